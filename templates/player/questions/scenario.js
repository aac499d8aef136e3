/**
 * `scenario`: a case that branches. Short form: the letters of the choices on the way so far, which is
 * whole where it has come to an ending.
 */

/** @import { MountOptions, Control, Named, QuestionData, QuestionType, StepData, ChoiceData } from "../types.js" */

import { button, icon, make, onClick, say } from "../ui/elements.js";
import { t } from "../ui/text.js";
import { LETTERS, putVerdict } from "./choice.js";

/** @typedef {{step: StepData, choice: ChoiceData, letter: string, meters: number[]}} Taken  `meters`: where they stand after it */

/**
 * The way that a short form tells, as far as it leads anywhere.
 * @param {QuestionData} question
 * @param {string} given
 */
export function follow(question, given) {
  const steps = question.steps ?? [];
  let meters = (question.meters ?? []).map(({ start }) => start);
  /** @type {Taken[]} */
  const taken = [];
  let place = steps[0]?.id ?? "";
  let score = 0;
  for (const letter of given) {
    const step = steps.find(({ id }) => id === place);
    const choice = step?.choices[LETTERS.indexOf(letter)];
    if (!step || !choice) break;
    meters = meters.map((value, at) => Math.min(question.meters?.[at].max ?? value, Math.max(0, value + choice.moves[at])));
    taken.push({ step, choice, letter, meters });
    score += choice.score;
    place = choice.next;
  }
  return { taken, place, score, meters, ended: !steps.some(({ id }) => id === place) };
}

/**
 * @param {QuestionData} question
 * @param {string} given
 */
const isWhole = (question, given) => given !== "" && follow(question, given).ended;

/**
 * @param {HTMLElement} host
 * @param {QuestionData} question
 * @param {MountOptions} options
 * @returns {Control}
 */
function mount(host, question, options) {
  const find = (/** @type {string} */ what) => /** @type {HTMLElement} */ (host.querySelector(what));
  const way = find(".way");
  const stage = make("li", { class: "is-now" });
  const outcome = find(".outcome");
  const explanation = host.querySelector(".explanation");
  const again = button(t("case_again"), { second: true, icon: "again" });
  const actions = make("div", { class: "actions" }, [again]);
  host.append(actions);
  let { given } = options;
  given = follow(question, given).taken.map(({ letter }) => letter).join("");
  let locked = false;

  /** @param {string} what  step or ending @param {string} id */
  const copy = (what, id) => {
    const template = host.querySelector(`template[data-${what}="${id}"]`);
    return template instanceof HTMLTemplateElement ? /** @type {HTMLElement} */ (document.importNode(template.content, true).firstElementChild) : make("div");
  };
  const nameOf = (/** @type {number} */ at) => host.querySelectorAll("[data-meter] dt")[at]?.textContent ?? "";

  /**
   * What a choice did to the meters, in words.
   * @param {number[]} before
   * @param {number[]} after
   */
  const moves = (before, after) =>
    after.flatMap((value, at) => {
      const by = value - before[at];
      return by ? [t(by > 0 ? "case_up" : "case_down", { meter: nameOf(at), by: Math.abs(by), value, max: question.meters?.[at].max ?? 0 })] : [];
    });

  /**
   * A stop of the way so far: the situation, what was chosen, and what came of it.
   * @param {Taken} one
   * @param {number[]} before
   */
  function stop({ step, choice, meters }, before) {
    const shown = copy("step", step.id);
    const picked = shown.querySelector(`[data-choice="${choice.id}"]`);
    const consequence = picked?.parentElement?.querySelector("template");
    const text = /** @type {HTMLElement} */ (shown.querySelector(".case-text"));
    const chosen = make("p", { class: "way-choice" }, [make("span", { class: "sr" }, [`${t("case_chosen")} `]), ...(picked?.querySelector(".option-text")?.childNodes ?? [])]);
    const told = moves(before, meters);
    const after = make("div", { class: "way-after prose", tabindex: "-1" });
    if (consequence instanceof HTMLTemplateElement) after.append(document.importNode(consequence.content, true));
    if (told.length) after.append(make("p", { class: "way-moves" }, [told.join(" · ")]));
    return make("li", {}, after.hasChildNodes() ? [text, chosen, after] : [text, chosen]);
  }

  function paint() {
    const { taken, place, score, meters, ended } = follow(question, given);
    const starts = (question.meters ?? []).map(({ start }) => start);
    stage.remove();
    while (way.children.length > taken.length) way.lastElementChild?.remove();
    const fresh = taken.slice(way.children.length);
    for (const one of fresh) {
      const at = way.children.length;
      way.append(stop(one, at ? taken[at - 1].meters : starts));
    }
    host.querySelectorAll("[data-meter]").forEach((row, at) => {
      row.querySelectorAll("i").forEach((mark, place) => mark.classList.toggle("is-full", place < meters[at]));
      const value = row.querySelector(".meter-value");
      if (value) value.textContent = t("case_meter", { value: meters[at], max: question.meters?.[at].max ?? 0 });
    });
    const now = copy(ended ? "ending" : "step", place);
    for (const one of now.querySelectorAll("[data-choice]")) {
      one.append(icon("next"));
      if (one instanceof HTMLButtonElement) one.disabled = locked;
      onClick(one, () => choose(one.getAttribute("data-choice") ?? ""));
    }
    stage.replaceChildren(now);
    way.append(stage);
    outcome.hidden = !ended;
    explanation?.toggleAttribute("hidden", !ended);
    if (ended) {
      const credit = type.credit(question, given);
      const range = question.best === question.worst ? t("case_over") : t("case_score", { score, best: question.best ?? 0, worst: question.worst ?? 0 });
      putVerdict(outcome, credit >= 1 ? "right" : credit > 0 ? "partly" : "wrong", range);
    }
    actions.hidden = !given || locked;
  }

  /** @param {string} id */
  function choose(id) {
    if (locked) return;
    const { place, meters: before } = follow(question, given);
    const step = question.steps?.find((one) => one.id === place);
    const at = step?.choices.findIndex((choice) => choice.id === id) ?? -1;
    if (at < 0) return;
    given += LETTERS[at];
    paint();
    const { meters, ended } = follow(question, given);
    const next = stage.previousElementSibling?.querySelector(".way-after") ?? stage.querySelector(".case-text, h3");
    if (next instanceof HTMLElement) {
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "start" });
    }
    say([...moves(before, meters), ended ? t("case_over") : ""].filter(Boolean).join(". "));
    if (ended) options.answered?.();
    else options.changed();
  }

  onClick(again, () => {
    given = "";
    paint();
    const first = stage.querySelector(".case-text");
    if (first instanceof HTMLElement) first.focus({ preventScroll: true });
    host.scrollIntoView({ block: "start" });
    say(t("case_begun"));
    options.changed();
  });
  paint();

  return {
    read: () => given,
    lock() {
      locked = true;
      paint();
    },
    reveal: () => {},
    incomplete: () => (isWhole(question, given) ? "" : t("case_first")),
    focus() {
      const target = stage.querySelector("button:not(:disabled), h3");
      if (target instanceof HTMLElement) target.focus();
    },
  };
}

/** @type {QuestionType} */
export const type = {
  mount,
  whole: isWhole,
  /** (score of the way - worst possible) / (best - worst); a way that has not ended earns nothing. */
  credit(question, given) {
    const { score, ended } = follow(question, given);
    const { best = 0, worst = 0 } = question;
    if (!ended || !given) return 0;
    return best > worst ? Math.min(1, Math.max(0, (score - worst) / (best - worst))) : 1;
  },
  /** The whole way, and each decision on it. */
  interaction(question, given) {
    const { taken } = follow(question, given);
    /** @type {[Named, Named][]} */
    const pairs = taken.map(({ step, choice, letter }) => [{ id: step.name, letter: step.name }, { id: choice.id, letter }]);
    return [
      { type: "performance", response: { pairs }, correct: null },
      ...pairs.map(([step, choice]) => ({ part: step.id, type: /** @type {const} */ ("choice"), response: [choice], correct: null, scored: false })),
    ];
  },
};
