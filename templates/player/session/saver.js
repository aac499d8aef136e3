/** Saving to an LMS: one call at a time, every answer checked, tried again until it is confirmed. */

/** @import { Call, Interaction, Lms, Reason, Report } from "../types.js" */

import { NO_ANSWER } from "../lms/caller.js";

const PAUSES = [2, 5, 10, 20, 40, 60];

/** Errors that say nothing about the value: the LMS is out of order, or its session is over. */
const TROUBLE = new Set([NO_ANSWER, "101", "301", "132", "133", "142", "143", "391"]);

/** The session is over, or was never begun, for the LMS: 1.2 and 2004. */
const LOST = new Set(["301", "122", "123", "132", "133", "142", "143"]);

/** Milliseconds of calls at a stretch: a long report to a slow LMS must not keep the page from answering. */
const SLICE = 10;

const SHRUNK = "shrunk";

/** An optional call that meets trouble this often is held to be the cause of it. */
const PATIENCE = 2;

/**
 * @typedef {object} Source
 * @property {() => Report} report  what the LMS should hold now
 * @property {(sent: Interaction[]) => void} confirmed  the LMS has the last report
 * @property {(state: "saved" | "saving" | "unsaved", reason?: Reason) => void} announce
 * @property {(call: Call, code: string) => boolean} shrink  the LMS refused a value: true where the next report holds a shorter one
 *
 * @typedef {ReturnType<typeof saver>} Saver
 */

/**
 * The end of work that could rest.
 * @template T
 * @param {Generator<void, T>} work
 * @returns {T}
 */
function finished(work) {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * @param {Lms} lms
 * @param {Record<string, string>} holds  values that the LMS had at launch
 * @param {Source} source
 * @param {(call: () => void, milliseconds: number) => unknown} later
 * @param {() => number} now  milliseconds
 */
export function saver(lms, holds, source, later, now) {
  let confirmed = new Map(Object.entries(holds));
  let held = new Map(confirmed);
  /** @type {Map<string, number>} */
  const troubles = new Map();
  /** @type {Set<string>} */
  const leftOut = new Set();
  let [wanted, saved, failures, turn] = [0, 0, 0, 0];
  let over = false;
  /** Work that goes on in its next slice. @type {Generator<void, boolean> | null} */
  let resting = null;

  /**
   * One call after the other; between two of them the work may rest.
   * @param {Call[]} calls
   * @param {boolean} again  even where the LMS has the value already
   * @returns {Generator<void, string>}
   */
  function* send(calls, again) {
    for (const call of calls) {
      const { element, value, group } = call;
      if ((group && leftOut.has(group)) || (!again && held.get(element) === value)) continue;
      yield;
      let code = lms.set(call);
      // An optional value that is refused is asked for once more: it is left out for good then.
      if (code && group && !TROUBLE.has(code)) code = lms.set(call);
      if (!code) {
        held.set(element, value);
        continue;
      }
      if (!group) return source.shrink(call, code) ? SHRUNK : code;
      const trouble = (troubles.get(group) ?? 0) + 1;
      troubles.set(group, trouble);
      if (TROUBLE.has(code) && trouble < PATIENCE) return code;
      leftOut.add(group);
    }
    return "";
  }

  /**
   * @param {Call[]} calls
   * @param {Call[]} also
   * @returns {Generator<void, string>}
   */
  function* deliver(calls, also) {
    let code = (yield* send(calls, false)) || (yield* send(also, true));
    if (!code) {
      yield;
      code = lms.commit();
    }
    if (code) held = new Map(confirmed);
    else confirmed = new Map(held);
    return code;
  }

  /** @param {number} seconds */
  function schedule(seconds) {
    const own = ++turn;
    later(() => own === turn && !over && slowly(), seconds * 1000);
  }

  /** @param {string} code */
  function failed(code) {
    source.announce("unsaved", code === NO_ANSWER ? "no-answer" : LOST.has(code) ? "lost" : "refused");
    schedule(PAUSES[Math.min(failures++, PAUSES.length - 1)]);
    return false;
  }

  /**
   * Saves what is not confirmed yet, and sets `also`. Its end is true where the LMS has everything then.
   * @param {Call[]} also
   * @returns {Generator<void, boolean>}
   */
  function* saving(also) {
    if (over) return false;
    const version = wanted;
    const due = version > saved;
    if (!due && !also.length) return true;
    let report = due ? source.report() : null;
    const attempt = () => deliver([...(report ? lms.calls(report) : []), ...lms.leaving(0)], also);
    let code = yield* attempt();
    if (code === SHRUNK) {
      report = source.report();
      code = yield* attempt();
    }
    if (code) {
      if (!due) wanted++;
      return failed(code);
    }
    turn++;
    [saved, failures] = [version, 0];
    if (report) source.confirmed(report.interactions);
    if (wanted > saved) schedule(0);
    else source.announce("saved");
    return true;
  }

  /**
   * All at a stretch, for a page that goes. Work that rests meanwhile is taken up where it is: what the LMS holds by
   * now is not set again.
   * @param {Call[]} also
   */
  function flush(also = []) {
    resting = null;
    return finished(saving(also));
  }

  /** In slices, so that the page answers meanwhile. What was begun with an older report goes on with a new one. */
  function slowly() {
    const work = (resting = saving([]));
    const slice = () => {
      const end = now() + SLICE;
      while (resting === work) {
        if (work.next().done) resting = null;
        else if (now() >= end) return later(slice, 0);
      }
    };
    slice();
  }

  return {
    flush,
    slowly,
    /** @param {number} seconds  how soon to save: 0 for at once, after the screen was painted */
    changed(seconds) {
      if (over) return;
      if (wanted++ === saved || seconds === 0) schedule(failures ? PAUSES[0] : seconds);
      if (!failures) source.announce("saving");
    },
    /**
     * The first calls, before anything else.
     * @param {Call[]} calls
     */
    start(calls) {
      const code = finished(deliver(calls, []));
      if (!code) return;
      wanted++;
      failed(code);
    },
    pending: () => wanted > saved,
    /** Nothing is sent from now on. */
    end() {
      over = true;
    },
  };
}
