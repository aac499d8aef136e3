/**
 * Answers in the learner's own words: kept with what else the learner writes, on this device only, never in
 * the saved state of an LMS. Where nothing may be kept, they last as long as the page.
 */

import { openWritten } from "./written.js";

/**
 * @typedef {object} OwnWords
 * @property {(question: string) => string} get  by the question's id; "" where there are none
 * @property {(question: string, text: string) => void} put
 * @property {() => boolean} kept  whether what was put last outlives the page
 * @property {() => boolean} any  whether anything is kept in this module, worksheets and notes among it
 * @property {() => void} drop  with everything else that the learner wrote in this module
 */

/**
 * @param {() => Storage | null} storage  may throw
 * @param {string} name  "" keeps nothing
 * @returns {OwnWords}
 */
export function ownWords(storage, name) {
  const written = openWritten(storage, name);
  let kept = written.works();
  return {
    get: (question) => written.get().words[question] ?? "",
    put(question, text) {
      kept = written.change(({ words }) => {
        if (text) words[question] = text;
        else delete words[question];
      });
    },
    kept: () => kept,
    any: written.any,
    drop: written.drop,
  };
}
