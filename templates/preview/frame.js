/** The frame that holds the module, and how a new version of it comes in. */

import { placeIn, putBack } from "./place.js";

/** Milliseconds after which a page that does not become ready is left as it is. */
const PATIENCE = 6000;

/**
 * Resolves once the player of the page is ready.
 * @param {Window} window
 * @returns {Promise<boolean>}
 */
async function isReady(window) {
  for (const began = performance.now(); performance.now() - began < PATIENCE; ) {
    if (window.document.documentElement?.classList.contains("is-ready")) return true;
    await new Promise((done) => setTimeout(done, 15));
  }
  return false;
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {{loaded: (window: Window) => void, leaving: () => void}} hooks
 *   `loaded` for each page that comes in; `leaving` when the page of a module has gone
 */
export function openFrame(frame, hooks) {
  const inside = () => /** @type {Window} */ (frame.contentWindow);
  /** @type {import("./place.js").Place | null} */
  let place = null;
  let [loading, again] = [false, false];

  /** Loads what is shown once more. While a page still comes in this would call it off, so it waits. */
  function renew() {
    again = loading;
    if (loading) return;
    place ??= placeIn(inside());
    loading = true;
    inside().location.reload();
  }

  frame.addEventListener("load", async () => {
    const window = inside();
    if (window.location.href === "about:blank") return;
    loading = false;
    if (again) return renew();
    window.addEventListener("pagehide", () => hooks.leaving());
    hooks.loaded(window);
    const back = place;
    if (back) {
      putBack(window, back);
      if (await isReady(window)) putBack(window, back);
      if (place === back) place = null;
    }
  });

  return {
    window: inside,

    /** Shows an address from its beginning. @param {string} url */
    open(url) {
      place = null;
      loading = true;
      inside().location.replace(url);
    },

    /** Loads the page anew and keeps its place. */
    renew,
  };
}
