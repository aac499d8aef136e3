/** `fill-in`: words to type. Short form: the words, composed (NFC), with single spaces, cut to the field's length. */

/** @import { QuestionData, QuestionType } from "../types.js" */
/** @typedef {Pick<QuestionData, "answers" | "case" | "accents" | "near">} Asked  a question, or a gap of one */

import { oneLine } from "../lms/format.js";
import { letters } from "../ui/folding.js";
import { t } from "../ui/text.js";
import { mountTyped } from "./typed.js";

/**
 * @param {string} text
 * @param {number} limit  UTF-16 units
 */
export const clean = (text, limit) => oneLine(oneLine(text.normalize("NFC"), Infinity).replace(/\s+/g, " "), limit).trim();

/**
 * A text as it is compared: without invisible characters, quotes and hyphens alike, and case and accents where
 * they do not matter.
 * @param {Asked} question
 * @param {string} text
 */
function folded({ case: cased, accents: accented }, text) {
  let plain = text.normalize("NFKC").replace(/[\p{Cf}ـ]/gu, "").replace(/[‘’ʼ`´]/g, "'").replace(/[“”„«»]/g, '"').replace(/[‐‑‒–—]/g, "-").replace(/\s+/g, " ").trim();
  if (!cased) plain = plain.toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ");
  return accented ? plain : letters(plain.normalize("NFD").replace(/\p{M}/gu, "")).replace(/ı/g, "i");
}

/**
 * How many letters are missing, added, changed or swapped with a neighbour (optimal string alignment).
 * @param {string} one
 * @param {string} other
 */
export function distance(one, other) {
  const [a, b] = [[...one], [...other]];
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length];
}

/**
 * The accepted answer nearest to what was given, or "", and whether it is the same.
 * @param {Asked} question
 * @param {string} given
 */
export function accepted(question, given) {
  const text = folded(question, given);
  let [best, least] = ["", (question.near ?? 0) + 1];
  for (const answer of text ? question.answers ?? [] : []) {
    const far = distance(text, folded(question, answer));
    if (far < least) [best, least] = [answer, far];
  }
  return { answer: best, exact: least === 0 };
}

/** @type {QuestionType} */
export const type = {
  mount: (host, question, options) =>
    mountTyped(host, options, {
      clean: (text) => clean(text, question.limit ?? 60),
      right: (given) => Boolean(accepted(question, given).answer),
      first: t("write_first"),
      solution(given) {
        const { answer, exact } = accepted(question, given);
        return exact ? "" : answer || (question.answers ?? [""])[0];
      },
    }),
  credit: (question, given) => (accepted(question, given).answer ? 1 : 0),
  interaction: (question, given) => ({
    type: "fill-in",
    response: { text: given },
    correct: { texts: question.answers ?? [], caseMatters: question.case === true },
  }),
};
