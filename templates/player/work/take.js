/** The page 'Tools and downloads' at work: the plan, and everything that was written as one document. */

/** @import { Desk } from "./sheet.js" */

import { button, make, onClick } from "../ui/elements.js";
import { t } from "../ui/text.js";
import { docx, MIME } from "./docx.js";
import { handOver, paper, printAlone } from "./page.js";
import { everything, isFilled, PLAN_ROWS } from "./pieces.js";
import { isRtl, keepSoon, sayKept } from "./sheet.js";

/**
 * @param {HTMLElement} place
 * @param {Desk} desk
 * @param {string[]} lessons  ids in order
 */
export function mountTake(place, desk, lessons) {
  const said = make("p", { class: "sheet-kept", role: "status" });
  const rows = make("tbody");
  const list = make("p");

  /** @param {number} at */
  function row(at) {
    const cells = /** @type {const} */ (["what", "when"]).map((key) => {
      const area = make("textarea", { rows: "2", maxlength: "1000", "aria-label": `${t(`plan_${key}`)}, ${at + 1}`, "data-plan": key });
      return make("td", { "data-head": t(`plan_${key}`) }, [area]);
    });
    return make("tr", {}, cells);
  }
  function fill() {
    const work = desk.get();
    const count = Math.max(PLAN_ROWS, work.plan.length);
    while (rows.rows.length < count) rows.append(row(rows.rows.length));
    [...rows.rows].forEach((one, at) =>
      one.querySelectorAll("textarea").forEach((area) => {
        area.value = work.plan[at]?.[/** @type {"what" | "when"} */ (area.dataset.plan)] ?? "";
      }),
    );
    const begun = desk.part.sheets.filter(({ id }) => isFilled(work.sheets[id])).map(({ title }) => title);
    if (Object.keys(work.notes).length) begun.push(t("notes"));
    list.textContent = begun.length ? t("take_begun", { list: begun.join("; ") }) : t("take_nothing");
  }
  keepSoon(rows, () => {
    const plan = [...rows.rows].map((one) => {
      const [what, when] = [...one.querySelectorAll("textarea")].map((area) => area.value);
      return { what, when };
    });
    while (plan.length && !plan[plan.length - 1].what && !plan[plan.length - 1].when) plan.pop();
    sayKept(said, desk.change((work) => (work.plan = plan)));
  });

  const more = make("button", { type: "button", class: "plain" }, [t("plan_more")]);
  onClick(more, () => {
    const added = row(rows.rows.length);
    rows.append(added);
    added.querySelector("textarea")?.focus();
  });
  const pieces = () => everything(desk.module.title, desk.part, desk.get(), lessons);
  const name = `${desk.course.id}-${desk.module.id}`;
  const save = button(t("take_docx"));
  onClick(save, () =>
    handOver(`${name}.docx`, /** @type {any} */ (docx(pieces(), desk.course.language, isRtl(desk), desk.module.title)), MIME),
  );
  const print = button(t("take_print"), { second: true });
  onClick(print, () => printAlone(paper(pieces()), name));
  place.replaceChildren(
    make("h2", {}, [t("take")]),
    list,
    make("h3", { id: "plan-title" }, [t("plan")]),
    make("table", { class: "sheet-table", "aria-labelledby": "plan-title" }, [
      make("thead", {}, [make("tr", {}, ["plan_what", "plan_when"].map((key) => make("th", { scope: "col" }, [t(key)])))]),
      rows,
    ]),
    make("p", {}, [more]),
    make("p", { class: "actions" }, [save, print]),
    said,
  );
  sayKept(said, true);
  fill();
  return fill;
}
