/** What another run-time, scorm-again, says of the strings of interactions: it is stricter than the books in places. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { Script } from "node:vm";

import { binding } from "../../templates/player/lms/scorm2004-4.js";
import { questionTypes } from "../../templates/player/questions/index.js";
import { generator } from "../../templates/player/quiz/attempt.js";
import { written } from "../../templates/player/questions/cloze.js";
import { clean } from "../../templates/player/questions/fill-in.js";
import { saver } from "../../templates/player/session/saver.js";

const found = {};
new Script(`(function () {${readFileSync(new URL("../node_modules/scorm-again/dist/scorm2004.js", import.meta.url))}})`).runInThisContext().call(found);
const { Scorm2004API } = found;
const SEEDS = ["{lang=en}", "{lang=", "[,]", "[.]", "[:]", "{", "}", "😀", " ", "a", "مرحبا", "{case_matters=true}", "{order_matters=x}", "$&", "\\", "<b>"];

/** An LMS of that run-time, and the calls that it refused. */
function launched() {
  const api = new Scorm2004API({ autocommit: false, logLevel: 5, strict_errors: true });
  const refused = [];
  const names = { Initialize: "", Terminate: "", GetValue: "", SetValue: "", Commit: "", GetLastError: "" };
  const own = Object.fromEntries(Object.keys(names).map((name) => [name, (...args) => {
    const answer = api[`lms${name === "Terminate" ? "Finish" : name}`](...args);
    if (name === "SetValue" && String(answer) !== "true") refused.push(args);
    return answer;
  }]));
  const lms = binding.open(own);
  lms.initialize();
  lms.launch();
  return { lms, api, refused };
}

/** @param {(random: () => number) => [string, object, string]} make  type, question and answer */
const records = (seed, make) => {
  const random = generator(seed);
  return Array.from({ length: 200 }, (_, at) => {
    const [name, question, given] = make(random);
    return { id: `final_${at}`, quiz: "final", objectives: ["one"], description: "{lang=x}", credit: 1, scored: true, weighting: 1, seconds: 1,
      time: new Date(), ...questionTypes[name].interaction(question, given) };
  });
};
const any = (random) => Array.from({ length: 1 + Math.floor(random() * 6) }, () => SEEDS[Math.floor(random() * SEEDS.length)]).join("");
const report = (interactions) => ({ state: "", location: "", score: null, progress: 0, completion: "incomplete", success: "unknown", objectives: [], interactions });

it("takes any words of learners and authors", () => {
  const { lms, refused } = launched();
  const texts = records(5, (random) => {
    const answers = [clean(any(random), 60) || "x"];
    return ["fill-in", { answers, case: random() < 0.5 }, clean(any(random), 60)];
  });
  for (const call of lms.calls(report(texts))) if (call.element.includes("interactions")) lms.set(call);
  assert.deepEqual(refused, []);
});

it("takes any words in several gaps", () => {
  const { lms, refused } = launched();
  const texts = records(6, (random) => {
    const gaps = ["one", "two"].map((id) => ({ id, options: [], answers: [`${clean(any(random), 50)}${id}`], case: random() < 0.5, accents: false, near: 0, limit: 60 }));
    return ["cloze", { gaps }, written({ gaps }, gaps.map(() => clean(any(random), 60)))];
  });
  for (const call of lms.calls(report(texts))) if (call.element.includes("interactions")) lms.set(call);
  assert.deepEqual(refused, []);
});

it("keeps the answer of which it refuses the pattern: two gaps with one right word", () => {
  const { lms, api, refused } = launched();
  const gaps = ["one", "two"].map((id) => ({ id, options: [], answers: ["stock"], case: false, accents: false, near: 0, limit: 60 }));
  const [one] = records(7, () => ["cloze", { gaps }, written({ gaps }, ["flow", "stock"])]);
  const source = { report: () => report([one]), confirmed() {}, announce() {}, shrink: () => false };
  let commits = 0;
  const told = [];
  const once = { ...lms, set: (call) => (told.push(call.element), lms.set(call)), commit: () => (commits++ ? lms.commit() : "391") };
  const save = saver(once, {}, source, () => {});
  save.changed(0);
  assert.deepEqual([save.flush(), save.flush()], [false, true]);
  const times = (leaf) => told.filter((element) => element === `cmi.interactions.0.${leaf}`).length;
  assert.deepEqual([times("learner_response"), times("correct_responses.0.pattern")], [2, 2], "the answer again after the commit that failed; the pattern twice at first, then never");
  assert.ok(refused.length > 0 && refused.every(([element]) => element.endsWith("pattern")), JSON.stringify(refused));
  assert.equal(String(api.lmsGetValue("cmi.interactions.0.learner_response")), "flow[,]stock");
  assert.equal(String(api.lmsGetValue("cmi.interactions.0.result")), "correct");
});
