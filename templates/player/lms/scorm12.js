/** SCORM 1.2: names and formats of the data model (SCORM 1.2 Run-Time Environment, 3.4). */

/** @import { Binding, Call, Interaction, Launch, Lms, Report } from "../types.js" */

import { caller } from "./caller.js";
import { aside, count, CREDIT, decimal, hundredths, MODE, oneLine, real, reportId, share } from "./format.js";

const STATUS = ["passed", "completed", "failed", "incomplete", "browsed", "not attempted"];

/**
 * CMITimespan, HHHH:MM:SS.SS.
 * @param {number} seconds
 */
export function timespan(seconds) {
  const all = hundredths(seconds);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(all / 360000), Math.floor(all / 6000) % 60, all % 6000];
  return `${String(hours).padStart(4, "0")}:${two(minutes)}:${two(Math.floor(rest / 100))}.${two(rest % 100)}`;
}

/**
 * CMITime, HH:MM:SS of the learner's day; there is no date.
 * @param {Date} date
 */
export function timeOfDay(date) {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => String(n || 0).padStart(2, "0")).join(":");
}

/** Between the words of several gaps: the books have no form for that. */
const SEVERAL = " | ";

/**
 * A response or pattern in the form of its type: `t`, `a`, `{a,c}`, `a,b,c`, `{a.c,b.a}`; "" where there is none.
 * @param {Interaction["type"]} type
 * @param {Interaction["response"] | Interaction["correct"]} given
 */
export function feedback(type, given) {
  if (given === null) return "";
  if (typeof given === "boolean") return given ? "t" : "f";
  if ("pairs" in given && type === "performance") return oneLine(given.pairs.map(([step, answer]) => `${step.id}.${answer.id}`).join(","), 255);
  if ("pairs" in given) {
    const pairs = given.pairs.map(([left, right]) => `${left.letter}.${right.letter}`).join(",");
    return pairs && `{${pairs}}`;
  }
  if ("text" in given) return oneLine(given.text, 255);
  if ("words" in given) return oneLine(given.words.join(SEVERAL), 255);
  if ("essay" in given) return oneLine(given.essay, 255);
  if ("series" in given) return oneLine(given.series[0]?.join(SEVERAL) ?? "", 255);
  if ("texts" in given) return oneLine(given.texts[0] ?? "", 255);
  if ("number" in given) return real(given.number);
  if ("low" in given) return given.answer === null ? "" : real(given.answer);
  const letters = given.map((one) => one.letter).join(",");
  return oneLine(type === "choice" && given.length > 1 ? `{${letters}}` : letters, 255);
}

/**
 * What is right, a pattern for each accepted answer.
 * @param {Interaction} one
 */
export function patterns({ type, correct }) {
  if (correct && typeof correct === "object" && "texts" in correct) return correct.texts.map((text) => feedback(type, { text }));
  if (correct && typeof correct === "object" && "series" in correct) return correct.series.map((words) => feedback(type, { words }));
  return [feedback(type, correct)];
}

/** @param {Interaction} one */
function result({ scored, credit }) {
  if (!scored) return "neutral";
  return credit >= 1 ? "correct" : credit <= 0 ? "wrong" : decimal(credit, 2);
}

/** @param {Report} report */
function statusWord({ completion, success }) {
  if (success !== "unknown" && (success === "failed" || completion === "completed")) return success;
  return completion;
}

/**
 * @param {any} api
 * @returns {Lms}
 */
function open(api) {
  const lms = caller(api, "LMS");
  /** @type {Map<string, number>} */
  const objectives = new Map();
  /** @type {WeakMap<Interaction, number>} */
  const places = new WeakMap();
  let [objectiveCount, interactionCount] = [0, 0];
  let [objectiveParts, interactionParts, scoreParts] = ["", "", ""];

  /** @param {string} element */
  const children = (element) => `,${lms.get(`${element}._children`).replace(/\s/g, "")},`;

  /** @param {Launch["objectives"]} held */
  function readObjectives(held) {
    objectiveParts = children("cmi.objectives");
    if (!objectiveParts.includes(",id,")) return;
    objectiveCount = count(lms.get("cmi.objectives._count"));
    for (let n = 0; n < objectiveCount; n++) {
      const id = lms.get(`cmi.objectives.${n}.id`);
      if (!id || objectives.has(id)) continue;
      objectives.set(id, n);
      const status = objectiveParts.includes(",status,") ? lms.get(`cmi.objectives.${n}.status`) : "";
      const raw = objectiveParts.includes(",score,") ? lms.get(`cmi.objectives.${n}.score.raw`) : "";
      held[id] = { score: share(raw, 100), ...meaning(status) };
    }
  }

  /**
   * @param {string} status
   * @returns {{completion: "incomplete" | "completed", success: "unknown" | "passed" | "failed"}}
   */
  function meaning(status) {
    const success = status === "passed" || status === "failed" ? status : "unknown";
    return { completion: status === "passed" || status === "completed" ? "completed" : "incomplete", success };
  }

  /**
   * @param {Report["objectives"][number]} objective
   * @returns {Call[]}
   */
  function objectiveCalls({ id: name, score, status, completion }) {
    const id = reportId(name);
    /** @type {Call[]} */
    const calls = [];
    const group = `objective ${id}`;
    let n = objectives.get(id);
    if (n === undefined) {
      n = objectiveCount++;
      objectives.set(id, n);
    }
    const at = `cmi.objectives.${n}`;
    calls.push({ element: `${at}.id`, value: id, group });
    if (score !== null && objectiveParts.includes(",score,")) {
      for (const [part, value] of [["raw", decimal(score * 100, 2)], ["min", "0"], ["max", "100"]])
        calls.push({ element: `${at}.score.${part}`, value, group });
    }
    if (objectiveParts.includes(",status,"))
      calls.push({ element: `${at}.status`, value: status === "unknown" ? completion : status, group });
    return calls;
  }

  /**
   * @param {Interaction} one
   * @returns {Call[]}
   */
  function interactionCalls(one) {
    const n = places.get(one) ?? interactionCount++;
    places.set(one, n);
    const group = `interaction ${n}`;
    const parts = [
      ["id", "id", reportId(one.id).slice(0, 255)],
      ["time", "time", timeOfDay(one.time)],
      ["type", "type", one.type === "long-fill-in" || one.type === "other" ? "fill-in" : one.type],
      ["weighting", "weighting", decimal(one.weighting, 2)],
      ["student_response", "student_response", feedback(one.type, one.response)],
      ["result", "result", result(one)],
      ["latency", "latency", timespan(one.seconds)],
      ...one.objectives.map((id, at) => ["objectives", `objectives.${at}.id`, reportId(id)]),
      ...patterns(one).map((pattern, at) => ["correct_responses", `correct_responses.${at}.pattern`, pattern]),
    ];
    return parts
      .filter(([child, , value]) => value !== "" && interactionParts.includes(`,${child},`))
      .map(([, leaf, value]) => ({ element: `cmi.interactions.${n}.${leaf}`, value, group: group + aside(leaf) }));
  }

  return {
    // Error 101 stands for 'initialised already' and for 'finished' alike: ask which. A page that was
    // loaded anew while the frame around it stayed meets a session that still runs.
    initialize: () =>
      lms.command("Initialize", "") === "" || (lms.lastError() === "101" && lms.get("cmi.core.lesson_status") !== ""),

    launch() {
      const status = lms.get("cmi.core.lesson_status", STATUS);
      const mode = lms.get("cmi.core.lesson_mode", MODE);
      /** @type {Launch["objectives"]} */
      const held = {};
      /** @type {Launch} */
      const launch = {
        mode: mode === "review" || mode === "browse" ? mode : "normal",
        credit: lms.get("cmi.core.credit", CREDIT) !== "no-credit",
        learner: { id: lms.get("cmi.core.student_id"), name: lms.get("cmi.core.student_name") },
        state: lms.get("cmi.suspend_data"),
        status,
        ...meaning(status),
        score: share(lms.get("cmi.core.score.raw"), 100),
        progress: 0,
        objectives: held,
        holds: {},
      };
      if (["passed", "completed", "failed", "incomplete"].includes(status)) launch.holds["cmi.core.lesson_status"] = status;
      scoreParts = children("cmi.core.score");
      readObjectives(held);
      interactionParts = children("cmi.interactions");
      if (interactionParts.includes(",id,")) interactionCount = count(lms.get("cmi.interactions._count"));
      return launch;
    },

    opening(launch) {
      /** @type {Call[]} */
      const calls = [{ element: "cmi.core.exit", value: "suspend", group: "exit" }];
      if (!launch.holds["cmi.core.lesson_status"]) calls.push({ element: "cmi.core.lesson_status", value: "incomplete" });
      return calls;
    },

    calls(report) {
      /** @type {Call[]} */
      const calls = [{ element: "cmi.suspend_data", value: report.state }];
      // Some LMSs refuse an empty location; on the opening page the last lesson's stays.
      if (report.location) calls.push({ element: "cmi.core.lesson_location", value: report.location.slice(0, 255), group: "location" });
      if (report.score !== null) {
        calls.push({ element: "cmi.core.score.raw", value: decimal(report.score * 100, 2) });
        for (const [part, value] of [["min", "0"], ["max", "100"]])
          if (scoreParts.includes(`,${part},`)) calls.push({ element: `cmi.core.score.${part}`, value, group: "score range" });
      }
      calls.push({ element: "cmi.core.lesson_status", value: statusWord(report) });
      if (objectiveParts.includes(",id,")) for (const one of report.objectives) calls.push(...objectiveCalls(one));
      if (interactionParts.includes(",id,")) for (const one of report.interactions) calls.push(...interactionCalls(one));
      return calls;
    },

    leaving: (seconds) => [
      ...(seconds > 0 ? [{ element: "cmi.core.session_time", value: timespan(seconds), group: "time" }] : []),
      { element: "cmi.core.exit", value: "suspend", group: "exit" },
    ],
    set: lms.set,
    trouble: lms.trouble,
    commit: () => lms.command("Commit", ""),
    terminate: () => lms.command("Finish", ""),
  };
}

/** @type {Binding} */
export const binding = { id: "scorm12", apiName: "API", open };
