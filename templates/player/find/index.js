/**
 * Search over the module: every word of the query begins a word of the place. It comes as a part of its own
 * (`parts/find.js`) with the page 'Search'; the index comes when it is first needed.
 */

/** @import { ModuleData } from "../types.js" */

import { link, make, onClick, slot } from "../ui/elements.js";
import { n, speak, t } from "../ui/text.js";
import { folded, wordsOf } from "../ui/folding.js";

/** @typedef {[address: string, title: string, heading: string, opening: string]} Place */
/** @typedef {{places: Place[], words: string}} Index  see builder/render/search.py */

const MOST = 40;

/**
 * The words of an index and the numbers of the places where each stands.
 * @param {string} lines
 * @returns {[string, number[]][]}
 */
export function unpacked(lines) {
  let before = "";
  return lines.split("\n").map((line) => {
    const [head, ...steps] = line.split(" ");
    before = before.slice(0, parseInt(head[0], 36)) + head.slice(1);
    let at = 0;
    return [before, steps.map((step) => (at += parseInt(step, 36)))];
  });
}

/**
 * The places where every word of the query begins a word; those whose heading has them come first.
 * @param {Place[]} places
 * @param {[string, number[]][]} words
 * @param {string} query
 * @returns {Place[]}
 */
export function find(places, words, query) {
  const wanted = wordsOf(query);
  if (!wanted.length) return [];
  const sets = wanted.map((part) => new Set(words.filter(([word]) => word.startsWith(part)).flatMap(([, at]) => at)));
  /** @param {string} text */
  const names = (text) => wanted.every((part) => wordsOf(text).some((word) => word.startsWith(part)));
  return places
    .map((place, at) => ({ place, at, rank: names(place[2]) ? 0 : names(place[1]) ? 1 : 2 }))
    .filter(({ at }) => sets.every((set) => set.has(at)))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ place }) => place);
}

/**
 * @param {HTMLElement} view  the page 'Search'
 * @param {() => Promise<Index>} load
 * @param {ModuleData} data
 * @returns {(view: HTMLElement) => void}  marks what was searched for in a view that a result led to
 */
export function open(view, load, { text, course }) {
  speak(text, course.language);
  const field = /** @type {HTMLInputElement} */ (view.querySelector("input"));
  const said = slot(view, "said");
  const list = slot(view, "found");
  /** @type {{places: Place[], words: [string, number[]][]} | null} */
  let index = null;
  let asked = "";
  /** What the result that was followed last was found by. */
  let followed = "";

  async function look() {
    const query = field.value;
    if (query === asked) return;
    asked = query;
    try {
      if (!index) {
        said.textContent = t("search_wait");
        const { places, words } = await load();
        index = { places, words: unpacked(words) };
      }
    } catch {
      said.textContent = t("search_lost");
      asked = "";
      return;
    }
    const found = find(index.places, index.words, field.value);
    list.replaceChildren(
      ...found.slice(0, MOST).map(([address, title, heading, opening]) => {
        const within = heading ? [make("span", { class: "found-in" }, [title])] : [];
        return make("li", {}, [link(heading || title, address), make("p", {}, [...within, opening])]);
      }),
    );
    const words = wordsOf(field.value).length;
    said.textContent = !words ? "" : found.length ? n("search_found", found.length) : t("search_none");
  }

  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, 200);
  });
  view.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    void look();
  });
  onClick(list, (event) => {
    if (event.target instanceof Element && event.target.closest("a")) followed = field.value;
  });

  /** @type {HTMLElement | null} */
  let marked = null;
  return (shown) => {
    const highlights = CSS.highlights;
    if (!highlights) return;
    highlights.delete("found");
    marked?.classList.remove("is-found");
    const wanted = wordsOf(followed);
    if (!wanted.length || shown === view) return;
    followed = "";
    highlights.set("found", new Highlight(...rangesOf(shown, wanted)));
    // Every element that the mark can be on costs the browser a style of its own.
    (marked = shown).classList.add("is-found");
  };
}

/**
 * Where the words of a view's text begin with one of the words that are wanted.
 * @param {HTMLElement} view
 * @param {string[]} wanted
 */
function rangesOf(view, wanted) {
  const ranges = [];
  const texts = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = /** @type {Text} */ (texts.currentNode);
    for (const match of node.data.matchAll(/[\p{L}\p{N}\p{Mn}]+/gu)) {
      if (!wanted.some((part) => folded(match[0]).startsWith(part))) continue;
      const range = new Range();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
    }
  }
  return ranges;
}
