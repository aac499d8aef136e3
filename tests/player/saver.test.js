/** What is sent to an LMS, and what is sent again. */

import assert from "node:assert/strict";
import { it } from "node:test";

import { caller } from "../../templates/player/lms/caller.js";
import { reportOf } from "../../templates/player/session/status.js";
import { NO_LAUNCH } from "../../templates/player/session/connect.js";
import { saver } from "../../templates/player/session/saver.js";
import { firstState } from "../../templates/player/state/upgrade.js";
import { module } from "./harness.js";

it("after a commit that failed everything is sent once more, after one that did not nothing is", () => {
  const sent = [];
  let commits = ["391", "", ""];
  const lms = { calls: () => [{ element: "a", value: "1" }, { element: "b", value: "2" }], leaving: () => [], set: ({ element }) => (sent.push(element), ""), commit: () => commits.shift() };
  const source = { report: () => ({ interactions: [] }), confirmed() {}, announce() {}, shrink: () => false };
  const save = saver(lms, {}, source, () => {});
  save.changed(0);
  assert.equal(save.flush(), false);
  assert.equal(save.flush(), true);
  assert.deepEqual(sent, ["a", "b", "a", "b"], "an LMS may have lost with the commit what it took");
  save.changed(0);
  assert.equal(save.flush(), true);
  assert.equal(sent.length, 4);
});

it("an LMS that never says true is believed in its silence, one that did is not", () => {
  const says = (...answers) => {
    const lms = caller({ LMSSetValue: () => answers.shift(), LMSGetLastError: () => "0" }, "LMS");
    return [...answers].map(() => lms.set({ element: "cmi.core.exit", value: "suspend" }));
  };
  assert.deepEqual(says(undefined, null, undefined), ["", "", ""]);
  assert.deepEqual(says("true", undefined, "true", null), ["", "101", "", "101"]);
});

it("a report is never below what the LMS held at launch", () => {
  const { data } = module();
  const state = firstState(() => 0.5);
  const held = (launch) => {
    const { success, completion, score, progress } = reportOf(data, state, { ...NO_LAUNCH, ...launch }, {});
    return [success, completion, score, progress];
  };
  assert.deepEqual(held({ success: "passed", completion: "incomplete", score: 0.9, progress: 0.4 }), ["passed", "incomplete", 0.9, 0.4]);
  assert.deepEqual(held({ success: "failed", score: 0.2 }), ["failed", "incomplete", 0.2, 0]);
  assert.deepEqual(held({ completion: "completed", progress: 0.2 }), ["unknown", "completed", null, 1]);
});
