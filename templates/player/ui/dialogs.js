/** Questions to the learner that must be answered, in the page's own modal dialog. */

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
