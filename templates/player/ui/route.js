/** The route's waypoints: shape by class, state by word; in the contents, and flat under the header. */

/** @import { LessonPart, ModuleData, State } from "../types.js" */

import { byId } from "./elements.js";
import { n, percent, t } from "./text.js";

/**
 * How far a check is: 0 nothing, 1 partly, 2 all answered. A check whose lesson was not loaded yet
 * is taken from the lesson: a lesson that is done has its checks answered.
 * @param {State} state
 * @param {number} lesson
 * @param {LessonPart | undefined} part
 * @param {string} check
 */
function checkStage(state, lesson, part, check) {
  const questions = part?.quizzes[check]?.questions;
  if (!questions) return lesson >= 3 ? 2 : 0;
  const answered = questions.filter((q) => state.answers[q.key]?.rev === q.rev && state.answers[q.key].given).length;
  return answered === 0 ? 0 : answered < questions.length ? 1 : 2;
}

/**
 * @param {ModuleData} data
 * @param {State} state
 * @param {string} view  the view on screen
 * @param {(lesson: string) => LessonPart | undefined} partOf
 */
export function paintRoute(data, state, view, partOf) {
  const stages = ["new", "begun", "done"];
  /** @type {(selector: string, stage: number, words: string, here?: boolean) => void} */
  const paint = (selector, stage, words, here = false) => {
    for (const stop of document.querySelectorAll(selector)) {
      stop.classList.toggle("is-begun", stage === 1);
      stop.classList.toggle("is-done", stage === 2);
      stop.classList.toggle("is-here", here);
      const place = stop.querySelector(".stop-state");
      if (place) place.textContent = words;
    }
  };
  for (const lesson of data.lessons) {
    const level = state.lessons[lesson.key] ?? 0;
    const stage = level >= 3 ? 2 : level ? 1 : 0;
    const words = stage ? t(`state_${stages[stage]}`) : lesson.minutes ? n("minutes", lesson.minutes) : t("state_new");
    const here = view === `lesson/${lesson.id}`;
    for (const check of lesson.checks) {
      const at = checkStage(state, level, partOf(lesson.id), check);
      paint(`[data-check="${check}"]`, at, t(`check_${stages[at]}`));
    }
    paint(`[data-stop="${lesson.id}"]`, stage, words, here);
  }
  paint('[data-stop="opening"]', 2, "", view === "opening");
  for (const quiz of data.quizzes) {
    const pretest = quiz.kind === "pretest";
    if (!pretest && quiz.id !== data.assessment) continue;
    const tried = state.quizzes[quiz.key];
    const passed = pretest ? tried?.used && tried.best >= quiz.passMark * 10 : state.passed;
    const words = passed
      ? t("state_passed")
      : tried?.open
        ? t("state_running")
        : tried?.best
          ? t("state_best", { score: percent(tried.best / 1000) })
          : t(tried ? "state_tried" : "state_new");
    const name = pretest ? "pretest" : "assessment";
    paint(`[data-stop="${name}"]`, passed ? 2 : tried ? 1 : 0, words, view === name);
  }
  for (const link of document.querySelectorAll("[data-go]")) {
    if (link.getAttribute("data-go") === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const index = data.lessons.findIndex((lesson) => view === `lesson/${lesson.id}`);
  const done = data.lessons.filter((lesson) => (state.lessons[lesson.key] ?? 0) >= 3).length;
  byId("progress").textContent =
    index >= 0
      ? t("lesson_of", { number: index + 1, count: data.lessons.length })
      : n("lessons_done", data.lessons.length, { done });
}
