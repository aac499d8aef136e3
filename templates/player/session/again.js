/** Asking, during the visit, an LMS that did not answer at launch or was not there yet. */

/** @import { Binding, Launch, Lms, State } from "../types.js" */
/** @import { Ports } from "./ports.js" */

import { decode, encode } from "../state/codec.js";
import { holdsWork, withWork } from "../state/upgrade.js";
import { connect } from "./connect.js";
import { keeper } from "./kept.js";
import { openWritten } from "./written.js";

/** Seconds before each asking; the last goes on. */
const PAUSES = [5, 10, 20, 40, 60];

/**
 * @param {Binding} binding
 * @param {Ports} ports
 * @param {(lms: Lms, launch: Launch) => void} found  called once, with a session that has begun
 * @returns {() => void} stops it
 */
export function askAgain(binding, ports, found) {
  let [times, over] = [0, false];
  const wait = () =>
    ports.setTimeout(async () => {
      if (over) return;
      const { lms, launch } = await connect(binding, ports);
      if (!lms) wait();
      else if (over) lms.terminate();
      else found(lms, launch);
    }, PAUSES[Math.min(times++, PAUSES.length - 1)] * 1000);
  wait();
  return () => void (over = true);
}

/**
 * Puts work that was done without the LMS where the next launch offers it to the learner: asked about, since the LMS
 * knows nothing of its lineage. False where it cannot be kept.
 * @param {Ports} ports
 * @param {string} name  of the learner and module
 * @param {State} state
 */
export function handOver(ports, name, state) {
  if (!name || !holdsWork(state)) return false;
  const keep = keeper(ports.storage, name, ports.clock.now, false);
  const kept = keep.get();
  const before = decode(kept.offered);
  return keep.put({ ...kept, offered: encode(before && before.lineage !== state.lineage ? withWork(before, state) : state) });
}

/**
 * Moves what was written under one name to another, on top of what is there.
 * @param {Ports} ports
 * @param {string} from
 * @param {string} to
 */
export function moveWritten(ports, from, to) {
  const source = openWritten(ports.storage, from);
  const work = source.get();
  const moved = openWritten(ports.storage, to).change((there) => {
    for (const group of /** @type {const} */ (["project", "sheets", "notes", "words"])) Object.assign(there[group], work[group]);
    if (work.plan.length) there.plan = work.plan;
  });
  if (moved) source.drop();
}
