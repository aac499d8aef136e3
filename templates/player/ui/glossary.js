/** A term in the text opens its definition beside it; Escape, a click elsewhere or the button closes it. */

import { byId, onClick } from "./elements.js";

/** @param {HTMLElement | undefined} glossary  the glossary's view, in the document or not */
export function openGlossary(glossary) {
  const pop = byId("pop");
  /** @type {HTMLElement | null} */
  let term = null;

  /** @param {boolean} back  gives the focus back to the term */
  function close(back) {
    if (pop.hidden) return;
    pop.hidden = true;
    term?.setAttribute("aria-expanded", "false");
    if (back) term?.focus({ preventScroll: true });
    term = null;
  }

  /** @param {HTMLElement} link */
  function open(link) {
    const id = decodeURIComponent(link.getAttribute("href")?.replace("#", "") ?? "");
    const entry = glossary && [...glossary.querySelectorAll(".entry")].find((one) => one.id === id);
    if (!entry) return false;
    close(false);
    term = link;
    byId("pop-term").textContent = entry.querySelector("dt")?.textContent ?? "";
    const definition = entry.querySelector("dd");
    pop.querySelector(".pop-text")?.replaceChildren(...(definition?.cloneNode(true).childNodes ?? []));
    pop.querySelector(".pop-more a")?.setAttribute("href", `#${id}`);
    link.setAttribute("aria-expanded", "true");
    pop.hidden = false;
    place(link);
    pop.focus({ preventScroll: true });
    return true;
  }

  /** @param {HTMLElement} link */
  function place(link) {
    const line = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const width = pop.offsetWidth;
    const left = Math.max(12, Math.min(line.left, document.documentElement.clientWidth - width - 12));
    const below = line.bottom + 8 + pop.offsetHeight < window.innerHeight || line.top < pop.offsetHeight + 16;
    pop.style.left = `${left + window.scrollX}px`;
    pop.style.top = `${(below ? line.bottom + 8 : line.top - pop.offsetHeight - 8) + window.scrollY}px`;
  }

  onClick(document, (event) => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest('main a.term, main a[href^="#glossary/"]');
    if (link instanceof HTMLElement && !link.closest(".glossary")) {
      if (event.ctrlKey || event.metaKey) return;
      if (open(link)) event.preventDefault();
    } else if (event.target.closest(".pop-close")) close(true);
    else if (!pop.contains(event.target) || event.target.closest("a")) close(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !pop.hidden) close(true);
  });
  pop.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !pop.contains(event.relatedTarget)) close(false);
  });
}
