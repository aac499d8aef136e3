/** `multiple`: any number of options is right. Short form: the letters chosen, in ascending order. */

/** @import { QuestionData, QuestionType } from "../types.js" */

import { n, t } from "../ui/text.js";
import { chosen, choicesOf, mountChoices } from "./choice.js";

/**
 * @param {QuestionData} question
 * @param {string} given
 */
function count(question, given) {
  const choices = choicesOf(question);
  const right = choices.filter((choice) => choice.correct);
  const found = right.filter((choice) => given.includes(choice.letter)).length;
  return { right: right.length, found, wrong: chosen(choices, given).length - found };
}

/**
 * (right chosen - wrong chosen) / right, not below zero.
 * @param {QuestionData} question
 * @param {string} given
 */
function credit(question, given) {
  const { right, found, wrong } = count(question, given);
  return right ? Math.max(0, found - wrong) / right : 0;
}

/**
 * @param {QuestionData} question
 * @param {string} given
 * @returns {{kind: "right" | "wrong" | "partly", words: string}}
 */
export function outcomeOf(question, given) {
  if (!given) return { kind: "wrong", words: t("not_answered") };
  const { right, found, wrong } = count(question, given);
  if (found === right && !wrong) return { kind: "right", words: t("right") };
  const kind = found ? "partly" : "wrong";
  const words = [`${t(found ? "partly" : "none_right")}.`, n("found_right", right, { found })];
  if (wrong) words.push(n("too_many", wrong));
  return { kind, words: words.join(" ") };
}

/** @type {QuestionType} */
export const type = {
  mount: (host, question, options) =>
    mountChoices(host, question, options, choicesOf(question), {
      many: true,
      shuffled: true,
      outcome: (given) => outcomeOf(question, given),
    }),
  credit,
  interaction(question, given) {
    const choices = choicesOf(question);
    const key = choices.filter((choice) => choice.correct).map(({ id, letter }) => ({ id, letter }));
    return { type: "choice", response: chosen(choices, given), correct: key };
  },
};
