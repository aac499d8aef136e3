/** What the types with a field share: the answer as typed, cleaned; the mark under it; Enter checks. */

/** @import { MountOptions, Control, QuestionData } from "../types.js" */

import { t } from "../ui/text.js";
import { putVerdict } from "./choice.js";
import { focusOutcome, showOutcome } from "./outcome.js";

/**
 * @param {HTMLElement} host  the question's HTML
 * @param {MountOptions} options
 * @param {object} kind
 * @param {(text: string) => string} kind.clean  the short form of what was typed; "" where it is no answer
 * @param {(given: string) => boolean} kind.right
 * @param {string} kind.first  what to tell who has no answer checked
 * @param {(given: string) => string} kind.solution  the right answer; "" where there is nothing to tell
 * @returns {Control}
 */
export function mountTyped(host, options, { clean, right, first, solution }) {
  const field = /** @type {HTMLInputElement} */ (host.querySelector(".field"));
  const warning = /** @type {HTMLElement} */ (host.querySelector(".warn"));
  const outcome = /** @type {HTMLElement} */ (host.querySelector(".outcome"));
  let revealed = false;
  field.value = options.given;
  const read = () => clean(field.value);

  /** @param {boolean} locked */
  function setLocked(locked) {
    field.readOnly = locked;
    host.classList.toggle("is-locked", locked);
  }

  field.addEventListener("input", () => {
    warning.textContent = "";
    options.changed();
  });
  const checkButton = () => host.closest(".exercise")?.querySelector(".actions:not([hidden]) .button:not([hidden])");
  // Where a button checks the answer, its own warning says it.
  field.addEventListener("change", () => (warning.textContent = field.value.trim() && !read() && !checkButton() ? first : ""));
  field.addEventListener("keydown", (event) => {
    const check = event.key === "Enter" && !event.isComposing ? checkButton() : null;
    if (check instanceof HTMLElement) check.click();
  });

  return {
    read,
    incomplete: () => (read() ? "" : first),
    lock: () => setLocked(true),
    reveal(show) {
      revealed = show;
      setLocked(show);
      const given = read();
      const found = right(given) ? 1 : 0;
      showOutcome(host, show, { given, found, count: 1, counted: "" });
      const answer = found || options.solution ? solution(given) : "";
      if (!answer) return;
      const words = t(found ? "right" : given ? "none_right" : "not_answered");
      putVerdict(outcome, found ? "right" : "wrong", `${words}. ${t("solution", { answer })}`);
    },
    focus: () => (revealed ? focusOutcome(host) : field.focus()),
  };
}
