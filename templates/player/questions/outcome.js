/** The line under a question that says how much of the answer is right, and the explanation after it. */

import { n, t } from "../ui/text.js";
import { putVerdict } from "./choice.js";

/**
 * Shows or hides outcome and explanation.
 * @param {HTMLElement} host  the question's HTML
 * @param {boolean} show
 * @param {{given: string, found: number, count: number, words?: string}} result  `words` are added
 */
export function showOutcome(host, show, { given, found, count, words = "" }) {
  const outcome = host.querySelector(".outcome");
  const explanation = host.querySelector(".explanation");
  if (explanation instanceof HTMLElement) explanation.hidden = !show;
  if (!(outcome instanceof HTMLElement)) return;
  outcome.hidden = !show;
  if (!show) return;
  const kind = given && found === count ? "right" : given && found ? "partly" : "wrong";
  const said = !given ? t("not_answered") : kind === "right" ? t("right") : t(kind === "partly" ? "partly" : "none_right");
  const counted = given && kind !== "right" && count > 1 ? n("found", count, { found }) : "";
  putVerdict(outcome, kind, [counted || words ? said.replace(/\.?$/, ".") : said, counted, words].filter(Boolean).join(" "));
}

/** @param {HTMLElement} host */
export function focusOutcome(host) {
  const outcome = host.querySelector(".outcome");
  if (outcome instanceof HTMLElement) outcome.focus();
}
