/**
 * The page of an LMS: it keeps one learner's record of one module, hands out an API, and launches the
 * package in a frame or a window. The run-time is scorm-again's, or the strict mock of tests/player.
 * What a commit stored outlives the page (localStorage); what was only set does not.
 */

import { strictLms } from "/player/strict-lms.js";

const KEPT = "an-lms";
const METHODS = ["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"];
const SILENT = ["GetLastError", "GetErrorString", "GetDiagnostic"];

/** @type {{stored: any, launches: number, calls: any[], problems: string[]}} */
const kept = JSON.parse(localStorage.getItem(KEPT) ?? "null") ?? { stored: null, launches: 0, calls: [], problems: [] };
const keep = () => localStorage?.setItem(KEPT, JSON.stringify(kept));

const is12 = (edition) => edition === "scorm12";
const apiName = (edition) => (is12(edition) ? "API" : "API_1484_11");

/** How Moodle opens a stored record: standards for the lock are those of mod/scorm/lib.php, scorm_check_mode. */
function record(edition, stored, lock) {
  const cmi = structuredClone(stored ?? {});
  const was = is12(edition) ? cmi.core?.exit : cmi.exit;
  const resume = was === "suspend";
  const status = is12(edition) ? cmi.core?.lesson_status : cmi.completion_status;
  const locked = lock && (is12(edition) ? ["passed", "completed", "failed"] : ["completed"]).includes(status);
  const about = {
    entry: stored && resume ? "resume" : stored ? "" : "ab-initio",
    credit: locked ? "no-credit" : "credit",
    [is12(edition) ? "lesson_mode" : "mode"]: locked ? "review" : "normal",
    [is12(edition) ? "student_id" : "learner_id"]: "learner-1",
    [is12(edition) ? "student_name" : "learner_name"]: "Example, Ada",
    exit: "",
    session_time: is12(edition) ? "00:00:00" : "PT0S",
  };
  // 2004: without `suspend` a launch is a new attempt, and the record of the last one is gone.
  if (!is12(edition)) return { ...(stored && resume ? cmi : {}), ...about };
  return { ...cmi, core: { ...cmi.core, ...about } };
}

function scormAgain(edition, lock) {
  const Api = is12(edition) ? window.Scorm12API : window.Scorm2004API;
  const api = new Api({ strict_errors: true, autocommit: false, logLevel: 5, selfReportSessionTime: true });
  api.loadFromJSON(record(edition, kept.stored, lock), "cmi");
  const store = () => (kept.stored = JSON.parse(JSON.stringify(api.renderCMIToJSONObject(true))).cmi);
  return { api: named(edition, (method, args) => api[`lms${method === "Terminate" ? "Finish" : method}`](...args)), store };
}

function strict(edition, lock) {
  const mock = strictLms({ edition, lock, stored: kept.stored ?? {}, learner: { id: "learner-1", name: "Example, Ada" } });
  mock.problems.push = (text) => Array.prototype.push.call(kept.problems, text);
  lms.faults = mock.faults;
  return { api: mock.api, store: () => (kept.stored = Object.fromEntries(mock.stored)) };
}

/** An API object of an edition's names that asks `call(method, arguments)`; methods by their 2004 names. */
function named(edition, call) {
  const name = (method) => (is12(edition) ? `LMS${method === "Terminate" ? "Finish" : method}` : method);
  return Object.fromEntries(METHODS.map((method) => [name(method), (...args) => call(method, args)]));
}

/** Records every call with its error, stores at commit and end, and lets nothing through where the page goes. */
function recorded(edition, { api, store }) {
  const launch = ++kept.launches;
  const prefix = is12(edition) ? "LMS" : "";
  const name = (method) => prefix + (is12(edition) && method === "Terminate" ? "Finish" : method);
  return named(edition, (method, args) => {
    if (SILENT.includes(method)) return api[name(method)](...args);
    const [element = "", value = ""] = args;
    const call = { launch, method, element, value: value ?? "", result: "", error: "thrown" };
    kept.calls.push(call);
    if (args.some((one) => typeof one !== "string")) kept.problems.push(`${method}(${args.join(", ")}): an argument is not a string`);
    call.result = api[name(method)](...args);
    call.error = api[name("GetLastError")]();
    if (method === "Commit" || method === "Terminate") {
      store();
      keep();
    }
    return call.result;
  });
}

const trap = new Proxy({}, {
  get: (_, method) => () => {
    kept.problems.push(`${String(method)} was called on the other edition's API`);
    return "false";
  },
});

window.lms = {
  kept,
  /** @type {Window | null} */
  popup: null,
  /** @type {any} */
  faults: null,

  /**
   * Launches a package.
   * @param {{edition: string, engine: "scorm-again" | "strict", where: "frame" | "popup", url: string, lock: boolean, late: number}} how
   */
  launch({ edition, engine, where, url, lock, late }) {
    const api = recorded(edition, (engine === "strict" ? strict : scormAgain)(edition, lock));
    const offer = () => Object.assign(window, { [apiName(edition)]: api, [apiName(edition) === "API" ? "API_1484_11" : "API"]: trap });
    delete window[apiName(edition)];
    if (late) setTimeout(offer, late);
    else offer();
    if (where === "popup") {
      this.popup = window.open(url, "content", "width=1000,height=700");
      return;
    }
    document.querySelector("iframe")?.remove();
    const frame = document.createElement("iframe");
    frame.src = url;
    document.body.append(frame);
  },
  leave() {
    document.querySelector("iframe")?.remove();
    this.popup?.close();
  },
};
