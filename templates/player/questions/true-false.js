/** `true-false`: a statement to judge. Short form: `t` or `f`. */

/** @import { QuestionData, QuestionType } from "../types.js" */

import { mountChoices } from "./choice.js";

/** @param {QuestionData} question */
function choicesOf(question) {
  return [
    { id: "true", letter: "t", correct: question.answer === true },
    { id: "false", letter: "f", correct: question.answer === false },
  ];
}

/** @type {QuestionType} */
export const type = {
  mount: (host, question, options) =>
    mountChoices(host, question, options, choicesOf(question), { many: false, shuffled: false, outcome: null }),
  credit: (question, given) => (given === (question.answer ? "t" : "f") ? 1 : 0),
  interaction: (question, given) => ({
    type: "true-false",
    response: given ? given === "t" : [],
    correct: question.answer === true,
  }),
};
