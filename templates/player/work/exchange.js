/** A worksheet alone: as CSV for a spreadsheet, and as a file that can be imported again. */

/** @import { FieldData, SheetData, Value } from "./types.js" */

import { t } from "../ui/text.js";
import { rowsOf } from "./pieces.js";

const FORMAT = "course-worksheet";

/** A file larger than this is no worksheet. */
export const LARGEST = 1 << 20;

/**
 * A cell as RFC 4180 has it. What a spreadsheet would take for a formula gets an apostrophe before it
 * (OWASP, CSV Injection).
 * @param {string} text
 */
function cell(text) {
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * @param {SheetData} sheet
 * @param {Record<string, Value>} values
 */
export function csv(sheet, values) {
  const rows = [["section", "question", "row", "column", "answer"].map((word) => t(`csv_${word}`))];
  for (const { title, fields } of sheet.sections)
    for (const field of fields) {
      const value = values[field.id];
      if (field.kind === "table")
        rowsOf(field, value).forEach((row, at) =>
          row.forEach((text, column) => {
            if (column || !field.labels?.length) rows.push([title, field.label, field.labels?.[at] ?? String(at + 1), field.heads?.[column] ?? "", text]);
          }),
        );
      else rows.push([title, field.label, "", "", Array.isArray(value) ? value.join("; ") : typeof value === "string" ? value : ""]);
    }
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/**
 * @param {{course: {id: string}, module: {id: string}}} of
 * @param {SheetData} sheet
 * @param {Record<string, Value>} values
 */
export const asFile = (of, sheet, values) =>
  `${JSON.stringify({ format: FORMAT, version: 1, course: of.course.id, module: of.module.id, sheet: sheet.id, title: sheet.title, values }, null, 1)}\n`;

/**
 * What a file holds for a worksheet, or the key of the words that say why it cannot be taken.
 * @param {string} text
 * @param {{course: {id: string}, module: {id: string}}} of
 * @param {SheetData} sheet
 * @returns {{values: Record<string, Value>} | {refused: string, title?: string}}
 */
export function fromFile(text, of, sheet) {
  /** @type {any} */
  let found;
  try {
    found = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { refused: "import_no_sheet" };
  }
  if (found?.format !== FORMAT || typeof found.values !== "object" || !found.values) return { refused: "import_no_sheet" };
  if (found.version !== 1) return { refused: "import_newer" };
  if (found.course !== of.course.id || found.module !== of.module.id || found.sheet !== sheet.id)
    return { refused: "import_other", title: String(found.title ?? "").slice(0, 120) };
  /** @type {Record<string, Value>} */
  const values = {};
  const given = new Map(Object.entries(found.values));
  for (const field of sheet.sections.flatMap((section) => section.fields)) {
    const value = fitting(field, given.get(field.id));
    if (value !== undefined) values[field.id] = value;
  }
  return { values };
}

/**
 * A value as far as it fits the field; undefined where it does not.
 * @param {FieldData} field
 * @param {any} value
 * @returns {Value | undefined}
 */
export function fitting(field, value) {
  const text = (/** @type {unknown} */ one, /** @type {number} */ most) => (typeof one === "string" ? one.slice(0, most) : "");
  if (field.kind === "text") return typeof value === "string" ? text(value, 4000) : undefined;
  if (field.kind === "choice") return field.options?.includes(value) ? value : undefined;
  if (field.kind === "rating") return /^\d+$/.test(value) && value >= 1 && value <= (field.scale?.[2] ?? 0) ? String(value) : undefined;
  if (field.kind === "checklist") return Array.isArray(value) ? (field.options ?? []).filter((item) => value.includes(item)) : undefined;
  if (typeof value !== "object" || !value || Array.isArray(value)) return undefined;
  /** @type {Record<string, string>} */
  const cells = {};
  for (let row = 0; row < (field.rows ?? 0); row++)
    for (let column = 0; column < (field.heads?.length ?? 0); column++) {
      const found = text(value[`${row}.${column}`], 1000);
      if (found) cells[`${row}.${column}`] = found;
    }
  return cells;
}
