/** Saving to an LMS: one call at a time, every answer checked, tried again until it is confirmed. */

/** @import { Call, Interaction, Lms, Report, Saving } from "../types.js" */

import { NO_ANSWER } from "../lms/caller.js";

const PAUSES = [2, 5, 10, 20, 40, 60];

/** Errors that say nothing about the value: the LMS is out of order, or its session is over. */
const TROUBLE = new Set([NO_ANSWER, "101", "301", "132", "133", "142", "143", "391"]);

/** An optional call that meets trouble this often is held to be the cause of it. */
const PATIENCE = 2;

/**
 * @typedef {object} Source
 * @property {() => Report} report  what the LMS should hold now
 * @property {(sent: Interaction[]) => void} confirmed  the LMS has the last report
 * @property {(saving: Saving) => void} announce
 *
 * @typedef {ReturnType<typeof saver>} Saver
 */

/**
 * @param {Lms} lms
 * @param {Record<string, string>} holds  values that the LMS had at launch
 * @param {Source} source
 * @param {(call: () => void, milliseconds: number) => unknown} later
 */
export function saver(lms, holds, source, later) {
  let confirmed = new Map(Object.entries(holds));
  let held = new Map(confirmed);
  /** @type {Map<string, number>} */
  const troubles = new Map();
  /** @type {Set<string>} */
  const leftOut = new Set();
  let [wanted, saved, failures, turn] = [0, 0, 0, 0];
  let over = false;

  /**
   * @param {Call[]} calls
   * @param {boolean} again  even where the LMS has the value already
   */
  function send(calls, again) {
    for (const call of calls) {
      const { element, value, group } = call;
      if ((group && leftOut.has(group)) || (!again && held.get(element) === value)) continue;
      const code = lms.set(call);
      if (!code) {
        held.set(element, value);
        continue;
      }
      if (!group) return code;
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
   */
  function deliver(calls, also) {
    const code = send(calls, false) || send(also, true) || lms.commit();
    if (code) held = new Map(confirmed);
    else confirmed = new Map(held);
    return code;
  }

  /** @param {number} seconds */
  function schedule(seconds) {
    const own = ++turn;
    later(() => own === turn && !over && flush(), seconds * 1000);
  }

  /** @param {string} code */
  function failed(code) {
    source.announce({ state: "unsaved", reason: code === NO_ANSWER ? "no-answer" : "refused" });
    schedule(PAUSES[Math.min(failures++, PAUSES.length - 1)]);
    return false;
  }

  /**
   * Saves what is not confirmed yet, and sets `also`. True where the LMS has everything now.
   * @param {Call[]} also
   */
  function flush(also = []) {
    if (over) return false;
    const version = wanted;
    const due = version > saved;
    if (!due && !also.length) return true;
    const report = due ? source.report() : null;
    const code = deliver([...(report ? lms.calls(report) : []), ...lms.leaving(0)], also);
    if (code) {
      if (!due) wanted++;
      return failed(code);
    }
    turn++;
    [saved, failures] = [version, 0];
    if (report) source.confirmed(report.interactions);
    source.announce({ state: "saved", reason: "" });
    return true;
  }

  return {
    flush,
    /** @param {number} seconds  how soon to save: 0 for at once, after the screen was painted */
    changed(seconds) {
      if (over) return;
      if (wanted++ === saved || seconds === 0) schedule(failures ? PAUSES[0] : seconds);
      if (!failures) source.announce({ state: "saving", reason: "" });
    },
    /**
     * The first calls, before anything else.
     * @param {Call[]} calls
     */
    start(calls) {
      const code = deliver(calls, []);
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
