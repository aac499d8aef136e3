/** Attempts: drawing, orders, scores, and what an update of the pool leaves. */

import assert from "node:assert/strict";
import { it } from "node:test";

import { answer, attemptsLeft, begin, generator, optionOrder, reconcile, resultOf, submit, toReadAgain } from "../../templates/player/quiz/attempt.js";
import { question } from "./harness.js";

const quiz = (more) => ({ id: "f", key: "Qfin", kind: "assessment", passMark: 80, attempts: 0, draw: 0, drawPerObjective: 0, shuffle: [], feedback: "none", counts: "best", retry: "at-once", ...more });
const pool = (count, objectives = ["x", "y", "z"]) => ({ questions: Array.from({ length: count }, (_, n) => question(`${n}`, objectives[n % objectives.length])) });

it("draws as many as asked, each once, in the pool's order unless shuffled", () => {
  const random = generator(1);
  const part = pool(12);
  const place = (key) => part.questions.findIndex((q) => q.key === key);
  const orders = new Set();
  for (let turn = 0; turn < 200; turn++) {
    const keys = begin(quiz({ draw: 5 }), part, undefined, random).running.map(([key]) => key);
    assert.equal(new Set(keys).size, 5);
    assert.deepEqual(keys, [...keys].sort((a, b) => place(a) - place(b)));
    orders.add(begin(quiz({ draw: 5, shuffle: ["questions"] }), part, undefined, random).running.map(([key]) => key).join());
  }
  assert.ok(orders.size > 150);
});

it("draws the same number for every objective", () => {
  const part = pool(12);
  const { running } = begin(quiz({ drawPerObjective: 2 }), part, undefined, generator(3));
  const counts = {};
  for (const [key] of running) { const { objective } = part.questions.find((q) => q.key === key); counts[objective] = (counts[objective] ?? 0) + 1; }
  assert.deepEqual(counts, { x: 2, y: 2, z: 2 });
});

it("orders options by seed and question, every order about as often", () => {
  const q = question("1", "x");
  assert.deepEqual(optionOrder(q, 0), [0, 1, 2]);
  assert.deepEqual(optionOrder(q, 4711), optionOrder(q, 4711));
  const seen = {};
  for (let seed = 1; seed <= 6000; seed++) { const order = optionOrder(q, seed).join(""); seen[order] = (seen[order] ?? 0) + 1; }
  assert.equal(Object.keys(seen).length, 6);
  for (const times of Object.values(seen)) assert.ok(times > 800 && times < 1200, String(times));
  assert.deepEqual(optionOrder({ ...q, options: undefined }, 5), []);
});

it("a result just below the pass mark is no pass and looks like none", () => {
  const part = pool(3, ["x"]);
  let run = begin(quiz({ passMark: 67 }), part, undefined, generator(1));
  for (const q of part.questions.slice(0, 2)) run = answer(run, q, "a", 1);
  const result = resultOf(quiz({ passMark: 67 }), part, run);
  assert.deepEqual([result.score, result.passed], [0.666, false]);
  assert.equal(resultOf(quiz({ passMark: 66 }), part, run).passed, true);
});

it("scores stay within 0 and 1, weigh by points, leave out what is not scored", () => {
  const part = { questions: [question("1", "x", { points: 3 }), question("2", "x"), question("3", "x", { scored: false })] };
  let run = begin(quiz(), part, undefined, generator(1));
  run = answer(run, part.questions[0], "a", 7);
  assert.equal(resultOf(quiz(), part, run).score, 0.75);
  run = answer(run, part.questions[0], "a", NaN);
  assert.equal(resultOf(quiz(), part, run).score, 0);
  assert.deepEqual(resultOf(quiz(), { questions: [] }, run), { score: 0, passed: false, left: -1, byObjective: [] });
});

it("submitting counts an attempt once, keeps the best and the answers", () => {
  const part = pool(2);
  const q = quiz({ attempts: 2 });
  let run = begin(q, part, undefined, generator(1));
  for (const one of part.questions) run = answer(run, one, "a", 1);
  const first = submit(q, part, run);
  assert.deepEqual([first.result.passed, first.result.left, first.attempts.best, first.attempts.open], [true, 1, 1000, false]);
  assert.deepEqual(submit(q, part, first.attempts).attempts, first.attempts);
  const second = submit(q, part, begin(q, part, first.attempts, generator(2)));
  assert.deepEqual([second.attempts.used, second.attempts.best, attemptsLeft(q, second.attempts)], [2, 1000, 0]);
  assert.equal(begin(q, part, second.attempts, generator(3)), second.attempts);
});

it("the lessons to read again are those of the objective with the lowest share of its points", () => {
  const lesson = (key, ...objectives) => ({ key, objectives });
  const row = (objective, earned, points) => ({ objective, asked: points, earned, points });
  const data = { lessons: [lesson("one", "a"), lesson("two", "b"), lesson("three", "c", "b")] };
  const read = (...byObjective) => toReadAgain(data, { byObjective });
  assert.deepEqual(read(row("a", 1, 2), row("b", 2, 8), row("c", 1, 1)), ["two", "three"], "a quarter is less than a half, though more points");
  assert.deepEqual(read(row("a", 1, 2), row("b", 4, 8)), ["one"], "at a tie the one asked first");
  assert.deepEqual(read(row("x", 0, 2), row("c", 1, 2)), ["three"], "an objective that no lesson teaches leads nowhere");
  assert.deepEqual(read(row("a", 2, 2)), []);
});

it("a running attempt meets a new pool: gone ones are replaced, changed ones asked again, the rest stays", () => {
  const part = pool(6);
  const q = quiz({ draw: 4 });
  let run = begin(q, part, undefined, generator(9));
  for (const [key] of run.running) run = answer(run, part.questions.find((one) => one.key === key), "a", 1);
  const [gone, changed, third, fourth] = run.running.map(([key]) => key);
  const later = { questions: part.questions.filter((one) => one.key !== gone).map((one) => (one.key === changed ? { ...one, rev: "r02" } : one)) };
  const after = reconcile(q, later, run);
  const keys = after.running.map(([key]) => key);
  assert.equal(new Set(keys).size, 4);
  assert.ok(!keys.includes(gone));
  assert.deepEqual(keys.slice(1), [changed, third, fourth]);
  assert.deepEqual(after.running[1][1], { rev: "r02", given: "", credit: 0, marked: false, checked: false });
  assert.deepEqual(after.running.slice(2), run.running.slice(2));
  assert.deepEqual(reconcile(q, later, after), after);
  assert.deepEqual(reconcile(q, { questions: [] }, run).running, []);
});
