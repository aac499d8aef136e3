/** Calls to an LMS whose every answer is distrusted: it may throw, lie, or answer with nonsense. */

/** @import { Call } from "../types.js" */

/** What `set` and `commit` say where the LMS did not answer at all. */
export const NO_ANSWER = "no-answer";

/** @typedef {ReturnType<typeof caller>} Caller */

/**
 * @param {any} api
 * @param {string} prefix  "LMS" in SCORM 1.2, "" in 2004
 */
export function caller(api, prefix) {
  /** @type {string} */
  let last = "0";

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
    const yes = answer === undefined || answer === null || /^(true|1)$/i.test(String(answer).trim());
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
     */
    get(element) {
      try {
        const value = ask("GetValue", element);
        last = lastError();
        return last !== "0" || value === undefined || value === null ? "" : String(value);
      } catch (error) {
        console.warn(`LMS: GetValue(${element}) threw`, error);
        return "";
      }
    },

    /** @param {Call} call */
    set: ({ element, value }) => command("SetValue", element, value),
  };
}
