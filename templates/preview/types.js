/**
 * What the server tells its pages (builder/preview/state.py).
 *
 * @typedef {object} ModuleState
 * @property {string} title
 * @property {string} site  digest of the last good version, "" before the first
 * @property {number} stateMax  characters of the longest saved state
 * @property {number} round  grows whenever its problems were looked for
 * @property {boolean} checked
 * @property {string} fault
 * @property {number} errors
 * @property {number} warnings
 *
 * @typedef {object} CourseState
 * @property {{id: string, title: string}} course
 * @property {number} round
 * @property {number} errors  of the course's own files
 * @property {number} warnings
 * @property {{title: string, modules: string[]}[]} parts
 * @property {Record<string, ModuleState>} modules
 *
 * @typedef {object} Problem
 * @property {string} path
 * @property {number} line
 * @property {number} column
 * @property {"error" | "warning"} severity
 * @property {string} code
 * @property {string} message
 * @property {string} hint
 * @property {string} source
 * @property {number} caret  cells before the caret under `source`
 *
 * @typedef {{root: string, editor: string, problems: Problem[]}} Problems
 */

export {};
