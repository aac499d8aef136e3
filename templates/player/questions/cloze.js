/**
 * `cloze`: gaps in a text. Short form: for each gap in the text's order the letter of the option chosen
 * (`_`: none), or one digit of length and the words typed; "" where every gap is empty.
 */

/** @import { GapData, MountOptions, Control, QuestionData, QuestionType } from "../types.js" */

import { DIGITS } from "../state/codec.js";
import { n, t } from "../ui/text.js";
import { LETTERS, putVerdict } from "./choice.js";
import { accepted, clean } from "./fill-in.js";
import { focusOutcome, showOutcome } from "./outcome.js";

const NONE = "_";

/** @param {QuestionData} question */
const gapsOf = (question) => question.gaps ?? [];

/**
 * The words in each gap.
 * @param {QuestionData} question
 * @param {string} given
 * @returns {string[]}
 */
export function wordsOf(question, given) {
  let at = 0;
  return gapsOf(question).map(({ options }) => {
    if (options.length) return options[LETTERS.indexOf(given[at++] ?? NONE)] ?? "";
    const length = Math.max(0, DIGITS.indexOf(given[at++] ?? "A"));
    at += length;
    return given.slice(at - length, at);
  });
}

/**
 * The short form of the words in each gap.
 * @param {QuestionData} question
 * @param {string[]} words
 */
export function written(question, words) {
  if (words.every((one) => !one)) return "";
  return gapsOf(question)
    .map(({ options }, at) => {
      if (options.length) return LETTERS[options.indexOf(words[at])] ?? NONE;
      return DIGITS[words[at].length] + words[at];
    })
    .join("");
}

/**
 * @param {GapData} gap
 * @param {string} words
 */
const fill = (gap, words) =>
  gap.options.length ? { answer: gap.answers.includes(words) ? words : "", exact: true } : accepted(gap, words);

/**
 * @param {QuestionData} question
 * @param {string} given
 */
function countGaps(question, given) {
  const words = wordsOf(question, given);
  return { found: gapsOf(question).filter((gap, at) => fill(gap, words[at]).answer).length, count: words.length };
}

/**
 * @param {HTMLElement} host
 * @param {QuestionData} question
 * @param {MountOptions} options
 * @returns {Control}
 */
function mount(host, question, options) {
  const warning = /** @type {HTMLElement} */ (host.querySelector(".warn"));
  const saved = wordsOf(question, options.given);
  const gaps = gapsOf(question).map((gap, at) => {
    const place = /** @type {HTMLElement} */ (host.querySelector(`[data-gap="${gap.id}"]`));
    const row = /** @type {HTMLElement} */ (host.querySelector(`[data-option="${gap.id}"]`));
    const field = /** @type {HTMLInputElement | HTMLSelectElement} */ (place.querySelector("input, select"));
    const mark = /** @type {HTMLElement} */ (place.querySelector(".gap-mark"));
    field.value = gap.options.length ? String(gap.options.indexOf(saved[at])).replace("-1", "") : saved[at];
    field.addEventListener(gap.options.length ? "change" : "input", () => {
      warning.textContent = "";
      options.changed();
    });
    const words = () => (gap.options.length ? (gap.options[Number(field.value || NaN)] ?? "") : clean(field.value, gap.limit));
    return { gap, place, row, field, mark, words };
  });
  const read = () => written(question, gaps.map((one) => one.words()));
  const open = () => gaps.filter((one) => !one.words());
  let revealed = false;

  /** @param {boolean} locked */
  function setLocked(locked) {
    for (const { field } of gaps) field instanceof HTMLSelectElement ? (field.disabled = locked) : (field.readOnly = locked);
    host.classList.toggle("is-locked", locked);
  }

  host.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    const check = host.closest(".exercise")?.querySelector(".actions:not([hidden]) .button:not([hidden])");
    if (check instanceof HTMLElement) check.click();
  });

  return {
    read,
    incomplete: () => (open().length ? n("gaps_missing", open().length) : ""),
    lock: () => setLocked(true),
    reveal(show) {
      revealed = show;
      setLocked(show);
      const given = read();
      gaps.forEach(({ gap, place, row, mark, words }, at) => {
        const { answer, exact } = fill(gap, words());
        row.hidden = !show || !(given || options.solution);
        row.classList.toggle("is-marked", !row.hidden);
        mark.textContent = row.hidden ? "" : String(at + 1);
        for (const one of [place, row]) {
          if (row.hidden) delete one.dataset.verdict;
          else one.dataset.verdict = answer ? "right" : "wrong";
        }
        if (row.hidden) return;
        const word = t(answer ? "right" : words() ? "wrong" : "not_answered");
        const told = answer ? !exact : options.solution;
        putVerdict(/** @type {HTMLElement} */ (row.querySelector(".feedback")), answer ? "right" : "wrong",
          [`${at + 1}: ${word}`, told ? t("solution", { answer: answer || gap.answers[0] }) : ""].filter(Boolean).join(". "));
      });
      showOutcome(host, show, { given, ...countGaps(question, given) });
    },
    focus() {
      if (revealed) return focusOutcome(host);
      (open()[0] ?? gaps[0]).field.focus();
    },
  };
}

/** Patterns that an LMS keeps of what is right (SCORM 2004 RTE, 4.2.9: 10 of a fill-in). */
const PATTERNS = 10;

/** @type {QuestionType} */
export const type = {
  mount,
  /** Gaps filled right / gaps. */
  credit(question, given) {
    const { found, count } = countGaps(question, given);
    return count ? found / count : 0;
  },
  interaction(question, given) {
    const gaps = gapsOf(question);
    const first = gaps.map((gap) => gap.answers[0]);
    const others = gaps.flatMap((gap, at) => gap.answers.slice(1).map((answer) => first.map((one, place) => (place === at ? answer : one))));
    return {
      type: "fill-in",
      response: given ? { words: wordsOf(question, given) } : [],
      correct: { series: [first, ...others].slice(0, PATTERNS), caseMatters: gaps.some((gap) => gap.case) },
    };
  },
};
