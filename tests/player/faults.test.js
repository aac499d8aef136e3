/**
 * Fault injection, generated: every call of a scripted run, `GetLastError` among them, is made to fail,
 * to throw, to take half a minute, to work and not say so, or to answer nonsense; or all calls from it
 * on, for a while or for good. At the end nothing that the learner did is missing where the screen says
 * `saved`; where it does not, it has said why, and the next visit finds the work on this device. Score
 * and status are never lowered on the way.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { decode } from "../../templates/player/state/codec.js";
import { EDITIONS, enter, memoryStorage, module, names, types, verdict } from "./harness.js";
import { strictLms } from "./strict-lms.js";

console.warn = () => {};

const FULL = process.env.COURSE_EXAMPLES === "full";
/** `true` is not among them: an LMS that says so and did nothing cannot be told from one that did. */
const NONSENSE = [undefined, null, {}, [], "<html>", NaN, "maybe", 17, false, () => "", "0", ""];
const PLAIN = { throw: () => { throw new Error("fell over"); }, refuse: () => "false" };

/**
 * Ways to go wrong: what the call numbered `n` answers, where `at` is the one chosen. `run` makes the call;
 * `fault` is what a following GetLastError says.
 */
const WAYS = {
  "throws once": { once: PLAIN.throw },
  "is refused once with 101": { once: PLAIN.refuse, code: "101" },
  "is refused once with 301": { once: PLAIN.refuse, code: "301" },
  "is refused once with 405": { once: PLAIN.refuse, code: "405" },
  "answers nonsense": { once: (_, n) => NONSENSE[n % NONSENSE.length] },
  "works and answers nonsense": { once: (run, n) => (run(), NONSENSE[(n + 5) % NONSENSE.length]) },
  "works and throws": { once: (run) => { run(); throw new Error("timed out"); } },
  "takes half a minute": { once: (run, _, page) => (page.clock.skip(30000), run()) },
  "and all for 40 s throw": { span: 40000, once: PLAIN.throw },
  "and all for 40 s are refused": { span: 40000, once: PLAIN.refuse, code: "391" },
  "and all that follow throw": { span: Infinity, once: PLAIN.throw },
  "and all that follow are refused: the session is lost": { span: Infinity, once: PLAIN.refuse, code: "301" },
  "and all that follow answer nonsense": { span: Infinity, once: (_, n) => NONSENSE[n % NONSENSE.length] },
};

/** The LMS with a fault from call `at` on; `clock` tells the time and can skip some of it. */
function faulty(lms, at, way, clock) {
  const count = { calls: 0 };
  let since = null;
  let pending = "";
  const api = {};
  for (const name of Object.keys(lms.api))
    api[name] = (...args) => {
      const n = count.calls++;
      // A long report is told in slices then, with everything else between them.
      clock.spend(1);
      const run = () => lms.api[name](...args);
      if (n === at) since = clock.now();
      const wrong = way && (n === at || (way.span && since !== null && clock.now() - since < way.span));
      if (!wrong) {
        const code = pending;
        pending = "";
        return code && name.endsWith("GetLastError") ? code : run();
      }
      if (name.endsWith("GetLastError") && way.code) return way.code;
      pending = way.code ?? "";
      return way.once(run, n, { clock });
    };
  const name = lms.edition === "scorm12" ? "API" : "API_1484_11";
  return { edition: lms.edition, count, windowExtras: () => ({ [name]: api }) };
}

const LEARNER = {
  first: [
    (s) => s.visit("one_", 0), (s) => s.finish("one_"),
    (s, { parts, data }) => s.answerCheck(parts.check.questions[0], data.quizzes[1], "b", 0, 2),
    (s, { parts, data }) => s.beginAttempt(data.quizzes[0], parts.final),
    answering(0, false), answering(1, true), answering(2, false), answering(3, false),
    (s, { parts, data }) => s.submitAttempt(data.quizzes[0], parts.final),
    (s) => s.visit("two_", 0), (s) => s.visit("two_", 500), (s) => s.finish("two_"),
    (s, { parts, data }) => s.beginAttempt(data.quizzes[0], parts.final),
    answering(0, true), (s, { parts, data }) => s.markAttempt(data.quizzes[0], parts.final.questions[0], true),
    answering(1, true), answering(2, true), answering(3, true),
    (s, { parts, data }) => s.submitAttempt(data.quizzes[0], parts.final),
  ],
  later: [
    (s) => s.visit("one_", 700),
    (s, { parts, data }) => s.answerCheck(parts.check.questions[1], data.quizzes[1], "a", 1, 2),
    (s, { parts, data }) => s.beginAttempt(data.quizzes[0], parts.final),
    answering(0, false), answering(1, false),
  ],
};

function answering(n, right) {
  return (s, { parts, data }) => {
    const running = s.state.quizzes.Qfin?.running[n];
    const q = running && parts.final.questions.find((one) => one.key === running[0]);
    if (!q) return;
    const given = q.type === "true-false" ? (right === q.answer ? "t" : "f") : right ? "a" : "c";
    s.answerAttempt(data.quizzes[0], q, given, types[q.type].credit(q, given), 3, true);
  };
}

async function play(lms, course, deeds, options) {
  const page = await enter(lms, course.data, options);
  for (const deed of deeds) {
    deed(page.session, course);
    await page.pass(4000);
  }
  await page.pass(200000);
  return page;
}

/** Whether a state holds all that another does: lessons, answers, attempts handed in or open again with the same answers. */
function holds(state, all) {
  for (const [key, value] of Object.entries(all.lessons)) assert.ok((state.lessons[key] ?? 0) >= value, `lesson ${key}`);
  for (const [key, { given }] of Object.entries(all.answers)) assert.equal(state.answers[key]?.given, given, `answer ${key}`);
  for (const [key, quiz] of Object.entries(all.quizzes)) {
    const mine = state.quizzes[key];
    const given = (one) => one?.running.map(([name, answer]) => `${name}${answer.given}`).join();
    assert.equal(given(mine), given(quiz), `answers of ${key}`);
    assert.ok(mine.used === quiz.used || mine.open, `${key} was handed in, or can be`);
  }
}

const RANKS = ["", "not attempted", "unknown", "incomplete", "completed", "failed", "passed"];
const standing = (lms) => {
  const { status, raw } = verdict(lms);
  return { rank: RANKS.indexOf(status), raw: Number(raw || 0) };
};

/** Neither in what a visit set, one after the other, nor in what was stored before and after it. */
function neverLowered(lms, before) {
  const rising = (list, what) => assert.deepEqual(list, [...list].sort((a, b) => a - b), what);
  const set = (element) => lms.calls.filter((c) => c.launch === lms.launches && c.method === "SetValue" && c.element === element && c.error === "0");
  const after = standing(lms);
  rising([before.raw, ...set(names(lms).raw).map((call) => Number(call.value))], "scores");
  rising([before.rank, ...set(names(lms).status).map((call) => RANKS.indexOf(call.value))], "status");
  rising([before.raw, after.raw], "the score stored");
  rising([before.rank, after.rank], "the status stored");
}

const clockOf = () => {
  const clock = { page: null, spend: () => {}, skipped: 0, now: () => (clock.page?.() ?? 0) + clock.skipped, skip: (ms) => (clock.skipped += ms) };
  return clock;
};

/** One run with a fault, and a visit after it with an LMS that is well again. */
async function visit(edition, deeds, at, way, before) {
  const course = module();
  const storage = memoryStorage();
  const lms = strictLms({ edition, stored: before });
  const began = standing(lms);
  const clock = clockOf();
  const broken = faulty(lms, at, way, clock);
  const page = await play(broken, course, deeds, { storage, seed: 5, watch: (now, spend) => Object.assign(clock, { page: now, spend }) });
  const did = page.session.state;
  const said = page.saving.at(-1);
  neverLowered(lms, began);
  if (page.session.mode === "local") assert.deepEqual(page.session.notices.slice(0, 1), ["silent"], "the screen says that nothing is saved in the LMS");
  else if (said.state === "saved") {
    const saved = decode(lms.get("cmi.suspend_data"));
    assert.ok(saved, "there is a state");
    holds(saved, did);
    if (did.passed) assert.equal(verdict(lms).status, "passed");
    assert.equal(storage.items.size, 0, "nothing is kept that was confirmed");
  } else assert.equal(said.state, "unsaved", said.state);

  page.close();
  if (page.session.mode === "local") return { lms, calls: broken.count.calls, did, page };
  const between = standing(lms);
  lms.launch();
  const next = await enter(lms, course.data, { storage, seed: 6 });
  if (next.session.offer) next.session.offer.take();
  holds(next.session.state, did);
  await next.pass(10);
  next.close();
  neverLowered(lms, between);
  return { lms, calls: broken.count.calls, did, page };
}

for (const edition of EDITIONS)
  describe(edition, () => {
    let passed = {};
    let runs = 0;
    it("the run itself, undisturbed", async () => {
      const { lms, did, calls } = await visit(edition, LEARNER.first, -1, null, {});
      assert.deepEqual([did.passed, did.completed, did.quizzes.Qfin.used], [true, true, 2]);
      assert.deepEqual(verdict(lms), { status: "passed", raw: "100" });
      assert.ok(calls > 300, String(calls));
      passed = Object.fromEntries(lms.stored);
    });

    for (const [name, way] of Object.entries(WAYS))
      it(`a call ${name}`, async () => {
        const { calls } = await visit(edition, LEARNER.first, -1, null, {});
        const stride = FULL ? 1 : Math.ceil(calls / 9);
        // The start decides most: a third of its calls for each way, the others for the next ones; then a part of the rest.
        const first = Object.keys(WAYS).indexOf(name);
        for (let at = FULL ? 0 : first % 3; at < calls; at += FULL ? 1 : at < 40 ? 3 : stride) {
          const call = at < 40 ? at : at + (first % stride);
          try {
            await visit(edition, LEARNER.first, call, way, {});
            runs++;
          } catch (error) {
            error.message = `call ${call} ${name}: ${error.message}`;
            throw error;
          }
        }
      });

    it("the same when a learner comes back who has passed: what there was stays", async () => {
      for (const [name, way] of Object.entries(WAYS)) {
        const { calls } = await visit(edition, LEARNER.later, -1, null, passed);
        const first = Object.keys(WAYS).indexOf(name) % 4;
        for (let at = FULL ? 0 : first; at < calls; at += FULL ? 1 : at < 60 ? 4 : 41)
          try {
            const { lms, page } = await visit(edition, LEARNER.later, at, way, passed);
            assert.deepEqual(verdict(lms), { status: "passed", raw: "100" });
            const state = decode(lms.get("cmi.suspend_data"));
            if (page.session.mode === "normal") assert.deepEqual(Object.keys(state.lessons), ["one_", "two_"]);
            assert.equal(state.answers.qk1_?.given, "b", "the answer of the first visit");
            runs++;
          } catch (error) {
            error.message = `call ${at} ${name}: ${error.message}`;
            throw error;
          }
      }
    });

    it("there were several hundred runs", () => assert.ok(runs > 400, String(runs)));

    it("a commit that loses its batch: everything is set again", async () => {
      const lms = strictLms({ edition });
      const course = module();
      lms.faults.forgets = true;
      let times = 2;
      lms.faults.refuse = (method) => (method === "Commit" && times-- > 0 ? "101" : null);
      const page = await play(lms, course, LEARNER.first, {});
      assert.deepEqual(page.last(), { state: "saved", reason: "" });
      assert.equal(decode(lms.get("cmi.suspend_data")).passed, true);
      assert.equal(lms.get("cmi.interactions.7.result"), "correct");
      assert.deepEqual(lms.problems, []);
    });

    it("an LMS that answers nothing but nonsense does not bring the session down", async () => {
      for (const nonsense of NONSENSE) {
        const api = new Proxy({}, { get: () => () => nonsense });
        const lms = { edition, windowExtras: () => ({ API: api, API_1484_11: api }) };
        const page = await play(lms, module(), LEARNER.first, {});
        page.close();
        assert.equal(page.session.state.passed, true);
      }
    });
  });
