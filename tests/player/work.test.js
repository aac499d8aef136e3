/** Worksheets without a page: pieces, CSV, the file to import again, the document for office programs. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { docx } from "../../templates/player/work/docx.js";
import { asFile, csv, fitting, fromFile } from "../../templates/player/work/exchange.js";
import { everything, isFilled, rowsOf, sheetPieces } from "../../templates/player/work/pieces.js";

const OF = { course: { id: "bees" }, module: { id: "hive" } };
const SHEET = {
  id: "check", title: "Hive check", purpose: "See", html: "",
  sections: [
    { title: "Place", fields: [
      { id: "where", kind: "text", label: "Where", lines: 3 },
      { id: "busy", kind: "choice", label: "Busy", options: ["Yes", "No"] },
      { id: "calm", kind: "rating", label: "Calm", scale: ["low", "high", 3] },
      { id: "seen", kind: "checklist", label: "Seen", options: ["Queen", "Eggs"] },
    ] },
    { title: "Week", fields: [
      { id: "days", kind: "table", label: "Days", heads: ["Day", "Seen"], labels: ["Mo", "Tu"], rows: 2 },
      { id: "free", kind: "table", label: "Free", heads: ["A", "B"], rows: 1 },
    ] },
  ],
};
const VALUES = { where: "Under\nthe tree", busy: "No", calm: "2", seen: ["Queen"], days: { "0.1": "bees, \"many\"" }, free: { "0.0": "x", "0.1": "y" } };
const PART = { notice: "No names.", project: [{ id: "name", label: "Name" }], sheets: [SHEET], text: {} };
const work = (more = {}) => ({ project: {}, sheets: {}, notes: {}, words: {}, plan: [], hidden: false, ...more });

/** Rows of a CSV (RFC 4180). */
function rowsIn(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const row = rows.at(-1);
    if (text[at] === '"' && quoted && text[at + 1] === '"') row[row.length - 1] += text[at++];
    else if (text[at] === '"') quoted = !quoted;
    else if (text[at] === "," && !quoted) row.push("");
    else if (text.startsWith("\r\n", at) && !quoted) (rows.push([""]), at++);
    else row[row.length - 1] += text[at];
  }
  return rows.slice(0, -1);
}

describe("CSV", () => {
  const cellOf = (where) => rowsIn(csv(SHEET, { where }).slice(1))[1][4];

  it("has a line for each field and cell, with a mark that says UTF-8", () => {
    const text = csv(SHEET, VALUES);
    assert.equal(text[0], "\ufeff");
    const rows = rowsIn(text.slice(1));
    assert.ok(rows.every((row) => row.length === 5));
    assert.deepEqual(rows.slice(1).map((row) => row.slice(1)), [
      ["Where", "", "", "Under\nthe tree"], ["Busy", "", "", "No"], ["Calm", "", "", "2"], ["Seen", "", "", "Queen"],
      ["Days", "Mo", "Seen", 'bees, "many"'], ["Days", "Tu", "Seen", ""], ["Free", "1", "A", "x"], ["Free", "1", "B", "y"],
    ]);
  });

  it("gives a spreadsheet no formula", () => {
    for (const text of ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1"]) assert.equal(cellOf(text), `'${text}`);
    for (const text of ["1 = 1", "a+b", ""]) assert.equal(cellOf(text), text);
  });
});

describe("the file that can be imported again", () => {
  it("gives back what was written", () => assert.deepEqual(fromFile(asFile(OF, SHEET, VALUES), OF, SHEET), { values: VALUES }));

  it("is taken with a byte order mark, as editors write it", () =>
    assert.deepEqual(fromFile(`\ufeff${asFile(OF, SHEET, VALUES)}`, OF, SHEET), { values: VALUES }));

  it("is refused with a reason where it is another's, newer, or no worksheet", () => {
    const changed = (more) => JSON.stringify({ ...JSON.parse(asFile(OF, SHEET, VALUES)), ...more });
    const refused = (text) => fromFile(text, OF, SHEET).refused;
    for (const text of ["", "{", "null", "[]", "7", changed({ format: "x" }), changed({ values: null }), changed({ values: "x" })])
      assert.equal(refused(text), "import_no_sheet");
    assert.equal(refused(changed({ version: 2 })), "import_newer");
    assert.deepEqual(fromFile(changed({ sheet: "other", title: "T".repeat(500) }), OF, SHEET), { refused: "import_other", title: "T".repeat(120) });
    for (const key of ["course", "module"]) assert.equal(refused(changed({ [key]: "other" })), "import_other");
  });

  it("takes nothing that does not fit a field", () => {
    const [text, choice, rating, list] = SHEET.sections[0].fields;
    const table = SHEET.sections[1].fields[0];
    assert.equal(fitting(text, "x".repeat(9000)).length, 4000);
    assert.equal(fitting(text, { a: 1 }), undefined);
    assert.equal(fitting(choice, "Maybe"), undefined);
    for (const step of ["0", "4", "-1", "1.5", "x", null]) assert.equal(fitting(rating, step), undefined);
    assert.deepEqual(fitting(list, ["Eggs", "Wolves"]), ["Eggs"]);
    assert.equal(fitting(list, "Eggs"), undefined);
    assert.deepEqual(fitting(table, { "0.1": "y", "9.9": "no", __proto__: { "1.1": 7 } }), { "0.1": "y" });
    assert.equal(fitting(table, ["y"]), undefined);
    assert.deepEqual(fromFile(`{"format":"course-worksheet","version":1,"course":"bees","module":"hive","sheet":"check","values":{"__proto__":{"x":1},"nobody":"x"}}`, OF, SHEET), { values: {} });
  });
});

describe("a document of pieces", () => {
  it("says everything that was written, and leaves room where nothing was", () => {
    const pieces = sheetPieces(SHEET, work({ sheets: { check: VALUES } }));
    assert.deepEqual(pieces.filter(({ kind }) => kind === "answer"), [{ kind: "answer", text: "Under\nthe tree", lines: 3 }]);
    assert.deepEqual(pieces.filter(({ on }) => on).map(({ text }) => text), ["No", "2", "Queen"]);
    assert.deepEqual(rowsOf(SHEET.sections[1].fields[0], VALUES.days), [["Mo", 'bees, "many"'], ["Tu", ""]]);
    const empty = sheetPieces(SHEET, work());
    assert.equal(empty.length, pieces.length);
    assert.ok(!empty.some(({ on }) => on));
  });

  it("has the worksheets that were begun, notes in the order of lessons, and three lines for a plan", () => {
    const notes = { "second/r": { ask: "B?", text: "b" }, "first/r": { ask: "A?", text: "a" }, "first/s": { ask: "C?", text: "  " } };
    const all = everything("Title", PART, work({ notes }), ["first", "second"]);
    assert.deepEqual(all.filter(({ kind }) => kind === "ask").map(({ text }) => text), ["A?", "B?"]);
    assert.ok(!all.some(({ text }) => text === SHEET.title), "a sheet that nobody began stays out");
    assert.equal(all.filter(({ kind }) => kind === "table")[1].rows.length, 3);
    assert.ok(everything("Title", PART, work({ sheets: { check: { busy: "No" } } }), []).some(({ text }) => text === SHEET.title));
  });

  it("knows an empty worksheet from one that was begun", () => {
    for (const values of [undefined, {}, { where: "" }, { seen: [] }, { days: {} }, { days: { "0.1": "" } }]) assert.equal(isFilled(values), false);
    for (const values of [{ where: "x" }, { seen: ["Eggs"] }, { days: { "0.1": "x" } }]) assert.equal(isFilled(values), true);
  });
});

describe("docx", () => {
  /** The members of a zip by its central directory, each held against its local header. */
  function members(data) {
    const view = new DataView(data.buffer, data.byteOffset, data.length);
    const text = (from, to) => new TextDecoder("utf-8", { fatal: true }).decode(data.subarray(from, to));
    const end = data.length - 22;
    assert.equal(view.getUint32(end, true), 0x06054b50);
    const found = {};
    let at = view.getUint32(end + 16, true);
    for (let n = 0; n < view.getUint16(end + 10, true); n++) {
      assert.equal(view.getUint32(at, true), 0x02014b50);
      const [size, length, offset] = [view.getUint32(at + 24, true), view.getUint16(at + 28, true), view.getUint32(at + 42, true)];
      assert.equal(view.getUint32(offset, true), 0x04034b50);
      const from = offset + 30 + length;
      found[text(at + 46, at + 46 + length)] = text(from, from + size);
      at += 46 + length;
    }
    assert.equal(at, end);
    return found;
  }
  /** Whether every element is closed by its own end tag. */
  function balanced(xml) {
    const open = [];
    for (const [, close, name, rest] of xml.matchAll(/<(\/?)([\w:]+)([^>]*)>/g))
      if (close) assert.equal(open.pop(), name);
      else if (!rest.endsWith("/")) open.push(name);
    assert.deepEqual(open, []);
  }
  const pieces = [{ kind: "title", text: "A <b> & \u0000\ud800 “c” 🐝" }, ...sheetPieces(SHEET, work({ sheets: { check: VALUES } })), { kind: "break" }];

  it("is a zip of sound parts, whatever was written", () => {
    const parts = members(docx(pieces, "en", false, "A & B"));
    assert.deepEqual(Object.keys(parts).sort(), ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels", "word/document.xml", "word/styles.xml"]);
    for (const xml of Object.values(parts)) balanced(xml);
    assert.match(parts["docProps/core.xml"], /<dc:title>A &amp; B<\/dc:title><dc:language>en</);
    assert.ok(parts["word/document.xml"].includes("A &lt;b&gt; &amp;  “c” 🐝"));
    assert.ok(parts["word/document.xml"].includes('<w:t xml:space="preserve">Under</w:t><w:br/>'));
  });

  it("is the same bytes each time, and from right to left where asked", () => {
    assert.deepEqual(docx(pieces, "ar", true, "A & B"), docx(pieces, "ar", true, "A & B"));
    const text = members(docx(pieces, "ar", true, "A & B"))["word/document.xml"];
    for (const mark of ["<w:bidi/>", "<w:rtl/>", "<w:bidiVisual/>"]) assert.ok(text.includes(mark));
    assert.ok(!members(docx(pieces, "en", false, "A & B"))["word/document.xml"].includes("<w:bidi/>"));
  });
});
