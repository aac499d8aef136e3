/** A state of any version of the module, as the module of today can use it. */

/** @import { Answer, Attempts, ModuleData, State } from "../types.js" */

import { NO_ATTEMPTS } from "../quiz/attempt.js";
import { DIGITS } from "./codec.js";

const KEY = 4;

/**
 * A first state. The lineage tells two beginnings apart.
 * @param {() => number} random
 * @returns {State}
 */
export function firstState(random) {
  const lineage = Array.from({ length: 8 }, () => DIGITS[Math.floor(random() * 64)]).join("");
  return { lineage, counter: 0, lesson: "", place: 0, lessons: {}, again: [], answers: {}, quizzes: {}, passed: false, completed: false };
}

/**
 * Lessons, quizzes and questions that are gone are dropped; an answer is kept where key and
 * options are the same. What was used up, best scores and a pass once earned stay.
 * @param {State} state
 * @param {ModuleData} data
 * @returns {State}
 */
export function upgraded(state, data) {
  const lessons = new Set(data.lessons.map((lesson) => lesson.key));
  const checks = data.quizzes.filter(({ kind }) => kind !== "assessment" && kind !== "pretest");
  /** @type {Map<string, string> | null} */
  const revs = checks.every((quiz) => quiz.pool)
    ? new Map(checks.flatMap((quiz) => (quiz.pool ?? []).map((one) => [one.slice(0, KEY), one.slice(KEY)])))
    : null;
  /** @param {[string, Answer]} answer */
  const stands = ([key, { rev }]) => !revs || revs.get(key) === rev;
  const graded = new Map(data.quizzes.filter((quiz) => !checks.includes(quiz)).map((quiz) => [quiz.key, quiz]));
  /** @type {[string, Attempts][]} */
  const quizzes = Object.entries(state.quizzes).flatMap(([key, attempts]) => {
    const quiz = graded.get(key);
    // Never more than one draw of today's length: the builder's figure for the longest state holds.
    const most = quiz?.draw && !quiz.drawPerObjective ? quiz.draw : quiz?.count || Infinity;
    return quiz ? [[key, { ...attempts, running: attempts.running.slice(0, most) }]] : [];
  });
  const stays = lessons.has(state.lesson);
  return {
    ...state,
    lesson: stays ? state.lesson : "",
    place: stays ? state.place : 0,
    lessons: Object.fromEntries(Object.entries(state.lessons).filter(([key]) => lessons.has(key))),
    again: state.again.filter((key) => lessons.has(key)),
    answers: Object.fromEntries(Object.entries(state.answers).filter(stands)),
    quizzes: Object.fromEntries(quizzes),
  };
}

/**
 * What of another state may be taken into this one: lessons, answers, the place, and the newest
 * attempt, which is running again then: that it was handed in is a score, and never taken, like
 * attempts used and status.
 * @param {State} state
 * @param {State} other
 * @returns {State}
 */
export function withWork(state, other) {
  const lessons = { ...state.lessons };
  for (const [key, value] of Object.entries(other.lessons)) lessons[key] = Math.max(value, lessons[key] ?? 0);
  const quizzes = { ...state.quizzes };
  for (const [key, { seed, running, used, open }] of Object.entries(other.quizzes)) {
    const own = quizzes[key] ?? NO_ATTEMPTS;
    // A state for which the LMS has too little room lacks the questions of its attempts.
    if (used === own.used && running.length && !own.running.length) quizzes[key] = { ...own, seed, running, open };
    else if (running.length && (used > own.used || (used === own.used && open))) quizzes[key] = { ...own, seed, running, open: true };
  }
  const opened = state.lineage === other.lineage ? state.again.filter((key) => !other.again.includes(key)) : [];
  return {
    ...state,
    counter: Math.max(state.counter, other.counter),
    lesson: other.lesson || state.lesson,
    place: other.lesson ? other.place : state.place,
    lessons,
    again: state.again.filter((key) => !opened.includes(key)),
    answers: { ...state.answers, ...other.answers },
    quizzes,
  };
}

/**
 * Whether the state holds anything that a learner would miss.
 * @param {State} state
 */
export const holdsWork = (state) =>
  [state.lessons, state.answers, state.quizzes].some((kept) => Object.keys(kept).length > 0);
