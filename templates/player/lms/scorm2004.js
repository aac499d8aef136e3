/** SCORM 2004: what 3rd and 4th Edition share (Run-Time Environment, 4.1 and 4.2). */

/** @import { Call, Interaction, Launch, Lms, Report } from "../types.js" */

import { caller } from "./caller.js";
import { aside, count, CREDIT, decimal, hundredths, MODE, oneLine, real, reportId, share } from "./format.js";

const COMPLETION = ["completed", "incomplete", "not attempted", "unknown"];
const SUCCESS = ["passed", "failed", "unknown"];

/** As many records as every LMS must keep (RTE 4.2.9, smallest permitted maximum). */
export const INTERACTIONS = 250;

/**
 * timeinterval(second,10,2): an ISO 8601 duration.
 * @param {number} seconds
 */
export function duration(seconds) {
  const all = hundredths(seconds);
  const [hours, minutes, rest] = [Math.floor(all / 360000), Math.floor(all / 6000) % 60, (all % 6000) / 100];
  return `PT${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${rest || all < 6000 ? `${rest}S` : ""}`;
}

/**
 * time(second,10,0) with two digits of fraction and UTC; "" outside the years that the type can hold.
 * @param {Date} date
 */
export function timestamp(date) {
  const year = date.getUTCFullYear();
  return year >= 1970 && year < 2038 ? `${date.toISOString().slice(0, 22)}Z` : "";
}

/**
 * characterstring with an optional language in front: a text that begins like one is set off by a
 * zero-width space, which is legal where a plain one is not (scorm-again takes no blanks around a pattern).
 * @param {string} text
 * @param {number} most
 */
export function localized(text, most) {
  const line = oneLine(text, most - 1);
  return line.startsWith("{") ? `\u200b${line}` : line;
}

/**
 * A response or pattern in the form of its type: `true`, `a[,]c`, `a[.]x[,]b[.]y`; "" where there is none.
 * @param {Interaction["response"] | Interaction["correct"]} given
 */
export function feedback(given) {
  if (given === null) return "";
  if (typeof given === "boolean") return String(given);
  if ("pairs" in given) return given.pairs.map(([left, right]) => `${left.id}[.]${right.id}`).join("[,]");
  if ("text" in given) return saying(given.text);
  if ("words" in given) return given.words.map(saying).join("[,]");
  if ("essay" in given) return localized(given.essay, 4000);
  if ("series" in given) return (given.series[0] ?? []).map(saying).join("[,]");
  if ("texts" in given) return saying(given.texts[0] ?? "");
  if ("number" in given) return real(given.number);
  if ("low" in given) return `${real(given.low)}[:]${real(given.high)}`;
  return given.map((one) => one.id).join("[,]");
}

/**
 * Words of a fill-in: what would read as a delimiter is set off.
 * @param {string} text
 */
const saying = (text) => localized(text.replace(/\[(?=[.,:]\])/g, "[\u200b"), 250);

/**
 * What is right, a pattern for each accepted answer.
 * @param {Interaction} one
 */
export function patterns({ correct }) {
  if (!correct || typeof correct !== "object" || !("texts" in correct || "series" in correct)) return [feedback(correct)];
  const texts = "texts" in correct ? correct.texts.map(saying) : correct.series.map((words) => words.map(saying).join("[,]"));
  const all = texts.map((text) => (correct.caseMatters ? "{case_matters=true}" : "") + text);
  return [...new Set(all)].slice(0, 10);
}

/** @param {Interaction} one */
function result({ scored, credit }) {
  if (!scored) return "neutral";
  return credit >= 1 ? "correct" : credit <= 0 ? "incorrect" : decimal(credit, 4);
}

/**
 * @param {string} word
 * @returns {"unknown" | "passed" | "failed"}
 */
const successOf = (word) => (word === "passed" || word === "failed" ? word : "unknown");

/**
 * @param {{objectiveProgress: boolean}} edition  4th Edition added progress_measure to objectives
 * @returns {(api: any) => Lms}
 */
export function opener(edition) {
  return (api) => open(api, edition);
}

/**
 * @param {any} api
 * @param {{objectiveProgress: boolean}} edition
 * @returns {Lms}
 */
function open(api, edition) {
  const lms = caller(api, "");
  /** @type {Map<string, number>} */
  const objectives = new Map();
  /** @type {WeakMap<Interaction, number>} */
  const places = new WeakMap();
  /** @type {Map<string, number>} */
  const lastRecord = new Map();
  let [objectiveCount, interactionCount, known] = [0, 0, 0];

  /** @param {Launch["objectives"]} held */
  function readObjectives(held) {
    objectiveCount = count(lms.get("cmi.objectives._count"));
    for (let n = 0; n < objectiveCount; n++) {
      const id = lms.get(`cmi.objectives.${n}.id`);
      if (!id || objectives.has(id)) continue;
      objectives.set(id, n);
      held[id] = {
        score: share(lms.get(`cmi.objectives.${n}.score.scaled`), 1),
        success: successOf(lms.get(`cmi.objectives.${n}.success_status`)),
        completion: lms.get(`cmi.objectives.${n}.completion_status`) === "completed" ? "completed" : "incomplete",
      };
    }
  }

  /**
   * @param {string} at
   * @param {number} score
   * @param {string} [group]
   * @returns {Call[]}
   */
  const scoreCalls = (at, score, group) => [
    { element: `${at}.score.scaled`, value: decimal(score, 4), group },
    { element: `${at}.score.raw`, value: decimal(score * 100, 2), group },
    { element: `${at}.score.min`, value: "0", group },
    { element: `${at}.score.max`, value: "100", group },
  ];

  /**
   * @param {Report["objectives"][number]} objective
   * @returns {Call[]}
   */
  function objectiveCalls({ id: name, score, status, completion }) {
    const id = reportId(name);
    const group = `objective ${id}`;
    /** @type {Call[]} */
    const calls = [];
    let n = objectives.get(id);
    if (n === undefined) {
      n = objectiveCount++;
      objectives.set(id, n);
      fresh.add(n);
    }
    const at = `cmi.objectives.${n}`;
    // An id that the LMS holds already is not set again: it may not change (351).
    if (fresh.has(n)) calls.push({ element: `${at}.id`, value: id, group });
    if (score !== null) calls.push(...scoreCalls(at, score, group));
    if (edition.objectiveProgress && completion === "completed")
      calls.push({ element: `${at}.progress_measure`, value: "1", group });
    calls.push({ element: `${at}.completion_status`, value: completion, group });
    if (status !== "unknown") calls.push({ element: `${at}.success_status`, value: status, group });
    return calls;
  }
  /** @type {Set<number>} */
  const fresh = new Set();

  /**
   * Where a record goes: a new one, or beyond the limit the question's last one; -1: nowhere.
   * @param {string} id
   */
  function place(id) {
    if (interactionCount < INTERACTIONS) return interactionCount++;
    for (; known < INTERACTIONS; known++) {
      const old = lms.get(`cmi.interactions.${known}.id`);
      if (old) lastRecord.set(old, Math.max(known, lastRecord.get(old) ?? 0));
    }
    return lastRecord.get(id) ?? -1;
  }

  /**
   * @param {Interaction} one
   * @returns {Call[]}
   */
  function interactionCalls(one) {
    const id = reportId(one.id).slice(0, 250);
    const n = places.get(one) ?? place(id);
    places.set(one, n);
    if (n < 0) return [];
    lastRecord.set(id, n);
    const group = `interaction ${n}`;
    const parts = [
      ["id", id],
      ["type", one.type],
      ["timestamp", timestamp(one.time)],
      ["weighting", decimal(one.weighting, 2)],
      ["learner_response", feedback(one.response)],
      ["result", result(one)],
      ["latency", duration(one.seconds)],
      ...one.objectives.map((objective, at) => [`objectives.${at}.id`, reportId(objective)]),
      ...patterns(one).map((pattern, at) => [`correct_responses.${at}.pattern`, pattern]),
      ["description", localized(one.description, 250)],
    ];
    return parts
      .filter(([, value]) => value !== "")
      .map(([leaf, value]) => ({ element: `cmi.interactions.${n}.${leaf}`, value, group: group + aside(leaf) }));
  }

  return {
    // 103: a page that was loaded anew meets the session that it began; it still runs.
    initialize: () => lms.command("Initialize", "") === "" || lms.lastError() === "103",

    launch() {
      const mode = lms.get("cmi.mode", MODE);
      const completion = lms.get("cmi.completion_status", COMPLETION);
      const success = successOf(lms.get("cmi.success_status", SUCCESS));
      /** @type {Launch["objectives"]} */
      const held = {};
      /** @type {Launch} */
      const launch = {
        mode: mode === "review" || mode === "browse" ? mode : "normal",
        credit: lms.get("cmi.credit", CREDIT) !== "no-credit",
        learner: { id: lms.get("cmi.learner_id"), name: lms.get("cmi.learner_name") },
        state: lms.get("cmi.suspend_data"),
        status: success === "unknown" ? completion : success,
        completion: completion === "completed" ? "completed" : "incomplete",
        success,
        score: share(lms.get("cmi.score.scaled"), 1),
        progress: share(lms.get("cmi.progress_measure"), 1) ?? 0,
        objectives: held,
        holds: {},
      };
      if (completion === "completed" || completion === "incomplete") launch.holds["cmi.completion_status"] = completion;
      if (success !== "unknown") launch.holds["cmi.success_status"] = success;
      readObjectives(held);
      interactionCount = count(lms.get("cmi.interactions._count"));
      return launch;
    },

    opening(launch) {
      /** @type {Call[]} */
      const calls = [{ element: "cmi.exit", value: "suspend", group: "exit" }];
      if (!launch.holds["cmi.completion_status"]) calls.push({ element: "cmi.completion_status", value: "incomplete" });
      return calls;
    },

    calls(report) {
      /** @type {Call[]} */
      const calls = [{ element: "cmi.suspend_data", value: report.state }];
      // Some LMSs refuse an empty location; on the opening page the last lesson's stays.
      if (report.location) calls.push({ element: "cmi.location", value: report.location.slice(0, 1000), group: "location" });
      if (report.score !== null) calls.push(...scoreCalls("cmi", report.score));
      calls.push({ element: "cmi.progress_measure", value: decimal(report.progress, 4) });
      calls.push({ element: "cmi.completion_status", value: report.completion });
      if (report.success !== "unknown") calls.push({ element: "cmi.success_status", value: report.success });
      for (const one of report.objectives) calls.push(...objectiveCalls(one));
      for (const one of report.interactions) calls.push(...interactionCalls(one));
      return calls;
    },

    leaving: (seconds) => [
      ...(seconds > 0 ? [{ element: "cmi.session_time", value: duration(seconds), group: "time" }] : []),
      { element: "cmi.exit", value: "suspend", group: "exit" },
    ],
    set: lms.set,
    trouble: lms.trouble,
    commit: () => lms.command("Commit", ""),
    terminate: () => lms.command("Terminate", ""),
  };
}
