/** A survey inside a lesson: questions without right or wrong, sent together, changed as often as one likes. */

/** @import { ModuleData, QuestionData, QuizData, QuizPart, Session } from "../types.js" */

import { afterPause } from "./deferred.js";
import { button, icon, make, onClick } from "./elements.js";
import { askQuestion } from "./question.js";
import { stopwatch } from "./stopwatch.js";
import { t } from "./text.js";

const PAUSE = 500;

/** Nothing in a survey is right: the credit kept with an answer tells whether it was sent. */
const [DRAFT, SENT] = [0, 1];

/**
 * Fills the survey's place in the lesson.
 * @param {HTMLElement} place
 * @param {ModuleData} data
 * @param {QuizData} quiz
 * @param {QuizPart} part
 * @param {Session} session
 * @param {{order: number, answered: () => void}} options
 */
export function mountSurvey(place, data, quiz, part, session, { order, answered }) {
  const lap = stopwatch();
  const saved = part.questions.map((question) => {
    const answer = session.state.answers[question.key];
    return answer?.rev === question.rev ? answer : undefined;
  });
  const said = make("p", { class: "end-state", role: "status" });
  /** What takes back the saving of a draft. @type {Map<QuestionData, () => boolean>} */
  const pending = new Map();
  /** @param {QuestionData} question @param {string} given */
  const draft = (question, given) => session.answerCheck(question, quiz, given, DRAFT, 0);
  const questions = part.questions.map((question, index) =>
    askQuestion(question, {
      number: index + 1,
      count: part.questions.length,
      given: saved[index]?.given ?? "",
      order: quiz.shuffle.includes("options") ? order : 0,
      revealed: false,
      button: false,
      again: false,
      solution: false,
      own: session.own,
      answered: () => {},
      changed(given) {
        said.replaceChildren();
        pending.get(question)?.();
        pending.set(question, afterPause(() => draft(question, given), PAUSE));
      },
    }));
  const thank = () => said.replaceChildren(icon("right"), t("survey_thanks"));
  const send = button(t("survey_send"));
  onClick(send, () => {
    const given = questions.filter((one) => one.read());
    if (!given.length) return said.replaceChildren(t("choose_first"));
    for (const one of questions) if (pending.get(one.question)?.()) draft(one.question, one.read());
    for (const one of given) session.answerCheck(one.question, quiz, one.read(), SENT, lap());
    thank();
    answered();
  });
  place.replaceChildren(
    make("p", { class: "quiz-kicker", "aria-hidden": "true" }, [t("survey_title")]),
    make("h2", { id: `quiz-${quiz.id}-title`, class: "quiz-title" }, [quiz.title || t("survey_title")]),
    make("p", { class: "how" }, [t(data.report === "all" ? "survey_reported" : "survey_kept")]),
    ...questions.map((one) => one.element),
    make("p", { class: "actions" }, [send]),
    said,
  );
  if (saved.some((answer) => answer?.given) && saved.every((answer) => !answer?.given || answer.credit === SENT)) thank();
}
