/** The line under a question that says how much of the answer is right, and the explanation after it. */

import { n, t } from "../ui/text.js";
import { putVerdict } from "./choice.js";

/**
 * Shows or hides outcome and explanation.
 * @param {HTMLElement} host  the question's HTML
 * @param {boolean} show
 * @param {object} result
 * @param {string} result.given
 * @param {number} result.found
 * @param {number} result.count
 * @param {string} [result.counted]  says how many were found, in the type's own words
 * @param {boolean} [result.partly]  whether it earns a part of the points; default: something was found
 */
export function showOutcome(host, show, { given, found, count, counted = n("found_right", count, { found }), partly = found > 0 }) {
  const outcome = host.querySelector(".outcome");
  const explanation = host.querySelector(".explanation");
  if (explanation instanceof HTMLElement) explanation.hidden = !show;
  if (!(outcome instanceof HTMLElement)) return;
  outcome.hidden = !show;
  if (!given) return putVerdict(outcome, "wrong", t("not_answered"));
  if (found === count) return putVerdict(outcome, "right", t("right"));
  putVerdict(outcome, partly ? "partly" : "wrong", [t(partly ? "partly" : "none_right"), counted].filter(Boolean).join(". "));
}

/** @param {HTMLElement} host */
export function focusOutcome(host) {
  const outcome = host.querySelector(".outcome");
  if (outcome instanceof HTMLElement) outcome.focus();
}

/**
 * What stands below an answer that is neither right nor wrong.
 * @param {HTMLElement} host
 * @param {boolean} show
 * @param {string} given
 */
export function showKept(host, show, given) {
  const outcome = host.querySelector(".outcome");
  const explanation = host.querySelector(".explanation");
  if (explanation instanceof HTMLElement) explanation.hidden = !show;
  if (!(outcome instanceof HTMLElement)) return;
  outcome.hidden = !show;
  putVerdict(outcome, "kept", t(given ? "answer_kept" : "not_answered"));
}
