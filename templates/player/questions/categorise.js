/** `categorise`: each item belongs to a category. A matching whose partners are the categories. */

/** @import { QuestionType } from "../types.js" */

import { t } from "../ui/text.js";
import { putVerdict } from "./choice.js";
import { mountGrid } from "./grid.js";
import { countPairs, itemsOf, type as matching } from "./matching.js";
import { showOutcome } from "./outcome.js";

/** @type {QuestionType} */
export const type = {
  ...matching,
  mount: (host, question, options) =>
    mountGrid(host, question, options, {
      mixed: true,
      mark(show, given, lines) {
        itemsOf(question, given).forEach((item, at) => {
          const { row, inputs, feedback } = lines[at];
          const right = item.chosen === item.right;
          feedback.hidden = !show || !(given || options.solution);
          row.classList.toggle("is-marked", !feedback.hidden);
          if (feedback.hidden) {
            delete row.dataset.verdict;
            return;
          }
          row.dataset.verdict = right ? "right" : "wrong";
          const answer = inputs[(question.targets ?? []).findIndex(({ id }) => id === item.rightId)]?.parentElement?.textContent?.trim() ?? "";
          const wrong = t(item.chosen ? "wrong" : "not_answered");
          putVerdict(feedback, right ? "right" : "wrong", right ? t("right") : options.solution ? `${wrong}. ${t("solution", { answer })}` : wrong);
        });
        showOutcome(host, show, { given, ...countPairs(question, given) });
      },
    }),
};
