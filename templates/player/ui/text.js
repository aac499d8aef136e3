/** Interface strings in the page's language. The strings come with the module's data; none is written in code. */

/** @typedef {Record<string, string | number>} Values */

/** @type {Record<string, string | Record<string, string>>} */
let strings = {};
let plural = new Intl.PluralRules("en");
let decimal = new Intl.NumberFormat("en");
let exact = decimal;
let percentage = new Intl.NumberFormat("en", { style: "percent" });

/**
 * Sets the strings and their language. A language that the browser does not know falls back to its own.
 * @param {Record<string, string | Record<string, string>>} text
 * @param {string} language
 */
export function speak(text, language) {
  strings = text;
  const known = Intl.PluralRules.supportedLocalesOf([language]);
  plural = new Intl.PluralRules(known);
  // The page's own numbers have Western digits in every language; these must not differ from them.
  const digits = known.map((tag) => `${tag}-u-nu-latn`);
  decimal = new Intl.NumberFormat(digits, { maximumFractionDigits: 1 });
  exact = new Intl.NumberFormat(digits, { maximumFractionDigits: 7 });
  percentage = new Intl.NumberFormat(digits, { style: "percent" });
}

/**
 * @param {string} pattern
 * @param {Values} values
 */
function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * The string of a key with its `{placeholders}` filled in; the key itself where a catalogue lacks it.
 * @param {string} key
 * @param {Values} [values]
 */
export function t(key, values = {}) {
  const pattern = strings[key];
  return typeof pattern === "string" ? fill(pattern, values) : key;
}

/**
 * The plural form of a key for a count, which also fills `{count}`.
 * @param {string} key
 * @param {number} count
 * @param {Values} [values]
 */
export function n(key, count, values = {}) {
  const forms = strings[key];
  if (typeof forms !== "object") return key;
  return fill(forms[plural.select(count)] ?? forms.other ?? key, { count: decimal.format(count), ...values });
}

/**
 * A share as a whole percentage, rounded down: 79.6 % must not read as the 80 % that passes.
 * @param {number} share 0..1
 */
export function percent(share) {
  return percentage.format(Math.floor(share * 100 + 1e-6) / 100);
}

/**
 * A number with at most one decimal.
 * @param {number} value
 */
export function number(value) {
  return decimal.format(value);
}

/**
 * A number with all its decimals.
 * @param {number} value
 */
export const figure = (value) => exact.format(value);
