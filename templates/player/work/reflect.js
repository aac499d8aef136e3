/** A reflection: the author's question, and room for private notes. */

/** @import { Desk } from "./sheet.js" */

import { make } from "../ui/elements.js";
import { t } from "../ui/text.js";
import { grow } from "./form.js";
import { keepSoon, sayKept } from "./sheet.js";

/**
 * @param {HTMLElement} place
 * @param {string} key  "<lesson>/<block>"
 * @param {Desk} desk
 */
export function mountReflection(place, key, desk) {
  const asked = [...place.querySelectorAll(":scope > :not(.reflect-title)")].map((one) => one.textContent ?? "");
  const question = asked.join("\n").trim();
  const area = make("textarea", { class: "ruled", rows: place.dataset.lines ?? "4", maxlength: "4000", "aria-label": question.slice(0, 200) });
  const said = make("p", { class: "sheet-kept", role: "status" });
  place.append(area, said);
  const fill = () => {
    area.value = desk.get().notes[key]?.text ?? "";
    grow(area);
  };
  keepSoon(place, () => {
    const text = area.value;
    sayKept(
      said,
      desk.change((work) => {
        if (text) work.notes[key] = { ask: question, text };
        else delete work.notes[key];
      }),
    );
  });
  area.addEventListener("input", () => grow(area));
  said.textContent = t("kept");
  fill();
  return fill;
}
