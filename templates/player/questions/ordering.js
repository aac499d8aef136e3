/** `ordering`: items to bring into their order. Short form: the letters of the items in the learner's order. */

/** @import { MountOptions, Control, QuestionData, QuestionType } from "../types.js" */

import { mixedOrder } from "../quiz/attempt.js";
import { onClick, say } from "../ui/elements.js";
import { n, t } from "../ui/text.js";
import { LETTERS, putVerdict } from "./choice.js";
import { focusOutcome, showOutcome } from "./outcome.js";

/**
 * The places of the items, in the author's order, as the learner put them; null where that is no whole order.
 * @param {QuestionData} question
 * @param {string} given
 */
function orderOf(question, given) {
  const count = (question.items ?? []).length;
  const order = [...given].map((letter) => LETTERS.indexOf(letter));
  return order.length === count && new Set(order).size === count && order.every((at) => at >= 0 && at < count) ? order : null;
}

/**
 * The order in which the items are met: never the right one.
 * @param {QuestionData} question
 * @param {number} seed
 */
export function startOrder(question, seed) {
  const order = mixedOrder(question, (question.items ?? []).length, seed || 1);
  return order.every((item, at) => item === at) ? [...order.slice(1), order[0]] : order;
}

/**
 * @param {HTMLElement} host
 * @param {QuestionData} question
 * @param {MountOptions} options
 * @returns {Control}
 */
function mount(host, question, options) {
  const list = /** @type {HTMLElement} */ (host.querySelector(".options"));
  const rows = (question.items ?? []).map(({ id }) => /** @type {HTMLElement} */ (list.querySelector(`[data-option="${id}"]`)));
  /** @type {(row: HTMLElement, way: string) => HTMLButtonElement} */
  const mover = (row, way) => /** @type {HTMLButtonElement} */ (row.querySelector(`[data-move="${way}"]`));
  /** @type {(row: HTMLElement) => string} */
  const words = (row) => [...row.querySelectorAll(".option-text, .option-text img")].map((one) => one.getAttribute("alt") ?? one.textContent).join(" ").trim();
  const saved = orderOf(question, options.given);
  let order = saved ?? startOrder(question, options.order);
  let [moved, locked, revealed] = [saved !== null, false, false];

  function paint() {
    order.forEach((item, place) => {
      const row = rows[item];
      if (list.children[place] !== row) list.insertBefore(row, list.children[place]);
      mover(row, "up").disabled = locked || place === 0;
      mover(row, "down").disabled = locked || place === order.length - 1;
    });
  }

  /**
   * @param {number} item
   * @param {number} step  -1 or 1
   */
  function move(item, step) {
    const [from, to] = [order.indexOf(item), order.indexOf(item) + step];
    order = [...order];
    [order[from], order[to]] = [order[to], order[from]];
    moved = true;
    paint();
    const [same, other] = step < 0 ? ["up", "down"] : ["down", "up"];
    const button = mover(rows[item], same);
    (button.disabled ? mover(rows[item], other) : button).focus();
    say(t("order_moved", { item: words(rows[item]), place: to + 1, count: order.length }));
    options.changed();
  }

  rows.forEach((row, item) => {
    for (const [way, step] of /** @type {[string, number][]} */ ([["up", -1], ["down", 1]])) {
      const button = mover(row, way);
      button.querySelector(".sr")?.append(` ${words(row)}`);
      onClick(button, () => move(item, step));
    }
  });
  paint();
  const read = () => (moved ? order.map((item) => LETTERS[item]).join("") : "");

  return {
    read,
    incomplete: () => (moved ? "" : t("order_first")),
    lock() {
      locked = true;
      host.classList.add("is-locked");
      paint();
    },
    reveal(show) {
      revealed = locked = show;
      host.classList.toggle("is-locked", show);
      paint();
      const given = read();
      order.forEach((item, place) => {
        const row = rows[item];
        const feedback = /** @type {HTMLElement} */ (row.querySelector(".feedback"));
        const right = item === place;
        feedback.hidden = !show || !(given || options.solution);
        row.classList.toggle("is-marked", !feedback.hidden);
        if (feedback.hidden) {
          delete row.dataset.verdict;
          return;
        }
        row.dataset.verdict = right ? "right" : "wrong";
        putVerdict(feedback, right ? "right" : "wrong", right ? t("right") : options.solution ? t("order_solution", { place: item + 1 }) : t("order_wrong"));
      });
      const count = order.length;
      const found = order.filter((item, place) => item === place).length;
      showOutcome(host, show, { given, found, count, counted: n("order_found", count, { found }), partly: type.credit(question, given) > 0 });
    },
    focus() {
      if (revealed) return focusOutcome(host);
      /** @type {HTMLElement | null} */ (list.querySelector("[data-move]:not(:disabled)"))?.focus();
    },
  };
}

/** @type {QuestionType} */
export const type = {
  mount,
  /** (pairs of items in the right order - pairs in the wrong one) / pairs, not below zero. */
  credit(question, given) {
    const order = orderOf(question, given);
    if (!order) return 0;
    let [pairs, right] = [0, 0];
    for (let at = 0; at < order.length; at++)
      for (const later of order.slice(at + 1)) {
        pairs += 1;
        if (order[at] < later) right += 1;
      }
    return pairs ? Math.max(0, 2 * right - pairs) / pairs : 0;
  },
  interaction(question, given) {
    const items = (question.items ?? []).map(({ id }, at) => ({ id, letter: LETTERS[at] }));
    return { type: "sequencing", response: (orderOf(question, given) ?? []).map((at) => items[at]), correct: items };
  },
};
