/** Brings worksheets, reflections and story cards when a view first needs them: a style, a script, their data. */

/** @import { ModuleData } from "../types.js" */
/** @import { Parts } from "./parts.js" */

import { clone, make, parse, slot } from "./elements.js";

const NEEDS = "[data-sheet], [data-reflect], [data-take], .story";

/**
 * @typedef {object} Work
 * @property {(view: HTMLElement, lesson: string) => void} mount
 * @property {(id: string) => {title: string, html: string} | undefined} sheet
 * @property {(copy: HTMLElement, lesson: string) => void} fillIn
 * @property {(id: string) => Node[]} onPaper
 */

/**
 * @param {ModuleData} data
 * @param {Parts} parts
 * @param {string} version
 */
export function openWork(data, parts, version) {
  /** @type {Promise<Work> | null} */
  let opened = null;

  /** @param {string} name  under which this learner's things are kept */
  async function open(name) {
    const style = make("link", { rel: "stylesheet", href: `work.css?v=${encodeURIComponent(version)}` });
    const styled = new Promise((resolve) => (style.onload = style.onerror = resolve));
    document.head.append(style);
    const [script, part] = await Promise.all([parts.other("work"), parts.other("tools"), styled]);
    return script.open(data, part, name);
  }
  const work = (/** @type {string} */ name) =>
    (opened ??= open(name).catch((error) => {
      opened = null;
      throw error;
    }));

  return {
    /**
     * The page of a worksheet that stands in no lesson; null where there is none of that name.
     * @param {string} id
     * @param {string} name
     */
    async page(id, name) {
      const sheet = data.work ? (await work(name)).sheet(id) : undefined;
      if (!sheet?.html) return null;
      const view = clone("page-shell");
      slot(view, "kicker").textContent = data.module.title;
      slot(view, "title").textContent = sheet.title;
      slot(view, "text").append(parse(sheet.html));
      return view;
    },
    /**
     * @param {HTMLElement | undefined} view
     * @param {string} lesson  its id, or ""
     * @param {string} name
     */
    async mount(view, lesson, name) {
      if (data.work && view?.querySelector(NEEDS)) (await work(name)).mount(view, lesson);
    },
    /**
     * What a printed module asks for.
     * @param {string} name
     */
    onPaper: (name) => ({
      /** @param {HTMLElement} copy @param {string} lesson */
      async fillIn(copy, lesson) {
        if (data.work && copy.querySelector(NEEDS)) (await work(name)).fillIn(copy, lesson);
      },
      async worksheets() {
        const on = data.work?.pages.length ? await work(name) : null;
        return (data.work?.pages ?? []).map((id) => make("article", { class: "view" }, [make("div", { class: "paper" }, on?.onPaper(id))]));
      },
    }),
  };
}
