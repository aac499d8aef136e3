/** A lesson on screen: its text, checks, place, end, and the way to the next. */

/** @import { LessonData, LessonPart, ModuleData, Session } from "../types.js" */

import { answeredIn, mountCheck } from "./check.js";
import { clone, icon, link, make, onClick, parse, slot } from "./elements.js";
import { mountSurvey } from "./survey.js";
import { mountTabs } from "./tabs.js";
import { n, t } from "./text.js";

/** A move of less than this many thousandths is not worth a save. */
const STEP = 15;

/**
 * The frame of a lesson, filled from the data; the text comes with the part.
 * @param {ModuleData} data
 * @param {LessonData} lesson
 * @param {LessonPart} part
 */
export function makeLesson(data, lesson, part) {
  const view = clone("lesson-shell");
  view.id = `lesson/${lesson.id}`;
  const kicker = slot(view, "kicker");
  kicker.append(t("lesson_of", { number: data.lessons.indexOf(lesson) + 1, count: data.lessons.length }));
  if (lesson.minutes) kicker.append(" ", make("span", { class: "dot" }, ["·"]), ` ${n("minutes", lesson.minutes)}`);
  slot(view, "title").textContent = lesson.title;
  const objectives = data.objectives.filter((objective) => lesson.objectives.includes(objective.id));
  const list = slot(view, "objectives");
  list.hidden = !objectives.length;
  list.querySelector("ul")?.append(...objectives.map((objective) => make("li", {}, [objective.text])));
  slot(view, "text").append(parse(part.html));
  return view;
}

/**
 * The links to the pages before and after a lesson.
 * @param {HTMLElement} view
 * @param {ModuleData} data
 * @param {LessonData} lesson
 */
export function setTurn(view, data, lesson) {
  const index = data.lessons.indexOf(lesson);
  /** @type {(name: string, title: string, href: string, forward: boolean) => HTMLElement} */
  const turn = (name, title, href, forward) => {
    const a = link("", href, forward ? "turn-next" : "turn-back");
    const words = make("span", {}, [make("small", {}, [t(name)]), " ", make("span", {}, [title])]);
    a.replaceChildren(...(forward ? [words, icon("next")] : [icon("back"), words]));
    return a;
  };
  const before = data.lessons[index - 1];
  const after = data.lessons[index + 1];
  const quiz = data.quizzes.find((one) => one.id === data.assessment);
  const links = [
    before ? turn("previous", before.title, `#lesson/${before.id}`, false) : turn("previous", t("opening"), "#opening", false),
  ];
  if (after) links.push(turn("next", after.title, `#lesson/${after.id}`, true));
  else if (quiz) links.push(turn("next", quiz.title, "#assessment", true));
  slot(view, "turn").replaceChildren(...links);
}

/**
 * Puts the lesson to work: mounts its checks, follows the reader's place, and says when it is done.
 * @param {HTMLElement} view
 * @param {ModuleData} data
 * @param {LessonData} lesson
 * @param {LessonPart} part
 * @param {Session} session
 * @param {() => void} progressed
 */
export function bringToLife(view, data, lesson, part, session, progressed) {
  // A survey is voluntary: it never keeps a lesson from being done.
  const survey = (/** @type {string} */ id) => data.quizzes.some((one) => one.id === id && one.kind === "survey");
  const checks = Object.entries(part.quizzes).filter(([id]) => !survey(id));
  const state = slot(view, "state");
  let reached = (session.state.lessons[lesson.key] ?? 0) >= 3;
  let scrolled = false;
  let place = 0;
  let timer = 0;

  const open = () => checks.find(([, quiz]) => answeredIn(quiz, session) < quiz.questions.length);

  function settle() {
    const waiting = open();
    if (reached && !waiting) {
      if ((session.state.lessons[lesson.key] ?? 0) < 3) session.finish(lesson.key);
      state.replaceChildren(icon("right"), t("lesson_done"));
    } else if (waiting) {
      state.replaceChildren(t("lesson_open"), " ", link(t("lesson_check"), `#lesson/${lesson.id}/quiz-${waiting[0]}`));
    } else state.replaceChildren();
    progressed();
  }
  function arrive() {
    if (reached) return;
    reached = true;
    settle();
  }

  mountTabs(slot(view, "text"));
  const order = 1 + Math.floor(Math.random() * 9999);
  for (const spot of view.querySelectorAll("[data-quiz]")) {
    if (!(spot instanceof HTMLElement)) continue;
    const quiz = data.quizzes.find((one) => one.id === spot.dataset.quiz);
    const questions = part.quizzes[spot.dataset.quiz ?? ""];
    if (!quiz || !questions) continue;
    spot.id = `quiz-${quiz.id}`;
    spot.setAttribute("role", "region");
    spot.setAttribute("aria-labelledby", `quiz-${quiz.id}-title`);
    const options = { order, answered: settle };
    if (survey(quiz.id)) mountSurvey(spot, data, quiz, questions, session, options);
    else mountCheck(spot, quiz, questions, session, options);
  }
  onClick(slot(view, "turn"), (event) => {
    if (event.target instanceof Element && event.target.closest(".turn-next")) arrive();
  });

  // The end counts when the reader scrolled to it; a lesson that fits the screen counts on 'next'.
  new IntersectionObserver(([entry]) => entry.isIntersecting && scrolled && arrive()).observe(slot(view, "turn"));
  const watch = () => {
    if (!view.isConnected) return;
    scrolled = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!view.isConnected) return;
      const now = placeIn(view);
      if (Math.abs(now - place) >= STEP) session.visit(lesson.key, (place = now));
    }, 700);
  };
  window.addEventListener("scroll", watch, { passive: true });
  settle();
}

/**
 * How far down the reader is in a view, in thousandths of what can be scrolled.
 * @param {HTMLElement} view
 */
function placeIn(view) {
  const { top, height } = view.getBoundingClientRect();
  const way = height - window.innerHeight;
  return way <= 0 ? 0 : Math.round(Math.min(1, Math.max(0, -top / way)) * 1000);
}

/**
 * Scrolls to a saved place.
 * @param {HTMLElement} view
 * @param {number} place
 */
export function goToPlace(view, place) {
  const { top, height } = view.getBoundingClientRect();
  window.scrollTo(0, window.scrollY + top + (place / 1000) * Math.max(0, height - window.innerHeight));
}
