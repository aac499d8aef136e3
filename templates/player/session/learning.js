/** What a learner does in a module: reads lessons, answers checks and surveys, takes attempts. */

/** @import { Interaction, ModuleData, QuestionData, QuizData, Session, State } from "../types.js" */
/** @import { Ports } from "./ports.js" */
/** @import { OwnWords } from "./own-words.js" */

import { answer, begin, mark, NO_ATTEMPTS, quantised, reconcile, settled, submit, toReadAgain } from "../quiz/attempt.js";
import { READ } from "./status.js";

/** A place within a lesson is saved this many seconds after it moved; everything else at once. */
const UNHURRIED = 3;

/**
 * @typedef {object} Host  the run of the module that keeps what is learned
 * @property {() => State} state
 * @property {(next: Partial<State>, seconds?: number) => void} change  `seconds`: how soon to save
 * @property {(one: Interaction) => void} report
 * @property {(quiz: QuizData, result: import("../types.js").AttemptResult) => void} result  an attempt was handed in
 *
 * @typedef {"visit" | "finish" | "answerCheck" | "beginAttempt" | "resumeAttempt" | "answerAttempt" | "markAttempt" | "submitAttempt"} Deeds
 */

/**
 * @param {ModuleData} data
 * @param {Ports} ports
 * @param {OwnWords} own  what the learner wrote in own words
 * @param {Host} host
 * @returns {Pick<Session, Deeds>}
 */
export function learning(data, ports, own, { state, change, report, result }) {
  /** @type {Map<string, {seconds: number, time: Date}>} */
  const answered = new Map();
  /** What a survey told in this visit, by the record's id. @type {Map<string, string>} */
  const told = new Map();

  /** @param {number} seconds */
  const now = (seconds) => ({ seconds, time: new Date(ports.clock.now()) });

  /**
   * @param {QuizData} quiz
   * @param {import("../types.js").Attempts} attempts
   */
  const keep = (quiz, attempts) => change({ quizzes: { ...state().quizzes, [quiz.key]: attempts } });

  /**
   * @param {QuizData} quiz
   * @param {QuestionData} question
   * @param {string} given
   * @param {number} credit
   * @param {{seconds: number, time: Date}} when
   */
  function record(quiz, question, given, credit, { seconds, time }) {
    const graded = quiz.kind === "assessment" || quiz.kind === "pretest";
    const type = ports.types[question.type];
    if (!type || !given || data.report === "none" || (data.report === "graded" && !graded)) return;
    if (type.whole && !type.whole(question, given)) return;
    for (const { part, ...said } of [type.interaction(question, given, own)].flat()) {
      const id = `${quiz.id}_${question.id}${part ? `_${part}` : ""}`;
      const words = JSON.stringify(said.response);
      if (quiz.kind === "survey" && told.get(id) === words) continue;
      told.set(id, words);
      report({
        id,
        quiz: quiz.id,
        objectives: question.objective ? [question.objective] : [],
        description: question.stem,
        credit,
        scored: question.scored,
        weighting: question.points,
        seconds,
        time,
        ...said,
      });
    }
  }

  return {
    visit(lesson, place, resumed) {
      const { lesson: before, place: was, lessons, again } = state();
      const moved = lesson !== before;
      const left = again.filter((key) => resumed || key !== lesson);
      if (!moved && place === was && left.length === again.length) return;
      change(
        {
          lesson,
          place: Math.round(Math.min(1000, Math.max(0, place || 0))),
          lessons: lesson && !lessons[lesson] ? { ...lessons, [lesson]: 1 } : lessons,
          again: left,
        },
        moved ? 0 : UNHURRIED,
      );
    },
    finish(lesson) {
      const { lessons } = state();
      if (lessons[lesson] !== READ) change({ lessons: { ...lessons, [lesson]: READ } });
    },
    answerCheck(question, quiz, given, credit, seconds) {
      // A survey's draft is kept, and told when it is sent; what was sent and not changed since is not told again.
      const before = state().answers[question.key];
      const sent = before?.rev === question.rev && before.given === given && before.credit > 0;
      if (quiz.kind !== "survey" || (credit && !sent)) record(quiz, question, given, credit, now(seconds));
      change({ answers: { ...state().answers, [question.key]: { rev: question.rev, given, credit: quantised(credit) } } });
    },
    beginAttempt(quiz, part) {
      if (quiz.retry === "after-reading" && state().again.length && !state().passed) return;
      answered.clear();
      keep(quiz, begin(quiz, part, state().quizzes[quiz.key], ports.random));
    },
    resumeAttempt(quiz, part) {
      const before = state().quizzes[quiz.key];
      if (!before) return;
      const after = reconcile(quiz, part, before);
      if (JSON.stringify(after) !== JSON.stringify(before)) keep(quiz, after);
    },
    answerAttempt(quiz, question, given, credit, seconds, checked) {
      const attempts = state().quizzes[quiz.key];
      if (!attempts?.open) return;
      const spent = now(seconds + (answered.get(question.key)?.seconds ?? 0));
      answered.set(question.key, spent);
      if (checked) record(quiz, question, given, credit, spent);
      keep(quiz, answer(attempts, question, given, credit, checked));
    },
    markAttempt(quiz, question, marked) {
      const attempts = state().quizzes[quiz.key];
      if (attempts?.open) keep(quiz, mark(attempts, question, marked));
    },
    submitAttempt(quiz, part) {
      const before = state().quizzes[quiz.key] ?? NO_ATTEMPTS;
      const credit = (/** @type {QuestionData} */ question, /** @type {{given: string, credit: number}} */ one) =>
        ports.types[question.type]?.credit(question, one.given) ?? one.credit;
      const { attempts, result: outcome } = submit(quiz, part, before, credit);
      if (!before.open) return outcome;
      for (const [key, one] of attempts.running) {
        const question = part.questions.find((candidate) => candidate.key === key);
        if (question && !one.checked) record(quiz, question, one.given, credit(question, one), answered.get(key) ?? now(0));
      }
      const quizzes = { ...state().quizzes, [quiz.key]: attempts };
      const reads = quiz.retry === "after-reading" && !outcome.passed && outcome.left !== 0 ? toReadAgain(data, outcome) : [];
      const again = quiz.id === data.assessment ? reads : state().again;
      if (settled(quiz, attempts)) result(quiz, outcome);
      change({ quizzes, again });
      return outcome;
    },
  };
}
