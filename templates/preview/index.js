/** All modules of the course with their state. */

/** @import { CourseState, ModuleState } from "./types.js" */

import { byId, counted, make, summary } from "./elements.js";
import { fetchProblems, listen } from "./events.js";
import { showProblems } from "./problems.js";

/** @param {ModuleState} module */
function wordOf(module) {
  if (module.fault) return ["fault", "the builder failed"];
  if (!module.checked) return ["open", "checking …"];
  if (module.errors) return ["error", summary(module)];
  return module.warnings ? ["warning", summary(module)] : ["sound", "sound"];
}

/**
 * @param {string} id
 * @param {ModuleState} module
 */
function line(id, module) {
  const [state, word] = wordOf(module);
  return make(
    "li",
    { class: `module-line is-${state}` },
    make("a", { href: `/module/${id}` }, make("b", {}, module.title), " ", make("span", { class: "module-id" }, id)),
    make("span", { class: "module-state" }, word),
  );
}

/** @param {CourseState} state */
function total({ modules, errors, warnings }) {
  const all = Object.values(modules);
  const open = all.filter((one) => !one.checked).length;
  const sum = all.reduce((so, one) => ({ errors: so.errors + one.errors, warnings: so.warnings + one.warnings }), { errors, warnings });
  const found = summary(sum) || (open ? "" : "no problems found");
  return [counted(all.length, "module"), open ? `${open} still being checked` : "", found].filter(Boolean).join(" · ");
}

/** @type {string} */
let shown = "";

listen(async (state) => {
  document.title = `${state.course.title} – Preview`;
  byId("title").textContent = state.course.title || "The course cannot be read";
  byId("summary").textContent = total(state);
  const focused = document.activeElement?.getAttribute("href");
  byId("parts").replaceChildren(
    ...state.parts.flatMap(({ title, modules }) => [
      make("h2", {}, title),
      make("ol", { class: "module-list" }, ...modules.map((id) => line(id, state.modules[id]))),
    ]),
  );
  if (focused) /** @type {HTMLElement | null} */ (document.querySelector(`a[href="${CSS.escape(focused)}"]`))?.focus();

  const rounds = JSON.stringify([state.round, Object.values(state.modules).map((one) => one.round)]);
  if (rounds === shown) return;
  shown = rounds;
  const found = await fetchProblems();
  if (rounds !== shown) return;
  byId("problems").hidden = !found.problems.length;
  showProblems(byId("problem-list"), found);
});
