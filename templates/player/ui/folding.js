/** Words as the search compares them; `builder/render/search.py` folds alike. */

/** @type {Record<string, string>} */
const ALIKE = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", ى: "ي", ة: "ه", ـ: "" };

/**
 * A text in lower case without accents.
 * @param {string} text
 */
export const folded = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłىةـ]/g, (letter) => ALIKE[letter]);

/**
 * The folded words of a text.
 * @param {string} text
 */
export const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
