/** A check inside a lesson: questions to try as often as one likes. They never count into the score. */

/** @import { QuestionData, QuizData, QuizPart, Session } from "../types.js" */

import { questionTypes } from "../questions/index.js";
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
  return part.questions.filter((question) => isWhole(question, givenTo(question, session))).length;
}

/**
 * The saved answer that still fits the question, or "".
 * @param {QuestionData} question
 * @param {Session} session
 */
function givenTo(question, session) {
  const saved = session.state.answers[question.key];
  return saved?.rev === question.rev ? saved.given : "";
}

/**
 * @param {QuestionData} question
 * @param {string} given
 */
const isWhole = (question, given) => Boolean(given) && (questionTypes[question.type].whole?.(question, given) ?? true);

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
  const kicker = t(part.questions[0]?.type === "scenario" ? "case_title" : "check_title");
  place.replaceChildren(
    make("p", { class: "quiz-kicker", "aria-hidden": "true" }, [kicker]),
    make("h2", { id: `quiz-${quiz.id}-title`, class: "quiz-title" }, [quiz.title || kicker]),
    ...part.questions.map((question, index) => {
      const given = givenTo(question, session);
      return askQuestion(question, {
        number: index + 1,
        count: part.questions.length,
        given,
        order: quiz.shuffle.includes("options") ? order : 0,
        revealed: isWhole(question, given),
        button: true,
        again: true,
        solution: false,
        own: session.own,
        // What no button checks is saved on the way; it is reported once it has come to its end.
        changed(answer, credit) {
          if (questionTypes[question.type].whole) session.answerCheck(question, quiz, answer, credit, 0);
        },
        answered(answer, credit) {
          session.answerCheck(question, quiz, answer, credit, lap());
          answered();
        },
      }).element;
    }),
  );
}
