/** categorise, cloze, hotspot, likert, open, scenario: scoring, what is kept, and records in legal form for any text. */

import assert from "node:assert/strict";
import { it } from "node:test";

import { generator, shuffled } from "../../templates/player/quiz/attempt.js";
import { decode, encode, GIVEN_MAX } from "../../templates/player/state/codec.js";
import { questionTypes } from "../../templates/player/questions/index.js";
import { wordsOf, written } from "../../templates/player/questions/cloze.js";
import { clean } from "../../templates/player/questions/fill-in.js";
import { outcomeOf } from "../../templates/player/questions/multiple.js";
import { follow } from "../../templates/player/questions/scenario.js";
import { ownWords } from "../../templates/player/session/own-words.js";
import { openWritten } from "../../templates/player/session/written.js";
import * as v12 from "../../templates/player/lms/scorm12.js";
import * as v2004 from "../../templates/player/lms/scorm2004.js";
import * as third from "../../templates/player/lms/scorm2004-3.js";
import * as fourth from "../../templates/player/lms/scorm2004-4.js";
import { strictLms } from "./strict-lms.js";

const BINDINGS = { scorm12: v12, "scorm2004-3": third, "scorm2004-4": fourth };
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
const SEEDS = ["{lang=en}", "[,]", "[.]", "[:]", "{", "}", "\u0000", "\ud800", "😀", "e\u0301", "\n", "\u2028", "a", "ß", "{case_matters=true}", " | "];

const anyText = (random, longest = 30) =>
  Array.from({ length: Math.floor(random() * longest) }, () =>
    random() < 0.5 ? SEEDS[Math.floor(random() * SEEDS.length)] : String.fromCharCode(Math.floor(random() ** 3 * 65536))).join("");

/** A given answer as a state that was written and read again has it. */
function kept(given) {
  const answer = { rev: "abc", given, credit: 0 };
  const state = { lineage: "abcdefgh", counter: 1, lesson: "", place: 0, lessons: {}, again: [], answers: { abcd: answer }, quizzes: {}, passed: false, completed: false };
  return decode(encode(state)).answers.abcd.given;
}
const pick = (random, list) => list[Math.floor(random() * list.length)];

const sorted = (random) => {
  const targets = Array.from({ length: 2 + Math.floor(random() * 5) }, (_, at) => ({ id: `group_${at}` }));
  const pairs = Array.from({ length: 2 + Math.floor(random() * 19) }, (_, at) => ({ id: LETTERS[at], target: pick(random, targets).id }));
  return { id: "q", key: "qkey", pairs, targets };
};

it("categorise: credit is the share of items put right, and rises with each", () => {
  const { credit, interaction } = questionTypes.categorise;
  const random = generator(21);
  for (let turn = 0; turn < 400; turn++) {
    const question = sorted(random);
    const right = question.pairs.map(({ target }) => LETTERS[question.targets.findIndex(({ id }) => id === target)]);
    const given = right.map(() => (random() < 0.2 ? "_" : LETTERS[Math.floor(random() * question.targets.length)]));
    let before = credit(question, given.join(""));
    for (const at of shuffled(right.map((_, n) => n), random)) {
      given[at] = right[at];
      const after = credit(question, given.join(""));
      assert.ok(after >= before && before >= 0 && after <= 1);
      before = after;
    }
    assert.equal(before, 1);
    assert.equal(kept(given.join("")), given.join(""));
    const { type, response } = interaction(question, given.join(""));
    assert.match(v12.feedback(type, response), /^\{[a-z0-9]\.[a-z](,[a-z0-9]\.[a-z])*\}$/);
    assert.match(v2004.feedback(response), /^[a-z0-9]\[\.\]group_\d(\[,\][a-z0-9]\[\.\]group_\d)*$/);
  }
});

const gap = (more) => ({ id: "g", answers: ["one"], options: [], case: false, accents: false, near: 0, limit: 12, ...more });

it("cloze: credit is the share of gaps filled right, each as exactly as its author asks", () => {
  const { credit } = questionTypes.cloze;
  const question = { gaps: [gap({ answers: ["Diaspora"], near: 1 }), gap({ answers: ["stock"], options: ["flow", "stock"] }), gap({ answers: ["EU"], case: true })] };
  for (const [words, earned] of [
    [["diaspra", "stock", "EU"], 1], [["", "stock", "EU"], 2 / 3], [["diaspora", "flow", "eu"], 1 / 3], [["", "flow", ""], 0], [["x", "", ""], 0], [["", "", ""], 0],
  ]) assert.equal(credit(question, written(question, words)), earned, words.join());
  assert.equal(written(question, ["", "", ""]), "");
  assert.equal(written(question, ["ab", "stock", ""]), "CabbA");
  for (const given of ["C", "Ca", "_", "zzz", "\u0000", "Cabz", "9".repeat(80)]) assert.ok(credit(question, given) >= 0 && credit(question, given) <= 1, given);
});

it("cloze: any words are kept as they are, and told in legal form", () => {
  const random = generator(22);
  for (let turn = 0; turn < 1500; turn++) {
    const count = 1 + Math.floor(random() * 4);
    const limit = Math.floor((GIVEN_MAX - count) / 4 / count);
    const gaps = Array.from({ length: count }, (_, at) => (random() < 0.3
      ? gap({ id: `g${at}`, options: ["a", "{lang=en}b", "[,]", "😀"], answers: ["a"] })
      : gap({ id: `g${at}`, limit, answers: [anyText(random, 6) || "x", "y"], case: random() < 0.5 })));
    const question = { gaps };
    const words = gaps.map((one) => (one.options.length ? pick(random, ["", ...one.options]) : clean(anyText(random), limit)));
    const given = written(question, words);
    assert.equal(kept(given), given);
    if (given) assert.deepEqual(wordsOf(question, given), words);
    const one = questionTypes.cloze.interaction(question, given);
    const [said, other] = [v12.feedback(one.type, one.response), v2004.feedback(one.response)];
    assert.ok(said.length <= 255 && other.length <= 4000);
    assert.doesNotMatch(said + other, /[\u0000-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])/);
    if (given) {
      assert.equal(other.split("[,]").length, count, other);
      for (const part of other.split("[,]")) assert.ok(part.length <= 250 && !part.startsWith("{") && !/\[[.:]\]/.test(part), JSON.stringify(other));
    }
    assert.ok(v12.patterns(one).length <= 10 && v2004.patterns(one).length <= 10);
    for (const pattern of v12.patterns(one)) assert.ok(pattern.length <= 255);
    for (const pattern of v2004.patterns(one)) assert.equal(pattern.replace("{case_matters=true}", "").split("[,]").length, count);
  }
});

it("all that is right and something wrong is partly right, not right", () => {
  const question = { options: [{ id: "a", correct: true }, { id: "b", correct: true }, { id: "c", correct: false }] };
  assert.deepEqual(["", "ab", "abc", "a", "c"].map((given) => outcomeOf(question, given).kind), ["wrong", "right", "partly", "partly", "wrong"]);
});

it("hotspot: one right place is all or nothing, of several each counts and wrong ones cost", () => {
  const { credit, interaction } = questionTypes.hotspot;
  const one = { options: [{ id: "pump", correct: true }, { id: "hill", correct: false }] };
  assert.deepEqual(["", "a", "b", "ab"].map((given) => credit(one, given)), [0, 1, 0, 0]);
  const many = { options: [{ id: "pump", correct: true }, { id: "well", correct: true }, { id: "hill", correct: false }] };
  assert.deepEqual(["", "a", "ab", "ac", "abc", "c"].map((given) => credit(many, given)), [0, 0.5, 1, 0, 0.5, 0]);
  const { type, response } = interaction(many, "ac");
  assert.deepEqual([v12.feedback(type, response), v2004.feedback(response)], ["{a,c}", "pump[,]hill"]);
});

it("likert: a record for each statement that has an answer, and no points", () => {
  const question = { items: [{ id: "explain" }, { id: "b" }, { id: "c" }], steps: 4 };
  const records = questionTypes.likert.interaction(question, "d_a");
  assert.deepEqual(records.map(({ part, type, response }) => [part, type, v12.feedback(type, response), v2004.feedback(response)]), [["explain", "likert", "4", "4"], ["c", "likert", "1", "1"]]);
  assert.equal(questionTypes.likert.credit(question, "d_a"), 0);
  assert.deepEqual(questionTypes.likert.interaction(question, ""), []);
});

it("open: the words stay on the device, and one legal record tells them", () => {
  const store = new Map();
  const storage = { getItem: (key) => store.get(key) ?? null, setItem: (key, value) => void store.set(key, value), removeItem: (key) => void store.delete(key) };
  const random = generator(23);
  for (let turn = 0; turn < 300; turn++) {
    const own = ownWords(() => storage, "somebody");
    const text = anyText(random, 3000).slice(0, 4000);
    own.put("q", text);
    assert.equal(ownWords(() => storage, "somebody").get("q"), text);
    assert.equal(ownWords(() => storage, "another").get("q"), "");
    const { type, response } = questionTypes.open.interaction({ id: "q" }, "1", own);
    assert.equal(type, "long-fill-in");
    const [said, other] = [v12.feedback(type, response), v2004.feedback(response)];
    assert.ok(said.length <= 255 && other.length <= 4000 && !other.startsWith("{"));
    assert.doesNotMatch(said + other, /[\u0000-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])/);
  }
  ownWords(() => storage, "somebody").drop();
  assert.equal(store.size, 0);
});

it("open: the words share their entry with worksheets and notes, also those of another window", () => {
  const store = new Map();
  const storage = { getItem: (key) => store.get(key) ?? null, setItem: (key, value) => void store.set(key, value), removeItem: (key) => void store.delete(key) };
  const own = ownWords(() => storage, "somebody");
  const sheets = openWritten(() => storage, "somebody");
  const other = ownWords(() => storage, "somebody");
  own.put("q", "Mine");
  sheets.change((work) => (work.sheets.gates = { who: "Pickers" }));
  other.put("z", "Another's");
  own.put("q", "Mine, changed");
  assert.deepEqual([...store.keys()], ["course-work-somebody"]);
  assert.deepEqual([own.get("z"), other.get("q"), sheets.get().sheets.gates.who], ["Another's", "Mine, changed", "Pickers"]);
  own.put("q", "");
  other.put("z", "");
  assert.equal(store.size, 1);
  sheets.change((work) => delete work.sheets.gates);
  assert.equal(store.size, 0);
});

it("open: where nothing may be kept, the words last as long as the page, and it is known", () => {
  for (const storage of [() => null, () => { throw new Error("forbidden"); }, () => ({ getItem: () => "{", setItem() { throw new Error("full"); }, removeItem() {} })]) {
    const own = ownWords(storage, "somebody");
    own.put("q", "Words");
    assert.deepEqual([own.get("q"), own.kept()], ["Words", false]);
  }
  const nobody = ownWords(() => { throw new Error("never asked"); }, "");
  nobody.put("q", "Words");
  assert.deepEqual([nobody.get("q"), nobody.kept()], ["Words", false]);
});

/** A case without circles: each step leads to later steps or to an ending. */
function made(random) {
  const count = 1 + Math.floor(random() * 12);
  const steps = Array.from({ length: count }, (_, at) => ({
    id: `step-${at}`,
    name: `step_${at}`,
    choices: Array.from({ length: 1 + Math.floor(random() * 4) }, (_, n) => ({
      id: LETTERS[n],
      score: Math.floor(random() * 11),
      moves: [Math.floor(random() * 9) - 4],
      next: at + 1 < count && random() < 0.8 ? `step-${at + 1 + Math.floor(random() * (count - at - 1))}` : "end",
    })),
  }));
  const scores = new Map([["end", [0, 0]]]);
  for (const step of [...steps].reverse()) {
    const tails = step.choices.map(({ score, next }) => scores.get(next).map((tail) => tail + score));
    scores.set(step.id, [Math.min(...tails.map(([worst]) => worst)), Math.max(...tails.map(([, best]) => best))]);
  }
  const [worst, best] = scores.get("step-0");
  return { id: "q", steps, meters: [{ id: "trust", start: 3, max: 5 }], worst, best };
}

it("scenario: every way earns from 0 to 1 by its score, the best one 1 and the worst one 0", () => {
  const { credit, whole, interaction } = questionTypes.scenario;
  const random = generator(24);
  for (let turn = 0; turn < 300; turn++) {
    const question = made(random);
    let [least, most] = [2, -1];
    let before = null;
    for (let walk = 0; walk < 200; walk++) {
      let given = "";
      while (!follow(question, given).ended) {
        assert.equal(credit(question, given), 0);
        assert.equal(whole(question, given), false);
        const { place, meters } = follow(question, given);
        assert.ok(meters[0] >= 0 && meters[0] <= 5);
        given += LETTERS[Math.floor(random() * question.steps.find(({ id }) => id === place).choices.length)];
      }
      assert.ok(whole(question, given) && given.length <= question.steps.length);
      const { score } = follow(question, given);
      const earned = credit(question, given);
      assert.ok(earned >= 0 && earned <= 1);
      if (before) assert.ok((score - before.score) * (earned - before.earned) >= 0, "a higher score never earns less");
      before = { score, earned };
      [least, most] = [Math.min(least, earned), Math.max(most, earned)];
      assert.equal(kept(given), given);
      const [path, ...decisions] = interaction(question, given);
      assert.equal(decisions.length, given.length);
      assert.match(v2004.feedback(path.response), /^step_\d+\[\.\][a-d](\[,\]step_\d+\[\.\][a-d])*$/);
      assert.ok(v12.feedback(path.type, path.response).length <= 255);
      assert.match(v12.feedback(path.type, path.response), /^step_\d+\.[a-d](,step_\d+\.[a-d])*/);
    }
    if (question.steps.length < 3) assert.ok(question.best === question.worst ? least === 1 : least === 0 && most === 1);
  }
});

it("scenario: what is no way is followed as far as it leads", () => {
  const question = made(generator(25));
  for (const given of ["zzz", "\u0000", "a".repeat(200), "_", "😀"]) {
    const { taken } = follow(question, given);
    assert.ok(taken.length <= question.steps.length);
    assert.ok(questionTypes.scenario.credit(question, given) <= 1);
  }
  assert.deepEqual([questionTypes.scenario.credit(question, ""), questionTypes.scenario.whole(question, "")], [0, false]);
});

const WORDS = { get: () => "{lang=xx} Words [,] of one's own,\nin two lines 😀 ".repeat(80) };
const CASE = made(generator(26));
const END = (() => {
  let given = "";
  while (!follow(CASE, given).ended) given += "a";
  return given;
})();
const CLOZE = { gaps: [gap({ answers: ["{a}", "b"], case: true }), gap({ options: ["x", "y"], answers: ["y"] })] };
const ASKED = {
  categorise: [sorted(generator(27)), "aa", "_a", ""],
  cloze: [CLOZE, written(CLOZE, ["{lang=x}[,]", "y"]), written(CLOZE, ["", "x"]), written(CLOZE, ["b", ""]), ""],
  hotspot: [{ options: [{ id: "pump", correct: true }, { id: "well", correct: true }] }, "a", "ab", ""],
  likert: [{ items: [{ id: "one" }, { id: "two" }], steps: 9 }, "ai", "_b", ""],
  open: [{ id: "q" }, "1"],
  scenario: [CASE, END],
};

for (const [edition, { binding }] of Object.entries(BINDINGS))
  it(`a strict ${edition} takes every record of these types`, () => {
    const lms = strictLms({ edition });
    const adapter = binding.open(lms.api);
    adapter.initialize();
    adapter.launch();
    const interactions = Object.entries(ASKED).flatMap(([name, [question, ...answers]]) =>
      answers.flatMap((given, at) => {
        const type = questionTypes[name];
        return [type.interaction(question, given, WORDS)].flat().map(({ part, ...said }) => ({
          id: `check_${name}_${at}${part ? `_${part}` : ""}`, objectives: ["one"], description: "{What?", credit: type.credit(question, given), scored: name !== "likert" && name !== "open",
          weighting: 2, seconds: 3.21, time: new Date(Date.UTC(2026, 1, 2, 3, 4, 5)), ...said }));
      }));
    const report = { state: "x", location: "", completion: "incomplete", success: "unknown", score: null, progress: 0, objectives: [], interactions };
    for (const call of adapter.calls(report)) assert.equal(adapter.set(call), "", JSON.stringify(call));
    assert.deepEqual(lms.problems, []);
    assert.equal(lms.sets(`cmi.interactions.${interactions.length - 1}.type`).length, 1);
  });
