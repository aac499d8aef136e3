/** A plain record to print, for the learner's own files. It is no certificate, and not offered without an LMS. */

/** @import { ModuleData, Session } from "../types.js" */

import { slot } from "./elements.js";
import { percent, t } from "./text.js";

/**
 * A name as people write it: an LMS gives 'Last, First'.
 * @param {string} name
 */
export function unfolded(name) {
  const parts = name.split(",").map((part) => part.trim());
  return parts.length === 2 && parts[0] && parts[1] ? `${parts[1]} ${parts[0]}` : name.trim();
}

/**
 * @param {HTMLElement | undefined} view  the page 'Personal record'
 * @param {ModuleData} data
 * @param {Session} session
 * @returns {() => void} writes what holds now
 */
export function offerRecord(view, data, session) {
  if (!view || session.mode === "local") return () => {};
  for (const link of document.querySelectorAll("[data-record]")) /** @type {HTMLElement} */ (link).hidden = false;
  return () => {
    const { score, state } = session;
    const read = data.lessons.every((lesson) => (state.lessons[lesson.key] ?? 0) >= 3);
    const done = data.completion === "lessons" ? read : state.passed;
    slot(view, "name").textContent = unfolded(session.learner.name) || "–";
    slot(view, "status").textContent = t(state.passed ? "state_passed" : done ? "state_done" : "record_open");
    slot(view, "score").textContent = score === null ? "–" : percent(score);
    slot(view, "date").textContent = new Intl.DateTimeFormat(`${data.course.language}-u-nu-latn`, { dateStyle: "long" }).format(new Date());
  };
}
