/**
 * The subjects of eXeLearning's 47 SCORM 1.2 scenarios (exelearning#2210, PR#2299), by their numbers
 * there, each put to our player in all editions. Where that project's policy is another than ours
 * (it ends completed attempts with a normal exit; we suspend always) ours is the expectation.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { decode } from "../../templates/player/state/codec.js";
import { attempt, EDITIONS, enter, module, names, readAll, verdict } from "./harness.js";
import { strictLms } from "./strict-lms.js";

for (const edition of EDITIONS)
  describe(edition, () => {
    const is12 = edition === "scorm12";
    const status = is12 ? "cmi.core.lesson_status" : "cmi.completion_status";

    /** A launch, deeds, and a clean record. */
    async function run(deeds, options = {}, [more, quiz] = [{}, {}]) {
      const lms = strictLms({ edition, ...options });
      const course = module(more, quiz);
      const page = await enter(lms, course.data);
      await deeds?.({ lms, course, page });
      assert.deepEqual(lms.problems, []);
      return { lms, course, page };
    }
    const leave = async ({ page }) => { await page.pass(30000); page.close(); };
    const pass = async ({ page, course }) => { await readAll(page, course.data); await attempt(page, course, 4); };

    it("S01 initialises once, with an empty string", async () => {
      const { lms } = await run();
      assert.deepEqual(lms.of("Initialize").map((c) => [c.value, c.element, c.error]), [["", "", "0"]]);
    });
    it("S04 S05 S06 never passes anything but an empty string to Initialize, Commit, Terminate", async () => {
      const { lms } = await run(leave);
      for (const method of ["Initialize", "Commit", "Terminate"]) for (const call of lms.of(method)) assert.equal(call.element, "");
      assert.ok(lms.of("Commit").length > 0);
    });
    it("S07 says nothing before initialising", async () => {
      const { lms } = await run();
      assert.equal(lms.calls[0].method, "Initialize");
    });
    it("S08 says nothing after terminating", async () => {
      const { lms } = await run(async (all) => { await leave(all); all.page.session.visit("two_", 5); await readAll(all.page, all.course.data); all.page.hide(); await all.page.session.retry(); });
      assert.equal(lms.calls.at(-1).method, "Terminate");
    });
    it("S09 S10 terminates once, however often and in whatever order the page goes", async () => {
      const { lms } = await run(async ({ page }) => { page.hide(); await page.session.exit(); await page.session.exit(); page.close(); page.close(); });
      assert.equal(lms.of("Terminate").length, 1);
    });
    it("S43 lives with a second Initialize by somebody else", async () => {
      const lms = strictLms({ edition });
      const course = module();
      const page = await enter(lms, course.data);
      assert.equal(lms.api[is12 ? "LMSInitialize" : "Initialize"](""), "false");
      lms.problems.length = 0;
      await pass({ page, course });
      page.close();
      assert.equal(verdict(lms).status, "passed");
      assert.deepEqual(lms.problems, []);
    });
    it("E01 one launch sets up once, and the clock runs from there", async () => {
      const { lms } = await run(async ({ page }) => { await page.pass(90000); page.close(); });
      assert.equal(lms.get(names(lms).time), is12 ? "0000:01:30.00" : "PT1M30S");
    });
    it("S02 S11 a first launch becomes incomplete by one write, at once", async () => {
      const { lms } = await run();
      assert.deepEqual(lms.sets(status), ["incomplete"]);
      assert.equal(lms.get(status), "incomplete");
    });
    it("S03 resuming writes no status", async () => {
      const { lms } = await run(null, { stored: { [status]: "incomplete" } });
      assert.deepEqual(lms.sets(status), []);
    });
    it("S13 a module that is done is completed before the page goes, and ends once", async () => {
      const { lms } = await run(async (all) => { await readAll(all.page, all.course.data); await leave(all); }, {}, [{ completion: "lessons", assessment: "" }, {}]);
      assert.equal(lms.get(status), "completed");
      const methods = lms.calls.map((c) => c.method);
      assert.ok(methods.lastIndexOf("Commit") < methods.indexOf("Terminate"));
    });
    it("S14 S14b leaving with the assessment unanswered stays incomplete and suspends", async () => {
      const { lms } = await run(leave);
      assert.deepEqual([lms.get(status), lms.get(names(lms).exit)], ["incomplete", "suspend"]);
    });
    it("S12 S12b resumed work survives leaving unanswered", async () => {
      const { lms, course } = await run(async (all) => { await readAll(all.page, all.course.data); await leave(all); });
      lms.launch();
      const page = await enter(lms, course.data);
      await leave({ page });
      assert.equal(lms.get(status), "incomplete");
      assert.equal(decode(lms.get("cmi.suspend_data")).lessons.two_, 3);
    });
    it("S15 a pass survives the end of the page", async () => {
      const { lms } = await run(async (all) => { await pass(all); await leave(all); });
      assert.equal(verdict(lms).status, "passed");
    });
    it("S16 S16b S17 only words of the vocabulary are written, and all that are needed are taken", async () => {
      const words = new Set();
      for (const [deeds, setup] of [[leave, [{}, {}]], [pass, [{}, {}]], [async ({ page, course }) => attempt(page, course, 0), [{}, { attempts: 1 }]], [async ({ page, course }) => readAll(page, course.data), [{ completion: "lessons", assessment: "" }, {}]]]) {
        const { lms } = await run(deeds, {}, setup);
        for (const element of [status, "cmi.success_status"]) for (const word of lms.sets(element)) words.add(word);
      }
      assert.deepEqual([...words].sort(), ["completed", "failed", "incomplete", "passed"]);
    });
    it("S18 S19 S20 raw, minimum and maximum are stored, as strings", async () => {
      const { lms } = await run(async ({ page, course }) => attempt(page, course, 3));
      const at = is12 ? "cmi.core.score" : "cmi.score";
      assert.deepEqual(["raw", "min", "max"].map((part) => lms.get(`${at}.${part}`)), ["75", "0", "100"]);
    });
    it("S21 a credit out of all bounds never makes a score out of bounds", async () => {
      const { lms } = await run(async ({ page, course }) => {
        const [quiz] = course.data.quizzes;
        page.ports.types = {};
        page.session.beginAttempt(quiz, course.parts.final);
        for (const [n, credit] of [7, -3, NaN, Infinity].entries()) page.session.answerAttempt(quiz, course.parts.final.questions[n], "a", credit, 1);
        page.session.submitAttempt(quiz, course.parts.final);
        await page.pass(10);
      });
      assert.equal(verdict(lms).raw, "50");
    });
    it("S22 S23 S24 S25 session time is exact and in the edition's form", async () => {
      for (const [seconds, one, other] of [[59.99, "0000:00:59.99", "PT59.99S"], [30.04, "0000:00:30.04", "PT30.04S"], [299.5, "0000:04:59.50", "PT4M59.5S"]]) {
        const { lms } = await run(async ({ page }) => { await page.pass(seconds * 1000); page.close(); });
        assert.equal(lms.get(names(lms).time), is12 ? one : other);
      }
    });
    it("S26 S27 S28 S33 suspend at every exit, before and after completion, and never another word", async () => {
      for (const deeds of [null, pass]) {
        const { lms } = await run(async (all) => { await deeds?.(all); assert.equal(await all.page.session.exit(), true); });
        assert.deepEqual([...new Set(lms.sets(names(lms).exit))], ["suspend"]);
        assert.equal(lms.calls.filter((c) => c.method === "SetValue").at(-1).element, names(lms).exit);
      }
    });
    it("S29 S30 S31 reads and writes only what may be read and written", async () => {
      const { lms } = await run(async (all) => { await pass(all); await leave(all); });
      const allowed = is12 ? ["0"] : ["0", "403"];
      for (const call of lms.calls) assert.ok(allowed.includes(call.error), `${call.method} ${call.element}: ${call.error}`);
      assert.deepEqual(lms.of("GetValue").filter((c) => c.element.endsWith("exit") || c.element.endsWith("session_time")), []);
    });
    it("S31 optional elements that the LMS lacks are asked for once and then left alone", async () => {
      if (!is12) return;
      const { lms } = await run(async (all) => { await pass(all); await leave(all); }, { without: ["cmi.objectives", "cmi.interactions", "cmi.core.score.min", "cmi.core.score.max"] });
      assert.equal(verdict(lms).status, "passed");
      assert.deepEqual(lms.calls.filter((c) => c.error !== "0").map((c) => c.element), ["cmi.objectives._children", "cmi.interactions._children"]);
    });
    it("S32 binds its own edition's API where both are there", async () => {
      const { lms } = await run(pass); // the other one is a trap
      assert.equal(lms.of("Initialize").length, 1);
    });
    it("S34 S35 knows the learner, and writes where they are", async () => {
      const { lms, page } = await run(async ({ page }) => { page.session.visit("two_", 0); await page.pass(10); });
      assert.deepEqual(page.session.learner, { id: "learner-1", name: "Ada, Example" });
      assert.equal(lms.get(is12 ? "cmi.core.lesson_location" : "cmi.location"), "two");
    });
    it("E02 one owner of the saved state: what is there at the end is what the learner did", async () => {
      const { lms, page } = await run(async (all) => { await pass(all); await leave(all); });
      assert.deepEqual(decode(lms.get("cmi.suspend_data")), page.session.state);
    });
    it("S36 S37 interactions are whole, legal and without gaps", async () => {
      const { lms } = await run(async ({ page, course }) => attempt(page, course, 2));
      for (let n = 0; n < 4; n++) assert.ok(lms.get(`cmi.interactions.${n}.id`) && lms.get(`cmi.interactions.${n}.result`));
      assert.equal(lms.get("cmi.interactions.4.id"), "");
    });
    it("S38 review never writes a status", async () => {
      const { lms } = await run(async (all) => { await pass(all); await leave(all); }, { mode: "review", stored: { [status]: is12 ? "passed" : "completed" } });
      assert.deepEqual(lms.sets(status), []);
      assert.equal(lms.of("Terminate").length, 1);
    });
    it("S39 E03 hiding saves with the time so far, ends nothing; the last time is the whole", async () => {
      const { lms } = await run(async ({ page, lms }) => {
        await page.pass(30000);
        page.hide();
        assert.equal(lms.of("Terminate").length, 0);
        assert.deepEqual(lms.sets(names(lms).time), [is12 ? "0000:00:30.00" : "PT30S"]);
        assert.equal(lms.calls.at(-1).method, "Commit");
        page.show();
        await page.pass(60000);
        page.close();
      });
      assert.equal(lms.sets(names(lms).time).at(-1), is12 ? "0000:01:30.00" : "PT1M30S");
    });
    it("S42 completion is committed at once", async () => {
      const { lms } = await run(pass);
      const at = lms.calls.findLastIndex((c) => c.element === status);
      assert.ok(lms.calls.slice(at).some((c) => c.method === "Commit"));
      assert.equal(verdict(lms).status, "passed");
    });
    it("E04 E07 with mastery in the manifest player and LMS agree, and a retry stays open", async () => {
      const { lms, course } = await run(async (all) => { await readAll(all.page, all.course.data); await attempt(all.page, all.course, 2); await leave(all); }, { mastery: 75, lock: true }, [{ mastery: "lms" }, {}]);
      assert.equal(verdict(lms).status, "incomplete");
      lms.launch();
      const page = await enter(lms, course.data);
      assert.equal(page.session.mode, "normal");
      await attempt(page, course, 3);
      page.close();
      assert.deepEqual(verdict(lms), { status: "passed", raw: "75" });
    });
    it("E05 E06 no score before an answer", async () => {
      const { lms } = await run(leave);
      assert.equal(verdict(lms).raw, "");
      assert.equal(lms.get(status), "incomplete");
    });
  });
