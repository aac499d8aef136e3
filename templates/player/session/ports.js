/** What a session needs from the browser, handed in, so that it runs anywhere. */

/** @import { QuestionType } from "../types.js" */

import { deviceStorage, isShared } from "./device.js";

/**
 * @typedef {object} Ports
 * @property {any} window
 * @property {any} document
 * @property {() => Storage | null} storage  may throw
 * @property {{now: () => number, monotonic: () => number}} clock  milliseconds; the second never goes back
 * @property {() => number} random  in [0, 1)
 * @property {(call: () => void, milliseconds: number) => unknown} setTimeout
 * @property {() => boolean} [lasting]  whether what is kept outlives the visit; default: it does
 * @property {Record<string, QuestionType>} types
 */

/**
 * @param {Record<string, QuestionType>} types
 * @returns {Ports}
 */
export const browserPorts = (types) => ({
  window,
  document,
  storage: deviceStorage,
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  random: () => crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32,
  setTimeout: (call, milliseconds) => window.setTimeout(call, milliseconds),
  lasting: () => !isShared(),
  types,
});
