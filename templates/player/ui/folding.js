/** Words as the search compares them; `builder/render/search.py` folds alike. */

/** @type {Record<string, string>} */
const ALIKE = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", ى: "ي", ة: "ه", ـ: "" };

/**
 * Small letters that readers type in two ways, made one.
 * @param {string} text
 */
export const letters = (text) => text.replace(/[ßæœøłىةـ]/g, (letter) => ALIKE[letter]);

/**
 * A text in lower case without accents.
 * @param {string} text
 */
export const folded = (text) => letters(text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase());

/**
 * The folded words of a text.
 * @param {string} text
 */
export const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
