/**
 * The data models of SCORM 1.2 (RTE 3.4) and SCORM 2004 (RTE 4.1, 4.2) as far as an LMS must hold them:
 * for each element what may be done with it, and what it takes. `n` and `m` stand for indexes.
 */

/** @typedef {"type" | "range" | ""} Wrong */
/** @typedef {(value: string) => Wrong} Check */
/** @typedef {{access: "r" | "w" | "rw", check?: Check}} Element */

const DECIMAL = /^-?\d+(\.\d+)?$/;
const TIMESPAN = /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/;
const DURATION = /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
const TIMESTAMP = /^(19[7-9]\d|20[0-2]\d|203[0-8])-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,2}(Z|[+-]\d{2}(:\d{2})?)?)?$/;
const ID12 = /^[\x21-\x7e]{1,255}$/;
const ID2004 = /^[A-Za-z0-9_.:/-]{1,4000}$/;

/** @param {...string} list @returns {Check} */
const words = (...list) => (value) => (list.includes(value) ? "" : "type");
/** @param {RegExp} pattern @returns {Check} */
const like = (pattern) => (value) => (pattern.test(value) ? "" : "type");
/** @param {number} most @returns {Check} */
const upTo = (most) => (value) => (value.length <= most ? "" : "type");
/** @param {number} low @param {number} high @returns {Check} */
const between = (low, high) => (value) => (!DECIMAL.test(value) ? "type" : Number(value) < low || Number(value) > high ? "range" : "");
/** @type {Check} */
const percent = (value) => (value === "" || between(0, 100)(value) === "" ? "" : "type");
/** @param {...string} list @returns {Check} */
const wordsOrNumber = (...list) => (value) => (DECIMAL.test(value) || list.includes(value) ? "" : "type");

/** @type {Element} */
const READ = { access: "r" };
/** @param {Check} check @returns {Element} */
const both = (check) => ({ access: "rw", check });
/** @param {Check} check @returns {Element} */
const write = (check) => ({ access: "w", check });

const TYPES = ["true-false", "choice", "fill-in", "matching", "performance", "likert", "sequencing", "numeric"];
const STATUS12 = ["passed", "completed", "failed", "incomplete", "browsed"];

/** @type {Record<string, Element>} */
export const SCORM12 = {
  "cmi.core._children": READ, "cmi.core.student_id": READ, "cmi.core.student_name": READ, "cmi.core.credit": READ,
  "cmi.core.entry": READ, "cmi.core.lesson_mode": READ, "cmi.core.total_time": READ, "cmi.core.score._children": READ,
  "cmi.core.lesson_location": both(upTo(255)), "cmi.core.lesson_status": both(words(...STATUS12)),
  "cmi.core.score.raw": both(percent), "cmi.core.score.min": both(percent), "cmi.core.score.max": both(percent),
  "cmi.core.exit": write(words("time-out", "suspend", "logout", "")), "cmi.core.session_time": write(like(TIMESPAN)),
  "cmi.suspend_data": both(upTo(4096)), "cmi.launch_data": READ, "cmi.student_data.mastery_score": READ,
  "cmi.objectives._children": READ, "cmi.objectives._count": READ, "cmi.objectives.n.id": both(like(ID12)),
  "cmi.objectives.n.score._children": READ, "cmi.objectives.n.score.raw": both(percent),
  "cmi.objectives.n.score.min": both(percent), "cmi.objectives.n.score.max": both(percent),
  "cmi.objectives.n.status": both(words(...STATUS12, "not attempted")),
  "cmi.interactions._children": READ, "cmi.interactions._count": READ, "cmi.interactions.n.id": write(like(ID12)),
  "cmi.interactions.n.objectives.m.id": write(like(ID12)), "cmi.interactions.n.time": write(like(TIME)),
  "cmi.interactions.n.type": write(words(...TYPES)), "cmi.interactions.n.correct_responses.m.pattern": write(upTo(255)),
  "cmi.interactions.n.weighting": write(like(DECIMAL)), "cmi.interactions.n.student_response": write(upTo(255)),
  "cmi.interactions.n.result": write(wordsOrNumber("correct", "wrong", "unanticipated", "neutral")),
  "cmi.interactions.n.latency": write(like(TIMESPAN)),
};

/** @param {string} at @returns {Record<string, Element>} */
const scores = (at) => ({
  [`${at}.score._children`]: READ, [`${at}.score.scaled`]: both(between(-1, 1)), [`${at}.score.raw`]: both(like(DECIMAL)),
  [`${at}.score.min`]: both(like(DECIMAL)), [`${at}.score.max`]: both(like(DECIMAL)),
});
const COMPLETION = words("completed", "incomplete", "not attempted", "unknown");
const SUCCESS = words("passed", "failed", "unknown");

/** 3rd Edition; the 4th adds `cmi.objectives.n.progress_measure`. @type {Record<string, Element>} */
export const SCORM2004 = {
  "cmi._version": READ, "cmi.learner_id": READ, "cmi.learner_name": READ, "cmi.mode": READ, "cmi.credit": READ,
  "cmi.entry": READ, "cmi.launch_data": READ, "cmi.scaled_passing_score": READ, "cmi.completion_threshold": READ,
  "cmi.total_time": READ, "cmi.suspend_data": both(upTo(64000)), "cmi.location": both(upTo(1000)),
  "cmi.completion_status": both(COMPLETION), "cmi.success_status": both(SUCCESS), "cmi.progress_measure": both(between(0, 1)),
  "cmi.exit": write(words("time-out", "suspend", "logout", "normal", "")), "cmi.session_time": write(like(DURATION)),
  ...scores("cmi"), "cmi.objectives._children": READ, "cmi.objectives._count": READ, "cmi.objectives.n.id": both(like(ID2004)),
  ...scores("cmi.objectives.n"), "cmi.objectives.n.success_status": both(SUCCESS),
  "cmi.objectives.n.completion_status": both(COMPLETION), "cmi.objectives.n.description": both(upTo(250)),
  "cmi.interactions._children": READ, "cmi.interactions._count": READ, "cmi.interactions.n.id": both(like(ID2004)),
  "cmi.interactions.n.type": both(words(...TYPES, "long-fill-in", "other")),
  "cmi.interactions.n.objectives._count": READ, "cmi.interactions.n.objectives.m.id": both(like(ID2004)),
  "cmi.interactions.n.correct_responses._count": READ, "cmi.interactions.n.correct_responses.m.pattern": both(upTo(4000)),
  "cmi.interactions.n.timestamp": both(like(TIMESTAMP)), "cmi.interactions.n.weighting": both(like(DECIMAL)),
  "cmi.interactions.n.learner_response": both(upTo(4000)),
  "cmi.interactions.n.result": both(wordsOrNumber("correct", "incorrect", "unanticipated", "neutral")),
  "cmi.interactions.n.latency": both(like(DURATION)), "cmi.interactions.n.description": both(upTo(250)),
  "adl.nav.request": both(like(/^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_|\{target=.+\}(choice|jump))$/)),
};
export const PROGRESS_OF_OBJECTIVES = both(between(0, 1));

/** What `_children` answers. @type {Record<string, string>} */
export const CHILDREN = {
  "cmi.core": "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time",
  "cmi.core.score": "raw,min,max", "cmi.score": "scaled,raw,min,max",
  "cmi.objectives.n.score": "scaled,raw,min,max",
};
/** The same where the editions differ. @type {Record<"12" | "2004", Record<string, string>>} */
export const LISTS = {
  12: {
    "cmi.objectives": "id,score,status", "cmi.objectives.n.score": "raw,min,max",
    "cmi.interactions": "id,objectives,time,type,correct_responses,weighting,student_response,result,latency",
  },
  2004: {
    "cmi.objectives": "id,score,success_status,completion_status,description",
    "cmi.interactions": "id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description",
  },
};

/** Numbers of errors; where one depends on the method, by method. */
export const ERRORS = {
  12: { again: "101", before: "301", after: "301", argument: "201", unknown: "401", readOnly: "403", writeOnly: "404", type: "405", range: "405", gap: "201", dependency: "201", unset: "0", general: "101" },
  2004: { again: "103", before: "", after: "", argument: "201", unknown: "401", readOnly: "404", writeOnly: "405", type: "406", range: "407", gap: "351", dependency: "408", unset: "403", general: "101" },
};
/** @type {Record<string, [string, string]>} before Initialize, after Terminate (SCORM 2004 RTE 3.1.7) */
export const PHASES = { GetValue: ["122", "123"], SetValue: ["132", "133"], Commit: ["142", "143"], Terminate: ["112", "113"], Initialize: ["0", "104"] };

/** @type {Record<string, string>} what the numbers mean, for the log */
export const MEANINGS12 = { 101: "general failure", 201: "invalid argument", 301: "not initialised", 401: "not implemented", 403: "read only", 404: "write only", 405: "wrong type or length" };
/** @type {Record<string, string>} */
export const MEANINGS2004 = {
  101: "general failure", 103: "already initialised", 104: "already terminated", 112: "terminated before initialised", 113: "terminated twice",
  122: "read before initialised", 123: "read after the end", 132: "written before initialised", 133: "written after the end",
  142: "committed before initialised", 143: "committed after the end", 201: "invalid argument", 301: "no such record", 351: "gap or repeated id", 391: "commit failed",
  401: "no such element", 403: "no value yet", 404: "read only", 405: "write only", 406: "wrong type or length", 407: "out of range", 408: "something else comes first",
};
