/**
 * What stays on this device, and for how long: in the browser, or on a shared computer in this tab
 * alone, until the learner leaves. Everything that is kept goes through `deviceStorage`, under
 * names that begin with `course-`.
 */

const PREFIX = "course-";
const SHARED = `${PREFIX}shared`;

/** Whether the learner said that others use this computer too. It holds for the tab. */
export function isShared() {
  try {
    return window.sessionStorage.getItem(SHARED) === "1";
  } catch {
    return false;
  }
}

/** The storage to keep things in; throws where the browser forbids it. */
export const deviceStorage = () => (isShared() ? window.sessionStorage : window.localStorage);

/** @param {Storage} storage */
const ours = (storage) =>
  Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "").filter((key) => key.startsWith(PREFIX) && key !== SHARED);

/**
 * Says that the computer is shared, or no longer: what is kept moves along. False where the browser forbids it.
 * @param {boolean} shared
 */
export function setShared(shared) {
  try {
    const [from, to] = shared ? [window.localStorage, window.sessionStorage] : [window.sessionStorage, window.localStorage];
    for (const key of ours(from)) {
      to.setItem(key, from.getItem(key) ?? "");
      from.removeItem(key);
    }
    if (shared) to.setItem(SHARED, "1");
    else from.removeItem(SHARED);
    return true;
  } catch {
    return false;
  }
}

/** Deletes everything that any module keeps on this device. */
export function forgetEverything() {
  for (const name of /** @type {const} */ (["localStorage", "sessionStorage"]))
    try {
      const storage = window[name];
      for (const key of ours(storage)) storage.removeItem(key);
    } catch {
      // Where storage is forbidden, nothing is kept.
    }
}

/** On a shared computer, a page that is opened, not loaded anew, finds nothing of whoever was here before. */
export function openDevice() {
  const [entry] = performance.getEntriesByType("navigation");
  const anew = entry instanceof PerformanceNavigationTiming && entry.type === "reload";
  if (isShared() && !anew) forgetEverything();
}
