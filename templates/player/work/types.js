/**
 * Worksheets as the builder describes them, and what learners write into them. Types only.
 *
 * @typedef {string | string[] | Record<string, string>} Value  a text, an option or a step; items ticked; cells by "row.column"
 *
 * @typedef {object} Work
 * @property {Record<string, string>} project  by the id of the course's project field
 * @property {Record<string, Record<string, Value>>} sheets  by worksheet and field
 * @property {Record<string, {ask: string, text: string}>} notes  reflections by "<lesson>/<block>"
 * @property {Record<string, string>} words  answers to open questions, by the question's id
 * @property {{what: string, when: string}[]} plan  'What I will do by when'
 * @property {boolean} hidden  examples are hidden
 *
 * @typedef {object} FieldData
 * @property {string} id
 * @property {"text" | "choice" | "rating" | "checklist" | "table"} kind
 * @property {string} label
 * @property {number} [lines]  text
 * @property {string[]} [options]  choice, checklist
 * @property {[string, string, number]} [scale]  rating: words at both ends, steps
 * @property {string[]} [heads]  table
 * @property {string[]} [labels]  table: the first column, where it is given
 * @property {number} [rows]  table
 *
 * @typedef {object} SheetData
 * @property {string} id
 * @property {string} title
 * @property {string} purpose  without markup
 * @property {string} html  of a worksheet that no lesson places, else ""
 * @property {{title: string, fields: FieldData[]}[]} sections
 *
 * The part `tools`: what a module's worksheets are made of.
 *
 * @typedef {object} ToolsPart
 * @property {string} notice
 * @property {{id: string, label: string}[]} project
 * @property {SheetData[]} sheets
 * @property {Record<string, string | Record<string, string>>} text  interface words for all of this
 *
 * A document before it is a page, a file to print or a file of an office program: one entry a paragraph or table.
 *
 * @typedef {{kind: "title" | "head" | "subhead" | "ask" | "text" | "note", text: string}
 *   | {kind: "answer", text: string, lines: number}
 *   | {kind: "mark", text: string, on: boolean}
 *   | {kind: "table", heads: string[], rows: string[][]}
 *   | {kind: "break"}} Piece
 */

export {};
