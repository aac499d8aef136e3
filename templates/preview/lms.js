/** The pretend LMS of this page: which edition, whose record, and the API in the window that holds the module. */

/** @import { Call, Edition, Kept } from "./run-time.js" */

import { openLms } from "./run-time.js";

/** Milliseconds after which a late API is put up: packages give it four seconds. */
const LATE = 2500;
/** Calls that are kept for the log. */
const CALLS = 5000;

/** The learner's browser keeps names of its own that begin with `course-`; these are the LMS's. @param {string} module @param {Edition} edition */
const nameOf = (module, edition) => `pretend-lms/${module}/${edition}`;

/** @param {string} name @returns {Kept} */
function recall(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? "");
    if (kept && typeof kept.stored === "object") return { learner: Number(kept.learner) || 1, launches: 0, stored: kept.stored };
  } catch {
    // Nothing kept, or nothing readable: a new learner.
  }
  return { learner: 1, launches: 0, stored: {} };
}

/**
 * @param {string} module
 * @param {(call: Call | null) => void} told
 */
export function pretendLms(module, told) {
  /** @type {any} */
  const page = window;
  const options = { late: false };
  /** @type {Call[]} */
  let calls = [];
  /** @type {Edition} */
  let edition = "scorm12";
  let kept = recall(nameOf(module, edition));
  let lms = openLms(edition, kept, heard);
  let timer = 0;
  /** @type {(() => void) | null} what is to happen between two sessions */
  let next = null;

  const keep = () => localStorage.setItem(nameOf(module, edition), JSON.stringify(kept));

  /** @param {Call | null} call */
  function heard(call) {
    if (call) calls.push(call);
    if (calls.length > CALLS) calls = calls.slice(-CALLS);
    if (call && /Commit|Terminate|Finish/.test(call.method)) keep();
    told(call);
  }

  /** @param {Edition} wanted */
  function choose(wanted) {
    edition = wanted;
    kept = recall(nameOf(module, edition));
    lms = openLms(edition, kept, heard);
    calls = [];
  }

  /** Puts up the API of a new session, where the module finds it: in the window above its own. */
  function launch() {
    clearTimeout(timer);
    next?.();
    next = null;
    delete page.API;
    delete page.API_1484_11;
    const api = lms.launch();
    const offer = () => (page[lms.apiName] = api);
    if (options.late) timer = window.setTimeout(offer, LATE);
    else offer();
  }

  return {
    options,
    launch,
    now: () => lms,
    learner: () => kept.learner,
    calls: () => calls,

    choose,

    /** Another edition from the next session on: the one that runs ends in its own record. @param {Edition} wanted */
    chooseAfter: (wanted) => (next = () => choose(wanted)),

    /** Once the session that runs has ended the record is emptied, and perhaps another learner comes. @param {boolean} another */
    clearAfter: (another) =>
      (next = () => {
        kept.stored = {};
        if (another) kept.learner += 1;
        keep();
      }),
  };
}
