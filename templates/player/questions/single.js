/** `single`: exactly one option is right. Short form: the letter of the option chosen. */

/** @import { QuestionType } from "../types.js" */

import { chosen, choicesOf, mountChoices } from "./choice.js";

/** @type {QuestionType} */
export const type = {
  mount: (host, question, options) =>
    mountChoices(host, question, options, choicesOf(question), { many: false, shuffled: true, outcome: null }),
  credit: (question, given) => (choicesOf(question).some((choice) => choice.correct && choice.letter === given) ? 1 : 0),
  interaction(question, given) {
    const choices = choicesOf(question);
    const key = choices.filter((choice) => choice.correct).map(({ id, letter }) => ({ id, letter }));
    return { type: "choice", response: chosen(choices, given), correct: key };
  },
};
