/** A story as a training card of the size A6. */

import { button, make, onClick } from "../ui/elements.js";
import { t } from "../ui/text.js";
import { printAlone } from "./page.js";

/**
 * @param {HTMLElement} story
 * @param {string} source  whose card it is: the course's title
 */
export function offerCard(story, source) {
  const print = button(t("print_card"), { second: true });
  onClick(print, () => {
    const copy = [...story.children].filter((child) => child !== line).map((child) => /** @type {HTMLElement} */ (child.cloneNode(true)));
    for (const one of copy) for (const marked of [one, ...one.querySelectorAll("[id]")]) marked.removeAttribute("id");
    printAlone([...copy, make("p", { class: "card-source" }, [source])], story.querySelector(".story-title")?.textContent ?? "", "card-a6");
  });
  const line = make("p", { class: "actions story-print" }, [print]);
  story.append(line);
}
