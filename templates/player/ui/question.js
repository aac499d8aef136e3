/** A question on screen with its number, its button and what follows it. The same for every type. */

/** @import { QuestionData, Session } from "../types.js" */

import { questionTypes } from "../questions/index.js";
import { afterPaint, afterPause } from "./deferred.js";
import { button, make, onClick, parse } from "./elements.js";
import { t } from "./text.js";

/**
 * @typedef {object} Asking
 * @property {number} number
 * @property {number} count  how many there are; 1: the number is left out
 * @property {string} given  a saved answer, or ""
 * @property {number} order  seed of the options' order
 * @property {boolean} revealed  starts with marks and feedback shown
 * @property {boolean} button  has a button of its own that checks the answer
 * @property {boolean} again  can be tried again after checking
 * @property {boolean} solution  marks what would have been right
 * @property {(given: string, credit: number) => void} answered  the learner had the answer checked
 * @property {(given: string, credit: number) => void} changed  the learner changed the answer
 * @property {Session["own"]} own
 *
 * @typedef {object} Asked
 * @property {HTMLElement} element
 * @property {QuestionData} question
 * @property {() => string} read
 * @property {() => number} credit
 * @property {() => boolean} checked
 * @property {() => void} reveal  shows marks and feedback for good
 * @property {() => void} lock
 * @property {() => void} focus
 */

/**
 * @param {QuestionData} question
 * @param {Asking} asking
 * @returns {Asked}
 */
export function askQuestion(question, asking) {
  const type = questionTypes[question.type];
  const host = /** @type {HTMLElement} */ (parse(question.html).firstElementChild);
  const element = make("div", { class: "exercise", id: `question-${question.id}` }, [host]);
  const credit = () => type.credit(question, control.read());
  let checked = asking.revealed;

  const control = type.mount(host, question, {
    given: asking.given,
    order: asking.order,
    solution: asking.solution,
    own: asking.own,
    answered: () => asking.answered(control.read(), credit()),
    changed() {
      warning.textContent = "";
      asking.changed(control.read(), credit());
    },
  });

  const number = host.querySelector("[data-number]");
  if (number && asking.count > 1) {
    number.append(
      make("span", { "aria-hidden": "true" }, [String(asking.number)]),
      make("span", { class: "sr" }, [t("question_of", { number: asking.number, count: asking.count })]),
    );
  } else number?.remove();

  const warning = make("p", { class: "warn", role: "alert", id: `warn-${question.id}` });
  host.setAttribute("aria-describedby", `${host.getAttribute("aria-describedby") ?? ""} ${warning.id}`.trim());
  const check = button(t(type.words?.check ?? "check_answer"));
  const again = button(t(type.words?.again ?? "try_again"), { second: true, icon: "again" });
  const actions = make("div", { class: "actions" }, [check, again, warning]);
  if (asking.button && !type.whole) element.append(actions);

  function paint() {
    check.hidden = checked;
    again.hidden = !checked || !asking.again || credit() >= 1;
    actions.hidden = check.hidden && again.hidden;
  }
  onClick(check, () => {
    const given = control.read();
    const missing = control.incomplete?.() ?? (given ? "" : t("choose_first"));
    if (missing) {
      warning.textContent = missing;
      control.focus();
      return;
    }
    if (checked) return;
    checked = true;
    // Three tasks, each short: the click, what it shows, what is kept of it.
    afterPause(() => {
      control.reveal(true);
      paint();
      control.focus();
      afterPaint(() => asking.answered(given, credit()));
    }, 0);
  });
  onClick(again, () => {
    checked = false;
    control.reveal(false);
    paint();
    control.focus();
  });
  if (checked) control.reveal(true);
  paint();

  return {
    element,
    question,
    read: control.read,
    credit,
    checked: () => checked,
    reveal() {
      checked = true;
      control.reveal(true);
      actions.hidden = true;
    },
    lock() {
      control.lock();
      actions.hidden = true;
    },
    focus: control.focus,
  };
}
