/**
 * The stage: one view at a time in `main`. The others are kept out of the document, so that ids
 * of two lessons never meet and nothing hidden is read aloud or searched.
 */

import { byId } from "./elements.js";

/**
 * @typedef {object} Stage
 * @property {string} current  name of the view on screen
 * @property {(name: string) => boolean} has
 * @property {(name: string) => HTMLElement | undefined} view
 * @property {(name: string, view: HTMLElement) => void} keep  takes a view in, or a new one for its name
 * @property {(name: string) => void} show
 */

/** @returns {Stage} */
export function openStage() {
  const main = byId("main");
  /** @type {Map<string, HTMLElement>} */
  const views = new Map();
  for (const view of document.querySelectorAll("[data-view]")) {
    if (!(view instanceof HTMLElement)) continue;
    views.set(view.dataset.view ?? "", view);
    view.remove();
    view.hidden = false;
  }
  /** @type {Stage} */
  const stage = {
    current: "",
    has: (name) => views.has(name),
    view: (name) => views.get(name),
    keep(name, view) {
      const old = views.get(name);
      views.set(name, view);
      if (stage.current === name && old) old.replaceWith(view);
    },
    show(name) {
      const view = views.get(name);
      if (!view || stage.current === name) return;
      views.get(stage.current)?.remove();
      main.append(view);
      stage.current = name;
    },
  };
  return stage;
}

/**
 * Brings an element into view and the reader to it: focus without a jump, then the scroll.
 * @param {HTMLElement} target
 */
export function bringTo(target) {
  if (!target.matches("a[href], button, input, summary, [tabindex]")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "start" });
}
