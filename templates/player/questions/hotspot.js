/**
 * `hotspot`: places in a picture. The list beside it holds the real inputs; pointing at a place in the
 * picture chooses it there. Short form: the letters chosen, in ascending order.
 */

/** @import { QuestionData, MountOptions, Control, QuestionType } from "../types.js" */

import { choicesOf, mountChoices } from "./choice.js";
import { type as multiple, outcomeOf } from "./multiple.js";
import { onClick } from "../ui/elements.js";

/** @param {QuestionData} question */
const isMany = (question) => (question.options ?? []).filter((option) => option.correct).length > 1;

/**
 * @param {HTMLElement} host
 * @param {QuestionData} question
 * @param {MountOptions} options
 * @returns {Control}
 */
function mount(host, question, options) {
  const many = isMany(question);
  const control = mountChoices(
    host,
    question,
    { ...options, changed },
    choicesOf(question),
    { many, shuffled: false, outcome: many ? (given) => outcomeOf(question, given) : null },
  );
  const spots = [...host.querySelectorAll("[data-spot]")].flatMap((spot) => {
    const row = host.querySelector(`[data-option="${spot.getAttribute("data-spot")}"]`);
    const input = row?.querySelector("input");
    return row instanceof HTMLElement && input ? [{ spot, row, input }] : [];
  });

  function paint() {
    for (const { spot, row, input } of spots) {
      spot.classList.toggle("is-chosen", input.checked);
      if (row.dataset.verdict) spot.setAttribute("data-verdict", row.dataset.verdict);
      else spot.removeAttribute("data-verdict");
    }
  }
  function changed() {
    paint();
    options.changed();
  }
  for (const { spot, input } of spots)
    onClick(spot, () => {
      if (!input.disabled) input.click();
    });
  paint();
  return {
    ...control,
    reveal(show) {
      control.reveal(show);
      paint();
    },
  };
}

/** @type {QuestionType} */
export const type = {
  mount,
  /** Of one right place, all or nothing; of several, (right chosen - wrong chosen) / right, not below zero. */
  credit: multiple.credit,
  interaction: multiple.interaction,
};
