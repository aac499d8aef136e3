/**
 * `matching`: a partner from one list for each item. Short form: for each item in the author's order
 * the letter of the entry chosen, `_` where there is none; "" where none has one.
 */

/** @import { MountOptions, Control, Named, QuestionData, QuestionType } from "../types.js" */

import { mixedOrder } from "../quiz/attempt.js";
import { n, t } from "../ui/text.js";
import { LETTERS, putVerdict } from "./choice.js";
import { focusOutcome, showOutcome } from "./outcome.js";

const NONE = "_";

/**
 * The items with their letters, the right entry's and the chosen one's.
 * @param {QuestionData} question
 * @param {string} given
 */
export function itemsOf(question, given) {
  const targets = question.targets ?? [];
  return (question.pairs ?? []).map(({ id, target }, at) => {
    const chosen = targets[LETTERS.indexOf(given[at] ?? NONE)];
    const right = targets.findIndex((one) => one.id === target);
    return { id, letter: LETTERS[at], right: LETTERS[right], rightId: target, chosen: chosen ? given[at] : "", chosenId: chosen?.id ?? "" };
  });
}

/**
 * @param {QuestionData} question
 * @param {string} given
 */
export function countPairs(question, given) {
  const items = itemsOf(question, given);
  return { found: items.filter((item) => item.chosen === item.right).length, count: items.length };
}

/**
 * @param {HTMLElement} host
 * @param {QuestionData} question
 * @param {MountOptions} options
 * @returns {Control}
 */
function mount(host, question, options) {
  const rows = [...host.querySelectorAll("[data-option]")].flatMap((row) => {
    const [select, feedback] = [row.querySelector("select"), row.querySelector(".feedback")];
    return row instanceof HTMLElement && select && feedback instanceof HTMLElement ? [{ row, select, feedback }] : [];
  });
  itemsOf(question, options.given).forEach((item, at) => (rows[at].select.value = item.chosen));
  for (const { select } of rows) select.addEventListener("change", options.changed);
  const shown = mixedOrder(question, rows.length, options.order).map((at) => rows[at]);
  host.querySelector(".options")?.append(...shown.map(({ row }) => row));

  const read = () => {
    const given = rows.map(({ select }) => select.value || NONE).join("");
    return rows.some(({ select }) => select.value) ? given : "";
  };
  const open = () => shown.filter(({ select }) => !select.value);
  let revealed = false;

  /** @param {boolean} locked */
  function setLocked(locked) {
    for (const { select } of rows) select.disabled = locked;
    host.classList.toggle("is-locked", locked);
  }

  return {
    read,
    incomplete: () => (open().length ? n("match_missing", open().length) : ""),
    lock: () => setLocked(true),
    reveal(show) {
      revealed = show;
      setLocked(show);
      const given = read();
      itemsOf(question, given).forEach((item, at) => {
        const { row, select, feedback } = rows[at];
        const right = item.chosen === item.right;
        feedback.hidden = !show || !(given || options.solution);
        row.classList.toggle("is-marked", !feedback.hidden);
        if (feedback.hidden) {
          delete row.dataset.verdict;
          return;
        }
        row.dataset.verdict = right ? "right" : "wrong";
        const answer = [...select.options].find((option) => option.value === item.right)?.text ?? "";
        const wrong = t(item.chosen ? "wrong" : "not_answered");
        putVerdict(feedback, right ? "right" : "wrong", right ? t("right") : options.solution ? `${wrong}. ${t("solution", { answer })}` : wrong);
      });
      showOutcome(host, show, { given, ...countPairs(question, given) });
    },
    focus() {
      if (revealed) return focusOutcome(host);
      (open()[0] ?? shown[0])?.select.focus();
    },
  };
}

/** @type {QuestionType} */
export const type = {
  mount,
  /** Right pairs / pairs. */
  credit(question, given) {
    const { found, count: all } = countPairs(question, given);
    return all ? found / all : 0;
  },
  interaction(question, given) {
    const items = itemsOf(question, given);
    /** @type {(item: typeof items[number], id: string, letter: string) => [Named, Named]} */
    const pair = (item, id, letter) => [{ id: item.id, letter: item.letter }, { id, letter }];
    return {
      type: "matching",
      response: { pairs: items.filter((item) => item.chosen).map((item) => pair(item, item.chosenId, item.chosen)) },
      correct: { pairs: items.map((item) => pair(item, item.rightId, item.right)) },
    };
  },
};
