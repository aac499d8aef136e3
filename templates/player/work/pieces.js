/** From worksheets and what was written into them to a document: one list of pieces, for page, print and file. */

/** @import { FieldData, Piece, SheetData, ToolsPart, Value, Work } from "./types.js" */

import { t } from "../ui/text.js";

/** Rows of 'What I will do by when' that are there to begin with. */
export const PLAN_ROWS = 3;

/**
 * The rows of a table as they stand: given labels, then what was written.
 * @param {FieldData} field
 * @param {Value | undefined} value
 */
export function rowsOf(field, value) {
  const cells = typeof value === "object" && !Array.isArray(value) ? value : {};
  return Array.from({ length: field.rows ?? 0 }, (_, row) =>
    (field.heads ?? []).map((_, column) => (column === 0 && field.labels?.length ? field.labels[row] : (cells[`${row}.${column}`] ?? ""))),
  );
}

/**
 * @param {FieldData} field
 * @param {Value | undefined} value
 * @returns {Piece[]}
 */
function answer(field, value) {
  const text = typeof value === "string" ? value : "";
  const chosen = Array.isArray(value) ? value : [text];
  if (field.kind === "table") return [{ kind: "table", heads: field.heads ?? [], rows: rowsOf(field, value) }];
  if (field.options) return field.options.map((option) => ({ kind: "mark", text: option, on: chosen.includes(option) }));
  if (!field.scale) return [{ kind: "answer", text, lines: field.lines ?? 1 }];
  const [low, high, steps] = field.scale;
  return Array.from({ length: steps }, (_, at) => String(at + 1)).map((step, at) => ({
    kind: "mark",
    text: at ? (at + 1 === steps ? `${step} ${high}` : step) : `${step} ${low}`,
    on: step === text,
  }));
}

/**
 * @param {SheetData} sheet
 * @param {Work} work
 * @param {Piece[]} [about]  what stands between its purpose and its questions
 * @returns {Piece[]}
 */
export function sheetPieces(sheet, work, about = []) {
  const values = work.sheets[sheet.id] ?? {};
  return [
    { kind: "head", text: sheet.title },
    { kind: "note", text: sheet.purpose },
    ...about,
    ...sheet.sections.flatMap((section) => [
      /** @type {Piece} */ ({ kind: "subhead", text: section.title }),
      ...section.fields.flatMap((field) => [/** @type {Piece} */ ({ kind: "ask", text: field.label }), ...answer(field, values[field.id])]),
    ]),
  ];
}

/**
 * How a document begins: the module's title and the course's notice.
 * @param {string} title
 * @param {ToolsPart} part
 * @returns {Piece[]}
 */
export const headPieces = (title, part) => [{ kind: "title", text: title }, ...(part.notice ? [/** @type {Piece} */ ({ kind: "note", text: part.notice })] : [])];

/**
 * The learner's project, as a table; nothing where the course asks for none.
 * @param {ToolsPart} part
 * @param {Work} work
 * @returns {Piece[]}
 */
export function projectPieces(part, work) {
  if (!part.project.length) return [];
  return [{ kind: "table", heads: [t("project"), ""], rows: part.project.map(({ id, label }) => [label, work.project[id] ?? ""]) }];
}

/** @param {Work} work @returns {Piece[]} */
export function planPieces(work) {
  const rows = work.plan.filter(({ what, when }) => what || when).map(({ what, when }) => [what, when]);
  while (rows.length < PLAN_ROWS) rows.push(["", ""]);
  return [
    { kind: "head", text: t("plan") },
    { kind: "table", heads: [t("plan_what"), t("plan_when")], rows },
  ];
}

/**
 * Whether something was written into a worksheet.
 * @param {Record<string, Value> | undefined} values
 */
export const isFilled = (values) =>
  Object.values(values ?? {}).some((value) => (typeof value === "string" ? value : Object.values(value).some(Boolean)));

/**
 * Everything of a module as one document: project, worksheets that were begun, reflections, and the plan.
 * @param {string} title
 * @param {ToolsPart} part
 * @param {Work} work
 * @param {string[]} lessons  ids in order
 * @returns {Piece[]}
 */
export function everything(title, part, work, lessons) {
  const sheets = part.sheets.filter(({ id }) => isFilled(work.sheets[id]));
  const order = (/** @type {string} */ key) => lessons.indexOf(key.split("/")[0]);
  const notes = Object.entries(work.notes)
    .filter(([, { text }]) => text.trim())
    .sort(([one], [other]) => order(one) - order(other) || one.localeCompare(other));
  return [
    ...headPieces(title, part),
    ...projectPieces(part, work),
    ...planPieces(work),
    ...sheets.flatMap((sheet) => [/** @type {Piece} */ ({ kind: "break" }), ...sheetPieces(sheet, work)]),
    ...(notes.length ? [/** @type {Piece} */ ({ kind: "head", text: t("notes") })] : []),
    ...notes.flatMap(([, { ask, text }]) => [
      /** @type {Piece} */ ({ kind: "ask", text: ask }),
      /** @type {Piece} */ ({ kind: "answer", text, lines: 1 }),
    ]),
  ];
}
