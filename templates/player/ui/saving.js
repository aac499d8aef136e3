/** The line in the header that says whether progress is saved, and the notice when it is not. */

/** @import { Saving, Session } from "../types.js" */

import { byId, icon, say } from "./elements.js";
import { t } from "./text.js";

/** Saving that takes less than this is not worth a word: the line would only flicker. */
const QUICK = 1000;

/** Reasons that end with where the work is now, and those after which trying again is of no use. */
const WHERE = new Set(["no-answer", "refused", "lost", "room"]);
const FINAL = new Set(["elsewhere", "newer", "storage", "room"]);

/** @param {Session} session */
export function followSaving(session) {
  const line = byId("saving");
  const notice = byId("unsaved");
  const again = notice.querySelector("button");
  const tryAgain = again?.textContent ?? "";
  const words = notice.querySelector("p");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {Saving} saving */
  function show({ state, reason, kept }) {
    clearTimeout(timer);
    line.dataset.kept = String(kept);
    if (line.dataset.state !== state) {
      line.dataset.state = state;
      line.replaceChildren(icon(state === "unsaved" ? "cloud" : "right"), t(state));
    }
    const found = state === "found";
    notice.hidden = state !== "unsaved" && !found;
    const message = found ? t("found_text") : state !== "unsaved" ? "" : [t(`unsaved_${reason}`), ...(WHERE.has(reason) ? [t(kept ? "kept_yes" : "kept_no")] : [])].join(" ");
    if (words && words.textContent !== message) {
      words.textContent = message;
      // The notice was hidden: a region that appears is not read out, one that was there is.
      if (message) say(message);
    }
    if (again) {
      again.hidden = FINAL.has(reason);
      again.textContent = found ? t("found_go") : tryAgain;
    }
  }
  again?.addEventListener("click", () => void session.retry());
  session.onSaving((saving) => {
    clearTimeout(timer);
    if (saving.state === "saving" && line.dataset.state !== "unsaved") timer = setTimeout(show, QUICK, saving);
    else show(saving);
  });
}
