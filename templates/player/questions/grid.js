/**
 * What `categorise` and `likert` share: lines with the same few things to choose from. Short form: for
 * each line in the author's order the letter of the thing chosen, `_` where there is none; "" where
 * none has one.
 */

/** @import { MountOptions, Control, QuestionData } from "../types.js" */

import { mixedOrder } from "../quiz/attempt.js";
import { n } from "../ui/text.js";
import { LETTERS } from "./choice.js";
import { focusOutcome } from "./outcome.js";

const NONE = "_";

/** @typedef {{row: HTMLElement, inputs: HTMLInputElement[], feedback: HTMLElement, chosen: () => string}} Line */

/**
 * @param {HTMLElement} host
 * @param {QuestionData} question
 * @param {MountOptions} options
 * @param {object} kind
 * @param {boolean} kind.mixed  the lines are put in another order
 * @param {(show: boolean, given: string, lines: Line[]) => void} kind.mark
 * @returns {Control}
 */
export function mountGrid(host, question, options, { mixed, mark }) {
  /** @type {Line[]} */
  const lines = [...host.querySelectorAll("[data-option]")].flatMap((row) => {
    const feedback = row.querySelector(".feedback");
    if (!(row instanceof HTMLElement) || !(feedback instanceof HTMLElement)) return [];
    const inputs = [...row.querySelectorAll("input")];
    const chosen = () => LETTERS[inputs.findIndex((input) => input.checked)] ?? "";
    return [{ row, inputs, feedback, chosen }];
  });
  lines.forEach(({ inputs }, at) =>
    inputs.forEach((input, column) => {
      input.checked = options.given[at] === LETTERS[column];
      input.addEventListener("change", options.changed);
    }));
  const shown = mixedOrder(question, lines.length, mixed ? options.order : 0).map((at) => lines[at]);
  host.querySelector(".options")?.append(...shown.map(({ row }) => row));

  const open = () => shown.filter((line) => !line.chosen());
  const read = () => (open().length < lines.length ? lines.map((line) => line.chosen() || NONE).join("") : "");
  let revealed = false;

  /** @param {boolean} locked */
  function setLocked(locked) {
    for (const { inputs } of lines) for (const input of inputs) input.disabled = locked;
    host.classList.toggle("is-locked", locked);
  }

  return {
    read,
    incomplete: () => (open().length ? n("lines_missing", open().length) : ""),
    lock: () => setLocked(true),
    reveal(show) {
      revealed = show;
      setLocked(show);
      mark(show, read(), lines);
    },
    focus() {
      if (revealed) return focusOutcome(host);
      const { inputs } = open()[0] ?? shown[0];
      (inputs.find((input) => input.checked) ?? inputs[0]).focus();
    },
  };
}
