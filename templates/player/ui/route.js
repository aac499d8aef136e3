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
 * Finds the page's stops, and gives what paints them.
 * @param {ModuleData} data
 */
export function openRoute(data) {
  /** The stops of one name, and how they were painted last. @type {Map<string, {stops: Element[], painted: string}>} */
  const known = new Map();
  for (const stop of document.querySelectorAll("[data-stop], [data-check]")) {
    const check = stop.getAttribute("data-check");
    const name = check ? nameOfCheck(check) : (stop.getAttribute("data-stop") ?? "");
    const one = known.get(name) ?? { stops: [], painted: "" };
    one.stops.push(stop);
    known.set(name, one);
  }
  const links = [...document.querySelectorAll("[data-go]")];

  /** @type {Paint} */
  function paint(name, stage, words, here = false) {
    const one = known.get(name);
    const look = `${stage} ${here} ${words}`;
    if (!one || one.painted === look) return;
    one.painted = look;
    for (const stop of one.stops) {
      stop.classList.toggle("is-begun", stage === 1);
      stop.classList.toggle("is-done", stage === 2);
      stop.classList.toggle("is-here", here);
      const place = stop.querySelector(".stop-state");
      if (place) place.textContent = words;
    }
  }

  /**
   * @param {State} state
   * @param {string} view  the view on screen
   * @param {(lesson: string) => LessonPart | undefined} partOf
   */
  return (state, view, partOf) => {
    paintStops(data, state, view, partOf, paint);
    for (const link of links) {
      if (link.getAttribute("data-go") === view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const index = data.lessons.findIndex((lesson) => view === `lesson/${lesson.id}`);
    const done = data.lessons.filter((lesson) => (state.lessons[lesson.key] ?? 0) >= 3).length;
    const progress =
      index >= 0
        ? t("lesson_of", { number: index + 1, count: data.lessons.length })
        : n("lessons_done", data.lessons.length, { done });
    if (byId("progress").textContent !== progress) byId("progress").textContent = progress;
  };
}

/** @typedef {(name: string, stage: number, words: string, here?: boolean) => void} Paint */

/** A check and a lesson may be called the same. @param {string} check */
const nameOfCheck = (check) => `check ${check}`;

/**
 * @param {ModuleData} data
 * @param {State} state
 * @param {string} view
 * @param {(lesson: string) => LessonPart | undefined} partOf
 * @param {Paint} paint
 */
function paintStops(data, state, view, partOf, paint) {
  const stages = ["new", "begun", "done"];
  for (const lesson of data.lessons) {
    const level = state.lessons[lesson.key] ?? 0;
    const stage = level >= 3 ? 2 : level ? 1 : 0;
    const words = stage ? t(`state_${stages[stage]}`) : lesson.minutes ? n("minutes", lesson.minutes) : t("state_new");
    const here = view === `lesson/${lesson.id}`;
    for (const check of lesson.checks) {
      const at = checkStage(state, level, partOf(lesson.id), check);
      paint(nameOfCheck(check), at, t(`check_${stages[at]}`));
    }
    paint(lesson.id, stage, words, here);
  }
  paint("opening", 2, "", view === "opening");
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
    paint(name, passed ? 2 : tried ? 1 : 0, words, view === name);
  }
}
