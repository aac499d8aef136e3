/** Notes above the text that say how this visit differs: no platform, review, browsing, a place found again. */

/** @import { Session } from "../types.js" */

import { byId, icon, link, make, onClick } from "./elements.js";
import { t } from "./text.js";

/**
 * @param {string} words
 * @param {HTMLElement} [more]
 * @returns {HTMLElement} the note, to be removed when it no longer holds
 */
export function putNote(words, more) {
  const close = make("button", { type: "button", class: "plain note-close" });
  close.append(icon("close"), make("span", { class: "sr" }, [t("close")]));
  const note = make("div", { class: "note", role: "status" }, [make("p", {}, more ? [words, " ", more] : [words]), close]);
  onClick(close, () => {
    note.remove();
    byId("main").focus({ preventScroll: true });
  });
  byId("notes").append(note);
  return note;
}

/**
 * What kind of visit this is. That there is no platform is said once; the header goes on saying it.
 * @param {Session} session
 */
export function noteMode(session) {
  for (const notice of session.notices) putNote(t(`note_${notice}`));
  if (session.notices.includes("silent")) return;
  if (session.mode === "local") untilNextPage(putNote(t("note_local")));
  else if (session.mode === "review") putNote(t("note_review"));
  else if (session.mode === "browse") putNote(t("note_browse"));
  else if (!session.recording) putNote(t("note_no_credit"));
}

/** The note that tells a returning learner where they are. It goes with the next page. */
export function noteResumed() {
  const top = link(t("to_top"), "#main");
  const note = putNote(t("went_on"), top);
  onClick(top, (event) => {
    event.preventDefault();
    const title = byId("main").querySelector("h1");
    window.scrollTo(0, 0);
    if (title instanceof HTMLElement) title.focus({ preventScroll: true });
    note.remove();
  });
  untilNextPage(note);
}

/**
 * Takes a note away together with the page below it: the text would move twice if it went before.
 * @param {HTMLElement} note
 */
function untilNextPage(note) {
  let turned = false;
  window.addEventListener("hashchange", () => (turned = true), { once: true, capture: true });
  new MutationObserver((_, seen) => {
    if (!turned) return;
    note.remove();
    seen.disconnect();
  }).observe(byId("main"), { childList: true });
}
