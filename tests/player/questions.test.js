/** The question types: credit by the stated rule, short forms that the state keeps, records that each edition takes. */

import assert from "node:assert/strict";
import { it } from "node:test";

import { generator, shuffled } from "../../templates/player/quiz/attempt.js";
import { decode, encode, GIVEN_MAX } from "../../templates/player/state/codec.js";
import * as v12 from "../../templates/player/lms/scorm12.js";
import * as v2004 from "../../templates/player/lms/scorm2004.js";
import { questionTypes } from "../../templates/player/questions/index.js";

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
const MATCHING_12 = /^\{[a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*\}$/;
const MATCHING_2004 = /^[A-Za-z0-9_]{1,250}\[\.\][A-Za-z0-9_]{1,250}(\[,\][A-Za-z0-9_]{1,250}\[\.\][A-Za-z0-9_]{1,250})*$/;

/** A given answer as a state that was written and read again has it. */
function kept(given) {
  const answer = { rev: "abc", given, credit: 0 };
  const state = { lineage: "abcdefgh", counter: 1, lesson: "", place: 0, lessons: {}, answers: { abcd: answer }, quizzes: {}, passed: false, completed: false };
  return decode(encode(state)).answers.abcd.given;
}

const sayings = (type, given) => ({
  one: v12.feedback(type, given),
  other: v2004.feedback(given),
});

function matching(random) {
  const count = 2 + Math.floor(random() * 11);
  const targets = Array.from({ length: count + Math.floor(random() * 13) }, (_, at) => ({ id: at < count ? `item_${at}` : `_${at}` }));
  const pairs = Array.from({ length: count }, (_, at) => ({ id: `item_${at}`, target: targets[random() < 0.2 ? 0 : at].id }));
  return { id: "q", key: "qkey", pairs, targets };
}

it("matching: credit is the share of right pairs, whatever else is chosen", () => {
  const { credit } = questionTypes.matching;
  const random = generator(11);
  for (let turn = 0; turn < 500; turn++) {
    const question = matching(random);
    const right = question.pairs.map((pair) => LETTERS[question.targets.findIndex((target) => target.id === pair.target)]);
    const given = right.map((letter) => (random() < 0.3 ? "_" : random() < 0.5 ? letter : LETTERS[Math.floor(random() * question.targets.length)]));
    let before = credit(question, given.join(""));
    assert.ok(before >= 0 && before <= 1);
    for (const at of shuffled(right.map((_, n) => n), random)) {
      given[at] = right[at];
      const after = credit(question, given.join(""));
      assert.ok(after >= before, "a pair put right never costs anything");
      before = after;
    }
    assert.equal(before, 1);
    assert.equal(kept(given.join("")), given.join(""));
  }
  const question = { pairs: [{ id: "a", target: "a" }, { id: "b", target: "b" }, { id: "c", target: "a" }], targets: [{ id: "a" }, { id: "b" }] };
  assert.deepEqual(["", "___", "a__", "aba", "abb", "zzz", "a"].map((given) => credit(question, given)), [0, 0, 1 / 3, 1, 2 / 3, 0, 1 / 3]);
});

it("matching: records are legal in each edition, for any answer", () => {
  const random = generator(12);
  for (let turn = 0; turn < 500; turn++) {
    const question = matching(random);
    const given = question.pairs.map(() => (random() < 0.3 ? "_" : LETTERS[Math.floor(random() * question.targets.length)])).join("");
    const { type, response, correct } = questionTypes.matching.interaction(question, given);
    assert.equal(type, "matching");
    const [said, key] = [sayings(type, response), sayings(type, correct)];
    const pairs = [...given].filter((letter) => letter !== "_").length;
    assert.ok(pairs ? MATCHING_12.test(said.one) && said.one.length <= 255 : said.one === "");
    assert.ok(pairs ? MATCHING_2004.test(said.other) : said.other === "");
    assert.equal(said.other.split("[.]").length - 1, pairs);
    assert.match(key.one, MATCHING_12);
    assert.match(key.other, MATCHING_2004);
    assert.equal(key.other.split("[,]").length, question.pairs.length);
    assert.ok(said.other.length <= 4000 && key.other.length <= 4000 && key.one.length <= 255);
  }
  const { response, correct } = questionTypes.matching.interaction(
    { pairs: [{ id: "rain", target: "rain" }, { id: "sun", target: "sun" }], targets: [{ id: "rain" }, { id: "sun" }, { id: "_1" }] }, "c_");
  assert.deepEqual(sayings("matching", response), { one: "{a.c}", other: "rain[.]_1" });
  assert.deepEqual(sayings("matching", correct), { one: "{a.a,b.b}", other: "rain[.]rain[,]sun[.]sun" });
});

it("no answer is longer than the state keeps", () => assert.ok(GIVEN_MAX >= 48));
