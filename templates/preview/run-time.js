/** The pretend LMS: one learner's record of one module, and the API through which the module reaches it. */

/** @import { Element } from "./model.js" */

import { CHILDREN, ERRORS, LISTS, MEANINGS12, MEANINGS2004, PHASES, PROGRESS_OF_OBJECTIVES, SCORM12, SCORM2004 } from "./model.js";

/** Milliseconds that a slow LMS takes for a commit, and for any other call. */
const SLOW = { commit: 900, other: 60 };

/**
 * @typedef {object} Call
 * @property {number} launch
 * @property {number} at  milliseconds since the launch
 * @property {string} method  as the edition names it
 * @property {string[]} values
 * @property {string} answer
 * @property {string} error
 * @property {string} meaning
 * @property {number} took  milliseconds
 *
 * @typedef {{learner: number, launches: number, stored: Record<string, string>}} Kept  what outlives the page
 * @typedef {"scorm12" | "scorm2004-3" | "scorm2004-4"} Edition
 */

/** The whole seconds of both editions' spans of time, added up. @param {string} span */
function seconds(span) {
  const clock = /^(\d+):(\d+):([\d.]+)$/.exec(span);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const iso = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(span);
  if (!iso) return 0;
  const [days, hours, minutes, rest] = iso.slice(1).map((part) => Number(part ?? 0));
  return days * 86400 + hours * 3600 + minutes * 60 + rest;
}

/** @param {number} total @param {boolean} is12 */
function span(total, is12) {
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, (total % 60).toFixed(2)];
  if (!is12) return `PT${hours}H${minutes}M${Number(rest)}S`;
  return `${String(hours).padStart(4, "0")}:${String(minutes).padStart(2, "0")}:${rest.padStart(5, "0")}`;
}

/**
 * @param {Edition} edition
 * @param {Kept} kept  is changed as the module commits
 * @param {(call: Call | null) => void} told  hears of every call, and of a launch (null)
 */
export function openLms(edition, kept, told) {
  const is12 = edition === "scorm12";
  const family = is12 ? 12 : 2004;
  const codes = ERRORS[family];
  const meanings = is12 ? MEANINGS12 : MEANINGS2004;
  /** @type {Record<string, Element>} */
  const model = { ...(is12 ? SCORM12 : SCORM2004) };
  if (edition === "scorm2004-4") model["cmi.objectives.n.progress_measure"] = PROGRESS_OF_OBJECTIVES;
  const core = is12 ? "cmi.core." : "cmi.";
  const exitName = `${core}exit`;
  const faults = { fails: false, slow: false, lost: false };
  /** @type {Map<string, string>} */
  let data = new Map();

  /** @param {string} element */
  const general = (element) => element.replace(/\.\d+(?=\.|$)/, ".n").replace(/\.\d+(?=\.|$)/, ".m");

  /** How many records a list holds. @param {string} list */
  function size(list) {
    let most = 0;
    for (const name of data.keys()) if (name.startsWith(`${list}.`)) most = Math.max(most, Number.parseInt(name.slice(list.length + 1), 10) + 1 || 0);
    return most;
  }

  /** Begins a session; the API to hand out for it. */
  function launch() {
    kept.launches += 1;
    faults.lost = false;
    const number = kept.launches;
    const began = performance.now();
    const resumes = kept.stored[exitName] === "suspend";
    const first = Object.keys(kept.stored).length === 0;
    if (!is12 && !resumes) kept.stored = {};
    data = new Map(Object.entries(kept.stored));
    const total = data.get(`${core}total_time`) ?? span(0, is12);
    for (const gone of [exitName, `${core}session_time`, "adl.nav.request"]) data.delete(gone);
    /** @type {Record<string, string>} */
    const set = {
      [is12 ? "cmi.core.student_id" : "cmi.learner_id"]: `learner-${kept.learner}`,
      [is12 ? "cmi.core.student_name" : "cmi.learner_name"]: kept.learner === 1 ? "Example, Ada" : `Example, Learner ${kept.learner}`,
      [`${core}credit`]: "credit",
      [is12 ? "cmi.core.lesson_mode" : "cmi.mode"]: "normal",
      [`${core}entry`]: resumes ? "resume" : first || !is12 ? "ab-initio" : "",
      [`${core}total_time`]: total,
      "cmi.launch_data": "",
    };
    if (!is12) set["cmi._version"] = "1.0";
    for (const [name, value] of Object.entries(set)) data.set(name, value);
    for (const [name, value] of is12 ? [["cmi.core.lesson_status", "not attempted"]] : [["cmi.completion_status", "unknown"], ["cmi.success_status", "unknown"]])
      if (!data.has(name)) data.set(name, value);
    /** @type {"before" | "running" | "after"} */
    let phase = "before";
    let error = "0";

    const persist = () => (kept.stored = Object.fromEntries(data));

    /** @param {string} element @returns {[string, string]} */
    function read(element) {
      const known = model[general(element)];
      if (element.endsWith("._children") && known) {
        const list = general(element).slice(0, -10);
        return [LISTS[family][list] ?? CHILDREN[list] ?? "", "0"];
      }
      if (!known) return ["", codes.unknown];
      if (!known.access.includes("r")) return ["", codes.writeOnly];
      if (element.endsWith("._count")) return [String(size(element.slice(0, -7))), "0"];
      const value = data.get(element);
      if (value !== undefined) return [value, "0"];
      const list = /^(.*?)\.(\d+)\./.exec(element);
      if (list && !is12 && Number(list[2]) >= size(list[1])) return ["", "301"];
      return ["", codes.unset];
    }

    /** @param {string} element @param {string} value */
    function write(element, value) {
      const known = model[general(element)];
      if (!known) return codes.unknown;
      if (!known.access.includes("w")) return codes.readOnly;
      for (const { index, 0: at } of element.matchAll(/\.\d+(?=\.)/g)) {
        const [place, count] = [Number(at.slice(1)), size(element.slice(0, index))];
        const leaf = element.slice(index + at.length + 1);
        if (place > count) return codes.gap;
        if (place === count && leaf !== "id" && leaf !== "pattern") return codes.dependency;
      }
      const wrong = known.check?.(value) ?? "";
      if (wrong) return codes[wrong];
      data.set(element, value);
      return "0";
    }

    function end() {
      const sum = seconds(total) + seconds(data.get(`${core}session_time`) ?? "");
      data.set(`${core}total_time`, span(sum, is12));
      if (is12 && data.get("cmi.core.lesson_status") === "not attempted") data.set("cmi.core.lesson_status", "incomplete");
      persist();
      phase = "after";
    }

    /** @param {string} method @param {string[]} values @returns {[string, string]} */
    function answer(method, values) {
      const no = method === "GetValue" ? "" : "false";
      if (faults.lost && method !== "Initialize") return [no, is12 ? "301" : (PHASES[method]?.[0] ?? codes.general)];
      if (faults.fails) return [no, method === "Commit" && !is12 ? "391" : codes.general];
      if (["Initialize", "Terminate", "Commit"].includes(method) && values[0] !== "") return ["false", codes.argument];
      if (method === "Initialize") {
        if (phase === "running") return ["false", codes.again];
        if (phase === "after") return ["false", is12 ? "101" : "104"];
        phase = "running";
        return ["true", "0"];
      }
      if (phase !== "running") return [no, is12 ? "301" : PHASES[method][phase === "before" ? 0 : 1]];
      if (method === "GetValue") return read(values[0]);
      if (method === "SetValue") {
        const code = write(values[0], values[1]);
        return [code === "0" ? "true" : "false", code];
      }
      if (method === "Commit") persist();
      else end();
      return ["true", "0"];
    }

    /** @param {string} method @param {string} name @returns {(...given: unknown[]) => string} */
    const counted = (method, name) => (...given) => {
      const values = given.map(String);
      const start = performance.now();
      if (faults.slow) for (const until = start + (method === "Commit" ? SLOW.commit : SLOW.other); performance.now() < until; );
      const [said, code] = answer(method, values);
      error = code;
      told({ launch: number, at: start - began, method: name, values, answer: said, error: code, meaning: meanings[code] ?? "", took: performance.now() - start });
      return said;
    };

    /** @type {Record<string, (...given: any[]) => string>} */
    const api = {};
    for (const method of ["Initialize", "Terminate", "GetValue", "SetValue", "Commit"]) {
      const name = is12 ? `LMS${method === "Terminate" ? "Finish" : method}` : method;
      api[name] = counted(method, name);
    }
    const prefix = is12 ? "LMS" : "";
    api[`${prefix}GetLastError`] = () => error;
    api[`${prefix}GetErrorString`] = (code) => meanings[String(code)] ?? "";
    api[`${prefix}GetDiagnostic`] = (code) => meanings[String(code)] ?? "";
    told(null);
    return api;
  }

  return {
    edition,
    apiName: is12 ? "API" : "API_1484_11",
    faults,
    launch,
    /** What the module set, committed or not. */
    data: () => data,
    /** What the LMS has stored of an element, "" for nothing. @param {string} element */
    stored: (element) => kept.stored[element] ?? "",
    status: () => (is12 ? (data.get("cmi.core.lesson_status") ?? "") : `${data.get("cmi.completion_status")}, ${data.get("cmi.success_status")}`),
  };
}
