/** The result of an attempt, above its questions: a table by objective with what to read again. */

/** @import { AttemptResult, ModuleData, QuizData } from "../types.js" */

import { icon, link, make } from "./elements.js";
import { n, number, percent, t } from "./text.js";

/**
 * @param {ModuleData} data
 * @param {QuizData} quiz
 * @param {AttemptResult} result
 * @param {number} best  0..1
 * @param {HTMLElement | null} next  the way to the next attempt
 * @returns {HTMLElement[]}
 */
export function showResult(data, quiz, result, best, next) {
  const { passed, score, left } = result;
  const word = t(passed ? "result_passed" : left === 0 && quiz.kind !== "pretest" ? "result_failed_last" : "result_failed");
  const mark = percent(quiz.passMark / 100);
  const headline = make("div", { class: "result", "data-verdict": passed ? "right" : "partly" }, [
    make("p", { class: "result-word" }, [icon(passed ? "flag" : "again"), word]),
    make("p", { class: "result-score" }, [percent(score)]),
    make("p", {}, [t("result_mark", { mark })]),
  ]);
  if (best > score + 0.0005) headline.append(make("p", {}, [t("result_kept", { score: percent(best) })]));
  if (quiz.kind === "pretest") headline.append(make("p", {}, [t(passed ? "pretest_passed" : "pretest_failed")]));
  else if (quiz.counts === "last" && !passed && left) headline.append(make("p", {}, [t("result_last_counts")]));
  if (left > 0 && !passed) headline.append(make("p", {}, [`${n("assessment_left", left)}.`]));

  /** @type {HTMLElement[]} */
  const parts = [headline, byObjective(data, result)];
  if (next) parts.push(next);
  if (quiz.feedback !== "none") parts.push(make("h2", {}, [t("result_answers")]));
  return parts;
}

/**
 * @param {ModuleData} data
 * @param {AttemptResult} result
 */
function byObjective(data, result) {
  const rows = result.byObjective.map(({ objective, earned, points }) => {
    const name = data.objectives.find((one) => one.id === objective)?.text ?? t("result_other");
    const lessons = earned < points ? data.lessons.filter((lesson) => lesson.objectives.includes(objective)) : [];
    const full = earned >= points;
    const verdict = make("span", { class: "verdict", "data-verdict": full ? "right" : earned > 0 ? "partly" : "wrong" }, [
      icon(full ? "right" : earned > 0 ? "partly" : "wrong"),
      t("result_of", { earned: number(earned), points: number(points) }),
    ]);
    return make("tr", {}, [
      make("th", { scope: "row" }, [name]),
      make("td", { class: "is-points" }, [verdict]),
      make("td", {}, lessons.length
        ? [make("ul", {}, lessons.map((lesson) => make("li", {}, [link(lesson.title, `#lesson/${lesson.id}`)])))]
        : [full ? t("result_nothing") : "–"]),
    ]);
  });
  const head = ["result_objective", "result_points", "result_read"].map((key) => make("th", { scope: "col" }, [t(key)]));
  const table = make("table", { class: "by-objective" }, [
    make("caption", {}, [t("result_by_objective")]),
    make("thead", {}, [make("tr", {}, head)]),
    make("tbody", {}, rows),
  ]);
  return table;
}
