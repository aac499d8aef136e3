/** A worksheet at work: kept as it is written, printed, exported, imported, emptied. */

/** @import { SheetData, ToolsPart, Work } from "./types.js" */

import { ask } from "../ui/dialogs.js";
import { button, make, onClick, say } from "../ui/elements.js";
import { t } from "../ui/text.js";
import { docx, MIME } from "./docx.js";
import { asFile, csv, fromFile, LARGEST } from "./exchange.js";
import { grow, inputs, setValue, valueOf } from "./form.js";
import { handOver, paper, printAlone } from "./page.js";
import { headPieces, isFilled, projectPieces, sheetPieces } from "./pieces.js";

/**
 * What worksheets need around them.
 * @typedef {object} Desk
 * @property {{id: string, title: string, language: string}} course
 * @property {{id: string, title: string}} module
 * @property {() => Work} get
 * @property {(edit: (work: Work) => void) => boolean} change
 * @property {ToolsPart} part
 */

/** What keeps the changes that are still resting. @type {Set<() => void>} */
const resting = new Set();

/** Keeps everything at once: the next view is filled from what is kept. */
export const keepNow = () => resting.forEach((now) => now());

/** Milliseconds of rest after which what was written is kept. */
const REST = 400;

/**
 * Calls `keep` a moment after the last change inside `place`, and at once when the page may go.
 * @param {HTMLElement} place
 * @param {(input: Element) => void} keep
 */
export function keepSoon(place, keep) {
  let timer = 0;
  /** @type {Set<Element>} */
  const changed = new Set();
  const now = () => {
    clearTimeout(timer);
    changed.forEach(keep);
    changed.clear();
  };
  place.addEventListener("input", (event) => {
    if (!(event.target instanceof Element)) return;
    changed.add(event.target);
    clearTimeout(timer);
    timer = setTimeout(now, REST);
  });
  place.addEventListener("change", now);
  document.addEventListener("visibilitychange", now);
  window.addEventListener("pagehide", now);
  resting.add(now);
}

/**
 * @param {HTMLElement} line  says whether what is written is kept
 * @param {boolean} kept
 */
export function sayKept(line, kept) {
  const words = t(kept ? "kept" : "not_kept");
  line.classList.toggle("is-bad", !kept);
  if (line.textContent !== words) line.textContent = words;
}

/** @param {Desk} desk */
export const isRtl = (desk) => document.documentElement.dir === "rtl" && Boolean(desk);

/**
 * @param {HTMLElement} form
 * @param {SheetData} sheet
 * @param {Desk} desk
 */
export function mountSheet(form, sheet, desk) {
  const fields = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-field]")]);
  const project = form.querySelector("[data-project]");
  const said = make("p", { class: "sheet-kept", role: "status" });
  const name = `${desk.course.id}-${desk.module.id}-${sheet.id}`;
  const values = () => desk.get().sheets[sheet.id] ?? {};

  function fill() {
    const work = desk.get();
    for (const field of fields) setValue(field, work.sheets[sheet.id]?.[field.dataset.field ?? ""]);
    for (const input of project ? inputs(project) : []) input.value = work.project[input.dataset.about ?? ""] ?? "";
    showExample(work.hidden);
    if (project instanceof HTMLDetailsElement) project.open = !Object.values(work.project).some(Boolean);
    sum();
  }
  function sum() {
    const line = project?.querySelector("[data-sum]");
    if (line) line.textContent = Object.values(desk.get().project).filter(Boolean).join(" · ");
  }
  /** @param {boolean} hidden */
  function showExample(hidden) {
    form.classList.toggle("no-example", hidden);
    example.setAttribute("aria-pressed", String(!hidden));
  }

  keepSoon(form, (input) => {
    const field = input.closest("[data-field]");
    const about = input instanceof HTMLElement && input.dataset.about;
    const kept = desk.change((work) => {
      if (about) work.project[about] = /** @type {HTMLInputElement} */ (input).value;
      else if (field instanceof HTMLElement) (work.sheets[sheet.id] ??= {})[field.dataset.field ?? ""] = valueOf(field);
    });
    sayKept(said, kept);
    if (about) sum();
  });
  form.addEventListener("input", (event) => grow(/** @type {any} */ (event.target)));

  const example = button(t("example"), { second: true });
  example.hidden = !form.querySelector(".example");
  onClick(example, () => {
    const hidden = !form.classList.contains("no-example");
    desk.change((work) => (work.hidden = hidden));
    showExample(hidden);
  });

  const file = make("input", { type: "file", accept: ".json,application/json", hidden: "" });
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    file.value = "";
    if (chosen) await take(chosen);
  });
  /** @param {File} chosen */
  async function take(chosen) {
    const found = chosen.size > LARGEST ? { refused: "import_no_sheet" } : fromFile(await chosen.text(), desk, sheet);
    if ("refused" in found) {
      await ask(t("import_failed"), [t(found.refused, { title: found.title ?? "" })], [{ name: "", words: t("close") }]);
      return;
    }
    if (isFilled(values()) && (await confirmed("import_title", "import_text", "import_do")) === "") return;
    sayKept(said, desk.change((work) => (work.sheets[sheet.id] = found.values)));
    fill();
    say(t("import_done"));
  }

  const pieces = () => [...headPieces(desk.module.title, desk.part), ...sheetPieces(sheet, desk.get(), projectPieces(desk.part, desk.get()))];
  /** @type {[string, () => unknown][]} */
  const ways = [
    ["print", () => printAlone(paper(pieces()), name)],
    ["as_docx", () => handOver(`${name}.docx`, /** @type {any} */ (docx(pieces(), desk.course.language, isRtl(desk), sheet.title)), MIME)],
    ["as_csv", () => handOver(`${name}.csv`, csv(sheet, values()), "text/csv")],
    ["as_file", () => handOver(`${name}.json`, asFile(desk, sheet, values()), "application/json")],
    ["import", () => file.click()],
    [
      "empty",
      async () => {
        if ((await confirmed("empty_title", "empty_text", "empty_do")) === "") return;
        sayKept(said, desk.change((work) => delete work.sheets[sheet.id]));
        fill();
      },
    ],
  ];
  const buttons = ways.map(([key, act]) => {
    const made = make("button", { type: "button", class: "plain", "data-way": key }, [t(key)]);
    onClick(made, () => void act());
    return made;
  });
  form.querySelector("[data-bar]")?.replaceChildren(example);
  form.querySelector("[data-end]")?.replaceChildren(said, make("p", { class: "sheet-ways" }, buttons), file);
  sayKept(said, true);
  fill();
  return fill;
}

/**
 * @param {string} title
 * @param {string} text
 * @param {string} yes
 */
const confirmed = (title, text, yes) =>
  ask(t(title), [t(text)], [
    { name: "yes", words: t(yes) },
    { name: "", words: t("cancel"), second: true },
  ]);
