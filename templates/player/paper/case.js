/** A case on paper: its situations numbered, each choice with the number that it leads to. What comes of it stays out. */

/** @import { QuestionData } from "../types.js" */

import { make } from "../ui/elements.js";
import { t } from "../ui/text.js";

/** @param {HTMLElement} host @param {string} what */
const template = (host, what) => {
  const found = host.querySelector(`template[${what}]`);
  return found instanceof HTMLTemplateElement ? document.importNode(found.content, true) : null;
};

/**
 * @param {HTMLElement} host
 * @param {QuestionData} question
 */
export function caseOnPaper(host, question) {
  const steps = question.steps ?? [];
  const list = steps.map((step, at) => {
    const shown = template(host, `data-step="${step.id}"`);
    const text = shown?.querySelector(".case-text");
    const choices = step.choices.map((choice) => {
      const words = shown?.querySelector(`[data-choice="${choice.id}"] .option-text`)?.childNodes ?? [];
      const next = steps.findIndex(({ id }) => id === choice.next);
      return make("li", {}, [
        make("span", { class: "option-text" }, [...words]),
        make("span", { class: "paper-next" }, [next < 0 ? t("paper_end") : t("paper_next", { number: next + 1 })]),
      ]);
    });
    return make("li", {}, [
      make("span", { class: "number" }, [String(at + 1)]),
      ...(text ? [text] : []),
      make("ul", { class: "paper-choices", role: "list" }, choices),
    ]);
  });
  host.querySelector(".case")?.replaceChildren(
    make("p", { class: "how" }, [t("paper_case")]),
    make("ol", { class: "paper-case", role: "list" }, list),
  );
}
