/** Attempts at an assessment or pre-test: drawing, answering, submitting. Pure: data in, data out. */

/** @import { Answer, Asked, Attempts, AttemptResult, ModuleData, QuestionData, QuizData, QuizPart } from "../types.js" */

const SEEDS = 2 ** 24 - 1;

/** @type {Attempts} */
export const NO_ATTEMPTS = Object.freeze({ used: 0, best: 0, last: 0, seed: 0, open: false, running: [] });

/**
 * Numbers in [0, 1) from a seed, the same ones every time (mulberry32).
 * @param {number} seed
 */
export function generator(seed) {
  let at = seed | 0;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A new list in another order (Fisher and Yates).
 * @template T
 * @param {readonly T[]} list
 * @param {() => number} random
 * @returns {T[]}
 */
export function shuffled(list, random) {
  const result = [...list];
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [result[at], result[other]] = [result[other], result[at]];
  }
  return result;
}

/**
 * The places of a question's options in the order to show them; the same for the same seed.
 * @param {QuestionData} question
 * @param {number} seed  0: as written
 * @returns {number[]}
 */
export const optionOrder = (question, seed) => mixedOrder(question, (question.options ?? []).length, seed);

/**
 * The places of so many things of a question in the order to show them.
 * @param {QuestionData} question
 * @param {number} count
 * @param {number} seed  0: as written
 * @returns {number[]}
 */
export function mixedOrder(question, count, seed) {
  const places = Array.from({ length: count }, (_, at) => at);
  if (!seed) return places;
  let mixed = seed;
  for (const letter of question.key) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193);
  return shuffled(places, generator(mixed));
}

/**
 * The questions of one draw, `but` those that are taken already.
 * @param {QuizData} quiz
 * @param {readonly QuestionData[]} pool
 * @param {() => number} random
 * @param {readonly QuestionData[]} but
 * @returns {QuestionData[]}
 */
function draw(quiz, pool, random, but) {
  const free = shuffled(pool.filter((question) => !but.includes(question)), random);
  if (quiz.drawPerObjective) {
    /** @type {Map<string, number>} */
    const taken = new Map();
    for (const { objective } of but) taken.set(objective, (taken.get(objective) ?? 0) + 1);
    return free.filter(({ objective }) => {
      const before = taken.get(objective) ?? 0;
      taken.set(objective, before + 1);
      return before < quiz.drawPerObjective;
    });
  }
  return quiz.draw ? free.slice(0, Math.max(0, quiz.draw - but.length)) : free;
}

/** @param {QuestionData} question @returns {[string, Asked]} */
const unanswered = (question) => [question.key, { rev: question.rev, given: "", credit: 0, marked: false, checked: false }];

/**
 * Attempts left; -1: unlimited.
 * @param {QuizData} quiz
 * @param {Attempts | undefined} attempts
 */
export const attemptsLeft = (quiz, attempts) =>
  quiz.attempts ? Math.max(0, quiz.attempts - (attempts?.used ?? 0)) : -1;

/**
 * A new attempt, drawn and ordered. Where none is left, everything stays as it is.
 * @param {QuizData} quiz
 * @param {QuizPart} part
 * @param {Attempts | undefined} before
 * @param {() => number} random
 * @returns {Attempts}
 */
export function begin(quiz, part, before, random) {
  const attempts = before ?? NO_ATTEMPTS;
  if (attemptsLeft(quiz, before) === 0) return attempts;
  const seed = 1 + Math.floor(random() * (SEEDS - 1));
  const drawn = draw(quiz, part.questions, generator(seed), []);
  const ordered = quiz.shuffle.includes("questions") ? drawn : part.questions.filter((q) => drawn.includes(q));
  return { ...attempts, seed, open: true, running: ordered.map(unanswered) };
}

/**
 * A running attempt against the pool of today: questions that still exist keep their place, and
 * their answer where key and options are the same; those that are gone are replaced by a draw of
 * others where the pool has any, in the gaps and then at the end.
 * @param {QuizData} quiz
 * @param {QuizPart} part
 * @param {Attempts} attempts
 * @returns {Attempts}
 */
export function reconcile(quiz, part, attempts) {
  if (!attempts.open) return attempts;
  const byKey = new Map(part.questions.map((question) => [question.key, question]));
  const kept = attempts.running.flatMap(([key]) => byKey.get(key) ?? []);
  const fresh = draw(quiz, part.questions, generator(attempts.seed + 1), kept);
  /** @type {[string, Asked][]} */
  const running = [];
  for (const [key, answer] of attempts.running) {
    const question = byKey.get(key) ?? fresh.shift();
    if (question) running.push(question.key === key && question.rev === answer.rev ? [key, answer] : unanswered(question));
  }
  for (const question of fresh) running.push(unanswered(question));
  return { ...attempts, running };
}

/**
 * The attempt with something of one question changed.
 * @param {Attempts} attempts
 * @param {QuestionData} question
 * @param {Partial<Asked>} change
 * @returns {Attempts}
 */
function changed(attempts, question, change) {
  const running = attempts.running.map(
    /** @returns {[string, Asked]} */
    ([key, old]) => [key, key === question.key ? { ...old, ...change } : old],
  );
  return { ...attempts, running };
}

/**
 * The running attempt with one answer set.
 * @param {Attempts} attempts
 * @param {QuestionData} question
 * @param {string} given
 * @param {number} credit
 * @param {boolean} [checked]  the learner reads now what was right
 * @returns {Attempts}
 */
export const answer = (attempts, question, given, credit, checked = false) =>
  changed(attempts, question, { rev: question.rev, given, credit: quantised(credit), checked });

/**
 * The running attempt with a question marked for later, or no longer.
 * @param {Attempts} attempts
 * @param {QuestionData} question
 * @param {boolean} marked
 */
export const mark = (attempts, question, marked) => changed(attempts, question, { marked });

/**
 * A share of the points in the steps that the saved state has.
 * @param {number} credit
 */
export const quantised = (credit) => Math.round(Math.min(1, Math.max(0, credit || 0)) * 63) / 63;

/**
 * The result of the questions drawn. The score is cut, not rounded, to thousandths: a result just
 * below the pass mark never looks or reports like one that reached it.
 * @param {QuizData} quiz
 * @param {QuizPart} part
 * @param {Attempts} attempts
 * @param {(question: QuestionData, answer: Answer) => number} [creditOf]  exact credit; default: the saved one
 * @returns {AttemptResult}
 */
export function resultOf(quiz, part, attempts, creditOf = (_, { credit }) => credit) {
  const byKey = new Map(part.questions.map((question) => [question.key, question]));
  /** @type {Map<string, {objective: string, asked: number, earned: number, points: number}>} */
  const objectives = new Map();
  let [earned, points] = [0, 0];
  for (const [key, given] of attempts.running) {
    const question = byKey.get(key);
    if (!question?.scored) continue;
    const share = question.rev === given.rev && given.given ? Math.min(1, Math.max(0, creditOf(question, given) || 0)) : 0;
    const row = objectives.get(question.objective) ?? { objective: question.objective, asked: 0, earned: 0, points: 0 };
    row.asked += 1;
    row.earned += share * question.points;
    row.points += question.points;
    objectives.set(question.objective, row);
    earned += share * question.points;
    points += question.points;
  }
  const thousandths = points ? Math.floor((1000 * earned) / points + 1e-6) : 0;
  return {
    score: thousandths / 1000,
    passed: points > 0 && thousandths >= quiz.passMark * 10,
    left: attemptsLeft(quiz, attempts),
    byObjective: [...objectives.values()],
  };
}

/**
 * The running attempt handed in. Its questions and answers stay, so that the result page can be
 * built again after a reload; handing in what is not running changes nothing.
 * @param {QuizData} quiz
 * @param {QuizPart} part
 * @param {Attempts} attempts
 * @param {(question: QuestionData, answer: Answer) => number} [creditOf]
 * @returns {{attempts: Attempts, result: AttemptResult}}
 */
export function submit(quiz, part, attempts, creditOf) {
  const result = resultOf(quiz, part, attempts, creditOf);
  if (!attempts.open) return { attempts, result };
  const used = attempts.used + 1;
  const last = Math.round(result.score * 1000);
  const left = attemptsLeft(quiz, { ...attempts, used });
  const counts = quiz.counts !== "last" || result.passed || left === 0;
  const best = counts ? Math.max(attempts.best, last) : attempts.best;
  return { attempts: { ...attempts, used, best, last, open: false }, result: { ...result, left } };
}

/**
 * Whether a score may be reported: with `counts: last` only once an attempt passed or was the last.
 * @param {QuizData} quiz
 * @param {Attempts | undefined} attempts
 */
export const settled = (quiz, attempts) =>
  Boolean(attempts?.used) &&
  (quiz.counts !== "last" || attemptsLeft(quiz, attempts) === 0 || /** @type {Attempts} */ (attempts).best >= quiz.passMark * 10);

/**
 * Keys of the lessons to open again after a failed attempt: those of the objective with the lowest
 * share of its points that any lesson teaches.
 * @param {ModuleData} data
 * @param {AttemptResult} result
 * @returns {string[]}
 */
export function toReadAgain(data, result) {
  const missed = result.byObjective
    .filter(({ earned, points }) => earned < points)
    .sort((one, other) => one.earned / one.points - other.earned / other.points);
  for (const { objective } of missed) {
    const lessons = data.lessons.filter((lesson) => lesson.objectives.includes(objective));
    if (lessons.length) return lessons.map((lesson) => lesson.key);
  }
  return [];
}
