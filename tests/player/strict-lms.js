/**
 * An LMS that forgives nothing, for Node and the browser: the data models of SCORM 1.2 and of 2004
 * 3rd and 4th Edition with their limits and error codes. It records every call and lists as
 * `problems` every error (save those that a conformant SCO may meet), every call on the wrong API
 * object, every call after the end, and every argument that is not a string.
 */

const SHORT12 = /^[\x21-\x7e]{1,255}$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const TIMESPAN = /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/;
const DURATION = /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
const TIME12 = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
const TIMESTAMP = /^(19[7-9]\d|20[0-2]\d|203[0-8])-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,2}(Z|[+-]\d{2}(:\d{2})?)?)?$/;
const LONG_ID = /^[A-Za-z0-9_.:/-]{1,4000}$/;
const SHORT_ID = /^[A-Za-z0-9_.]{1,250}$/;
const LOCALIZED = /^(\{lang=[a-zA-Z-]+\})?(?!\{)[^]{0,250}$/;

const words = (...list) => (value) => (list.includes(value) ? "" : "type");
const matches = (pattern) => (value) => (pattern.test(value) ? "" : "type");
const upTo = (most) => (value) => (value.length <= most ? "" : "type");
const between = (low, high) => (value) =>
  !DECIMAL.test(value) ? "type" : Number(value) < low || Number(value) > high ? "range" : "";
const percent = (value) => (value === "" || between(0, 100)(value) === "" ? "" : "type");

const TYPES12 = ["true-false", "choice", "fill-in", "matching", "performance", "likert", "sequencing", "numeric"];
const TYPES2004 = [...TYPES12, "long-fill-in", "other"];

/** element → [access, check, default]; `n` and `m` stand for indexes. */
const MODEL12 = {
  "cmi.core._children": ["r"], "cmi.core.student_id": ["r"], "cmi.core.student_name": ["r"],
  "cmi.core.lesson_location": ["rw", upTo(255)],
  "cmi.core.credit": ["r"], "cmi.core.entry": ["r"], "cmi.core.lesson_mode": ["r"], "cmi.core.total_time": ["r"],
  "cmi.core.lesson_status": ["rw", words("passed", "completed", "failed", "incomplete", "browsed")],
  "cmi.core.score._children": ["r"], "cmi.core.score.raw": ["rw", percent], "cmi.core.score.min": ["rw", percent],
  "cmi.core.score.max": ["rw", percent], "cmi.core.exit": ["w", words("time-out", "suspend", "logout", "")],
  "cmi.core.session_time": ["w", matches(TIMESPAN)], "cmi.suspend_data": ["rw", upTo(4096)],
  "cmi.launch_data": ["r"], "cmi.student_data.mastery_score": ["r"],
  "cmi.objectives._children": ["r"], "cmi.objectives._count": ["r"], "cmi.objectives.n.id": ["rw", matches(SHORT12)],
  "cmi.objectives.n.score._children": ["r"], "cmi.objectives.n.score.raw": ["rw", percent],
  "cmi.objectives.n.score.min": ["rw", percent], "cmi.objectives.n.score.max": ["rw", percent],
  "cmi.objectives.n.status": ["rw", words("passed", "completed", "failed", "incomplete", "browsed", "not attempted")],
  "cmi.interactions._children": ["r"], "cmi.interactions._count": ["r"], "cmi.interactions.n.id": ["w", matches(SHORT12)],
  "cmi.interactions.n.objectives.m.id": ["w", matches(SHORT12)], "cmi.interactions.n.time": ["w", matches(TIME12)],
  "cmi.interactions.n.type": ["w", words(...TYPES12)],
  "cmi.interactions.n.correct_responses.m.pattern": ["w", upTo(255), "feedback"],
  "cmi.interactions.n.weighting": ["w", matches(DECIMAL)],
  "cmi.interactions.n.student_response": ["w", upTo(255), "feedback"],
  "cmi.interactions.n.result": ["w", (v) => (DECIMAL.test(v) ? "" : words("correct", "wrong", "unanticipated", "neutral")(v))],
  "cmi.interactions.n.latency": ["w", matches(TIMESPAN)],
};
const FEEDBACK12 = { "true-false": /^[tf01]$/, choice: /^([a-z0-9]|\{[a-z0-9](,[a-z0-9])*\})$/, likert: /^[a-z0-9]$/, numeric: DECIMAL };

const scores2004 = (at) => ({
  [`${at}.score._children`]: ["r"], [`${at}.score.scaled`]: ["rw", between(-1, 1)],
  [`${at}.score.raw`]: ["rw", matches(DECIMAL)], [`${at}.score.min`]: ["rw", matches(DECIMAL)],
  [`${at}.score.max`]: ["rw", matches(DECIMAL)],
});
const COMPLETION = words("completed", "incomplete", "not attempted", "unknown");
const SUCCESS = words("passed", "failed", "unknown");
const MODEL2004 = {
  "cmi._version": ["r"], "cmi.learner_id": ["r"], "cmi.learner_name": ["r"], "cmi.mode": ["r"], "cmi.credit": ["r"],
  "cmi.entry": ["r"], "cmi.launch_data": ["r"], "cmi.scaled_passing_score": ["r"], "cmi.completion_threshold": ["r"],
  "cmi.total_time": ["r"], "cmi.suspend_data": ["rw", upTo(64000)], "cmi.location": ["rw", upTo(1000)],
  "cmi.completion_status": ["rw", COMPLETION], "cmi.success_status": ["rw", SUCCESS],
  "cmi.progress_measure": ["rw", between(0, 1)], "cmi.exit": ["w", words("time-out", "suspend", "logout", "normal", "")],
  "cmi.session_time": ["w", matches(DURATION)], ...scores2004("cmi"),
  "cmi.objectives._children": ["r"], "cmi.objectives._count": ["r"], "cmi.objectives.n.id": ["rw", matches(LONG_ID)],
  ...scores2004("cmi.objectives.n"), "cmi.objectives.n.success_status": ["rw", SUCCESS],
  "cmi.objectives.n.completion_status": ["rw", COMPLETION], "cmi.objectives.n.description": ["rw", matches(LOCALIZED)],
  "cmi.interactions._children": ["r"], "cmi.interactions._count": ["r"], "cmi.interactions.n.id": ["rw", matches(LONG_ID)],
  "cmi.interactions.n.type": ["rw", words(...TYPES2004)], "cmi.interactions.n.objectives.m.id": ["rw", matches(LONG_ID)],
  "cmi.interactions.n.objectives._count": ["r"], "cmi.interactions.n.correct_responses._count": ["r"],
  "cmi.interactions.n.timestamp": ["rw", matches(TIMESTAMP)],
  "cmi.interactions.n.correct_responses.m.pattern": ["rw", upTo(4000), "feedback"],
  "cmi.interactions.n.weighting": ["rw", matches(DECIMAL)],
  "cmi.interactions.n.learner_response": ["rw", upTo(4000), "feedback"],
  "cmi.interactions.n.result": ["rw", (v) => (DECIMAL.test(v) ? "" : words("correct", "incorrect", "unanticipated", "neutral")(v))],
  "cmi.interactions.n.latency": ["rw", matches(DURATION)], "cmi.interactions.n.description": ["rw", matches(LOCALIZED)],
};
const FEEDBACK2004 = {
  "true-false": /^(true|false)$/, numeric: /^-?[\d.]*(\[:\]-?[\d.]*)?$/,
  choice: { test: (v) => v === "" || (v.split("[,]").every((id) => SHORT_ID.test(id)) && new Set(v.split("[,]")).size === v.split("[,]").length) },
  sequencing: { test: (v) => v.split("[,]").every((id) => SHORT_ID.test(id)) },
};

const EDITIONS = {
  scorm12: { model: MODEL12, feedback: FEEDBACK12, prefix: "LMS", names: { initialize: "LMSInitialize", terminate: "LMSFinish" },
    code: { again: "101", before: "301", after: "301", argument: "201", unknown: "401", readOnly: "403", writeOnly: "404", type: "405", range: "405", gap: "201", dependency: "201", unset: "", same: "405" } },
  scorm2004: { model: MODEL2004, feedback: FEEDBACK2004, prefix: "", names: { initialize: "Initialize", terminate: "Terminate" },
    code: { again: "103", before: { GetValue: "122", SetValue: "132", Commit: "142", Terminate: "112" }, after: { GetValue: "123", SetValue: "133", Commit: "143", Terminate: "113", Initialize: "104" },
      argument: "201", unknown: "401", readOnly: "404", writeOnly: "405", type: "406", range: "407", gap: "351", dependency: "408", unset: "403", same: "351" } },
};

const CHILDREN = {
  scorm12: { "cmi.core.score": "raw,min,max", "cmi.objectives": "id,score,status",
    "cmi.interactions": "id,objectives,time,type,correct_responses,weighting,student_response,result,latency" },
  scorm2004: { "cmi.score": "scaled,raw,min,max", "cmi.objectives": "id,score,success_status,completion_status,description,progress_measure",
    "cmi.interactions": "id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description" },
};

/**
 * @param {object} options
 * @param {"scorm12" | "scorm2004-3" | "scorm2004-4"} options.edition
 * @param {{id: string, name: string}} [options.learner]
 * @param {string} [options.mode] [options.credit]
 * @param {boolean} [options.lock]  review after the first terminal status, as Moodle does
 * @param {number | null} [options.mastery]  percent in the manifest
 * @param {string[]} [options.without]  optional elements that this LMS lacks, e.g. `cmi.objectives`
 * @param {Record<string, string>} [options.stored]
 */
export function strictLms({ edition, learner = { id: "learner-1", name: "Ada, Example" }, mode = "normal", credit = "credit",
  lock = false, mastery = null, without = [], stored = {} }) {
  const is12 = edition === "scorm12";
  const rules = EDITIONS[is12 ? "scorm12" : "scorm2004"];
  const children = CHILDREN[is12 ? "scorm12" : "scorm2004"];
  const apiName = is12 ? "API" : "API_1484_11";
  const model = { ...rules.model };
  if (edition === "scorm2004-4") model["cmi.objectives.n.progress_measure"] = ["rw", between(0, 1)];

  const lms = {
    edition, apiName,
    /** What the LMS has on its disk: element → value. */
    stored: new Map(Object.entries(stored)),
    calls: [], problems: [], launches: 0,
    /** Faults to switch on: `closed` every call throws; `lost` the session is over; `refuse(method, element)` → code;
     * `forgets` a refused commit loses what it should have stored, as Open edX's batch does. */
    faults: { closed: false, lost: false, refuse: null, forgets: false },
    get(element) { return this.stored.get(element) ?? ""; },
    sets(element) { return this.calls.filter((c) => c.method === "SetValue" && c.element === element && c.error === "0").map((c) => c.value); },
    of(method) { return this.calls.filter((c) => c.method === method); },
    launch, trap: trapFor(is12 ? "API_1484_11" : "API"), windowExtras,
  };

  function trapFor(name) {
    return new Proxy({}, { get: (_, method) => () => { lms.problems.push(`${name}.${String(method)} was called`); return "false"; } });
  }
  function windowExtras() { return { [apiName]: lms.api, [is12 ? "API_1484_11" : "API"]: lms.trap }; }

  function launch() {
    lms.launches += 1;
    const resume = lms.stored.get(is12 ? "cmi.core.exit" : "cmi.exit") === "suspend";
    if (!is12 && lms.launches > 1 && !resume) lms.stored.clear();
    const status = is12 ? lms.get("cmi.core.lesson_status") : lms.get("cmi.completion_status");
    const locked = lock && (is12 ? ["passed", "completed", "failed"] : ["completed"]).includes(status);
    const data = new Map(lms.stored);
    const fixed = { [is12 ? "cmi.core.student_id" : "cmi.learner_id"]: learner.id, [is12 ? "cmi.core.student_name" : "cmi.learner_name"]: learner.name,
      [is12 ? "cmi.core.lesson_mode" : "cmi.mode"]: locked ? "review" : mode, [is12 ? "cmi.core.credit" : "cmi.credit"]: locked ? "no-credit" : credit,
      [is12 ? "cmi.core.entry" : "cmi.entry"]: resume ? "resume" : "ab-initio" };
    const defaults = is12 ? { "cmi.core.lesson_status": "not attempted" } : { "cmi.completion_status": "unknown", "cmi.success_status": "unknown" };
    data.delete(is12 ? "cmi.core.exit" : "cmi.exit");
    const probed = new Set();
    let [phase, error] = ["before", "0"];

    const general = (element) => element.replace(/\.\d+(?=\.|$)/, ".n").replace(/\.\d+(?=\.|$)/, ".m");
    const sizes = new Map();
    const size = (list) => sizes.get(list) ?? 0;
    const grow = (element) => {
      for (const { index, 0: at } of element.matchAll(/\.\d+(?=\.)/g))
        sizes.set(element.slice(0, index), Math.max(size(element.slice(0, index)), Number(at.slice(1)) + 1));
    };
    for (const element of data.keys()) grow(element);
    const lacks = (element) => without.some((name) => element === name || element.startsWith(`${name}.`));

    function read(element) {
      const spec = model[general(element)];
      if (!spec || lacks(element)) return ["", rules.code.unknown];
      if (!spec[0].includes("r")) return ["", rules.code.writeOnly];
      if (element.endsWith("._count")) return [String(size(element.slice(0, -7))), "0"];
      if (element.endsWith("._children")) {
        const all = (children[general(element).slice(0, -10)] ?? "").split(",");
        return [all.filter((leaf) => !lacks(`${element.slice(0, -10)}.${leaf}`)).join(","), "0"];
      }
      const value = fixed[element] ?? data.get(element) ?? defaults[element];
      if (value !== undefined) return [value, "0"];
      if (/\.\d+\./.test(element) && !is12) {
        const list = element.slice(0, element.search(/\.\d+\./));
        if (Number(element.slice(list.length + 1).split(".")[0]) >= size(list)) return ["", "301"];
      }
      return ["", rules.code.unset || "0"];
    }

    function write(element, value) {
      const spec = model[general(element)];
      if (!spec || lacks(element)) return rules.code.unknown;
      if (!spec[0].includes("w")) return rules.code.readOnly;
      for (const { index, 0: at } of element.matchAll(/\.\d+(?=\.)/g)) {
        const list = element.slice(0, index);
        const [n, count] = [Number(at.slice(1)), size(list)];
        if (n > count) return rules.code.gap;
        const leaf = element.slice(index + at.length + 1);
        if (n === count && leaf !== "id" && leaf !== "pattern") return rules.code.dependency;
      }
      if (/^cmi\.interactions\.\d+\.(correct|student_resp|learner_resp)/.test(element)) {
        const type = data.get(`${element.split(".").slice(0, 3).join(".")}.type`);
        if (!type) return rules.code.dependency;
        if (spec[2] && rules.feedback[type] && !rules.feedback[type].test(value)) return rules.code.type;
      }
      if (/^cmi\.objectives\.\d+\.id$/.test(element)) {
        const old = data.get(element);
        const elsewhere = [...data].some(([k, v]) => k !== element && /^cmi\.objectives\.\d+\.id$/.test(k) && v === value);
        if (elsewhere || (!is12 && old !== undefined && old !== value)) return rules.code.same;
      }
      const wrong = spec[1](value);
      if (wrong) return rules.code[wrong];
      data.set(element, value);
      grow(element);
      return "0";
    }

    function persist() { lms.stored = new Map(data); }

    function finish() {
      const status = data.get("cmi.core.lesson_status");
      if (is12 && !status) data.set("cmi.core.lesson_status", "incomplete");
      const raw = data.get("cmi.core.score.raw");
      if (is12 && mastery !== null && raw !== undefined && credit === "credit") data.set("cmi.core.lesson_status", Number(raw) >= mastery ? "passed" : "failed");
      if (!is12 && Number(data.get("cmi.progress_measure") ?? 0) >= 1) data.set("cmi.completion_status", "completed");
      persist();
    }

    function answer(method, args) {
      const [element = "", value = ""] = args;
      const call = { method, element, value, result: "false", error: "0", launch: lms.launches };
      if (!/^Get(LastError|ErrorString|Diagnostic)$/.test(method)) lms.calls.push(call);
      if (lms.faults.closed) { call.error = "closed"; throw new DOMException("refused while the page goes", "NetworkError"); }
      const done = (result, code) => {
        error = call.error = code;
        call.result = result;
        return result;
      };
      const problem = (text) => lms.problems.push(`${method}(${args.join(", ")}): ${text}`);
      if (args.some((arg) => typeof arg !== "string")) problem("an argument is not a string");
      const refused = lms.faults.refuse?.(method, element);
      if (refused === "throw") { call.error = "throw"; throw new Error("LMS fell over"); }
      if (refused) {
        if (method === "Commit" && lms.faults.forgets) {
          data.clear();
          for (const [name, kept] of lms.stored) data.set(name, kept);
        }
        return done("false", refused);
      }
      const code = (entry) => (typeof entry === "string" ? entry : entry[method] ?? "101");
      if (lms.faults.lost) return done("false", code(rules.code.before));
      if (method === "GetLastError") return error;
      if (method === "GetErrorString" || method === "GetDiagnostic") return "";
      if (method === "Initialize" || method === "Terminate" || method === "Commit")
        if (args.length !== 1 || element !== "") { problem("takes one empty string"); return done("false", rules.code.argument); }
      if (method === "Initialize") {
        if (phase !== "before") { problem("a second time"); return done("false", code(rules.code.again)); }
        phase = "running";
        return done("true", "0");
      }
      if (phase !== "running") { problem(`called ${phase} the session`); return done(method === "GetValue" ? "" : "false", code(rules.code[phase === "before" ? "before" : "after"])); }
      if (method === "Terminate") { finish(); phase = "after"; return done("true", "0"); }
      if (method === "Commit") { persist(); return done("true", "0"); }
      if (method === "GetValue") {
        const [found, failure] = read(element);
        const first = !probed.has(element) && probed.add(element);
        const tolerated = failure === "0" || failure === rules.code.unset || (is12 && failure === "401" && first && element.endsWith("._children"));
        if (!tolerated) problem(`error ${failure}`);
        return done(found, failure);
      }
      const failure = write(element, String(value));
      if (failure !== "0") problem(`error ${failure}`);
      return done(failure === "0" ? "true" : "false", failure);
    }

    const api = {};
    for (const method of ["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"])
      api[rules.prefix + (is12 && method === "Terminate" ? "Finish" : method)] = (...args) => {
        if (method === "GetLastError" && !lms.faults.closed) return error;
        return answer(method, args);
      };
    lms.api = api;
    return api;
  }
  launch();
  return lms;
}
