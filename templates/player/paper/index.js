/**
 * The whole module as one text for the printer. It comes as a part of its own (`parts/paper.js`) when somebody asks
 * for it.
 */

/** @import { ModuleData, QuestionType, QuizPart } from "../types.js" */

import { make } from "../ui/elements.js";
import { speak } from "../ui/text.js";
import { checkOnPaper } from "./check.js";

/**
 * A view to print: `lesson` and `quizzes` where it is a lesson's.
 * @typedef {{view: HTMLElement | undefined, lesson?: string, quizzes?: Record<string, QuizPart>}} Sheet
 *
 * @typedef {object} Press
 * @property {ModuleData} data
 * @property {Record<string, QuestionType>} types
 * @property {(copy: HTMLElement, lesson: string) => Promise<void>} fillIn  puts what was written in the place of forms
 * @property {() => HTMLElement} contents  the route
 * @property {() => Promise<HTMLElement[]>} worksheets  those that stand in no lesson
 */

const NOT_PRINTED = ".view-end, .story-print, [data-take], script";

/**
 * @param {Sheet} sheet
 * @param {Press} press
 */
async function copyOf({ view, lesson, quizzes }, { data, types, fillIn }) {
  const copy = /** @type {HTMLElement} */ (view?.cloneNode(true) ?? make("div"));
  for (const place of copy.querySelectorAll("[data-quiz]")) {
    const quiz = data.quizzes.find(({ id }) => id === place.getAttribute("data-quiz"));
    place.replaceChildren(...(quiz && quizzes?.[quiz.id] ? checkOnPaper(quiz, quizzes[quiz.id], types) : []));
  }
  await fillIn(copy, lesson ?? "");
  for (const part of copy.querySelectorAll(NOT_PRINTED)) part.remove();
  return copy;
}

/**
 * Puts the module's views one behind the other, prints them, and takes them away again.
 * @param {Sheet[]} sheets
 * @param {Press} press
 */
export async function print(sheets, press) {
  speak(press.data.text, press.data.course.language);
  const all = make("div", { class: "print-all", "aria-hidden": "true" });
  for (const sheet of sheets) if (sheet.view) all.append(await copyOf(sheet, press));
  all.querySelector(":scope > .opening")?.append(press.contents());
  const glossary = all.querySelector(":scope > .glossary, :scope > .view:has(.references)");
  for (const page of await press.worksheets()) glossary ? glossary.before(page) : all.append(page);
  for (const picture of all.querySelectorAll("img")) picture.loading = "eager";
  for (const one of all.querySelectorAll("[id], [name]")) for (const name of ["id", "name"]) one.removeAttribute(name);
  document.body.append(all);
  window.addEventListener("afterprint", () => all.remove(), { once: true });
  // Pictures that were never on screen need their bytes first.
  await Promise.allSettled([...all.querySelectorAll("img")].map((picture) => picture.decode()));
  window.print();
}
