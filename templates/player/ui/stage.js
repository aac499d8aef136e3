/**
 * The stage: one view at a time in `main`. The others are kept out of the document, so that ids
 * of two lessons never meet and nothing hidden is read aloud or searched.
 */

import { byId } from "./elements.js";
import { whenIdle } from "./slices.js";

/** What style and layout pass over in a text until it is set, below the first screens (templates/style/30-text.css). */
const BELOW = ".prose > :nth-child(n + 8)";
const SET = "is-set";

/**
 * @typedef {object} Stage
 * @property {string} current  name of the view on screen
 * @property {(name: string) => boolean} has
 * @property {(name: string) => HTMLElement | undefined} view
 * @property {(name: string, view: HTMLElement) => void} keep  takes a view in, or a new one for its name
 * @property {(name: string, whole?: boolean) => void} show  `whole`: the reader is taken to a place far down
 * @property {(name: string) => void} forget  the view stays on screen, but is made anew when asked for again
 */

/** @returns {Stage} */
export function openStage() {
  const main = byId("main");
  /** @type {Map<string, HTMLElement>} */
  const views = new Map();
  /** @type {HTMLElement | null} */
  let shown = null;
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
      views.set(name, view);
      if (stage.current === name && shown !== view) {
        shown?.replaceWith(view);
        shown = view;
      }
    },
    show(name, whole = false) {
      const view = views.get(name);
      if (!view) return;
      if (shown === view) return void (whole && below(view, true));
      shown?.remove();
      const set = below(view, whole);
      main.append(view);
      whenIdle(set);
      shown = view;
      stage.current = name;
    },
    forget: (name) => void views.delete(name),
  };
  return stage;
}

/**
 * Leaves the text below the first screens for later, or not; gives what sets it piece by piece.
 * @param {HTMLElement} view
 * @param {boolean} whole
 */
function below(view, whole) {
  const pieces = [...view.querySelectorAll(BELOW)];
  for (const piece of pieces) piece.classList.toggle(SET, whole);
  return whole ? [] : setting(pieces);
}

/**
 * What sets the pieces, one by one.
 * @param {Element[]} pieces
 */
const setting = (pieces) =>
  pieces.map((piece) => () => {
    piece.classList.add(SET);
    // Asked here, so that the work falls into this slice.
    if (piece.isConnected) piece.getBoundingClientRect();
  });

/** The stops below the first screen, too, before the reader gets there: their heights are only estimated until then. */
export const setRoute = () => whenIdle(setting([...document.querySelectorAll(".route .stops > li")]));

/**
 * Brings an element into view and the reader to it: focus without a jump, then the scroll.
 * @param {HTMLElement} target
 */
export function bringTo(target) {
  if (!target.matches("a[href], button, input, summary, [tabindex]")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "start" });
}
