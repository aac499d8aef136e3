/** Questions to the learner that must be answered, in a modal dialog; and panels that lie above the page for a while. */

import { button, byId, make, onClick } from "./elements.js";

/**
 * Asks, and gives the name of the answer; "" where the dialog was left by Escape.
 * @param {string} title
 * @param {string[]} paragraphs
 * @param {{name: string, words: string, second?: boolean}[]} answers
 * @returns {Promise<string>}
 */
export function ask(title, paragraphs, answers) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("ask"));
  byId("ask-title").textContent = title;
  dialog.querySelector(".ask-text")?.replaceChildren(...paragraphs.map((text) => make("p", {}, [text])));
  return new Promise((resolve) => {
    dialog.returnValue = "";
    dialog.querySelector(".actions")?.replaceChildren(
      ...answers.map(({ name, words, second }) => {
        const choice = button(words, { second });
        onClick(choice, () => dialog.close(name));
        return choice;
      }),
    );
    // What follows is a task of its own, after the page was painted without the dialog.
    dialog.addEventListener("close", () => setTimeout(resolve, 0, dialog.returnValue), { once: true });
    dialog.showModal();
  });
}

/**
 * A panel that is left by Escape, its own buttons and links, a click or a step beside it; a click beside it does
 * nothing else. It is not modal: that makes all of a long page inert, which is then styled anew at a stretch.
 * @param {HTMLDialogElement} panel
 * @returns {() => void}  closes it
 */
export function besides(panel) {
  const close = () => panel.open && panel.close();
  /** Another dialog may lie above. @param {unknown} place */
  const isBeside = (place) => place instanceof Element && !place.closest("dialog");
  panel.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  panel.addEventListener("focusout", ({ relatedTarget }) => isBeside(relatedTarget) && close());
  panel.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a[href], [data-close]") && close());
  document.addEventListener(
    "click",
    (event) => {
      if (!panel.open || !isBeside(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    },
    true,
  );
  return close;
}
