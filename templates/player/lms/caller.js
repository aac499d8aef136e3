/** Calls to an LMS whose every answer is distrusted: it may throw, lie, or answer with nonsense. */

/** @import { Call } from "../types.js" */

/** What `set` and `commit` say where the LMS did not answer at all. */
export const NO_ANSWER = "no-answer";

/** Errors of a reading that say nothing worse than 'there is none': not set, not implemented, no such record. */
const NONE = /^(0|20[123]|401|403)$/;

/**
 * Readings that went wrong: `hard` failed, `soft` gave what no such element holds.
 * @typedef {{hard: string[], soft: string[]}} Trouble
 *
 * @typedef {ReturnType<typeof caller>} Caller
 */

/**
 * @param {any} api
 * @param {string} prefix  "LMS" in SCORM 1.2, "" in 2004
 */
export function caller(api, prefix) {
  /** @type {string} */
  let last = "0";
  let speaks = false;
  /** @type {Trouble} */
  let trouble = { hard: [], soft: [] };

  /**
   * @param {string} method
   * @param {...string} values
   */
  const ask = (method, ...values) => api[prefix + method](...values);

  function lastError() {
    try {
      return String(ask("GetLastError") ?? "0").trim() || "0";
    } catch {
      return NO_ANSWER;
    }
  }

  /**
   * "" where the call was taken, else the error code. An LMS that forgets to clear its last error
   * after a call that it took is not held against the learner.
   * @param {string} method
   * @param {...string} values
   */
  function command(method, ...values) {
    let answer;
    try {
      answer = ask(method, ...values);
    } catch (error) {
      console.warn(`LMS: ${method}(${values[0] ?? ""}) threw`, error);
      return NO_ANSWER;
    }
    const stale = last;
    last = lastError();
    const word = /^(true|1)$/i.test(String(answer).trim());
    speaks ||= word;
    // Some LMSs answer nothing at all. One that has said `true` before means something by its silence.
    const yes = word || (!speaks && (answer === undefined || answer === null));
    if (yes && (last === "0" || last === stale)) return "";
    console.warn(`LMS: ${method}(${values.map((v) => v.slice(0, 80)).join(", ")}) was refused with error ${last}`);
    return last === "0" ? "101" : last;
  }

  return {
    command,
    lastError: () => last,

    /**
     * The value of an element, or "" where the LMS has none.
     * @param {string} element
     * @param {readonly string[]} [words]  what it can hold
     */
    get(element, words) {
      try {
        const value = ask("GetValue", element);
        last = lastError();
        if (!NONE.test(last)) trouble.hard.push(element);
        if (last !== "0") return "";
        const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
        const good = text === value || typeof value === "number";
        if (good && (!words || !text || words.includes(text))) return text;
        trouble.soft.push(element);
        return "";
      } catch (error) {
        console.warn(`LMS: GetValue(${element}) threw`, error);
        trouble.hard.push(element);
        return "";
      }
    },

    /** The readings that went wrong since this was asked last. */
    trouble() {
      const all = trouble;
      trouble = { hard: [], soft: [] };
      return all;
    },

    /** @param {Call} call */
    set: ({ element, value }) => command("SetValue", element, value),
  };
}
