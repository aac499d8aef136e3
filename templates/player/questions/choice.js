/** What the types with options share: real inputs, marks and feedback under the line they are about. */

/** @import { QuestionData, MountOptions, Control } from "../types.js" */

import { optionOrder } from "../quiz/attempt.js";
import { icon } from "../ui/elements.js";
import { t } from "../ui/text.js";

export const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** @typedef {{id: string, letter: string, correct: boolean}} Choice */

/**
 * The options in the author's order with their letters: the letter is the option's place there,
 * whatever order it is shown in.
 * @param {QuestionData} question
 * @returns {Choice[]}
 */
export function choicesOf(question) {
  return (question.options ?? []).map((option, index) => ({ ...option, letter: LETTERS[index] }));
}

/**
 * @param {Choice[]} choices
 * @param {string} given
 */
export function chosen(choices, given) {
  return choices.filter((choice) => given.includes(choice.letter)).map(({ id, letter }) => ({ id, letter }));
}

/**
 * @param {HTMLElement} place
 * @param {"right" | "wrong" | "partly" | "missed" | "kept"} kind
 * @param {string} words
 */
export function putVerdict(place, kind, words) {
  place.dataset.verdict = kind;
  const verdict = place.querySelector(".verdict");
  verdict?.replaceChildren(icon(kind === "kept" ? "right" : kind), words);
  for (const word of place.querySelectorAll("[data-overall]")) word.toggleAttribute("hidden", word.getAttribute("data-overall") !== kind);
}

/**
 * @param {HTMLElement} host  the question's HTML
 * @param {QuestionData} question
 * @param {MountOptions} mount
 * @param {Choice[]} choices
 * @param {{many: boolean, shuffled: boolean, outcome: ((given: string) => {kind: "right" | "wrong" | "partly", words: string}) | null}} kind
 * @returns {Control}
 */
export function mountChoices(host, question, mount, choices, kind) {
  /** @type {Map<string, {row: HTMLElement, input: HTMLInputElement, feedback: HTMLElement}>} */
  const rows = new Map();
  for (const row of host.querySelectorAll("[data-option]")) {
    const input = row.querySelector("input");
    const feedback = row.querySelector(".feedback");
    if (!(row instanceof HTMLElement) || !input || !(feedback instanceof HTMLElement)) continue;
    rows.set(row.dataset.option ?? "", { row, input, feedback });
    input.addEventListener("change", mount.changed);
  }
  if (kind.shuffled && mount.order) {
    const list = host.querySelector(".options");
    for (const index of optionOrder(question, mount.order)) {
      const found = rows.get(choices[index]?.id);
      if (found) list?.append(found.row);
    }
  }
  const outcome = host.querySelector(".outcome");
  const explanation = host.querySelector(".explanation");
  let shown = false;

  for (const choice of choices) {
    const found = rows.get(choice.id);
    if (found) found.input.checked = mount.given.includes(choice.letter);
  }
  const read = () => choices.filter((choice) => rows.get(choice.id)?.input.checked).map((c) => c.letter).join("");

  /** @param {boolean} locked */
  function setLocked(locked) {
    for (const { input } of rows.values()) input.disabled = locked;
    host.classList.toggle("is-locked", locked);
  }

  return {
    read,
    lock: () => setLocked(true),
    reveal(show) {
      shown = show;
      setLocked(show);
      for (const choice of choices) {
        const found = rows.get(choice.id);
        if (!found) continue;
        const { row, input, feedback } = found;
        const missed = choice.correct && !input.checked && Boolean(mount.solution);
        feedback.hidden = !show || !(input.checked || missed);
        row.classList.toggle("is-marked", !feedback.hidden);
        if (feedback.hidden) delete row.dataset.verdict;
        else if (missed) row.dataset.verdict = "missed";
        else row.dataset.verdict = choice.correct ? "right" : "wrong";
        if (missed) putVerdict(feedback, "missed", t(kind.many ? "missed_too" : "missed"));
        else putVerdict(feedback, choice.correct ? "right" : "wrong", t(choice.correct ? "right" : "wrong"));
      }
      const given = read();
      if (outcome instanceof HTMLElement) {
        const right = choices.some((choice) => choice.correct && choice.letter === given) ? "right" : "wrong";
        const alone = outcome.querySelector(`[data-overall="${right}"]`) ? { kind: right, words: t(right) } : null;
        const said = show && (kind.outcome?.(given) ?? (given ? alone : { kind: "wrong", words: t("not_answered") }));
        outcome.hidden = !said;
        if (said) putVerdict(outcome, /** @type {"right"} */ (said.kind), said.words);
      }
      if (explanation instanceof HTMLElement) explanation.hidden = !show;
    },
    focus() {
      const inputs = [...rows.values()].map((row) => row.input);
      if (shown && outcome instanceof HTMLElement && !outcome.hidden) return outcome.focus();
      const marked = [...rows.values()].find(({ input, feedback }) => input.checked && !feedback.hidden);
      if (shown && marked) return marked.feedback.focus();
      (inputs.find((input) => input.checked) ?? inputs.find((i) => i === host.querySelector("input")) ?? inputs[0])?.focus();
    },
  };
}
