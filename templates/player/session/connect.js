/** Beginning a session with the LMS: found, begun, and read until what it says makes sense. */

/** @import { Binding, Launch, Lms } from "../types.js" */
/** @import { Ports } from "./ports.js" */

import { waitForApi } from "../lms/api.js";
import { decode, isNewer } from "../state/codec.js";

/** Milliseconds before each try. What the LMS says at launch decides what it is told later: one bad answer is asked again. */
const TRIES = [0, 300, 1000, 2000];

/** A reading without which the learner's record could be lowered or written over. */
const isVital = (/** @type {string} */ element) => !/_children$|objectives\.\d|interactions\.\d/.test(element);

/** @type {Launch} */
export const NO_LAUNCH = {
  mode: "normal",
  credit: true,
  learner: { id: "", name: "" },
  state: "",
  status: "",
  completion: "incomplete",
  success: "unknown",
  score: null,
  progress: 0,
  objectives: {},
  holds: {},
};

/**
 * The LMS with its session begun and what it told, or no LMS. `silent`: one is there, but does not begin or answer.
 * @param {Binding | null} binding
 * @param {Ports} ports
 * @returns {Promise<{lms: Lms | null, launch: Launch, silent: boolean}>}
 */
export async function connect(binding, ports) {
  const { api } = binding ? await waitForApi(ports.window, binding.apiName, ports.setTimeout) : { api: null };
  if (!binding || !api) return { lms: null, launch: NO_LAUNCH, silent: false };
  let begun = false;
  let last = "";
  /** @type {{lms: Lms, launch: Launch, silent: false} | null} */
  let found = null;
  for (const pause of TRIES) {
    if (pause) await new Promise((done) => ports.setTimeout(() => done(null), pause));
    try {
      const lms = binding.open(api);
      begun ||= lms.initialize();
      if (!begun) continue;
      lms.trouble();
      const launch = lms.launch();
      const { hard, soft } = lms.trouble();
      const odd = launch.state !== "" && !decode(launch.state) && !isNewer(launch.state);
      found = hard.some(isVital) ? null : { lms, launch, silent: false };
      if (found && !soft.some(isVital) && !hard.length && (!odd || launch.state === last)) break;
      last = launch.state;
    } catch (error) {
      console.warn("LMS: no session", error);
    }
  }
  return found ?? { lms: null, launch: NO_LAUNCH, silent: true };
}
