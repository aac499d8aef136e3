/** Rules of the assessment, in each edition; and a reload after every single step, from which nothing may be missing. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { attempt, EDITIONS, enter, memoryStorage, module, readAll, types, verdict } from "./harness.js";
import { strictLms } from "./strict-lms.js";

const clean = (lms) => assert.deepEqual(lms.problems, []);
const given = (q, right) => (q.type === "true-false" ? (right === q.answer ? "t" : "f") : right ? "a" : "b");

/** The running questions, by objective right or wrong. */
async function answerBy(page, { data, parts }, rightIn) {
  const [quiz] = data.quizzes;
  page.session.beginAttempt(quiz, parts.final);
  for (const [key] of page.session.state.quizzes.Qfin.running) {
    const q = parts.final.questions.find((one) => one.key === key);
    const text = given(q, rightIn.includes(q.objective));
    page.session.answerAttempt(quiz, q, text, types[q.type].credit(q, text), 1, true);
  }
  const result = page.session.submitAttempt(quiz, parts.final);
  await page.pass(10);
  return result;
}

for (const edition of EDITIONS)
  describe(edition, () => {
    it("counts: last reports no score before the attempt that passes", async () => {
      const lms = strictLms({ edition });
      const course = module({}, { counts: "last" });
      const page = await enter(lms, course.data);
      await readAll(page, course.data);
      await attempt(page, course, 2);
      assert.deepEqual(verdict(lms), { status: "incomplete", raw: "" });
      await attempt(page, course, 3);
      assert.deepEqual(verdict(lms), { status: "passed", raw: "75" });
      await attempt(page, course, 1);
      assert.deepEqual(verdict(lms), { status: "passed", raw: "75" }, "what was reported is never lowered");
      assert.equal(page.session.state.quizzes.Qfin.last, 250);
      page.close();
      clean(lms);
    });

    it("counts: last reports the last allowed attempt, be it worse than the first", async () => {
      for (const [counts, raw] of [["last", "25"], ["best", "50"]]) {
        const lms = strictLms({ edition });
        const course = module({}, { counts, attempts: 2 });
        const page = await enter(lms, course.data);
        await attempt(page, course, 2);
        await attempt(page, course, 1);
        assert.deepEqual(verdict(lms), { status: "failed", raw });
        page.close();
        clean(lms);
      }
    });

    it("retry: after-reading waits for the lessons of the weakest objective, across a reload", async () => {
      const lms = strictLms({ edition });
      const course = module({}, { retry: "after-reading", draw: 4, shuffle: ["questions"] });
      let page = await enter(lms, course.data);
      await readAll(page, course.data);
      await answerBy(page, course, ["link-explain"]);
      assert.deepEqual(page.session.state.again, ["two_"]);
      const seed = () => page.session.state.quizzes.Qfin.seed;
      const before = seed();
      page.session.beginAttempt(course.data.quizzes[0], course.parts.final);
      assert.equal(seed(), before, "not yet");
      page.close();
      lms.launch();
      page = await enter(lms, course.data, { seed: 3 });
      assert.deepEqual(page.session.state.again, ["two_"]);
      assert.equal(page.session.state.lessons.two_, 3, "a lesson that was done stays done");
      page.session.visit("one_", 0);
      page.session.beginAttempt(course.data.quizzes[0], course.parts.final);
      assert.equal(seed(), before, "another lesson does not count");
      page.session.visit("two_", page.session.state.place);
      assert.deepEqual(page.session.state.again, []);
      page.session.beginAttempt(course.data.quizzes[0], course.parts.final);
      assert.notEqual(seed(), before, "a new draw");
      page.close();
      clean(lms);
    });

    it("the lesson left last counts as opened again when it is opened again", async () => {
      const lms = strictLms({ edition });
      const course = module({}, { retry: "after-reading" });
      const page = await enter(lms, course.data);
      await readAll(page, course.data);
      await answerBy(page, course, ["link-explain"]);
      page.session.visit("two_", page.session.state.place, true);
      assert.deepEqual(page.session.state.again, ["two_"], "a module that opens where one left has opened nothing again");
      page.session.visit("two_", page.session.state.place);
      assert.deepEqual(page.session.state.again, []);
    });

    it("retry: after-reading asks for nothing after a pass or the last attempt, and a pre-test does not lift it", async () => {
      const course = module({ pretest: true }, { retry: "after-reading", attempts: 2 });
      const page = await enter(strictLms({ edition }), course.data);
      await answerBy(page, course, ["act"]);
      assert.deepEqual(page.session.state.again, ["one_"]);
      await attempt(page, course, 0, "before");
      assert.deepEqual(page.session.state.again, ["one_"]);
      page.session.visit("one_", 0);
      await answerBy(page, course, []);
      assert.deepEqual(page.session.state.again, []);
    });

    it("a survey is kept as a draft and reported when it is sent, neutral", async () => {
      const lms = strictLms({ edition });
      const course = module({ report: "all" });
      const survey = { ...course.data.quizzes[1], kind: "survey" };
      const q = { ...course.parts.check.questions[0], scored: false };
      const page = await enter(lms, course.data);
      page.session.answerCheck(q, survey, "b", 0, 0);
      await page.pass(10);
      assert.equal(lms.get("cmi.interactions.0.id"), "");
      page.session.answerCheck(q, survey, "c", 1, 3);
      await page.pass(10);
      assert.equal(lms.get("cmi.interactions.0.result"), "neutral");
      page.close();
      lms.launch();
      assert.equal((await enter(lms, course.data)).session.state.answers.qk1_.given, "c");
      clean(lms);
    });

    it("a survey tells each answer once: again only what was changed and sent again, line by line", async () => {
      const lms = strictLms({ edition });
      const storage = memoryStorage();
      const course = module({ report: "all" });
      const survey = { ...course.data.quizzes[1], kind: "survey" };
      const [first, second] = course.parts.check.questions.map((one) => ({ ...one, scored: false }));
      const lines = { ...second, type: "likert", options: undefined, items: [{ id: "a" }, { id: "b_c" }, { id: "d" }], steps: 5 };
      const said = () => {
        const response = edition === "scorm12" ? "student_response" : "learner_response";
        const all = [];
        while (lms.get(`cmi.interactions.${all.length}.id`))
          all.push(["id", response, "result"].map((leaf) => lms.get(`cmi.interactions.${all.length}.${leaf}`)).join(" "));
        return all;
      };
      const [draft, sent] = [0, 1];
      const fill = async (page, given, value) => {
        page.session.answerCheck(first, survey, "b", value, 1);
        page.session.answerCheck(lines, survey, given, value, 1);
        await page.pass(10);
      };
      const page = await enter(lms, course.data, { storage });
      await fill(page, "a__", draft);
      await fill(page, "a_e", draft);
      assert.deepEqual(said(), []);
      await fill(page, "a_e", sent);
      const told = ["check_k1 b neutral", "check_k2_a 1 neutral", "check_k2_d 5 neutral"];
      assert.deepEqual(said(), told);
      await fill(page, "a_e", sent);
      assert.deepEqual(said(), told, "sent again as it was");
      await fill(page, "abd", draft);
      assert.deepEqual(said(), told, "changed, not sent");
      await fill(page, "abd", sent);
      told.push("check_k2_b_c 2 neutral", "check_k2_d 4 neutral");
      assert.deepEqual(said(), told, "what changed");
      page.close();
      lms.launch();
      const next = await enter(lms, course.data, { storage });
      await fill(next, "abd", sent);
      assert.deepEqual(said(), told, "sent again in the next visit");
      clean(lms);
    });

    for (const feedback of ["after-question", "after-attempt", "none"])
      it(`a reload after any step loses nothing (feedback: ${feedback})`, async () => {
        const lms = strictLms({ edition });
        const storage = memoryStorage();
        const course = module({ pretest: true }, { feedback, shuffle: ["questions", "options"], drawPerObjective: 1, retry: "after-reading", passMark: 100 });
        const [quiz, check] = course.data.quizzes;
        const before = course.data.quizzes.find((one) => one.kind === "pretest");
        const { final, check: checks, before: pre } = course.parts;
        const asked = (session, n) => final.questions.find((one) => one.key === session.state.quizzes.Qfin.running[n][0]);
        const answer = (n, right, checked) => (s) => s.answerAttempt(quiz, asked(s, n), given(asked(s, n), right), right ? 1 : 0, 2, checked);
        const stepwise = feedback === "after-question";
        const steps = [
          (s) => s.visit("one_", 0), (s) => s.visit("one_", 400), (s) => s.finish("one_"),
          (s) => s.answerCheck(checks.questions[0], check, "b", 0, 1),
          (s) => s.beginAttempt(before, pre), (s) => s.answerAttempt(before, pre.questions[1], "c", 0, 1, stepwise), (s) => s.submitAttempt(before, pre),
          (s) => s.visit("two_", 0), (s) => s.finish("two_"),
          (s) => s.beginAttempt(quiz, final), answer(0, true, false), (s) => s.markAttempt(quiz, asked(s, 1), true),
          answer(0, true, stepwise), answer(1, false, stepwise), (s) => s.markAttempt(quiz, asked(s, 1), false), (s) => s.submitAttempt(quiz, final),
          (s) => s.visit("one_", 3), (s) => s.visit("two_", 3),
          (s) => s.beginAttempt(quiz, final), answer(1, true, stepwise), answer(0, true, stepwise), (s) => s.submitAttempt(quiz, final),
        ];
        let seed = 1;
        for (const step of steps) {
          const page = await enter(lms, course.data, { storage, seed: seed++ });
          page.session.resumeAttempt(quiz, final);
          step(page.session);
          await page.pass(3100);
          const left = page.session.state;
          lms.faults.closed = true;
          page.close();
          lms.faults.closed = false;
          lms.launch();
          const { session } = await enter(lms, course.data, { storage, seed: seed++ });
          session.resumeAttempt(quiz, final);
          assert.deepEqual(session.state, left);
          assert.equal(session.offer, null);
          lms.launch();
        }
        assert.deepEqual(verdict(lms), { status: "passed", raw: "100" });
        clean(lms);
      });
  });
