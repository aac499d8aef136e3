/** Addresses inside the module: `#lesson/why-it-matters/quiz-check-1` and the like. */

/**
 * @typedef {object} Place
 * @property {string} view  "opening", "lesson/<id>", "assessment" …; "" for an anchor in the view on screen
 * @property {string} anchor  id of an element, or ""
 */

const PAGES = [
  "opening", "glossary", "references", "search", "record", "assessment", "pretest", "tools", "webinar", "about", "your-data",
];

/**
 * The place that a hash names.
 * @param {string} hash with or without its `#`
 * @returns {Place}
 */
export function placeOf(hash) {
  let path = hash.replace(/^#/, "");
  try {
    path = decodeURIComponent(path);
  } catch {
    // A stray % sign: take the address as it stands.
  }
  const [first, second = "", ...rest] = path.split("/");
  if ((first === "lesson" || first === "tool") && second) return { view: `${first}/${second}`, anchor: rest.join("/") };
  if (PAGES.includes(first)) return { view: first, anchor: second ? path : "" };
  return { view: "", anchor: path };
}
