/** The question types: credit by the stated rule, short forms that the state keeps, records that each edition takes. */

import assert from "node:assert/strict";
import { it } from "node:test";

import { generator, shuffled } from "../../templates/player/quiz/attempt.js";
import { decode, encode, GIVEN_MAX } from "../../templates/player/state/codec.js";
import { real } from "../../templates/player/lms/format.js";
import * as v12 from "../../templates/player/lms/scorm12.js";
import * as v2004 from "../../templates/player/lms/scorm2004.js";
import { questionTypes } from "../../templates/player/questions/index.js";
import { clean as clean_, distance } from "../../templates/player/questions/fill-in.js";
import { clean, readings } from "../../templates/player/questions/numeric.js";
import { startOrder } from "../../templates/player/questions/ordering.js";
import * as third from "../../templates/player/lms/scorm2004-3.js";
import * as fourth from "../../templates/player/lms/scorm2004-4.js";
import { strictLms } from "./strict-lms.js";

const BINDINGS = { scorm12: v12, "scorm2004-3": third, "scorm2004-4": fourth };

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
const MATCHING_12 = /^\{[a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*\}$/;
const MATCHING_2004 = /^[A-Za-z0-9_]{1,250}\[\.\][A-Za-z0-9_]{1,250}(\[,\][A-Za-z0-9_]{1,250}\[\.\][A-Za-z0-9_]{1,250})*$/;

/** A given answer as a state that was written and read again has it. */
function kept(given) {
  const answer = { rev: "abc", given, credit: 0 };
  const state = { lineage: "abcdefgh", counter: 1, lesson: "", place: 0, lessons: {}, again: [], answers: { abcd: answer }, quizzes: {}, passed: false, completed: false };
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

const ordering = (count) => ({ id: "q", key: "qkey", items: Array.from({ length: count }, (_, at) => ({ id: `step_${at}` })) });
const written = (order) => order.map((at) => LETTERS[at]).join("");

it("ordering: credit counts pairs, and each swap towards the right order adds to it", () => {
  const { credit } = questionTypes.ordering;
  const random = generator(13);
  for (let turn = 0; turn < 300; turn++) {
    const question = ordering(3 + Math.floor(random() * 10));
    let order = shuffled(question.items.map((_, at) => at), random);
    let before = credit(question, written(order));
    assert.ok(before >= 0 && before <= 1);
    assert.equal(kept(written(order)), written(order));
    for (let at; (at = order.findIndex((item, n) => item > order[n + 1])) >= 0; ) {
      [order[at], order[at + 1]] = [order[at + 1], order[at]];
      const after = credit(question, written(order));
      assert.ok(after >= before && after <= 1);
      before = after;
    }
    assert.equal(before, 1);
  }
  const four = ordering(4);
  assert.deepEqual(["abcd", "dcba", "abdc", "bcda", "", "abc", "aabc", "abcz"].map((given) => credit(four, given)), [1, 0, 2 / 3, 0, 0, 0, 0, 0]);
});

it("ordering: learners never meet the right order, and the same one for the same seed", () => {
  for (let seed = 0; seed < 2000; seed++) {
    const question = ordering(3 + (seed % 10));
    const order = startOrder(question, seed);
    assert.deepEqual([...order].sort((a, b) => a - b), question.items.map((_, at) => at));
    assert.ok(order.some((item, at) => item !== at));
    assert.deepEqual(startOrder(question, seed), order);
  }
});

it("ordering: records are legal in each edition", () => {
  const { interaction } = questionTypes.ordering;
  const { type, response, correct } = interaction(ordering(3), "cab");
  assert.equal(type, "sequencing");
  assert.deepEqual(sayings(type, response), { one: "c,a,b", other: "step_2[,]step_0[,]step_1" });
  assert.deepEqual(sayings(type, correct), { one: "a,b,c", other: "step_0[,]step_1[,]step_2" });
  for (const given of ["", "ab", "zzz"]) assert.deepEqual(sayings(type, interaction(ordering(3), given).response), { one: "", other: "" });
});

const SPACES = [" ", " ", " ", " ", "'", "’"];

it("numeric: both decimal marks, spaces, thin spaces, grouping, signs, digits of other scripts, units", () => {
  for (const [text, unit, ...numbers] of [
    ["12.5", "", 12.5], ["12,5", "", 12.5], [" 12,5 km ", "km", 12.5], ["12.5KM", "km", 12.5], ["€ 5", "€", 5], ["5 %", "%", 5],
    ["1 250", "", 1250], ["1 250,5", "", 1250.5], ["1 250.5", "", 1250.5], ["1'250", "", 1250], ["1,250.5", "", 1250.5], ["1.250,5", "", 1250.5],
    ["1,250,000", "", 1250000], ["1.250.000", "", 1250000], ["1,250", "", 1.25, 1250], ["1.250", "", 1.25, 1250], ["0,250", "", 0.25],
    ["-3", "", -3], ["−3", "", -3], ["+3", "", 3], [".5", "", 0.5], ["5.", "", 5], ["١٢٫٥", "", 12.5], ["۱۲", "", 12], ["１２", "", 12], ["100 m²", "m²", 100],
    ["", ""], ["-", ""], [".", ""], ["abc", ""], ["1e3", ""], ["12 km", ""], ["1,2,3", ""], ["1.2,3.4", ""], ["12,34.5", ""], ["1/2", ""], ["--3", ""],
    ["1".repeat(25), ""], ["=1+1", ""],
  ]) {
    const given = clean(text, unit);
    assert.deepEqual(given ? readings(given) : [], numbers, text);
    assert.equal(kept(given), given);
  }
});

it("numeric: Arabic signs and marks of direction are read, and two numbers are not joined", () => {
  for (const [text, unit, given] of [
    ["\u200f-١٢٥٠٫٥", "", "-1250.5"], ["١٢٥٠،٥\u061c", "", "1250,5"], ["١٢ ٪", "%", "12"], ["-€1 250,5", "€", "-1250,5"], ["€-5", "€", "-5"], ["12 km / h", "km/h", "12"],
    ["12 13", "", ""], ["12\n13", "", ""], ["1 250 13", "", ""], ["12 5000", "", ""], ["1'25", "", ""], ["5 m2", "m²", "5"], ["10 per 1 000", "per 1000", "10"],
  ]) assert.equal(clean(text, unit), given, text);
});

it("numeric: any number, however it is written, is kept, credited in its bounds, and reported in legal form", () => {
  const { credit, interaction } = questionTypes.numeric;
  const random = generator(14);
  for (let turn = 0; turn < 2000; turn++) {
    const digits = 1 + Math.floor(random() * 9);
    const [whole, part] = [Math.floor(random() * 10 ** digits), Math.floor(random() * 1000)];
    const value = Number(`${random() < 0.3 ? "-" : ""}${whole}.${part}`);
    const space = SPACES[Math.floor(random() * SPACES.length)];
    const text = `${value < 0 ? "-" : ""}${String(whole).replace(/\B(?=(\d{3})+$)/g, space)}${random() < 0.5 ? "." : ","}${part}`;
    const given = clean(text, "");
    assert.ok(escapedLength(given) <= 48);
    assert.equal(kept(given), given);
    const tolerance = random() * 2;
    const question = { answer: value, low: value - tolerance, high: value + tolerance };
    assert.equal(credit(question, given), 1, text);
    assert.equal(credit({ low: value + 0.01, high: value + 1 }, given) === 1 && readings(given).length === 1, false, text);
    const { type, response, correct } = interaction(question, given);
    for (const said of Object.values(sayings(type, response))) assert.match(said, /^-?\d+(\.\d{1,7})?$/);
    assert.match(v12.feedback(type, correct), /^-?\d+(\.\d{1,7})?$/);
    assert.match(v2004.feedback(correct), /^-?\d+(\.\d{1,7})?\[:\]-?\d+(\.\d{1,7})?$/);
  }
  assert.equal(credit({ low: 0.1 + 0.2, high: 0.1 + 0.2 }, "0.3"), 1);
  assert.equal(credit({ low: 1, high: 2 }, ""), 0);
  assert.equal(credit({ low: 1250, high: 1250 }, "1,250"), 1);
  assert.equal(credit({ low: 1.25, high: 1.25 }, "1,250"), 1);
  assert.deepEqual(sayings("numeric", interaction({ low: 1, high: 2 }, "5").correct), { one: "", other: "1[:]2" });
  assert.deepEqual(sayings("numeric", interaction({ low: 1, high: 2 }, "").response), { one: "", other: "" });
  assert.deepEqual([real(1e-9), real(-1e-9), real(100), real(1e22), real(NaN), real(0.1 + 0.2)], ["0", "0", "100", "1000000000000000", "0", "0.3"]);
});

const escapedLength = (given) => [...Array(given.length).keys()].reduce((sum, at) => sum + (/[A-Za-z0-9_-]/.test(given[at]) ? 1 : 4), 0);
const blank = (answers, more = {}) => ({ answers, case: false, accents: false, near: 0, limit: 60, ...more });

it("fill-in: case, accents, spaces, quotes, composition and near misses count as the author allows", () => {
  const { credit } = questionTypes["fill-in"];
  for (const [question, given, earned] of [
    [blank(["Diaspora"]), "diaspora", 1], [blank(["Diaspora"]), " DIASPORA ", 1], [blank(["Diaspora"]), "diaspra", 0], [blank(["Diaspora"]), "", 0], [blank(["Diaspora"]), "   ", 0],
    [blank(["Diaspora"], { near: 1 }), "diaspra", 1], [blank(["Diaspora"], { near: 1 }), "daispora", 1], [blank(["Diaspora"], { near: 1 }), "dispra", 0], [blank(["Diaspora"], { near: 2 }), "dispra", 1],
    [blank(["São Paulo"]), "sao  paulo", 1], [blank(["São Paulo"], { accents: true }), "sao paulo", 0], [blank(["São Paulo"], { accents: true }), "são paulo", 1],
    [blank(["EU"], { case: true }), "eu", 0], [blank(["EU"], { case: true }), "EU", 1], [blank(["people's"]), "people’s", 1], [blank(["end–use"]), "end-use", 1],
    [blank(["Straße"]), "STRASSE", 1], [blank(["İzmir"]), "izmir", 1], [blank(["ΛΟΓΟΣ"]), "λόγος", 1], [blank(["one", "two"]), "Two", 1], [blank(["هجرة"]), "هِجرة", 1],
  ]) assert.equal(credit(question, clean_(given, 60)), earned, given);
  assert.deepEqual([distance("", "abc"), distance("abc", "acb"), distance("kitten", "sitting"), distance("😀a", "a")], [3, 1, 3, 1]);
});

it("fill-in: what keyboards and clipboards put in or leave out makes no difference", () => {
  const { credit } = questionTypes["fill-in"];
  for (const [answer, given, earned] of [
    ["main-d’œuvre", "main-d'oeuvre", 1], ["ŒUVRE", "oeuvre", 1], ["diaspora", "dia\u00adspora\u200f", 1], ["diaspora", "\u200bdiaspora\ufeff", 1], ["هجرة", "هجـــرة", 1], ["Łódź", "lodz", 1],
  ]) {
    assert.equal(credit(blank([answer]), clean_(given, 60)), earned, given);
    assert.equal(credit(blank([answer], { accents: true, case: true }), clean_(answer, 60)), 1);
  }
  assert.equal(credit(blank(["œuvre"], { accents: true }), "oeuvre"), 0);
});

it("fill-in: any text of any learner or author is kept and reported in legal form", () => {
  const { credit, interaction } = questionTypes["fill-in"];
  const random = generator(15);
  const seeds = ["{lang=en}", "[,]", "[.]", "[:]", "{", "}", "\u0000", "\ud800", "😀", "e\u0301", "\n", "\u2028", "a", "ß", "{case_matters=true}", "}{", "[[,],]"];
  const any = () => Array.from({ length: Math.floor(random() * 30) }, () =>
    random() < 0.5 ? seeds[Math.floor(random() * seeds.length)] : String.fromCharCode(Math.floor(random() ** 3 * 65536))).join("");
  for (let turn = 0; turn < 2000; turn++) {
    const limit = 20 + Math.floor(random() * 41);
    const given = clean_(any(), limit);
    assert.ok(given.length <= limit && escapedLength(given) <= GIVEN_MAX);
    assert.equal(kept(given), given);
    assert.equal(clean_(given, limit), given, "cleaning twice changes nothing");
    const question = blank([any() || "x", given || "y", "{a}"], { case: random() < 0.5, limit });
    if (given.replace(/\p{M}/gu, "").normalize("NFKC").trim()) assert.equal(credit(question, given) >= 0, true);
    const one = interaction(question, given);
    const [said, keys12, keys] = [sayings(one.type, one.response), v12.patterns(one), v2004.patterns(one)];
    assert.ok(said.one.length <= 255 && said.other.length <= 250);
    assert.ok(keys12.length === 3 && keys12.every((key) => key.length <= 255));
    assert.ok(keys.length <= 10 && new Set(keys).size === keys.length);
    for (const text of [said.other, ...keys.map((key) => key.replace("{case_matters=true}", ""))]) {
      assert.ok(text.length <= 250 && !text.startsWith("{") && !/\[[,.:]\]/.test(text), JSON.stringify(text));
      assert.doesNotMatch(text, /[\u0000-\u001f\ud800-\udbff](?![\udc00-\udfff])/);
    }
  }
});

const ASKED = {
  matching: [{ id: "q", key: "qkey", pairs: [{ id: "rain", target: "rain" }, { id: "sun", target: "sun" }], targets: [{ id: "rain" }, { id: "sun" }, { id: "_1" }] }, "ba", "b_", "ab", ""],
  ordering: [ordering(3), "cab", "abc", ""],
  numeric: [{ answer: 1.5, low: 1, high: 2, unit: "" }, "1,5", "99", "-0.0000001", ""],
  range: [{ answer: null, low: -1e12, high: 1e12, unit: "" }, "5", ""],
  "fill-in": [blank(["{lang=xx}Paris[,]", "Paris", "Lutèce 😀"], { case: true }), "Paris", "{case_matters=false}x[,]y", "😀".repeat(30), ""],
};

for (const [edition, { binding }] of Object.entries(BINDINGS))
  it(`a strict ${edition} takes every record, and in its order`, () => {
    const lms = strictLms({ edition });
    const adapter = binding.open(lms.api);
    adapter.initialize();
    adapter.launch();
    const interactions = Object.entries(ASKED).flatMap(([name, [question, ...answers]]) =>
      answers.map((given, at) => {
        const type = questionTypes[name] ?? questionTypes.numeric;
        return { id: `final_${name}_${at}`, objectives: ["one"], description: "{What?", credit: type.credit(question, given), scored: true, weighting: 2,
          seconds: 3.21, time: new Date(Date.UTC(2026, 1, 2, 3, 4, 5)), ...type.interaction(question, given) };
      }));
    const report = { state: "x", location: "", completion: "incomplete", success: "unknown", score: null, progress: 0, objectives: [], interactions };
    for (const call of adapter.calls(report)) assert.equal(adapter.set(call), "", JSON.stringify(call));
    assert.deepEqual(lms.problems, []);
    assert.equal(lms.sets("cmi.interactions.0.id").length, 1);
    assert.equal(lms.sets(`cmi.interactions.${interactions.length - 1}.type`).length, 1);
    const number = interactions.findIndex((one) => one.type === "fill-in");
    assert.equal([0, 1, 2].flatMap((at) => lms.sets(`cmi.interactions.${number}.correct_responses.${at}.pattern`)).length, 3);
  });
