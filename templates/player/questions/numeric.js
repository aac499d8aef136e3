/**
 * `numeric`: a number to type. Short form: sign, digits and marks, at most 24 of them. A comma and a
 * point are both taken; where a number can be read in two ways, 1,250, either may be the right one.
 */

/** @import { QuestionData, QuestionType } from "../types.js" */

import { figure, t } from "../ui/text.js";
import { mountTyped } from "./typed.js";

const LONGEST = 24;
const MARKS = 8;

/**
 * A text without invisible characters, Arabic signs as ASCII ones, and blanks nowhere but between digits that no
 * thousands stand behind: `1 250` is a number, `12 13` is none.
 * @param {string} text
 */
const plain = (text) =>
  text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase()
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[−–‒﹣]/g, "-")
    .replace(/[٪٫،]/g, (sign) => ({ "٪": "%", "٫": "." })[sign] ?? ",")
    .replace(/(\d)[\s'’_٬](?=\d{3}(?!\d))/g, "$1")
    .replace(/\s+/g, " ")
    .replace(/(?<!\d) | (?!\d)/g, "");

/**
 * @param {string} text
 * @param {string} unit  stands before the number, after it, or after its sign
 */
export function clean(text, unit) {
  let number = plain(text);
  const mark = plain(unit);
  if (mark && number.endsWith(mark)) number = number.slice(0, -mark.length);
  else if (mark && /^[-+]?$/.test(number.split(mark)[0])) number = number.replace(mark, "");
  number = number.replace(/^\+/, "");
  return number.length <= LONGEST && readings(number).length ? number : "";
}

/**
 * The numbers that it can mean, the likelier first; none where it is no number.
 * @param {string} given
 * @returns {number[]}
 */
export function readings(given) {
  const [, minus, body] = given.match(/^(-?)([\d.,]+)$/) ?? ["", "", ""];
  const marks = body.replace(/\d/g, "");
  if (!/\d/.test(body) || marks.length > MARKS) return [];
  /** @type {string[]} */
  const found = [];
  if (marks.length < 2) found.push(body.replace(",", "."));
  if (/^[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(body)) found.push(body.replace(/,/g, ""));
  else if (/^[1-9]\d{0,2}(\.\d{3})+(,\d*)?$/.test(body)) found.push(body.replace(/\./g, "").replace(",", "."));
  return [...new Set(found)].map((number) => Number(minus + number));
}

/**
 * The number meant: one that is right if any is.
 * @param {QuestionData} question
 * @param {string} given
 */
function meant({ low = 0, high = 0 }, given) {
  const numbers = readings(given);
  const slack = 1e-12 * Math.max(1, Math.abs(low), Math.abs(high));
  const right = numbers.find((number) => number >= low - slack && number <= high + slack);
  return { number: right ?? numbers[0], right: right !== undefined };
}

/** @param {QuestionData} question */
function solution({ answer, low = 0, high = 0, unit }) {
  const numbers = typeof answer === "number" ? [answer] : low === high ? [low] : [low, high];
  return [numbers.map(figure).join(" – "), unit].filter(Boolean).join(" ");
}

/** @type {QuestionType} */
export const type = {
  mount: (host, question, options) =>
    mountTyped(host, options, {
      clean: (text) => clean(text, question.unit ?? ""),
      right: (given) => meant(question, given).right,
      first: t("number_first"),
      solution: (given) => (meant(question, given).right && question.low === question.high ? "" : solution(question)),
    }),
  credit: (question, given) => (meant(question, given).right ? 1 : 0),
  interaction(question, given) {
    const { number } = meant(question, given);
    const { answer, low = 0, high = 0 } = question;
    return {
      type: "numeric",
      response: number === undefined ? [] : { number },
      correct: { low, high, answer: typeof answer === "number" ? answer : low === high ? low : null },
    };
  },
};
