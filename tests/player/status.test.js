/** The status rules, as a table: what the learner did, and what each edition then says. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { attempt, EDITIONS, enter, module, readAll, verdict } from "./harness.js";
import { strictLms } from "./strict-lms.js";

const open = async (page, data, n = 2) => { for (const { key } of data.lessons.slice(0, n)) { page.session.visit(key, 0); await page.pass(10); } };

/** [what happened, module, quiz, deeds, status in 1.2, completion, success, raw, least progress, most progress] */
const TABLE = [
  ["opened only", {}, {}, async () => {}, "incomplete", "incomplete", "unknown", "", 0, 0],
  ["all lessons opened", {}, {}, (p, c) => open(p, c.data), "incomplete", "incomplete", "unknown", "", 0.6, 0.7],
  ["failed, retry possible", {}, {}, async (p, c) => { await open(p, c.data); await attempt(p, c, 1); }, "incomplete", "incomplete", "unknown", "25", 0.6, 0.7],
  ["worse retry", {}, {}, async (p, c) => { await attempt(p, c, 2); await attempt(p, c, 1); }, "incomplete", "incomplete", "unknown", "50", 0, 0],
  ["passed, lessons missing", {}, {}, async (p, c) => { await open(p, c.data, 1); await attempt(p, c, 4); }, "incomplete", "incomplete", "unknown", "100", 0.6, 0.7],
  ["passed", {}, {}, async (p, c) => { await open(p, c.data); await attempt(p, c, 3); }, "passed", "completed", "passed", "75", 1, 1],
  ["passed, then a worse one", {}, {}, async (p, c) => { await open(p, c.data); await attempt(p, c, 4); await attempt(p, c, 0); }, "passed", "completed", "passed", "100", 1, 1],
  ["last attempt failed", {}, { attempts: 1 }, async (p, c) => { await open(p, c.data); await attempt(p, c, 2); }, "failed", "incomplete", "failed", "50", 0.6, 0.7],
  ["passed by pre-test", { pretest: true }, {}, (p, c) => attempt(p, c, 2, "before"), "passed", "completed", "passed", "100", 1, 1],
  ["pre-test not passed", { pretest: true }, {}, (p, c) => attempt(p, c, 1, "before"), "incomplete", "incomplete", "unknown", "", 0, 0],
  ["a check never counts", {}, {}, async (p, c) => p.session.answerCheck(c.parts.check.questions[0], c.data.quizzes[1], "a", 1, 1), "incomplete", "incomplete", "unknown", "", 0, 0],
  ["completion by lessons, one read", { completion: "lessons", assessment: "" }, {}, async (p, c) => p.session.finish(c.data.lessons[0].key), "incomplete", "incomplete", "unknown", "", 0.5, 0.5],
  ["completion by lessons, all read", { completion: "lessons", assessment: "" }, {}, (p, c) => readAll(p, c.data), "completed", "completed", "unknown", "", 1, 1],
  ["completion by lessons with a graded quiz", { completion: "lessons" }, {}, async (p, c) => { await attempt(p, c, 4); await readAll(p, c.data); }, "completed", "completed", "unknown", "100", 1, 1],
  ["mastery lms: failed, retry possible", { mastery: "lms" }, {}, async (p, c) => { await open(p, c.data); await attempt(p, c, 1); }, "incomplete", "incomplete", "unknown", "", 0.6, 0.7],
  ["mastery lms: passed", { mastery: "lms" }, {}, async (p, c) => { await open(p, c.data); await attempt(p, c, 1); await attempt(p, c, 4); }, "passed", "completed", "passed", "100", 1, 1],
  ["mastery lms: last attempt failed", { mastery: "lms" }, { attempts: 1 }, async (p, c) => { await open(p, c.data); await attempt(p, c, 1); }, "failed", "incomplete", "failed", "25", 0.6, 0.7],
];

for (const edition of EDITIONS)
  describe(edition, () => {
    for (const [title, more, quiz, deeds, word, completion, success, raw, least, most] of TABLE)
      it(title, async () => {
        const lms = strictLms({ edition });
        const course = module(more, quiz);
        const page = await enter(lms, course.data);
        await deeds(page, course);
        await page.pass(50);
        page.close();
        assert.equal(verdict(lms).raw, raw);
        if (edition === "scorm12") assert.equal(lms.get("cmi.core.lesson_status"), word);
        else {
          assert.equal(lms.get("cmi.completion_status"), completion);
          assert.equal(lms.get("cmi.success_status"), success === "unknown" ? "" : success);
          const progress = Number(lms.get("cmi.progress_measure") || 0);
          assert.ok(progress >= least && progress <= most, String(progress));
          if (raw !== "") assert.equal(lms.get("cmi.score.scaled"), String(Number(raw) / 100));
        }
        assert.deepEqual(lms.problems, []);
      });

    it("nothing falls below what the LMS held, whatever this module of today asks", async () => {
      const lms = strictLms({ edition });
      const course = module({}, { attempts: 1 });
      let page = await enter(lms, course.data);
      await open(page, course.data);
      await attempt(page, course, 2);
      page.close();
      const before = verdict(lms);
      assert.equal(before.status, "failed");
      lms.launch();
      const more = module({ lessons: [...course.data.lessons, { ...course.data.lessons[0], id: "new", key: "new_" }] }, { attempts: 3 });
      page = await enter(lms, more.data);
      page.session.visit("new_", 0);
      await page.pass(50);
      page.close();
      assert.deepEqual(verdict(lms), before);
      assert.deepEqual(lms.problems, []);
    });

    it("score goes before status, completion and success go in one commit", async () => {
      const lms = strictLms({ edition });
      const course = module();
      const page = await enter(lms, course.data);
      await open(page, course.data);
      const before = lms.calls.length;
      await attempt(page, course, 4);
      const elements = lms.calls.slice(before).map((call) => (call.method === "Commit" ? "commit" : `${call.element}=${call.value}`));
      const [raw, status] = edition === "scorm12" ? ["cmi.core.score.raw=100", "cmi.core.lesson_status=passed"] : ["cmi.score.raw=100", "cmi.success_status=passed"];
      assert.ok(elements.indexOf(raw) >= 0 && elements.indexOf(raw) < elements.indexOf(status));
      if (edition !== "scorm12") assert.ok(!elements.slice(elements.indexOf("cmi.completion_status=completed"), elements.indexOf(status)).includes("commit"));
    });

    it("a learner who passed stays passed, whatever a new version or an emptied state says", async () => {
      const lms = strictLms({ edition });
      const course = module();
      let page = await enter(lms, course.data);
      await open(page, course.data);
      await attempt(page, course, 3);
      page.close();
      const harder = module({}, { passMark: 100 });
      harder.data.lessons.push({ ...harder.data.lessons[0], id: "new", key: "new_" });
      lms.stored.set("cmi.suspend_data", "");
      lms.launch();
      page = await enter(lms, harder.data, { seed: 3 });
      await attempt(page, harder, 0);
      page.close();
      assert.deepEqual(verdict(lms), { status: "passed", raw: "75" });
      if (edition !== "scorm12") assert.equal(lms.get("cmi.completion_status"), "completed");
      assert.deepEqual(lms.problems, []);
    });

    for (const [report, expected] of [["graded", 4], ["all", 5], ["none", 0]])
      it(`report: ${report}`, async () => {
        const lms = strictLms({ edition });
        const course = module({ report }, { feedback: "after-attempt" });
        const page = await enter(lms, course.data);
        page.session.answerCheck(course.parts.check.questions[0], course.data.quizzes[1], "a", 1, 1);
        await attempt(page, course, 4);
        assert.equal([...lms.stored.keys()].filter((key) => /^cmi\.interactions\.\d+\.id$/.test(key)).length, expected);
        assert.deepEqual(lms.problems, []);
      });

    it("session time is active time: it pauses while hidden and after five idle minutes", async () => {
      const lms = strictLms({ edition });
      const page = await enter(lms, module().data);
      await page.pass(60000);
      page.hide();
      await page.pass(3600000);
      page.show();
      await page.pass(30040);
      page.window.fire("keydown");
      await page.pass(1000000);
      page.close();
      const time = lms.get(edition === "scorm12" ? "cmi.core.session_time" : "cmi.session_time");
      assert.equal(time, edition === "scorm12" ? "0000:06:30.04" : "PT6M30.04S");
    });
  });
