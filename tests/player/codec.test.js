/** The saved state: any state comes back, and nothing that is not one is taken for one. */

import assert from "node:assert/strict";
import { it } from "node:test";

import { generator } from "../../templates/player/quiz/attempt.js";
import { decode, encode, GIVEN_MAX, isNewer, LIMIT } from "../../templates/player/state/codec.js";
import { upgraded, withWork } from "../../templates/player/state/upgrade.js";
import { module } from "./harness.js";
import { future } from "./future.js";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const TEXTS = ["", "a", "acd", "Ελλάδα", "a.b", "”<&>\\\"'{}[,]", "😀", "\ud800", "\u0000\n", "x".repeat(61), "x".repeat(62), "y".repeat(GIVEN_MAX)];

export function anyState(random) {
  const int = (most) => Math.floor(random() * (most + 1));
  const text = (size) => Array.from({ length: size }, () => DIGITS[int(63)]).join("");
  const answer = () => ({ rev: text(3), given: TEXTS[int(TEXTS.length - 1)], credit: int(63) / 63 });
  const asked = () => ({ ...answer(), marked: random() < 0.5, checked: random() < 0.5 });
  const many = (most, one) => Object.fromEntries(Array.from({ length: int(most) }, () => [text(4), one()]));
  const lessons = many(12, () => 1 + int(2));
  const again = [...Object.keys(lessons).filter(() => random() < 0.2), ...Array.from({ length: int(2) }, () => text(4))];
  return {
    lineage: text(8), counter: int(2 ** 30 - 1), lesson: random() < 0.2 ? "" : text(4), place: int(1000),
    lessons, again, answers: many(10, answer),
    quizzes: many(3, () => ({ used: int(4095), best: int(1000), last: int(1000), seed: int(2 ** 24 - 1), open: random() < 0.5, running: Object.entries(many(3, asked)) })),
    passed: random() < 0.5, completed: random() < 0.5,
  };
}

it("any state comes back as it was, in characters that every LMS takes", () => {
  const random = generator(11);
  for (let turn = 0; turn < 3000; turn++) {
    const state = anyState(random);
    const text = encode(state);
    if (text.length >= LIMIT - 10) continue;
    assert.deepEqual(decode(text), state);
    assert.match(text, /^[A-Za-z0-9_.-]+$/);
  }
});

it("a state cut anywhere is absent, at 255 and 4,096 characters too", () => {
  const text = encode(anyState(generator(5)));
  for (let size = 0; size < text.length; size++) assert.equal(decode(text.slice(0, size)), null);
});

it("one wrong character is noticed", () => {
  const text = encode(anyState(generator(6)));
  let taken = 0;
  for (let at = 0; at < text.length; at++)
    for (const digit of "A_9.") if (text[at] !== digit && decode(text.slice(0, at) + digit + text.slice(at + 1))) taken += 1;
  assert.equal(taken, 0);
});

it("garbage of any kind is absent, never a crash", () => {
  const random = generator(12);
  for (const odd of [null, undefined, 7, {}, "", "null", "[object Object]", "B".repeat(40), "B", "😀".repeat(30)]) assert.equal(decode(odd), null);
  for (let turn = 0; turn < 5000; turn++) {
    const size = Math.floor(random() * 200);
    const text = `B${Array.from({ length: size }, () => String.fromCharCode(Math.floor(random() * (turn % 2 ? 128 : 65536)))).join("")}`;
    assert.equal(decode(text), null);
    isNewer(text);
  }
});

it("right checksums over wrong bodies are refused as well", () => {
  // Bodies that lie about their lengths, under a checksum that is right.
  const random = generator(13);
  for (let turn = 0; turn < 2000; turn++) {
    const body = Array.from({ length: 26 + Math.floor(random() * 60) }, () => DIGITS[Math.floor(random() * 64)]).join("");
    const text = `B${future(`C${body}AAAA`).slice(1)}`;
    assert.doesNotThrow(() => decode(text));
  }
});

it("a state of a later version is known as one, and not read", () => {
  const later = future(encode(anyState(generator(8))));
  assert.equal(decode(later), null);
  assert.equal(isNewer(later), true);
  assert.equal(isNewer(`${later.slice(0, -1)}~`), false);
  assert.equal(isNewer(encode(anyState(generator(8)))), false);
});

it("what would not fit goes from the oldest answer on; the rest stands", () => {
  const state = anyState(generator(9));
  state.answers = Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`k${String(n).padStart(3, "0")}`, { rev: "abc", given: "a", credit: 1 }]));
  const text = encode(state);
  assert.ok(text.length <= LIMIT && text.length > LIMIT - 20);
  const back = decode(text);
  assert.ok(!back.answers.k000 && back.answers.k599);
  assert.deepEqual(back.quizzes, state.quizzes);
});

it("an update keeps what still exists: reordered, removed, added, changed", () => {
  const { data } = module();
  const state = { ...anyState(generator(1)), lesson: "gone", place: 5, lessons: { two_: 3, gone: 3 },
    answers: { qk1_: { rev: "r01", given: "a", credit: 1 }, qk2_: { rev: "old", given: "a", credit: 1 }, none: { rev: "r01", given: "a", credit: 1 } },
    again: ["two_", "gone"],
    quizzes: { Qfin: { used: 2, best: 900, last: 0, seed: 0, open: false, running: [] }, Qold: { used: 1, best: 1, last: 0, seed: 0, open: false, running: [] } }, passed: true };
  const now = upgraded(state, { ...data, lessons: [...data.lessons].reverse() });
  assert.deepEqual(now.lessons, { two_: 3 });
  assert.deepEqual(Object.keys(now.answers), ["qk1_"]);
  assert.deepEqual(Object.keys(now.quizzes), ["Qfin"]);
  assert.deepEqual(now.again, ["two_"]);
  assert.deepEqual([now.lesson, now.place, now.passed], ["", 0, true]);
});

it("handed-over work never lowers a lesson and never brings attempts, scores or status", () => {
  const random = generator(77);
  for (let turn = 0; turn < 300; turn++) {
    const [own, other] = [anyState(random), anyState(random)];
    for (const key of Object.keys(own.quizzes)) if (random() < 0.5) other.quizzes[key] = { used: 4000, best: 1000, last: 1, seed: 5, open: false, running: [] };
    const both = withWork(own, other);
    assert.deepEqual([both.passed, both.completed, both.lineage], [own.passed, own.completed, own.lineage]);
    for (const [key, quiz] of Object.entries(both.quizzes)) {
      assert.equal(quiz.best, own.quizzes[key]?.best ?? 0);
      assert.equal(quiz.used, own.quizzes[key]?.used ?? 0);
    }
    for (const [key, value] of Object.entries(own.lessons)) assert.ok(both.lessons[key] >= value);
  }
});

it("where there is too little room, what was handed in goes before what is still open", () => {
  const asked = (key) => [key, { rev: "r01", given: "x".repeat(50), credit: 0, marked: false, checked: false }];
  const attempt = (open) => ({ used: 1, best: 0, last: 0, seed: 1, open, running: [asked("q001"), asked("q002")] });
  const state = { lineage: "abcdefgh", counter: 1, lesson: "", place: 0, lessons: {}, again: [], answers: {}, quizzes: { open: attempt(true), done: attempt(false) }, passed: false, completed: false };
  const { quizzes } = decode(encode(state, encode(state).length - 1));
  assert.deepEqual([quizzes.open.running.length, quizzes.open.open, quizzes.done.running.length], [2, true, 0]);
});

it("work that is taken over never makes a lesson less read", () => {
  const state = (lessons) => ({ lineage: "abcdefgh", counter: 1, lesson: "", place: 0, lessons, again: [], answers: {}, quizzes: {}, passed: false, completed: false });
  assert.deepEqual(withWork(state({ one_: 3, two_: 1 }), state({ one_: 1, two_: 3, new_: 1 })).lessons, { one_: 3, two_: 3, new_: 1 });
});
