/**
 * A long report to an LMS that takes its time: it is told in slices, so that the page answers meanwhile, and nothing of
 * it is lost when the page is closed, or falls over, in the middle.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { decode } from "../../templates/player/state/codec.js";
import { EDITIONS, enter, memoryStorage, module, question, verdict } from "./harness.js";
import { strictLms } from "./strict-lms.js";

const COUNT = 200;
/** Milliseconds that the LMS takes for a call. */
const EACH = 2;
/** What the page may be kept for at a stretch. */
const STALL = 50;

/** Two hundred questions, reported when the attempt is handed in. */
function long() {
  const course = module({}, { feedback: "after-attempt" });
  course.parts.final.questions = Array.from({ length: COUNT }, (_, n) => question(n.toString(36).padStart(2, "0"), n % 2 ? "act" : "link-explain"));
  Object.assign(course.data.quizzes[0], { count: COUNT, pool: course.parts.final.questions.map((q) => q.key + q.rev) });
  return course;
}

const slow = (lms, page) => {
  const api = Object.values(lms.windowExtras()).find((one) => one === lms.api);
  for (const [name, call] of Object.entries(api))
    if (!name.endsWith("GetLastError")) api[name] = (...args) => (page().spend?.(EACH), call(...args));
};

/** An attempt with every answer given and right, up to the moment before it is handed in. */
async function answered(lms, course, options = {}) {
  let spend;
  slow(lms, () => ({ spend }));
  const page = await enter(lms, course.data, { ...options, watch: (_, spends) => (spend = spends) });
  const [quiz] = course.data.quizzes;
  page.session.beginAttempt(quiz, course.parts.final);
  for (const q of course.parts.final.questions) page.session.answerAttempt(quiz, q, "a", 1, 3, false);
  await page.pass(60000);
  return { page, handIn: () => page.session.submitAttempt(quiz, course.parts.final) };
}

const told = (lms) => [...lms.stored.keys()].filter((name) => /^cmi\.interactions\.\d+\.result$/.test(name)).length;
const handedIn = (text) => decode(text)?.quizzes.Qfin;

for (const edition of EDITIONS)
  describe(edition, () => {
    it("the page answers meanwhile, and the line says `saved` at the end only", async () => {
      const lms = strictLms({ edition });
      const { page, handIn } = await answered(lms, long());
      const from = page.stretches.length;
      handIn();
      await page.pass(500);
      assert.equal(page.last().state, "saving");
      assert.ok(told(lms) < COUNT);
      await page.pass(60000);
      assert.equal(page.last().state, "saved");
      assert.equal(told(lms), COUNT);
      assert.ok(page.stretches.length - from > 50, "slices");
      assert.ok(Math.max(...page.stretches.slice(from)) <= STALL, String(Math.max(...page.stretches.slice(from))));
      page.close();
      assert.deepEqual(lms.problems, []);
    });

    for (const after of [0, 30, 400, 1500, 3000])
      it(`closed ${after} ms after handing in: the rest is told at once`, async () => {
        const lms = strictLms({ edition });
        const storage = memoryStorage();
        const { page, handIn } = await answered(lms, long(), { storage });
        handIn();
        await page.pass(after);
        page.close();
        assert.equal(told(lms), COUNT);
        assert.equal(new Set([...lms.stored].filter(([name]) => /interactions\.\d+\.id$/.test(name)).map(([, id]) => id)).size, COUNT, "each once");
        const { used, open } = handedIn(lms.get("cmi.suspend_data"));
        assert.deepEqual({ used, open }, { used: 1, open: false });
        assert.equal(verdict(lms).raw, "100");
        assert.equal(storage.items.size, 0, "nothing is left to hand over");
        assert.deepEqual(lms.problems, []);
      });

    /** The page falls over in the middle; the LMS keeps what was set until then, or only what was committed. */
    async function fallen(keeps) {
      const lms = strictLms({ edition });
      const storage = memoryStorage();
      const course = long();
      const { page, handIn } = await answered(lms, course, { storage });
      handIn();
      assert.match([...storage.items.values()].join(), /final_00/, "kept here from the first moment");
      await page.pass(400);
      if (keeps) (lms.api.LMSCommit ?? lms.api.Commit)("");
      assert.ok(told(lms) < COUNT);
      lms.launch();
      const next = await enter(lms, course.data, { storage, seed: 8 });
      await next.pass(60000);
      return { lms, next, course };
    }
    const ids = (lms) => new Set([...lms.stored].filter(([name]) => /interactions\.\d+\.id$/.test(name)).map(([, id]) => id)).size;

    it("a page that falls over in the middle: the attempt is there with all its answers, to be handed in", async () => {
      const { lms, next, course } = await fallen(false);
      const { used, open, running } = next.session.state.quizzes.Qfin;
      assert.deepEqual([used, open, running.filter(([, { given }]) => given === "a").length], [0, true, COUNT]);
      next.session.submitAttempt(course.data.quizzes[0], course.parts.final);
      await next.pass(60000);
      next.close();
      assert.deepEqual([told(lms), ids(lms), verdict(lms).raw], [COUNT, COUNT, "100"]);
      assert.deepEqual(lms.problems, []);
    });

    it("the same in an LMS that keeps what was set: it is handed in, and the rest is told at the next visit", async () => {
      const { lms, next } = await fallen(true);
      const { used, open } = next.session.state.quizzes.Qfin;
      assert.deepEqual([used, open], [1, false]);
      assert.equal(next.last().state, "saved");
      next.close();
      assert.deepEqual([ids(lms), verdict(lms).raw], [COUNT, "100"]);
      assert.equal(next.storage.items.size, 0);
      assert.deepEqual(lms.problems, []);
    });

    it("what is done between two slices is saved after them, and kept here until then", async () => {
      const lms = strictLms({ edition });
      const storage = memoryStorage();
      const { page, handIn } = await answered(lms, long(), { storage });
      handIn();
      await page.pass(100);
      page.session.visit("one_", 400);
      await page.pass(200);
      page.session.finish("one_");
      const [kept] = [...storage.items.values()].map((text) => decode(JSON.parse(text).state)).filter(Boolean);
      assert.equal(kept.lessons.one_, 3);
      await page.pass(60000);
      assert.equal(page.last().state, "saved");
      assert.equal(decode(lms.get("cmi.suspend_data")).lessons.one_, 3);
      assert.equal(told(lms), COUNT);
      assert.equal(storage.items.size, 0);
      page.close();
      assert.deepEqual(lms.problems, []);
    });
  });
