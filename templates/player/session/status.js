/** What the LMS should hold: status, score, progress and objectives. Pure. */

/** @import { AttemptResult, Launch, ModuleData, QuizData, Report, State } from "../types.js" */

import { attemptsLeft, settled } from "../quiz/attempt.js";

/** A lesson that was read to its end. */
export const READ = 3;

/** Progress while anything is left to do never reaches the threshold of 1. */
const NEARLY = 0.99;

/**
 * @typedef {Record<string, Launch["objectives"][string]>} Objectives  by the objective's id
 *
 * What counts for the module as a whole.
 *
 * @typedef {object} Standing
 * @property {boolean} passed  the assessment or a pre-test
 * @property {boolean} completed
 * @property {boolean} failed  attempts are used up
 * @property {number | null} best  0..1
 * @property {number} progress  0..1
 */

/**
 * @param {ModuleData} data
 * @param {State} state
 * @returns {Standing}
 */
export function standing(data, state) {
  const graded = data.quizzes.find((quiz) => quiz.id === data.assessment && quiz.kind === "assessment");
  const attempts = graded && state.quizzes[graded.key];
  /** @param {QuizData} quiz */
  const reached = (quiz) => (state.quizzes[quiz.key]?.used ?? 0) > 0 && state.quizzes[quiz.key].best >= quiz.passMark * 10;
  const testedOut = graded ? data.quizzes.filter((quiz) => quiz.kind === "pretest" && reached(quiz)) : [];
  const passed = state.passed || Boolean(graded && reached(graded)) || testedOut.length > 0;

  const opened = data.lessons.filter((lesson) => state.lessons[lesson.key]).length;
  const read = data.lessons.filter((lesson) => state.lessons[lesson.key] === READ).length;
  const byPassing = data.completion === "passed" && Boolean(graded);
  const done = byPassing
    ? passed && (testedOut.length > 0 || opened === data.lessons.length)
    : read === data.lessons.length;
  const completed = state.completed || done;
  const steps = data.lessons.length + (byPassing ? 1 : 0);
  const share = steps ? (byPassing ? opened + (passed ? 1 : 0) : read) / steps : 0;

  const scores = testedOut.map((quiz) => state.quizzes[quiz.key].best);
  if (graded && attempts && settled(graded, attempts)) scores.push(attempts.best);
  return {
    passed,
    completed,
    failed: byPassing && !passed && Boolean(graded) && attemptsLeft(/** @type {QuizData} */ (graded), attempts) === 0,
    best: scores.length ? Math.max(...scores) / 1000 : null,
    progress: completed ? 1 : Math.min(NEARLY, share),
  };
}

/**
 * The objectives after a result, nothing lowered. While a retry is possible an objective that was
 * missed stays undecided.
 * @param {Objectives} before
 * @param {QuizData} quiz
 * @param {AttemptResult} result
 * @param {boolean} final  no attempt is left
 * @returns {Objectives}
 */
export function objectivesAfter(before, quiz, result, final) {
  const after = { ...before };
  for (const { objective, earned, points } of result.byObjective) {
    if (!objective || !points) continue;
    const old = after[objective] ?? { score: null, success: "unknown", completion: "incomplete" };
    const score = Math.floor((1000 * earned) / points + 1e-6) / 1000;
    const passed = old.success === "passed" || score * 100 >= quiz.passMark;
    after[objective] = {
      score: Math.max(score, old.score ?? 0),
      success: passed ? "passed" : final ? "failed" : old.success,
      completion: passed || final ? "completed" : old.completion,
    };
  }
  return after;
}

/**
 * The report, without interactions. Nothing in it is below what the LMS held at launch.
 *
 * While a retry is possible: incomplete, success unknown, the best score so far. Failed only when
 * limited attempts are used up; the module is incomplete then. With `completion: lessons` success
 * stays unknown, so that SCORM 1.2 says `completed`, the word administrators tick.
 * With `mastery: lms` the LMS judges every score that it gets: none before the one that counts.
 * @param {ModuleData} data
 * @param {State} state
 * @param {Launch} launch
 * @param {Objectives} objectives
 * @returns {Omit<Report, "interactions" | "state">}
 */
export function reportOf(data, state, launch, objectives) {
  const { completed, passed, failed, best, progress } = standing(data, state);
  const byPassing = data.completion === "passed" && data.assessment !== "";
  /** @type {Report["success"]} */
  let success = !byPassing ? "unknown" : completed && passed ? "passed" : failed ? "failed" : "unknown";
  if (launch.success === "passed" || (launch.success === "failed" && success === "unknown")) success = launch.success;

  const counts = data.mastery === "player" || completed || failed;
  const scores = [counts ? best : null, launch.score].filter((score) => score !== null);
  return {
    location: data.lessons.find((lesson) => lesson.key === state.lesson)?.id ?? "",
    completion: completed || launch.completion === "completed" ? "completed" : "incomplete",
    success,
    score: scores.length ? Math.max(...scores) : null,
    progress: Math.max(progress, launch.completion === "completed" ? 1 : launch.progress),
    objectives: data.objectives.map(({ id }) => {
      const held = objectives[id] ?? { score: null, success: "unknown", completion: "incomplete" };
      const lessons = data.lessons.filter((lesson) => lesson.objectives.includes(id));
      const taught = lessons.length > 0 && lessons.every((lesson) => state.lessons[lesson.key] === READ);
      return {
        id,
        score: data.mastery === "player" || counts ? held.score : null,
        status: held.success,
        completion: taught || held.completion === "completed" ? "completed" : "incomplete",
      };
    }),
  };
}
