/** `likert`: statements on one scale, without right and wrong. Each statement is a record of its own. */

/** @import { QuestionType } from "../types.js" */

import { t } from "../ui/text.js";
import { LETTERS } from "./choice.js";
import { mountGrid } from "./grid.js";
import { showKept } from "./outcome.js";

/** @type {QuestionType} */
export const type = {
  words: { check: "keep_answer", again: "change_answer" },
  mount: (host, question, options) => mountGrid(host, question, options, { mixed: false, mark: (show, given) => showKept(host, show, given) }),
  credit: () => 0,
  /** The places on the scale, from 1. */
  interaction: (question, given) =>
    (question.items ?? []).flatMap(({ id }, at) => {
      const place = String(LETTERS.indexOf(given[at] ?? "_") + 1);
      return place === "0" ? [] : [{ part: id, type: /** @type {const} */ ("likert"), response: [{ id: place, letter: place }], correct: null }];
    }),
};
