/** The rest of the style: questions, dialogs, what stands around the text. It comes with the page, for paper at first. */

import { byId } from "./elements.js";

/** Milliseconds after which the page goes on without it. */
const PATIENCE = 5000;

/** Puts it on; resolves when it is there or will not come. */
export function restOfStyle() {
  const link = /** @type {HTMLLinkElement} */ (byId("more-style"));
  link.media = "all";
  if (link.sheet) return Promise.resolve();
  return new Promise((done) => {
    link.onload = link.onerror = () => done(undefined);
    setTimeout(done, PATIENCE);
  });
}
