/** A worksheet's form on the page: reads and writes its fields. Their marks are those of templates/tools/. */

/** @import { Value } from "./types.js" */

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Input */

/** @param {ParentNode} place @returns {Input[]} */
export const inputs = (place) => [.../** @type {NodeListOf<Input>} */ (place.querySelectorAll("input:not([type=file]), textarea, select"))];

/** @param {Input} input @returns {input is HTMLInputElement} */
const isMark = (input) => input instanceof HTMLInputElement && (input.type === "radio" || input.type === "checkbox");

/**
 * What stands in a field.
 * @param {HTMLElement} field
 * @returns {Value}
 */
export function valueOf(field) {
  const all = inputs(field);
  const marked = all.filter((input) => isMark(input) && input.checked).map((input) => input.value);
  switch (field.dataset.kind) {
    case "table":
      return Object.fromEntries(all.filter((input) => input.value).map((input) => [input.dataset.cell, input.value]));
    case "checklist":
      return marked;
    case "text":
      return all[0]?.value ?? "";
    default:
      return marked[0] ?? "";
  }
}

/**
 * Puts a value into a field; undefined empties it.
 * @param {HTMLElement} field
 * @param {Value | undefined} value
 */
export function setValue(field, value) {
  const list = Array.isArray(value) ? value : [value];
  const cells = typeof value === "object" && !Array.isArray(value) ? value : {};
  for (const input of inputs(field)) {
    if (isMark(input)) input.checked = list.includes(input.value);
    else if (field.dataset.kind === "table") input.value = String(cells[input.dataset.cell ?? ""] ?? "");
    else input.value = typeof value === "string" ? value : "";
    grow(input);
  }
}

/**
 * Room for what is written, so that nothing scrolls inside a line.
 * @param {Input} input
 */
export function grow(input) {
  if (!(input instanceof HTMLTextAreaElement)) return;
  const least = Number((input.dataset.rows ??= String(input.rows)));
  input.rows = Math.max(least, Math.min(40, input.value.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 60), 0)));
}
