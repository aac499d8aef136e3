/** Small helpers for the document. Text always goes in as text, never as HTML. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean>} [attributes]  `true` sets an empty one, `false` none
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/**
 * The element of an id, which the page's HTML is known to have.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`there is no #${id}`);
  return found;
}

/**
 * `1 error`, `2 errors`.
 * @param {number} number
 * @param {string} word
 */
export const counted = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

/**
 * `2 errors, 1 warning`, or an empty string.
 * @param {{errors: number, warnings: number}} of
 */
export const summary = ({ errors, warnings }) =>
  [errors ? counted(errors, "error") : "", warnings ? counted(warnings, "warning") : ""].filter(Boolean).join(", ");
