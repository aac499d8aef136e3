/** Stories of learners, in each edition, against an LMS that forgives nothing. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { decode } from "../../templates/player/state/codec.js";
import { attempt, browser, EDITIONS, enter, memoryStorage, module, names, readAll, verdict } from "./harness.js";
import { strictLms } from "./strict-lms.js";

const clean = (lms) => assert.deepEqual(lms.problems, []);

for (const edition of EDITIONS)
  describe(edition, () => {
    it("fail, leave, come back, pass, leave, come back for review, under a lock like Moodle's", async () => {
      const lms = strictLms({ edition, lock: true });
      const course = module();
      let page = await enter(lms, course.data);
      await readAll(page, course.data);
      assert.equal((await attempt(page, course, 2)).passed, false);
      assert.deepEqual(verdict(lms), { status: "incomplete", raw: "50" });
      assert.equal(await page.session.exit(), true);
      clean(lms);

      lms.launch();
      page = await enter(lms, course.data);
      assert.equal(page.session.mode, "normal");
      assert.deepEqual(page.session.state.lessons, { one_: 3, two_: 3 });
      assert.equal(page.session.state.quizzes.Qfin.best, 500);
      assert.equal((await attempt(page, course, 4)).passed, true);
      assert.deepEqual(verdict(lms), { status: "passed", raw: "100" });
      page.close();
      clean(lms);

      lms.launch();
      const before = new Map(lms.stored);
      page = await enter(lms, course.data);
      assert.equal(page.session.mode, "review");
      assert.equal(page.session.recording, false);
      assert.equal(page.session.state.passed, true);
      assert.deepEqual(page.last(), { state: "off", reason: "" });
      await attempt(page, course, 0);
      page.close();
      for (const [element, value] of before) assert.equal(lms.get(element), value, element);
      clean(lms);
      lms.launch();
      page = await enter(lms, course.data);
      assert.equal(page.session.state.passed, true, "review did not cost the state");
    });

    it("pass first, open the last lesson later: completed and passed come together", async () => {
      const lms = strictLms({ edition });
      const course = module();
      const page = await enter(lms, course.data);
      page.session.visit("one_", 0);
      await attempt(page, course, 3);
      assert.deepEqual(verdict(lms), { status: "incomplete", raw: "75" });
      page.session.visit("two_", 0);
      await page.pass(10);
      assert.deepEqual(verdict(lms), { status: "passed", raw: "75" });
      if (edition !== "scorm12") assert.equal(lms.get("cmi.completion_status"), "completed");
      clean(lms);
    });

    it("limited attempts: failed only with the last", async () => {
      const lms = strictLms({ edition });
      const course = module({}, { attempts: 2 });
      const page = await enter(lms, course.data);
      await attempt(page, course, 1);
      assert.equal(verdict(lms).status, "incomplete");
      assert.equal((await attempt(page, course, 0)).left, 0);
      assert.deepEqual(verdict(lms), { status: "failed", raw: "25" });
      if (edition !== "scorm12") assert.equal(lms.get("cmi.completion_status"), "incomplete");
      const before = page.session.state.quizzes.Qfin;
      page.session.beginAttempt(course.data.quizzes[0], course.parts.final);
      assert.deepEqual(page.session.state.quizzes.Qfin, before, "no attempt is left");
      page.close();
      clean(lms);
    });

    it("every call in pagehide fails: only session time is missing, and the state comes back", async () => {
      const lms = strictLms({ edition });
      const course = module();
      const page = await enter(lms, course.data);
      await readAll(page, course.data);
      course.data.quizzes[1].kind = "check";
      page.session.answerCheck(course.parts.check.questions[0], course.data.quizzes[1], "b", 0, 3);
      await attempt(page, course, 2);
      lms.faults.closed = true;
      page.close();
      lms.faults.closed = false;
      assert.equal(lms.get(names(lms).time), "");
      assert.equal(lms.get(names(lms).exit), "suspend");
      assert.equal(lms.of("Terminate").length, 1);
      clean(lms);

      lms.launch();
      const again = await enter(lms, course.data);
      const { lineage: _, ...rest } = again.session.state;
      const { lineage: __, ...old } = page.session.state;
      assert.deepEqual(rest, old);
      assert.deepEqual(verdict(lms), { status: "incomplete", raw: "50" });
    });

    it("the closed page that meets one failing call less still terminates once", async () => {
      const lms = strictLms({ edition });
      const page = await enter(lms, module().data);
      page.hide();
      page.close();
      page.close();
      await page.session.exit();
      assert.equal(lms.of("Terminate").length, 1);
      clean(lms);
    });

    it("a page that the browser keeps goes on with its session", async () => {
      const lms = strictLms({ edition });
      const page = await enter(lms, module().data);
      page.session.visit("one_", 0);
      page.close({ persisted: true });
      assert.equal(lms.of("Terminate").length, 0);
      assert.ok(decode(lms.get("cmi.suspend_data")).lessons.one_);
      page.window.fire("pageshow", { persisted: true });
      page.session.visit("two_", 0);
      await page.pass(10);
      assert.ok(decode(lms.get("cmi.suspend_data")).lessons.two_);
      page.close();
      assert.equal(lms.of("Terminate").length, 1);
      clean(lms);
    });

    it("a refused save is said, tried again with growing pauses, and confirmed", async () => {
      const lms = strictLms({ edition });
      const page = await enter(lms, module().data);
      lms.faults.refuse = (method) => (method === "Commit" ? "101" : null);
      page.session.visit("one_", 0);
      await page.pass(10);
      assert.deepEqual(page.last(), { state: "unsaved", reason: "refused" });
      const commits = lms.of("Commit").length;
      await page.pass(20000);
      const tried = lms.of("Commit").length - commits;
      assert.ok(tried >= 2 && tried <= 5, `${tried} tries`);
      assert.equal(page.storage.items.size, 1, "kept on this device meanwhile");
      lms.faults.refuse = null;
      await page.pass(60000);
      assert.deepEqual(page.last(), { state: "saved", reason: "" });
      assert.equal(page.storage.items.size, 0, "and gone once confirmed");
      assert.ok(decode(lms.get("cmi.suspend_data")).lessons.one_);
    });

    it("the LMS throws, then its session is lost: exit says so and the work is handed over silently next time", async () => {
      const lms = strictLms({ edition });
      const course = module();
      const storage = memoryStorage();
      let page = await enter(lms, course.data, { storage });
      page.session.visit("one_", 0);
      await page.pass(10);
      lms.faults.refuse = () => "throw";
      page.session.finish("one_");
      await page.pass(10);
      assert.deepEqual(page.last(), { state: "unsaved", reason: "no-answer" });
      lms.faults.refuse = null;
      lms.faults.lost = true;
      assert.equal(await page.session.exit(), false);
      page.close();
      lms.faults.lost = false;
      lms.launch();
      page = await enter(lms, course.data, { storage });
      assert.equal(page.session.offer, null);
      assert.equal(page.session.state.lessons.one_, 3);
      await page.pass(10);
      assert.equal(decode(lms.get("cmi.suspend_data")).lessons.one_, 3);
      assert.equal(storage.items.size, 0);
    });

    it("work of another lineage is asked about, and never brings a score", async () => {
      const course = module();
      const storage = memoryStorage();
      const first = strictLms({ edition });
      const page = await enter(first, course.data, { storage });
      await page.pass(10);
      first.faults.refuse = (method) => (method === "Commit" ? "101" : null);
      await attempt(page, course, 4);
      page.session.visit("one_", 0);
      page.close();

      const second = strictLms({ edition });
      const later = await enter(second, course.data, { storage, seed: 99 });
      assert.ok(later.session.offer);
      assert.deepEqual(later.session.state.lessons, {});
      later.session.offer.take();
      await later.pass(10);
      assert.equal(later.session.offer, null);
      assert.equal(later.session.state.lessons.one_, 1);
      assert.equal(later.session.state.passed, false);
      assert.deepEqual(verdict(second), { status: "incomplete", raw: "" });
      assert.equal(storage.items.size, 0);
      clean(second);
    });

    it("an undecided offer outlives other work; dropping it ends it", async () => {
      const course = module();
      const storage = memoryStorage();
      const first = strictLms({ edition });
      first.faults.refuse = (method) => (method === "Commit" ? "101" : null);
      (await enter(first, course.data, { storage })).session.visit("one_", 0);
      const lms = strictLms({ edition });
      let page = await enter(lms, course.data, { storage, seed: 5 });
      assert.ok(page.session.offer);
      page.session.visit("two_", 0);
      await page.pass(10);
      page.close();
      lms.launch();
      page = await enter(lms, course.data, { storage, seed: 6 });
      assert.ok(page.session.offer);
      page.session.offer.drop();
      assert.equal(storage.items.size, 0);
      assert.deepEqual(page.session.state.lessons, { two_: 1 });
    });

    it("what is kept goes after 30 days, and without a learner id nothing is kept", async () => {
      const course = module();
      const storage = memoryStorage();
      const lms = strictLms({ edition });
      lms.faults.refuse = (method) => (method === "Commit" ? "101" : null);
      (await enter(lms, course.data, { storage })).session.visit("one_", 0);
      assert.equal(storage.items.size, 1);
      const late = await enter(strictLms({ edition }), course.data, { storage, seed: 3, start: Date.UTC(2026, 1, 20) });
      assert.equal(late.session.offer, null);
      assert.equal(storage.items.size, 0);
      const nobody = strictLms({ edition, learner: { id: "", name: "" } });
      nobody.faults.refuse = (method) => (method === "Commit" ? "101" : null);
      (await enter(nobody, course.data, { storage })).session.visit("one_", 0);
      assert.equal(storage.items.size, 0);
    });

    it("two windows: the older one stands down at once and writes no more", async () => {
      const lms = strictLms({ edition });
      const course = module();
      const channels = new Set();
      const old = await enter(lms, course.data, { channels, seed: 1 });
      old.session.visit("one_", 0);
      await old.pass(10);
      const other = strictLms({ edition, stored: Object.fromEntries(lms.stored) });
      const fresh = await enter(other, course.data, { channels, seed: 2 });
      assert.deepEqual(old.last(), { state: "unsaved", reason: "elsewhere" });
      const calls = lms.calls.length;
      old.session.visit("two_", 0);
      await old.pass(100000);
      old.close();
      assert.equal(lms.calls.length, calls);
      assert.equal(fresh.last().state, "saved");
      clean(lms);
    });

    it("review, browse and no credit record nothing; an empty mode is a normal one", async () => {
      for (const [options, recording] of [[{ mode: "review" }, false], [{ mode: "browse" }, false], [{ credit: "no-credit" }, false], [{ mode: "", credit: "" }, true]]) {
        const lms = strictLms({ edition, ...options });
        const course = module();
        const page = await enter(lms, course.data);
        assert.equal(page.session.recording, recording);
        await readAll(page, course.data);
        await attempt(page, course, 4);
        page.close();
        const set = lms.of("SetValue").map((call) => call.element).filter((element) => !element.endsWith("exit"));
        assert.equal(set.length > 0, recording);
        clean(lms);
      }
    });

    it("an API that comes late is waited for; one that never comes leads to a local session that says so", async () => {
      const lms = strictLms({ edition });
      const at = browser();
      const { openSession } = await import("../../templates/player/session/session.js");
      const { BINDINGS } = await import("./harness.js");
      const opening = openSession(BINDINGS[edition], module().data, at.ports);
      await at.pass(1500);
      Object.assign(at.host, lms.windowExtras());
      await at.pass(500);
      assert.equal((await opening).mode, "normal");
      clean(lms);

      const storage = memoryStorage();
      const none = { edition, windowExtras: () => ({}) };
      const page = await enter(none, module().data, { wait: 5000, storage });
      assert.equal(page.session.mode, "local");
      assert.deepEqual(page.last(), { state: "local", reason: "" });
      page.session.visit("one_", 10);
      const again = await enter(none, module().data, { wait: 5000, storage });
      assert.deepEqual(again.session.state.lessons, { one_: 1 });
      again.session.forget();
      assert.equal(storage.items.size, 0);
      assert.deepEqual(again.session.state.lessons, {});
      storage.full = true;
      again.session.visit("two_", 0);
      assert.deepEqual(again.last(), { state: "unsaved", reason: "storage" });
    });

    it("Initialize refused: untracked, without a crash; a reload within the LMS's session goes on tracked", async () => {
      const lms = strictLms({ edition });
      lms.faults.refuse = (method) => (method === "Initialize" || method === "GetValue" ? "101" : null);
      assert.equal((await enter(lms, module().data)).session.mode, "local");
      const running = strictLms({ edition });
      await enter(running, module().data);
      const page = await enter(running, module().data);
      assert.equal(page.session.mode, "normal");
    });

    it("a state of a later player is left as it is, and the screen says so", async () => {
      const lms = strictLms({ edition });
      const course = module();
      const page = await enter(lms, course.data);
      page.session.visit("one_", 0);
      await page.pass(10);
      page.close();
      const { future } = await import("./future.js");
      const later = future(lms.get("cmi.suspend_data"));
      lms.stored.set("cmi.suspend_data", later);
      lms.launch();
      const now = await enter(lms, course.data);
      assert.deepEqual(now.last(), { state: "unsaved", reason: "newer" });
      await readAll(now, course.data);
      await attempt(now, course, 4);
      now.close();
      assert.equal(lms.get("cmi.suspend_data"), later);
      assert.equal(verdict(lms).status, "passed");
      clean(lms);
    });

    it("records interactions with every element, beyond 250 in the question's last record", async () => {
      const lms = strictLms({ edition });
      const course = module();
      const page = await enter(lms, course.data);
      for (let turn = 0; turn < 64; turn++) await attempt(page, course, turn % 5);
      const count = [...lms.stored.keys()].filter((k) => /^cmi\.interactions\.\d+\.id$/.test(k)).length;
      assert.equal(count, edition === "scorm12" ? 256 : 250);
      // The last attempts had nothing wrong, one, two, three and all: what came last stands in the question's last record.
      const results = Array.from({ length: count }, (_, n) => [lms.get(`cmi.interactions.${n}.id`), lms.get(`cmi.interactions.${n}.result`)]);
      const last = (id) => results.findLast(([one]) => one === id)?.[1];
      assert.deepEqual(["1_x", "2", "3", "4"].map((id) => last(`final_${id}`)), ["correct", "correct", "correct", edition === "scorm12" ? "wrong" : "incorrect"]);
      clean(lms);
      const at = (n, leaf) => lms.get(`cmi.interactions.${n}.${leaf}`);
      const is12 = edition === "scorm12";
      assert.equal(at(0, "id"), "final_1_x");
      assert.equal(at(0, "objectives.0.id"), "link_explain");
      assert.equal(at(0, "correct_responses.0.pattern"), "a");
      assert.equal(at(0, is12 ? "student_response" : "learner_response"), "b");
      assert.equal(at(0, "result"), is12 ? "wrong" : "incorrect");
      assert.equal(at(0, "latency"), is12 ? "0000:00:04.50" : "PT4.5S");
      assert.equal(at(3, is12 ? "student_response" : "learner_response"), is12 ? "f" : "false");
      if (!is12) {
        assert.match(at(0, "timestamp"), /^2026-01-05T10:\d\d:\d\d\.\d\dZ$/);
        assert.equal(at(0, "description"), "\u200b{What} about “1-x”?");
      }
    });

    it("reports objectives by id, keeps the best, and finds them again", async () => {
      const lms = strictLms({ edition });
      const course = module();
      let page = await enter(lms, course.data);
      await attempt(page, course, 2);
      page.close();
      lms.launch();
      page = await enter(lms, course.data);
      await attempt(page, course, 0);
      assert.equal(lms.get("cmi.objectives.0.id"), "link_explain");
      assert.equal(lms.get("cmi.objectives.1.id"), "act");
      assert.equal(lms.get("cmi.objectives.2.id"), "");
      if (edition !== "scorm12") assert.equal(lms.calls.filter((call) => call.element === "cmi.objectives.0.id" && call.method === "SetValue").length, 1, "an id stays as it was set");
      assert.equal(lms.get("cmi.objectives.0.score.raw"), "100");
      assert.equal(lms.get(edition === "scorm12" ? "cmi.objectives.0.status" : "cmi.objectives.0.success_status"), "passed");
      assert.equal(lms.get("cmi.objectives.1.score.raw"), "0");
      clean(lms);
    });
  });
