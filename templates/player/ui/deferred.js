/** Deeds that wait for a better moment. None is lost when the page goes: then they are done at once. */

/** @type {Set<() => unknown>} */
const due = new Set();

/**
 * @param {() => unknown} deed
 * @param {(act: () => void) => void} when
 * @returns {() => boolean}  takes it back
 */
function defer(deed, when) {
  due.add(deed);
  when(() => void (due.delete(deed) && deed()));
  return () => due.delete(deed);
}

/**
 * After the page was painted next: what the learner sees comes first, then what it has as a consequence.
 * @param {() => unknown} deed
 */
export const afterPaint = (deed) =>
  defer(deed, (act) => (document.hidden ? act() : requestAnimationFrame(() => setTimeout(act))));

/**
 * @param {() => unknown} deed
 * @param {number} milliseconds
 */
export const afterPause = (deed, milliseconds) => defer(deed, (act) => setTimeout(act, milliseconds));

/** Does at once what still waits. */
export function doAll() {
  for (const deed of due) {
    due.delete(deed);
    deed();
  }
}
// Before the session hears of it, which saves then for the last time.
window.addEventListener("pagehide", doAll, true);
window.addEventListener("visibilitychange", () => document.hidden && doAll(), true);
