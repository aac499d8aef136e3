/** Printing: the page on screen with all its parts open, or the whole module as one text. */

import { byId, make, onClick, say } from "./elements.js";
import { t } from "./text.js";

/** A copy of the route, which stands on paper as the contents page. */
export const contents = () => make("div", { class: "route" }, [/** @type {Element} */ (byId("route").querySelector(".stops")).cloneNode(true)]);

/** What is closed on screen is open on paper. */
export function openOnPaper() {
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  let copy = make("div");
  window.addEventListener("beforeprint", () => {
    document.querySelector("main > .opening")?.append((copy = contents()));
    closed = [...document.querySelectorAll("details")].filter((one) => !one.open);
    for (const one of closed) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    copy.remove();
    for (const one of closed) one.open = false;
  });
}

/**
 * The buttons that print.
 * @param {() => Promise<void>} printAll  prints the whole module
 */
export function offerPrint(printAll) {
  openOnPaper();
  onClick(document, async (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-print]");
    if (!(button instanceof HTMLButtonElement)) return;
    if (button.dataset.print !== "module") return window.print();
    button.disabled = true;
    say(t("print_wait"));
    try {
      await printAll();
      say("");
    } catch {
      say(t("print_lost"));
    }
    button.disabled = false;
  });
}
