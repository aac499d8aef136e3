/**
 * The saved state as one string. Layout, in digits of base64url (A-Z a-z 0-9 - _, 6 bits each):
 *
 *     version 1 | lineage 8 | counter 5 | flags 1: passed 1, completed 2, no lesson 4, not all of it 8 | lesson 4 | place 2
 *     lessons:  count 2, then each: key 4 | value 1: 0 to 3, and 4 for 'open again'
 *     answers:  count 2, then each: record
 *     quizzes:  count 2, then each: key 4 | used 2 | best 2 | last 2 | seed 4 | open 1 | count 2, then each:
 *               marked 1, checked 2 | record
 *     checksum 4
 *
 *     record:   key 4 | rev 3 | credit 1 | length 1 | given
 *
 * `given` of up to 61 characters has one digit of length; a longer one has the digit 62 and two more.
 * A character outside the alphabet stands as `.` and three digits. `builder/state.py` knows the same
 * sizes, and a test holds the two together.
 */

/** @import { State, Answer, Asked } from "../types.js" */

export const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUE = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** This layout; a later one has a higher digit. */
const VERSION = 1;

/** No LMS is asked to keep more: cmi.suspend_data of SCORM 1.2. */
export const LIMIT = 4096;

/** The longest answer that is kept, in characters of the alphabet. */
export const GIVEN_MAX = 240;

const LONG = 62;
const CREDIT = 63;
const NO_LESSON = 4;
const TRIMMED = 8;
const AGAIN = 4;
const READ = 3;

/**
 * @param {number} value
 * @param {number} size
 */
function digits(value, size) {
  let rest = Math.max(0, Math.min(Math.round(value) || 0, 64 ** size - 1));
  let text = "";
  for (let at = 0; at < size; at++) {
    text = DIGITS[rest % 64] + text;
    rest = Math.floor(rest / 64);
  }
  return text;
}

/**
 * FNV-1a, folded to 24 bits.
 * @param {string} text
 */
function checksum(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return digits(((hash >>> 24) ^ hash) & 0xffffff, 4);
}

/** @param {string} given */
function escaped(given) {
  let text = "";
  for (let at = 0; at < given.length; at++) {
    const one = VALUE.has(given[at]) ? given[at] : `.${digits(given.charCodeAt(at), 3)}`;
    if (text.length + one.length > GIVEN_MAX) break;
    text += one;
  }
  return text;
}

/** @param {string} text */
const unescaped = (text) =>
  text.replace(/\.(...)/g, (_, code) => String.fromCharCode([...code].reduce((sum, digit) => sum * 64 + (VALUE.get(digit) ?? 0), 0)));

/**
 * @param {string} key
 * @param {Answer} answer
 */
function record(key, { rev, given, credit }) {
  const text = escaped(given);
  const length = text.length < LONG ? digits(text.length, 1) : digits(LONG, 1) + digits(text.length, 2);
  return key + rev + digits(credit * CREDIT, 1) + length + text;
}

/**
 * @param {State} state
 * @param {boolean} trimmed
 */
function write(state, trimmed) {
  const lessons = new Map(Object.entries(state.lessons));
  for (const key of state.again) lessons.set(key, (lessons.get(key) ?? 0) | AGAIN);
  const answers = Object.entries(state.answers);
  const quizzes = Object.entries(state.quizzes);
  const flags = (state.passed ? 1 : 0) + (state.completed ? 2 : 0) + (state.lesson ? 0 : NO_LESSON) + (trimmed ? TRIMMED : 0);
  const text = [
    digits(VERSION, 1),
    state.lineage,
    digits(state.counter, 5),
    digits(flags, 1),
    state.lesson || "AAAA",
    digits(state.place, 2),
    digits(lessons.size, 2),
    ...[...lessons].map(([key, value]) => key + digits(value, 1)),
    digits(answers.length, 2),
    ...answers.map(([key, answer]) => record(key, answer)),
    digits(quizzes.length, 2),
    ...quizzes.map(
      ([key, { used, best, last, seed, open, running }]) =>
        key + digits(used, 2) + digits(best, 2) + digits(last, 2) + digits(seed, 4) + digits(open ? 1 : 0, 1) + digits(running.length, 2) +
        running.map(([question, asked]) => digits((asked.marked ? 1 : 0) + (asked.checked ? 2 : 0), 1) + record(question, asked)).join(""),
    ),
  ].join("");
  return text + checksum(text);
}

/**
 * The state as a string of at most `room` characters. The builder proves that all of a module's
 * answers fit into 4,096; should leftovers of an earlier version not, or an LMS have less room, the
 * oldest answers to checks go first, then the questions of attempts, those handed in before one that runs.
 * @param {State} state
 * @param {number} [room]
 */
export function encode(state, room = LIMIT) {
  let text = write(state, false);
  if (text.length <= room) return text;
  const answers = Object.entries(state.answers);
  const quizzes = Object.fromEntries(Object.entries(state.quizzes).map(([key, quiz]) => [key, { ...quiz }]));
  const trim = () => write({ ...state, answers: Object.fromEntries(answers), quizzes }, true);
  while (text.length > room && answers.length) {
    let over = text.length - room;
    while (over > 0 && answers.length) over -= record(.../** @type {[string, Answer]} */ (answers.shift())).length;
    text = trim();
  }
  for (const quiz of Object.values(quizzes).sort((one, other) => Number(one.open) - Number(other.open))) {
    if (text.length <= room) break;
    [quiz.running, quiz.open] = [[], false];
    text = trim();
  }
  return text;
}

/** @param {string} text */
function reader(text) {
  let at = 0;
  /** @param {number} size */
  function take(size) {
    if (at + size > text.length) throw new RangeError();
    at += size;
    return text.slice(at - size, at);
  }
  /** @param {number} size */
  function number(size) {
    let value = 0;
    for (const digit of take(size)) {
      const one = VALUE.get(digit);
      if (one === undefined) throw new RangeError();
      value = value * 64 + one;
    }
    return value;
  }
  /** @returns {[string, Answer]} */
  function answer() {
    const key = take(4);
    const rev = take(3);
    const credit = number(1) / CREDIT;
    let length = number(1);
    if (length === LONG) length = number(2);
    return [key, { rev, credit, given: unescaped(take(length)) }];
  }
  /** @returns {[string, Asked]} */
  function asked() {
    const flags = number(1);
    const [key, given] = answer();
    return [key, { ...given, marked: (flags & 1) > 0, checked: (flags & 2) > 0 }];
  }
  /**
   * As many as the text says, one after the other, so that a cut list gives what it has.
   * @template T
   * @param {() => T} one
   * @returns {Generator<T>}
   */
  function* list(one) {
    for (let left = number(2); left; left--) yield one();
  }
  return { take, number, answer, asked, list, atEnd: () => at === text.length };
}

/**
 * The state, or null for anything that is not one: empty, cut, garbled, or of a later version.
 * @param {unknown} text
 * @returns {State | null}
 */
export function decode(text) {
  if (typeof text !== "string" || text.length < 30 || text[0] !== DIGITS[VERSION]) return null;
  const body = text.slice(0, -4);
  if (checksum(body) !== text.slice(-4)) return null;
  const { state, whole } = parse(body);
  return whole ? state : null;
}

/**
 * What can be read of a state whose end was cut off: lessons, answers and attempts used, as far as
 * they go. Scores and status are left to what the LMS holds; nothing proves them here.
 * @param {string} text
 * @returns {State | null}
 */
export function salvage(text) {
  if (text.length < 23 || text[0] !== DIGITS[VERSION] || /[^A-Za-z0-9_.-]/.test(text)) return null;
  const { state } = parse(text);
  if (!state) return null;
  const quizzes = Object.entries(state.quizzes).map(([key, quiz]) => [key, { ...quiz, best: 0, last: 0 }]);
  return { ...state, passed: false, completed: false, quizzes: Object.fromEntries(quizzes) };
}

/** Whether less was written than there was. @param {string} text */
export const isTrimmed = (text) => ((VALUE.get(text[14] ?? "") ?? 0) & TRIMMED) > 0;

/**
 * As much of a state as the text holds.
 * @param {string} body
 * @returns {{state: State | null, whole: boolean}}
 */
function parse(body) {
  const { take, number, answer, asked, list, atEnd } = reader(body);
  /** @type {State | null} */
  let state = null;
  try {
    take(1);
    const [lineage, counter, flags, lesson] = [take(8), number(5), number(1), take(4)];
    state = {
      lineage,
      counter,
      lesson: flags & NO_LESSON ? "" : lesson,
      place: Math.min(1000, number(2)),
      lessons: {},
      again: [],
      answers: {},
      quizzes: {},
      passed: (flags & 1) > 0,
      completed: (flags & 2) > 0,
    };
    for (const [key, value] of list(() => /** @type {[string, number]} */ ([take(4), number(1)]))) {
      if (value & READ) state.lessons[key] = value & READ;
      if (value & AGAIN) state.again.push(key);
    }
    for (const [key, one] of list(answer)) state.answers[key] = one;
    for (let left = number(2); left; left--) {
      const key = take(4);
      const [used, best, last] = [number(2), Math.min(1000, number(2)), Math.min(1000, number(2))];
      const [seed, open] = [number(4), number(1) > 0];
      /** @type {[string, Asked][]} */
      const running = [];
      state.quizzes[key] = { used, best, last, seed, open, running };
      for (const one of list(asked)) running.push(one);
    }
    return { state, whole: atEnd() };
  } catch {
    return { state, whole: false };
  }
}

/**
 * Whether a later version of the player wrote this: whole, but in a layout that is unknown here.
 * @param {string} text
 */
export const isNewer = (text) =>
  text.length >= 30 && (VALUE.get(text[0]) ?? 0) > VERSION && checksum(text.slice(0, -4)) === text.slice(-4);
