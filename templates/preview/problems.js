/** Problems as the terminal shows them: where, what, the source line with a caret, the hint. */

/** @import { Problem, Problems } from "./types.js" */

import { make } from "./elements.js";

/**
 * The address that opens a place in the author's editor; `{path}` is absolute, without the slash in front.
 * @param {{root: string, editor: string}} how
 * @param {{path: string, line: number, column: number}} at
 */
export const editorLink = ({ root, editor }, { path, line, column }) =>
  editor
    .replaceAll("{path}", encodeURI(`${root}/${path}`.replace(/^\//, "")).replaceAll("#", "%23").replaceAll("?", "%3F"))
    .replaceAll("{line}", String(line))
    .replaceAll("{column}", String(column));

/**
 * @param {Problems} how
 * @param {Problem} problem
 */
function item(how, problem) {
  const { path, line, column, severity, code, message, hint, source, caret } = problem;
  const where = make("a", { href: editorLink(how, problem), class: "where" }, `${path}:${line}:${column}`);
  const made = make("li", { class: `problem is-${severity}` });
  made.append(make("p", { class: "problem-head" }, where, " ", make("b", {}, `${severity}[${code}]`), " ", make("span", {}, message)));
  if (source) {
    const mark = make("span", { class: "caret", "aria-hidden": "true" }, `${" ".repeat(caret)}^`);
    made.append(make("pre", { tabindex: "0", "aria-label": "The line in the source" }, `${source}\n`, mark));
  }
  if (hint) made.append(make("p", { class: "hint" }, make("b", {}, "hint:"), ` ${hint}`));
  return made;
}

/**
 * Fills a list with problems.
 * @param {HTMLElement} list
 * @param {Problems} found
 */
export const showProblems = (list, found) => list.replaceChildren(...found.problems.map((one) => item(found, one)));
