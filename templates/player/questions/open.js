/**
 * `open`: an answer in one's own words. The words stay on this device; the saved state only has `1`,
 * there is an answer. What an LMS gets is one record, when the learner keeps the answer.
 */

/** @import { MountOptions, Control, QuestionData, QuestionType } from "../types.js" */

import { t } from "../ui/text.js";
import { putVerdict } from "./choice.js";
import { focusOutcome, showKept } from "./outcome.js";

const WRITTEN = "1";

/**
 * @param {HTMLElement} host
 * @param {QuestionData} question
 * @param {MountOptions} options
 * @returns {Control}
 */
function mount(host, question, options) {
  const field = /** @type {HTMLTextAreaElement} */ (host.querySelector("textarea"));
  const told = /** @type {HTMLElement} */ (host.querySelector(".is-kept"));
  const model = host.querySelector("[data-model]");
  const { own } = options;
  field.value = own?.get(question.id) ?? "";
  let revealed = false;

  function tell() {
    told.textContent = [t(own?.kept() ? "open_kept" : "open_not_kept"), own?.reported ? t("open_reported") : ""].filter(Boolean).join(" ");
  }
  field.addEventListener("input", () => {
    own?.put(question.id, field.value.trim() && field.value);
    tell();
    options.changed();
  });
  tell();
  const read = () => (field.value.trim() ? WRITTEN : "");

  return {
    read,
    incomplete: () => (read() ? "" : t("write_first")),
    lock: () => void (field.readOnly = true),
    reveal(show) {
      revealed = show;
      field.readOnly = show;
      host.classList.toggle("is-locked", show);
      model?.toggleAttribute("hidden", !show);
      showKept(host, show, read());
      const outcome = host.querySelector(".outcome");
      if (show && !read() && options.given && outcome instanceof HTMLElement) putVerdict(outcome, "kept", t("open_elsewhere"));
    },
    focus: () => (revealed ? focusOutcome(host) : field.focus()),
  };
}

/** @type {QuestionType} */
export const type = {
  words: { check: "keep_answer", again: "change_answer" },
  mount,
  credit: () => 0,
  interaction: (question, given, own) => ({ type: "long-fill-in", response: { essay: own?.get(question.id) ?? "" }, correct: null }),
};
