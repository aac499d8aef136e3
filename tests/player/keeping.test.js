/** What becomes of work that an LMS or a browser cannot keep: each case has its behaviour and its words. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { decode, isTrimmed } from "../../templates/player/state/codec.js";
import { future } from "./future.js";
import { attempt, EDITIONS, enter, memoryStorage, module, question, readAll, verdict } from "./harness.js";
import { strictLms } from "./strict-lms.js";

console.warn = () => {};

/** A module whose state is longer than 255 characters: thirty questions to check oneself by. */
function long() {
  const course = module();
  course.parts.check.questions = Array.from({ length: 30 }, (_, n) => question(`k${n}`, "act"));
  course.data.quizzes[1].pool = course.parts.check.questions.map((q) => q.key + q.rev);
  return course;
}

async function work(page, course) {
  await readAll(page, course.data);
  for (const q of course.parts.check.questions) page.session.answerCheck(q, course.data.quizzes[1], "b", 0, 1);
  await attempt(page, course, 2);
  page.session.beginAttempt(course.data.quizzes[0], course.parts.final);
  await page.pass(5000);
}

const cutTo = (lms, most) => {
  const state = lms.stored.get("cmi.suspend_data");
  if (state) lms.stored.set("cmi.suspend_data", state.slice(0, most));
};

for (const edition of EDITIONS)
  describe(edition, () => {
    it("a session that the LMS ended is named, and the work is here at the next visit", async () => {
      const storage = memoryStorage();
      const lms = strictLms({ edition });
      const course = module();
      const page = await enter(lms, course.data, { storage });
      page.session.visit("one_", 0);
      await page.pass(10);
      lms.faults.lost = true;
      page.session.finish("one_");
      await page.pass(10);
      assert.deepEqual(page.saving.at(-1), { state: "unsaved", reason: "lost", kept: true });
      page.close();
      lms.faults.lost = false;
      lms.launch();
      const next = await enter(lms, course.data, { storage });
      assert.deepEqual(next.session.notices, ["restored"]);
      assert.equal(next.session.state.lessons.one_, 3);
    });

    it("older work of the same lineage is not put over newer work that the LMS has from another device", async () => {
      const [here, there] = [memoryStorage(), memoryStorage()];
      const lms = strictLms({ edition });
      const course = module();
      let page = await enter(lms, course.data, { storage: here });
      page.session.visit("one_", 0);
      await page.pass(10);
      lms.faults.lost = true;
      page.session.answerCheck(course.parts.check.questions[0], course.data.quizzes[1], "b", 0, 1);
      await page.pass(10);
      page.close();
      assert.ok([...here.items.keys()].some((key) => key.startsWith("course-state-")));
      lms.faults.lost = false;
      lms.launch();
      page = await enter(lms, course.data, { storage: there, seed: 8 });
      for (const given of ["b", "c", "a"]) {
        page.session.answerCheck(course.parts.check.questions[0], course.data.quizzes[1], given, given === "a" ? 1 : 0, 1);
        await page.pass(10);
      }
      page.close();
      lms.launch();
      page = await enter(lms, course.data, { storage: here, seed: 9 });
      assert.deepEqual([page.session.notices, page.session.offer], [[], null]);
      assert.equal(Object.values(page.session.state.answers)[0].given, "a");
    });

    for (const trouble of ["full", "broken"])
      it(`an LMS that fails while storage is ${trouble}: the screen does not promise what it cannot keep`, async () => {
        const storage = memoryStorage();
        storage[trouble] = true;
        const lms = strictLms({ edition });
        const page = await enter(lms, module().data, { storage });
        assert.deepEqual(page.last(), { state: "saved", reason: "" });
        lms.faults.refuse = (method) => (method === "Commit" ? "101" : null);
        page.session.visit("one_", 0);
        await page.pass(10);
        assert.deepEqual(page.saving.at(-1), { state: "unsaved", reason: "refused", kept: false });
        assert.equal(await page.session.exit(), false);
        lms.faults.refuse = null;
        await page.pass(60000);
        assert.deepEqual(page.last(), { state: "saved", reason: "" });
      });

    it("on a shared computer nothing is promised either", async () => {
      const lms = strictLms({ edition });
      const page = await enter(lms, module().data);
      page.ports.lasting = () => false;
      lms.faults.refuse = (method) => (method === "Commit" ? "101" : null);
      page.session.visit("one_", 0);
      await page.pass(10);
      assert.equal(page.saving.at(-1).kept, false);
    });

    it("a state that the LMS cut at 255 characters: what can be read is here, and it is said", async () => {
      const lms = strictLms({ edition });
      const course = long();
      let page = await enter(lms, course.data);
      await work(page, course);
      page.close();
      assert.ok(lms.get("cmi.suspend_data").length > 255);
      cutTo(lms, 255);
      lms.launch();
      page = await enter(lms, course.data, { seed: 3 });
      assert.deepEqual(page.session.notices, ["cut"]);
      assert.deepEqual(page.session.state.lessons, { one_: 3, two_: 3 });
      assert.ok(Object.keys(page.session.state.answers).length > 15);
      assert.equal(page.session.state.lesson, "two_");
      assert.deepEqual(verdict(lms), { status: "incomplete", raw: "50" });
      await attempt(page, course, 1);
      assert.deepEqual(verdict(lms), { status: "incomplete", raw: "50" }, "the score stays");
    });

    it("an LMS that cuts at 255 every time: the rest is kept on the device, and all is here again", async () => {
      const lms = strictLms({ edition });
      const storage = memoryStorage();
      const course = long();
      let page = await enter(lms, course.data, { storage });
      await work(page, course);
      page.close();
      for (let visit = 0; visit < 3; visit++) {
        cutTo(lms, 255);
        lms.launch();
        page = await enter(lms, course.data, { storage, seed: visit + 3 });
        await work(page, course);
        assert.deepEqual(page.saving.at(-1), { state: "unsaved", reason: "room", kept: true });
        const sent = lms.get("cmi.suspend_data");
        assert.ok(sent.length <= 255 && isTrimmed(sent), `${sent.length}`);
        const left = page.session.state;
        page.close();
        cutTo(lms, 255);
        lms.launch();
        page = await enter(lms, course.data, { storage, seed: visit + 30 });
        assert.deepEqual(page.session.notices, ["restored"]);
        assert.deepEqual({ ...page.session.state, counter: 0 }, { ...left, counter: 0 });
        page.close();
      }
      assert.equal(page.session.state.quizzes.Qfin.used, 3, "each visit handed in an attempt");
    });

    it("an LMS that refuses more than 255 characters gets less; lessons, score and status are saved", async () => {
      const lms = strictLms({ edition });
      const course = long();
      const page = await enter(lms, course.data);
      lms.api[edition === "scorm12" ? "LMSSetValue" : "SetValue"] = ((set) => (element, value) => {
        if (element !== "cmi.suspend_data" || value.length <= 255) return set(element, value);
        lms.faults.refuse = () => (edition === "scorm12" ? "405" : "406");
        const said = set(element, value);
        lms.faults.refuse = null;
        return said;
      })(lms.api[edition === "scorm12" ? "LMSSetValue" : "SetValue"]);
      await work(page, course);
      await attempt(page, course, 4);
      await page.pass(10000);
      assert.deepEqual(page.last(), { state: "unsaved", reason: "room" });
      assert.deepEqual(verdict(lms), { status: "passed", raw: "100" });
      assert.deepEqual(decode(lms.get("cmi.suspend_data")).lessons, { one_: 3, two_: 3 });
    });

    it("a state cut at 4,096 characters, or garbled, or of somebody else, is never taken for one", async () => {
      const course = module();
      for (const [text, notice] of [["x".repeat(4096), "unreadable"], ["{\"page\": 3}", "unreadable"], [`B${"A".repeat(4095)}`, "cut"]]) {
        const lms = strictLms({ edition, stored: { "cmi.suspend_data": text } });
        const page = await enter(lms, course.data);
        assert.deepEqual(page.session.notices, [notice]);
        await attempt(page, course, 4);
        assert.deepEqual(page.last(), { state: "saved", reason: "" });
        assert.ok(decode(lms.get("cmi.suspend_data")));
      }
    });

    it("an LMS that is there and never answers: the screen says so from the start", async () => {
      const lms = strictLms({ edition });
      lms.faults.refuse = () => "throw";
      const page = await enter(lms, module().data);
      assert.equal(page.session.mode, "local");
      assert.deepEqual(page.session.notices, ["silent"]);
    });

    for (const kind of ["does not answer at launch", "appears after the waiting"])
      it(`an LMS that ${kind} is asked again, and offered the work of the visit`, async () => {
        const lms = strictLms({ edition });
        const course = module();
        const storage = memoryStorage();
        const absent = kind.startsWith("appears");
        let dumb = !absent;
        lms.faults.refuse = () => (dumb ? "throw" : "");
        const page = await enter(lms, course.data, { storage, api: absent ? "none" : "" });
        let loads = 0;
        page.window.location = { reload: () => loads++ };
        assert.equal(page.session.mode, "local");
        await readAll(page, course.data);
        page.session.own.put("essay", "my words");
        await page.pass(200000);
        assert.deepEqual(page.last(), { state: "local", reason: "" });
        dumb = false;
        if (absent) Object.assign(page.host, lms.windowExtras());
        await page.pass(70000);
        assert.deepEqual(page.last(), { state: "found", reason: "" });
        await attempt(page, course, 4);
        assert.deepEqual(page.last(), { state: "found", reason: "" }, "said as long as it is so");
        assert.equal(lms.get("cmi.suspend_data") || "", "", "nothing is written over before the learner decides");
        await page.session.retry();
        assert.equal(loads, 1);
        const next = await enter(lms, course.data, { storage, seed: 6 });
        assert.equal(next.session.mode, "normal");
        assert.deepEqual(next.session.state.lessons, {}, "asked about first");
        next.session.offer.take();
        await next.pass(1000);
        assert.deepEqual(next.last(), { state: "saved", reason: "" });
        assert.deepEqual(decode(lms.get("cmi.suspend_data")).lessons, { one_: 3, two_: 3 });
        assert.notEqual(verdict(lms).status, "passed", "status and score never come this way");
        assert.equal(next.session.own.get("essay"), "my words");
        next.close();
        // The page that was loaded anew meets a session that runs; ending it first would leave 2004 none to begin.
        assert.deepEqual(lms.problems, ["Initialize(): a second time"]);
      });

    it("an LMS found during the visit, and a learner who leaves: the next launch has the work", async () => {
      const lms = strictLms({ edition });
      const course = module();
      const storage = memoryStorage();
      const page = await enter(lms, course.data, { storage, api: "none" });
      Object.assign(page.host, lms.windowExtras());
      await page.pass(70000);
      await readAll(page, course.data);
      page.close();
      assert.deepEqual(lms.problems, []);
      lms.launch();
      const next = await enter(lms, course.data, { storage, seed: 6 });
      next.session.offer.take();
      assert.deepEqual(next.session.state.lessons, { one_: 3, two_: 3 });
      assert.ok(![...storage.items.values()].some((text) => JSON.parse(text).offered), "nothing is offered twice");
    });

    it("a page that no window holds never asks again", async () => {
      const page = await enter(null, module().data, {});
      page.window.parent = page.window;
      await page.pass(500000);
      assert.deepEqual(page.last(), { state: "local", reason: "" });
    });

    it("a launch that is read wrong once is read again: nothing is written over", async () => {
      const lms = strictLms({ edition });
      const course = module();
      let page = await enter(lms, course.data);
      await readAll(page, course.data);
      await attempt(page, course, 4);
      page.close();
      lms.launch();
      let times = 1;
      lms.faults.refuse = (method, element) => (method === "GetValue" && element === "cmi.suspend_data" && times-- > 0 ? "101" : null);
      page = await enter(lms, course.data, { seed: 8 });
      assert.equal(page.session.state.quizzes.Qfin.best, 1000);
      page.close();
      assert.deepEqual(verdict(lms), { status: "passed", raw: "100" });
    });

    it("records of answers that the LMS did not get are told at the next visit, once", async () => {
      const storage = memoryStorage();
      const lms = strictLms({ edition });
      const course = module();
      let page = await enter(lms, course.data, { storage });
      page.session.beginAttempt(course.data.quizzes[0], course.parts.final);
      await page.pass(10);
      lms.faults.refuse = (method) => (method === "Commit" ? "101" : null);
      page.session.answerAttempt(course.data.quizzes[0], course.parts.final.questions[0], "b", 0, 7, true);
      lms.faults.closed = true;
      page.close();
      Object.assign(lms.faults, { refuse: null, closed: false });
      assert.equal(lms.get("cmi.interactions.0.id"), "");
      for (let visit = 0; visit < 2; visit++) {
        lms.launch();
        page = await enter(lms, course.data, { storage, seed: 9 });
        await page.pass(10);
        page.close();
      }
      assert.equal(lms.get("cmi.interactions.0.id"), "final_1_x");
      assert.match(lms.get("cmi.interactions.0.latency"), /0?7S?$|07\.00$/);
      assert.equal(lms.get("cmi.interactions.1.id"), "");
    });
  });

describe("without an LMS", () => {
  const none = { edition: "scorm12", windowExtras: () => ({}) };
  it("storage that is forbidden is said before anything is lost", async () => {
    const storage = memoryStorage();
    storage.broken = true;
    const page = await enter(none, module().data, { storage });
    assert.deepEqual(page.saving.at(-1), { state: "unsaved", reason: "storage", kept: false });
  });
  it("progress of a newer version of the module is not written over", async () => {
    const storage = memoryStorage();
    const course = module();
    const page = await enter(none, course.data, { storage });
    page.session.visit("one_", 0);
    const [[key, value]] = storage.items;
    const kept = JSON.parse(value);
    const later = JSON.stringify({ ...kept, state: future(kept.state) });
    storage.items.set(key, later);
    const now = await enter(none, course.data, { storage });
    assert.deepEqual(now.last(), { state: "unsaved", reason: "newer" });
    now.session.visit("two_", 0);
    assert.equal(storage.items.get(key), later);
  });
});
