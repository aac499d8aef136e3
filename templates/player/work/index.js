/**
 * Worksheets, reflections, cards: what learners fill in and take along. It comes as a part of its own
 * (`parts/work.js`) with the first view that needs it.
 */

/** @import { ModuleData } from "../types.js" */
/** @import { ToolsPart } from "./types.js" */

import { deviceStorage } from "../session/device.js";
import { FORGOTTEN, openWritten } from "../session/written.js";
import { make } from "../ui/elements.js";
import { speak } from "../ui/text.js";
import { offerCard } from "./card.js";
import { paper } from "./page.js";
import { sheetPieces } from "./pieces.js";
import { mountReflection } from "./reflect.js";
import { keepNow, mountSheet } from "./sheet.js";
import { mountTake } from "./take.js";

/**
 * @param {ModuleData} data
 * @param {ToolsPart} part
 * @param {string} name  under which this learner's things are kept
 */
export function open(data, part, name) {
  speak(part.text, data.course.language);
  const kept = openWritten(deviceStorage, name);
  const desk = { course: data.course, module: data.module, part, get: kept.get, change: kept.change };
  /** @type {Map<HTMLElement, (() => void)[]>} */
  const alive = new Map();
  document.addEventListener(FORGOTTEN, () => {
    kept.drop();
    alive.forEach((fills) => fills.forEach((fill) => fill()));
  });

  /** A worksheet as it is filled in, or with empty lines. @param {string | undefined} id */
  function onPaper(id) {
    const sheet = part.sheets.find((one) => one.id === id);
    return sheet ? paper(sheetPieces(sheet, kept.get())) : [];
  }

  return {
    onPaper,
    /**
     * Puts what was written, or room to write, in the place of a copied view's forms.
     * @param {HTMLElement} copy
     * @param {string} lesson  its id, or ""
     */
    fillIn(copy, lesson) {
      keepNow();
      for (const form of /** @type {NodeListOf<HTMLElement>} */ (copy.querySelectorAll("[data-sheet]")))
        form.replaceChildren(make("div", { class: "paper" }, onPaper(form.dataset.sheet)));
      for (const place of /** @type {NodeListOf<HTMLElement>} */ (copy.querySelectorAll("[data-reflect]"))) {
        for (const field of place.querySelectorAll("textarea, .sheet-kept")) field.remove();
        const text = kept.get().notes[`${lesson}/${place.dataset.reflect}`]?.text ?? "";
        place.append(...paper([{ kind: "answer", text, lines: Number(place.dataset.lines ?? 4) }]));
      }
    },
    /** The HTML of a worksheet that has a page of its own, or "". @param {string} id */
    sheet: (id) => part.sheets.find((one) => one.id === id),

    /**
     * Brings what a view holds to life, or up to date where it is alive already.
     * @param {HTMLElement} view
     * @param {string} lesson  its id, or ""
     */
    mount(view, lesson) {
      keepNow();
      const known = alive.get(view);
      if (known) return known.forEach((fill) => fill());
      const fills = [];
      for (const form of /** @type {NodeListOf<HTMLElement>} */ (view.querySelectorAll("[data-sheet]"))) {
        const sheet = part.sheets.find(({ id }) => id === form.dataset.sheet);
        if (sheet) fills.push(mountSheet(form, sheet, desk));
      }
      for (const place of /** @type {NodeListOf<HTMLElement>} */ (view.querySelectorAll("[data-reflect]")))
        fills.push(mountReflection(place, `${lesson}/${place.dataset.reflect}`, desk));
      for (const story of /** @type {NodeListOf<HTMLElement>} */ (view.querySelectorAll(".story"))) offerCard(story, data.course.title);
      const take = view.querySelector("[data-take]");
      if (take instanceof HTMLElement) fills.push(mountTake(take, desk, data.lessons.map(({ id }) => id)));
      alive.set(view, fills);
      return undefined;
    },
  };
}
