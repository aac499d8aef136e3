/** The line in the header that says whether progress is saved, and the notice when it is not. */

/** @import { Saving, Session } from "../types.js" */

import { byId, icon } from "./elements.js";
import { t } from "./text.js";

/** Saving that takes less than this is not worth a word: the line would only flicker. */
const QUICK = 1000;

/** @param {Session} session */
export function followSaving(session) {
  const line = byId("saving");
  const notice = byId("unsaved");
  const again = notice.querySelector("button");
  const words = notice.querySelector("p");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {Saving} saving */
  function show({ state, reason }) {
    clearTimeout(timer);
    if (line.dataset.state !== state) {
      line.dataset.state = state;
      line.replaceChildren(icon(state === "unsaved" ? "cloud" : "right"), t(state));
    }
    notice.hidden = state !== "unsaved";
    const message = state === "unsaved" ? t(`unsaved_${reason || "no-answer"}`) : "";
    if (words && words.textContent !== message) words.textContent = message;
    if (again) again.hidden = reason === "stopped" || reason === "newer";
  }
  again?.addEventListener("click", () => void session.retry());
  session.onSaving((saving) => {
    clearTimeout(timer);
    if (saving.state === "saving" && line.dataset.state !== "unsaved") timer = setTimeout(show, QUICK, saving);
    else show(saving);
  });
}
