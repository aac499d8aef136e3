/** Each call of a scripted run made to fail in turn, in four ways: nothing is missing, or the screen says so. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { decode } from "../../templates/player/state/codec.js";
import { attempt, EDITIONS, enter, memoryStorage, module, readAll } from "./harness.js";
import { strictLms } from "./strict-lms.js";

const WAYS = ["throw", "101", "301", "405"];

for (const edition of EDITIONS)
  describe(edition, () => {
    for (const way of WAYS)
      it(`any one call answered with ${way}`, async () => {
        let total = 1;
        // The first run is undisturbed: it tells how many calls there are.
        for (let at = -1; at < total; at += at < 40 ? 1 : 4) {
          const lms = strictLms({ edition });
          const storage = memoryStorage();
          let n = 0;
          lms.faults.refuse = () => (n++ === at ? way : null);
          const course = module();
          const page = await enter(lms, course.data, { storage, wait: 100 });
          await readAll(page, course.data);
          await attempt(page, course, 4);
          await page.pass(200000);
          total = Math.max(total, n);
          const { state, mode } = page.session;
          assert.equal(state.passed, true);
          if (mode === "local") continue;
          const saved = decode(lms.get("cmi.suspend_data"));
          const said = page.last();
          assert.ok(said.state === "saved" ? saved?.passed && saved.completed : said.state === "unsaved", `call ${at}: ${said.state}`);
          if (said.state === "saved") {
            assert.equal(lms.get("cmi.score.raw") || lms.get("cmi.core.score.raw"), "100", `call ${at}`);
            assert.equal(storage.items.size, 0, `call ${at}`);
          }
        }
        assert.ok(total > 50);
      });

    it("a commit that loses its batch: everything is set again", async () => {
      const lms = strictLms({ edition });
      const course = module();
      const page = await enter(lms, course.data);
      await readAll(page, course.data);
      lms.faults.forgets = true;
      let times = 2;
      lms.faults.refuse = (method) => (method === "Commit" && times-- > 0 ? "101" : null);
      await attempt(page, course, 4);
      await page.pass(200000);
      assert.deepEqual(page.last(), { state: "saved", reason: "" });
      assert.equal(decode(lms.get("cmi.suspend_data")).passed, true);
      assert.equal(lms.get("cmi.interactions.3.result"), "correct");
      assert.deepEqual(lms.problems, []);
    });

    it("an LMS that answers nonsense does not bring the session down", async () => {
      for (const nonsense of [undefined, null, 0, {}, [], "<html>", "undefined", NaN, "true"]) {
        const api = new Proxy({}, { get: () => () => nonsense });
        const lms = { edition, windowExtras: () => ({ API: api, API_1484_11: api }) };
        const course = module();
        const page = await enter(lms, course.data, { wait: 100 });
        await readAll(page, course.data);
        await attempt(page, course, 4);
        page.close();
        assert.equal(page.session.state.passed, true);
      }
    });

    it("storage that throws costs nothing while the LMS works", async () => {
      const storage = memoryStorage();
      storage.broken = true;
      const lms = strictLms({ edition });
      const course = module();
      const page = await enter(lms, course.data, { storage });
      await readAll(page, course.data);
      page.session.forget();
      page.close();
      assert.equal(decode(lms.get("cmi.suspend_data")).lessons.two_, 3);
      assert.deepEqual(lms.problems, []);
    });
  });
