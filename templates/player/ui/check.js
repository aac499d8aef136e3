/** A check inside a lesson: questions to try as often as one likes. They never count into the score. */

/** @import { QuizData, QuizPart, Session } from "../types.js" */

import { make } from "./elements.js";
import { askQuestion } from "./question.js";
import { stopwatch } from "./stopwatch.js";
import { t } from "./text.js";

/**
 * How many of a check's questions hold an answer that still fits them.
 * @param {QuizPart} part
 * @param {Session} session
 */
export function answeredIn(part, session) {
  return part.questions.filter((q) => session.state.answers[q.key]?.rev === q.rev && session.state.answers[q.key].given).length;
}

/**
 * Fills the check's place in the lesson.
 * @param {HTMLElement} place
 * @param {QuizData} quiz
 * @param {QuizPart} part
 * @param {Session} session
 * @param {{order: number, answered: () => void}} options
 */
export function mountCheck(place, quiz, part, session, { order, answered }) {
  const lap = stopwatch();
  place.replaceChildren(
    make("p", { class: "quiz-kicker", "aria-hidden": "true" }, [t("check_title")]),
    make("h2", { id: `quiz-${quiz.id}-title`, class: "quiz-title" }, [quiz.title || t("check_title")]),
    ...part.questions.map((question, index) => {
      const saved = session.state.answers[question.key];
      const given = saved?.rev === question.rev ? saved.given : "";
      return askQuestion(question, {
        number: index + 1,
        count: part.questions.length,
        given,
        order: quiz.shuffle.includes("options") ? order : 0,
        revealed: Boolean(given),
        button: true,
        again: true,
        solution: false,
        changed: () => {},
        answered(answer, credit) {
          session.answerCheck(question, quiz, answer, credit, lap());
          answered();
        },
      }).element;
    }),
  );
}
