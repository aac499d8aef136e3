/** Links from what stands on the module's page to the lines in which it is written. */

import { byId } from "./elements.js";
import { editorLink } from "./problems.js";

/**
 * @typedef {{place: string, path: string, line: number, column: number, pieces: [string, number, number][]}} Source
 * @typedef {{root: string, editor: string, places: Source[], cases: number}} Sources
 */

const CLASS = "preview-line";
const TEXTS = "p, li:not(:has(p)), h2, h3, h4, dd, figcaption, td:first-child, .stem";
const NEVER = "label, button, a, summary, [hidden]";
const STYLE = `
.${CLASS} { all: revert; float: inline-end; margin-inline-start: .5em; font: 11px/1.6 ui-monospace, Menlo, Consolas, monospace;
  color: inherit; opacity: .75; text-decoration: none; padding: 0 4px; }
.${CLASS}:is(:hover, :focus-visible) { opacity: 1; text-decoration: underline; }
@media print { .${CLASS} { display: none; } }`;

/** Letters and digits alone: what markup, citations and typography leave alike. @param {string} text */
const bare = (text) => text.replace(/\[[^\]]{0,20}\]/g, "").replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();

/** The words of an element without the links that were put in. @param {Element} element */
function wordsOf(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const one of copy.querySelectorAll(`.${CLASS}, sup, ul, ol`)) one.remove();
  return bare(copy.textContent ?? "");
}

/**
 * @param {Document} page
 * @param {Sources} sources
 */
function mark(page, sources) {
  /** @param {Element | null} at @param {Source} source @param {number} line @param {number} column */
  function put(at, source, line, column) {
    if (!at || at.closest(NEVER) || at.querySelector(`:scope > .${CLASS}`)) return;
    const link = page.createElement("a");
    link.className = CLASS;
    link.href = editorLink(sources, { path: source.path, line, column });
    link.target = /^https?:/.test(link.href) ? "_blank" : "_top";
    link.title = `${source.path}:${line}`;
    link.setAttribute("aria-label", `Source: line ${line}`);
    link.textContent = String(line);
    at.prepend(link);
  }
  for (const source of sources.places) {
    for (const holder of page.querySelectorAll(source.place)) {
      // A case shows one decision after the other: what is new in it is marked as well.
      if (holder.querySelector(`.${CLASS}`) && !holder.matches(".view, :has(.case)")) continue;
      /** @type {Map<string, [number, number][]>} */
      const lines = new Map();
      for (const [words, line, column] of source.pieces) {
        if (words.startsWith("@")) for (const one of holder.querySelectorAll(words.slice(1))) put(one, source, line, column);
        else if (words.startsWith("#")) put(holder.querySelector(`[id="${CSS.escape(words.slice(1))}"]`), source, line, column);
        else lines.set(bare(words), [...(lines.get(bare(words)) ?? []), [line, column]]);
      }
      for (const one of holder.querySelectorAll(TEXTS)) {
        const found = lines.get(wordsOf(one));
        const next = found && (found.length > 1 ? found.shift() : found[0]);
        if (next) put(one, source, ...next);
      }
      if (source.place.startsWith("#question-")) put(holder, source, source.line, source.column);
    }
  }
}

/**
 * @param {string} module
 * @param {() => Document | null} page
 */
export function openMarks(module, page) {
  const box = /** @type {HTMLInputElement} */ (byId("lines"));
  /** @type {Sources | null} */
  let sources = null;
  /** @type {MutationObserver | null} */
  let watch = null;
  let timer = 0;

  function paint() {
    const at = page();
    if (!at?.body) return;
    watch?.disconnect();
    const wanted = box.checked && !document.body.classList.contains("is-learner");
    if (!wanted) for (const one of at.querySelectorAll(`.${CLASS}`)) one.remove();
    else if (sources) mark(at, sources);
    if (wanted) watch?.observe(at.body, { childList: true, subtree: true });
  }
  box.addEventListener("change", paint);

  return {
    paint,
    /** A page came in: read the lines anew. */
    async loaded() {
      const at = page();
      const view = /** @type {any} */ (at?.defaultView);
      if (!at || !view) return;
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(STYLE);
      at.adoptedStyleSheets = [...at.adoptedStyleSheets, sheet];
      watch = new view.MutationObserver(() => {
        clearTimeout(timer);
        timer = window.setTimeout(paint, 150);
      });
      const answer = await fetch(`/sources.json?module=${encodeURIComponent(module)}`);
      if (!answer.ok) return;
      sources = await answer.json();
      const cases = /** @type {HTMLAnchorElement} */ (byId("cases"));
      cases.hidden = !sources?.cases;
      cases.href = `/cases/${module}`;
      paint();
    },
  };
}
