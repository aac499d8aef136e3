/** A browser that tests turn by hand, and a module to learn in it. */

import { binding as scorm12 } from "../../templates/player/lms/scorm12.js";
import { binding as scorm2004_3 } from "../../templates/player/lms/scorm2004-3.js";
import { binding as scorm2004_4 } from "../../templates/player/lms/scorm2004-4.js";
import { generator } from "../../templates/player/quiz/attempt.js";
import { type as likert } from "../../templates/player/questions/likert.js";
import { openSession } from "../../templates/player/session/session.js";

export const EDITIONS = ["scorm12", "scorm2004-3", "scorm2004-4"];
export const BINDINGS = { scorm12, "scorm2004-3": scorm2004_3, "scorm2004-4": scorm2004_4 };

const LETTERS = "abcdefghij";

/** Question types as the player's own, without a screen. */
export const types = {
  single: {
    credit: (q, given) => (q.options.some((o, n) => o.correct && LETTERS[n] === given) ? 1 : 0),
    interaction(q, given) {
      const all = q.options.map(({ id, correct }, n) => ({ id, letter: LETTERS[n], correct }));
      const plain = (list) => list.map(({ id, letter }) => ({ id, letter }));
      return { type: "choice", response: plain(all.filter((o) => given.includes(o.letter))), correct: plain(all.filter((o) => o.correct)) };
    },
  },
  "true-false": {
    credit: (q, given) => ((given === "t") === q.answer ? 1 : 0),
    interaction: (q, given) => ({ type: "true-false", response: given === "t", correct: q.answer }),
  },
  likert,
};

const four = (text) => text.padEnd(4, "_").slice(0, 4);

export function question(id, objective, more = {}) {
  return {
    id, key: four(`q${id.replace(/\W/g, "")}`), rev: "r01", type: "single", objective, points: 1, scored: true,
    stem: `{What} about “${id}”?`, html: "", options: [{ id: "a", correct: true }, { id: "b", correct: false }, { id: "c", correct: false }], ...more,
  };
}

/** Two lessons, a check, a pre-test on request, an assessment of four questions on two objectives. */
export function module(more = {}, quiz = {}) {
  const parts = {
    final: { questions: [question("1-x", "link-explain"), question("2", "link-explain"), question("3", "act"), question("4", "act", { type: "true-false", options: undefined, answer: true })] },
    check: { questions: [question("k1", "act"), question("k2", "act")] },
    before: { questions: [question("p1", "act"), question("p2", "link-explain")] },
  };
  const base = { passMark: 75, attempts: 0, draw: 0, drawPerObjective: 0, shuffle: [], feedback: "after-question", counts: "best", retry: "at-once" };
  const pool = (name) => parts[name].questions.map((q) => q.key + q.rev);
  const quizzes = [
    { ...base, id: "final", key: "Qfin", title: "Final", kind: "assessment", part: "quiz-final", count: 4, pool: pool("final"), ...quiz },
    { ...base, id: "check", key: "Qchk", title: "Check", kind: "check", part: "", count: 2, pool: pool("check") },
  ];
  if (more.pretest) quizzes.push({ ...base, id: "before", key: "Qbef", title: "Before", kind: "pretest", part: "", count: 2, pool: pool("before") });
  const lesson = (id, objectives) => ({ id, key: four(id), title: id, part: `lesson-${id}`, checks: [], objectives, minutes: 5 });
  const data = {
    format: 1, course: { id: "course", title: "C", version: "1", language: "en" }, module: { id: "why", title: "Why" },
    completion: "passed", mastery: "player", report: "graded", assessment: "final",
    objectives: [{ id: "link-explain", text: "" }, { id: "act", text: "" }],
    lessons: [lesson("one", ["link-explain"]), lesson("two", ["act"])], quizzes, text: {}, inline: {}, ...more,
  };
  return { data, parts };
}

function target() {
  const heard = new Map();
  return {
    addEventListener(kind, call) { heard.set(kind, [...(heard.get(kind) ?? []), call]); },
    removeEventListener(kind, call) { heard.set(kind, (heard.get(kind) ?? []).filter((one) => one !== call)); },
    fire(kind, event = {}) { for (const call of heard.get(kind) ?? []) call(event); },
  };
}

export function memoryStorage() {
  const items = new Map();
  return { items, broken: false, full: false,
    getItem(key) { if (this.broken) throw new Error("denied"); return items.get(key) ?? null; },
    setItem(key, value) { if (this.broken || this.full) throw new Error("quota"); items.set(key, String(value)); },
    removeItem(key) { if (this.broken) throw new Error("denied"); items.delete(key); } };
}

/** @param {{storage?: any, seed?: number, start?: number, channels?: Set<any>}} options */
export function browser({ storage = memoryStorage(), seed = 7, start = Date.UTC(2026, 0, 5, 10), channels = new Set() } = {}) {
  let elapsed = 0;
  const timers = [];
  /** Milliseconds that each task of `pass` spent. */
  const stretches = [];
  class Channel {
    constructor(name) { this.name = name; channels.add(this); }
    postMessage(data) { for (const other of channels) if (other !== this && other.name === this.name) other.onmessage?.({ data }); }
    close() { channels.delete(this); }
  }
  const host = { ...target() };
  host.parent = host;
  const window = { ...target(), parent: host, top: host, opener: null, BroadcastChannel: Channel };
  const document = { ...target(), visibilityState: "visible" };
  const ports = {
    window, document, storage: () => storage, random: generator(seed), types,
    clock: { now: () => start + elapsed, monotonic: () => elapsed },
    setTimeout: (call, ms) => timers.push({ call, at: elapsed + ms }),
  };
  return {
    ports, window, host, document, storage, channels,
    /** Lets time pass and runs what was due, in order. */
    async pass(ms) {
      const until = elapsed + ms;
      for (;;) {
        await new Promise((done) => setImmediate(done));
        timers.sort((a, b) => a.at - b.at);
        if (!timers.length || timers[0].at > until) break;
        const next = timers.shift();
        elapsed = Math.max(elapsed, next.at);
        const began = elapsed;
        next.call();
        stretches.push(elapsed - began);
      }
      elapsed = Math.max(elapsed, until);
    },
    /** Work takes time, too. */
    spend(ms) { elapsed += ms; },
    stretches,
    hide() { document.visibilityState = "hidden"; document.fire("visibilitychange"); },
    show() { document.visibilityState = "visible"; document.fire("visibilitychange"); },
    close({ persisted = false } = {}) { document.visibilityState = "hidden"; window.fire("pagehide", { persisted }); },
  };
}

/** A launch: the LMS puts its API into the frame around, the session opens. */
export async function enter(lms, data, options = {}) {
  const at = browser(options);
  options.watch?.(at.ports.clock.monotonic, at.spend);
  if (lms) Object.assign(at.host, options.api === "none" ? {} : lms.windowExtras());
  let open = false;
  const opening = openSession(lms ? BINDINGS[lms.edition] : null, data, at.ports).finally(() => (open = true));
  await at.pass(options.wait ?? 0);
  while (!open) await at.pass(100);
  const session = await opening;
  const saving = [];
  session.onSaving((one) => saving.push(one));
  const last = () => {
    const { state, reason } = saving[saving.length - 1];
    return { state, reason };
  };
  return { ...at, session, saving, last };
}

/** Goes through an attempt: `right` of the questions are answered right. */
export async function attempt(page, { data, parts }, right, id = "final") {
  const quiz = data.quizzes.find((one) => one.id === id);
  page.session.beginAttempt(quiz, parts[id]);
  let left = right;
  for (const [key] of page.session.state.quizzes[quiz.key].running) {
    const q = parts[id].questions.find((one) => one.key === key);
    const good = left-- > 0;
    const given = q.type === "true-false" ? (good === q.answer ? "t" : "f") : good ? "a" : "b";
    page.session.answerAttempt(quiz, q, given, types[q.type].credit(q, given), 4.5, quiz.feedback === "after-question");
    await page.pass(100);
  }
  const result = page.session.submitAttempt(quiz, parts[id]);
  await page.pass(100);
  return result;
}

export async function readAll(page, data) {
  for (const { key } of data.lessons) {
    page.session.visit(key, 0);
    await page.pass(60000);
    page.session.finish(key);
    await page.pass(100);
  }
}

const NAMES = {
  scorm12: { status: "cmi.core.lesson_status", raw: "cmi.core.score.raw", exit: "cmi.core.exit", time: "cmi.core.session_time" },
  scorm2004: { status: "cmi.success_status", raw: "cmi.score.raw", exit: "cmi.exit", time: "cmi.session_time" },
};
export const names = (lms) => NAMES[lms.edition === "scorm12" ? "scorm12" : "scorm2004"];

/** What the LMS tells about the learner, in one form for all editions. */
export function verdict(lms) {
  if (lms.edition === "scorm12") return { status: lms.get("cmi.core.lesson_status"), raw: lms.get("cmi.core.score.raw") };
  const [completion, success] = [lms.get("cmi.completion_status"), lms.get("cmi.success_status")];
  return { status: success === "passed" || success === "failed" ? success : completion, raw: lms.get("cmi.score.raw") };
}
