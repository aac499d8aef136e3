/** The exact formats of each edition (standards: SCORM 1.2 RTE 3.4.5; SCORM 2004 RTE 4.1.1). */

import assert from "node:assert/strict";
import { it } from "node:test";

import { generator } from "../../templates/player/quiz/attempt.js";
import { decimal, oneLine, share } from "../../templates/player/lms/format.js";
import * as v12 from "../../templates/player/lms/scorm12.js";
import * as v2004 from "../../templates/player/lms/scorm2004.js";

const pairs = (...ids) => ids.map((id, n) => ({ id, letter: "abc"[n] }));

it("time spans", () => {
  for (const [seconds, one, other] of [
    [0, "0000:00:00.00", "PT0S"], [30.04, "0000:00:30.04", "PT30.04S"], [59.999, "0000:01:00.00", "PT1M"], [3661.5, "0001:01:01.50", "PT1H1M1.5S"],
    [7200, "0002:00:00.00", "PT2H"], [360000, "0100:00:00.00", "PT100H"], [1e12, "9999:00:00.00", "PT9999H"], [-5, "0000:00:00.00", "PT0S"], [NaN, "0000:00:00.00", "PT0S"],
  ]) {
    assert.equal(v12.timespan(seconds), one);
    assert.equal(v2004.duration(seconds), other);
  }
});

it("time spans of any length are legal and say the length", () => {
  const random = generator(3);
  for (let turn = 0; turn < 3000; turn++) {
    const seconds = random() * 10 ** (random() * 6);
    const [h, m, s] = v12.timespan(seconds).split(":");
    assert.match(v12.timespan(seconds), /^\d{4}:[0-5]\d:[0-5]\d\.\d\d$/);
    assert.ok(Math.abs(h * 3600 + m * 60 + Number(s) - seconds) <= 0.0051);
    assert.match(v2004.duration(seconds), /^PT(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/);
  }
});

it("timestamps", () => {
  assert.equal(v2004.timestamp(new Date(Date.UTC(2026, 0, 5, 9, 8, 7, 654))), "2026-01-05T09:08:07.65Z");
  assert.equal(v2004.timestamp(new Date(Date.UTC(2040, 0, 1))), "");
  assert.equal(v2004.timestamp(new Date(NaN)), "");
  assert.equal(v12.timeOfDay(new Date(2026, 0, 5, 9, 8, 7)), "09:08:07");
});

it("responses and patterns", () => {
  assert.equal(v12.feedback("choice", pairs("x")), "a");
  assert.equal(v12.feedback("choice", pairs("x", "y_2")), "{a,b}");
  assert.equal(v12.feedback("sequencing", pairs("x", "y")), "a,b");
  assert.equal(v12.feedback("true-false", true), "t");
  assert.equal(v12.feedback("choice", []), "");
  assert.equal(v12.feedback("choice", null), "");
  assert.equal(v2004.feedback(pairs("x", "y_2")), "x[,]y_2");
  assert.equal(v2004.feedback(false), "false");
});

it("texts of any kind become legal descriptions", () => {
  const random = generator(4);
  for (let turn = 0; turn < 3000; turn++) {
    const text = Array.from({ length: Math.floor(random() * 400) }, () => String.fromCharCode(Math.floor(random() ** 3 * 65536))).join("");
    const line = v2004.localized(`{${text}`, 250);
    assert.ok(line.length <= 250 && !line.startsWith("{"));
    assert.ok(line.isWellFormed?.() ?? true);
    assert.doesNotMatch(line, /[\u0000-\u001f]/);
  }
  assert.equal(oneLine("😀😀", 3), "😀");
});

it("numbers", () => {
  assert.deepEqual([decimal(66.666, 2), decimal(1e-9, 4), decimal(NaN, 2)], ["66.67", "0", "0"]);
  assert.deepEqual([share("85", 100), share("", 100), share("x", 1), share("-3", 1), share("1e9", 100)], [0.85, null, null, 0, 1]);
});
