/** A check on paper: its questions with what can be chosen and room to write. What is right stands nowhere. */

/** @import { MountOptions, QuestionData, QuestionType, QuizData, QuizPart } from "../types.js" */

import { make, parse } from "../ui/elements.js";
import { t } from "../ui/text.js";
import { caseOnPaper } from "./case.js";

const NOT_PRINTED = ".hint, .feedback, .outcome, .explanation, .warn, .model, .is-kept, .is-gaps, .gap-mark, .actions, button";

/** Nothing is answered on paper, so nothing is told. */
const UNTOLD = { given: "", solution: false, changed() {}, answered() {} };

/** @type {(className: string) => HTMLElement} */
const room = (className) => make("span", { class: className }, ["\u00a0"]);

/** What the interactive kinds become. @type {Record<string, (host: HTMLElement, question: QuestionData) => void>} */
const KINDS = {
  matching(host) {
    const options = [...(host.querySelector("select")?.options ?? [])].filter(({ value }) => value);
    for (const select of host.querySelectorAll("select")) select.replaceWith(room("paper-box"));
    const list = options.map(({ value, text }) => make("li", {}, [make("b", {}, [`${value} `]), text]));
    host.append(make("ul", { class: "paper-partners", role: "list" }, list));
    tell(host, "paper_match");
  },
  ordering(host) {
    for (const row of host.querySelectorAll(".option > :first-child")) row.prepend(room("paper-box"));
    tell(host, "paper_order");
  },
  cloze(host) {
    for (const select of host.querySelectorAll("select")) {
      const words = [...select.options].filter(({ value }) => value).map(({ text }) => text);
      select.replaceWith(room("paper-gap"), ` (${words.join(" / ")})`);
    }
    for (const field of host.querySelectorAll("input")) field.replaceWith(room("paper-gap"));
  },
  open(host) {
    const field = host.querySelector("textarea");
    field?.replaceWith(...Array.from({ length: field.rows }, () => room("paper-line")));
  },
  scenario: caseOnPaper,
};

/**
 * @param {HTMLElement} host
 * @param {string} key
 */
const tell = (host, key) => host.querySelector(".how")?.replaceChildren(t(key));

/**
 * @param {QuestionData} question
 * @param {QuestionType} type
 * @param {number} number  0: it is the only one
 */
function questionOnPaper(question, type, number) {
  const host = /** @type {HTMLElement} */ (parse(question.html).firstElementChild);
  // What the learner meets mixed on screen is mixed here; a case is read from its templates.
  if (question.type !== "scenario") type.mount(host, question, /** @type {MountOptions} */ ({ ...UNTOLD, order: number || 1 }));
  host.querySelector("[data-number]")?.replaceChildren(number ? String(number) : "");
  KINDS[question.type]?.(host, question);
  for (const field of host.querySelectorAll(".field")) field.replaceWith(room("paper-gap"));
  for (const part of host.querySelectorAll(NOT_PRINTED)) part.remove();
  return make("div", { class: "exercise" }, [host]);
}

/**
 * @param {QuizData} quiz
 * @param {QuizPart} part
 * @param {Record<string, QuestionType>} types
 */
export const checkOnPaper = (quiz, part, types) => [
  make("h2", { class: "quiz-title" }, [quiz.title || t(part.questions[0]?.type === "scenario" ? "case_title" : "check_title")]),
  ...part.questions.map((question, at) => questionOnPaper(question, types[question.type], part.questions.length > 1 ? at + 1 : 0)),
];
