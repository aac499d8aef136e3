/** What the editions' formats have in common. */

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const MODE = ["normal", "review", "browse"];
export const CREDIT = ["credit", "no-credit"];

/**
 * Text of any kind as one line of at most `most` UTF-16 units, whole characters only.
 * @param {string} text
 * @param {number} most
 */
export function oneLine(text, most) {
  const clean = text.replace(CONTROL, " ").replace(LONE, "\ufffd").trim();
  return clean.length <= most ? clean : clean.slice(0, most).replace(/[\ud800-\udbff]$/, "").trimEnd();
}

/**
 * A number without exponent, at most `digits` after the point.
 * @param {number} value
 * @param {number} digits
 */
export function decimal(value, digits) {
  const scale = 10 ** digits;
  return String(Math.round((Number.isFinite(value) ? value : 0) * scale) / scale);
}

/**
 * A number of any size below 10^15 without exponent, at most 7 digits after the point.
 * @param {number} value
 */
export function real(value) {
  const text = (Number.isFinite(value) ? Math.max(-1e15, Math.min(value, 1e15)) : 0).toFixed(7).replace(/\.?0+$/, "");
  return text === "-0" ? "0" : text;
}

/**
 * A share that the LMS tells, as 0..1, or null where it tells none.
 * @param {string} text
 * @param {number} whole  what stands for the whole: 100, or 1
 */
export function share(text, whole) {
  const value = text.trim() === "" ? NaN : Number(text) / whole;
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : null;
}

/**
 * A count that the LMS tells; nonsense counts as none.
 * @param {string} text
 */
export function count(text) {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 && value < 10000 ? value : 0;
}

/**
 * Whole hundredths of a second from zero up.
 * @param {number} seconds
 */
export function hundredths(seconds) {
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(Math.round(seconds * 100), 9999 * 360000) : 0;
}

/**
 * What the author wrote stands last and in a group of its own: an LMS that refuses it still has the answer.
 * @param {string} leaf
 */
export const aside = (leaf) => (/^[cdo]/.test(leaf) ? " key" : "");

/**
 * An id of the course as every LMS takes it.
 * @param {string} id
 */
export const reportId = (id) => id.replace(/[^A-Za-z0-9_]/g, "_");
