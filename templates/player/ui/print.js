/** Printing: the page on screen with all its parts open, or the whole module as one text. */

import { make, say } from "./elements.js";
import { t } from "./text.js";

const NOT_PRINTED = ".quiz, .tool-place, .view-end, script";

/** What is closed on screen is open on paper. */
export function openOnPaper() {
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details")].filter((one) => !one.open);
    for (const one of closed) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });
}

/**
 * Puts the module's views one behind the other, prints them, and takes them away again.
 * @param {(HTMLElement | undefined)[]} views
 */
export function printAll(views) {
  const all = make("div", { class: "print-all", "aria-hidden": "true" });
  for (const view of views) {
    if (!view) continue;
    const copy = /** @type {HTMLElement} */ (view.cloneNode(true));
    for (const part of copy.querySelectorAll(NOT_PRINTED)) part.remove();
    for (const picture of copy.querySelectorAll("img")) picture.loading = "eager";
    for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
    all.append(copy);
  }
  document.body.append(all);
  window.addEventListener("afterprint", () => all.remove(), { once: true });
  // Pictures that were never on screen need their bytes first.
  return Promise.allSettled([...all.querySelectorAll("img")].map((picture) => picture.decode())).then(() => window.print());
}

/**
 * The buttons that print.
 * @param {() => Promise<(HTMLElement | undefined)[]>} everything  the views of the whole module
 */
export function offerPrint(everything) {
  openOnPaper();
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-print]");
    if (!(button instanceof HTMLButtonElement)) return;
    if (button.dataset.print !== "module") return window.print();
    button.disabled = true;
    say(t("print_wait"));
    try {
      await printAll(await everything());
      say("");
    } catch {
      say(t("print_lost"));
    }
    button.disabled = false;
  });
}
