/**
 * A document as a file of office programs: WordprocessingML (ECMA-376, part 1) in a zip whose members are stored
 * (APPNOTE.TXT 6.3.3). Made in the browser, so that nothing that was written leaves it.
 */

/** @import { Piece } from "./types.js" */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
export const MIME = `${TYPE}.document`;

/** What XML 1.0 cannot hold: control characters and halves of surrogate pairs. */
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** @param {string} text */
const escaped = (text) => text.replace(NO_XML, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** What marks each paragraph, run and table of a text written from right to left. */
const RIGHT_TO_LEFT = { paragraph: "<w:bidi/>", run: "<w:rPr><w:rtl/></w:rPr>", table: "<w:bidiVisual/>" };
const LEFT_TO_RIGHT = { paragraph: "", run: "", table: "" };

/** @typedef {typeof LEFT_TO_RIGHT} Way */

/**
 * @param {string} text  its lines are kept
 * @param {Way} way
 */
const run = (text, way) =>
  `<w:r>${way.run}${escaped(text)
    .split(/\r?\n/)
    .map((line) => `<w:t xml:space="preserve">${line}</w:t>`)
    .join("<w:br/>")}</w:r>`;

/**
 * @param {string} style
 * @param {string} text
 * @param {Way} way
 */
const paragraph = (style, text, way) => `<w:p><w:pPr><w:pStyle w:val="${style}"/>${way.paragraph}</w:pPr>${text ? run(text, way) : ""}</w:p>`;

/** @type {Record<string, string>} */
const STYLES = { title: "Title", head: "Heading1", subhead: "Heading2", ask: "Ask", note: "Note", text: "Normal" };

/**
 * @param {Piece} piece
 * @param {Way} way
 * @returns {string}
 */
function body(piece, way) {
  if (piece.kind === "break") return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
  if (piece.kind === "mark") return paragraph("Mark", `${piece.on ? "☒" : "☐"} ${piece.text}`, way);
  if (piece.kind === "answer") return paragraph("Answer", piece.text || "\n".repeat(Math.min(8, piece.lines - 1)), way);
  if (piece.kind !== "table") return paragraph(STYLES[piece.kind], piece.text, way);
  const width = Math.floor(9600 / piece.heads.length);
  /** @type {(cells: string[], head: boolean) => string} */
  const row = (cells, head) =>
    `<w:tr><w:trPr><w:cantSplit/>${head ? "<w:tblHeader/>" : ""}</w:trPr>${cells
      .map((cell) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(head ? "Head" : "Cell", cell, way)}</w:tc>`)
      .join("")}</w:tr>`;
  const edges = ["top", "bottom", "insideH"].map((edge) => `<w:${edge} w:val="single" w:sz="4" w:color="8A8778"/>`).join("");
  return `<w:tbl><w:tblPr>${way.table}<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${edges}</w:tblBorders><w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(piece.heads.length)}</w:tblGrid>${row(piece.heads, true)}${piece.rows.map((cells) => row(cells, false)).join("")}</w:tbl>${paragraph("Cell", "", way)}`;
}

/**
 * @param {string} id
 * @param {string} look  run properties
 * @param {string} [space]  paragraph properties
 * @param {string} [name]
 */
const style = (id, look, space = "", name = id) =>
  `<w:style w:type="paragraph" w:styleId="${id}"${id === "Normal" ? ' w:default="1"' : ""}><w:name w:val="${name}"/>${id === "Normal" ? "" : '<w:basedOn w:val="Normal"/>'}<w:qFormat/><w:pPr>${space}</w:pPr><w:rPr>${look}</w:rPr></w:style>`;

/** @param {number} before @param {number} after */
const gap = (before, after) => `<w:spacing w:before="${before}" w:after="${after}"/>`;

/** @param {number} size  half points */
const serif = (size) => `<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Times New Roman"/><w:b/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;

const LINE = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="8A8778"/></w:pBdr>';

/** @param {string} language  BCP 47 */
const styles = (language) =>
  `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${language}" w:bidi="${language}"/></w:rPr></w:rPrDefault></w:docDefaults>${[
    style("Normal", "", gap(0, 120)),
    style("Title", serif(40), gap(0, 240)),
    style("Heading1", serif(30), `<w:keepNext/>${gap(360, 120)}<w:outlineLvl w:val="0"/>`, "heading 1"),
    style("Heading2", serif(25), `<w:keepNext/>${gap(280, 80)}<w:outlineLvl w:val="1"/>`, "heading 2"),
    style("Ask", "<w:b/>", `<w:keepNext/>${gap(200, 40)}`),
    style("Note", '<w:color w:val="565B5F"/>', gap(0, 160)),
    style("Answer", "", `${LINE}${gap(0, 160)}`),
    style("Mark", "", `${gap(0, 20)}<w:ind w:left="280" w:hanging="280"/>`),
    style("Cell", "", gap(40, 40)),
    style("Head", "<w:b/>", gap(40, 40)),
  ].join("")}</w:styles>`;

/**
 * @param {Piece[]} pieces
 * @param {string} language  BCP 47
 * @param {boolean} rtl
 * @param {string} title  what the file says of itself
 * @returns {Uint8Array}
 */
export function docx(pieces, language, rtl, title) {
  const text = pieces.map((piece) => body(piece, rtl ? RIGHT_TO_LEFT : LEFT_TO_RIGHT)).join("");
  /** @type {(target: string, type: string) => string} */
  const part = (target, type) => `<Override PartName="/${target}.xml" ContentType="${type}+xml"/>`;
  /** @type {(...all: [type: string, target: string][]) => string} */
  const relations = (...all) =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="${type}" Target="${target}"/>`).join("")}</Relationships>`;
  return zip({
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part("word/document", `${TYPE}.document.main`)}${part("word/styles", `${TYPE}.styles`)}${part("docProps/core", "application/vnd.openxmlformats-package.core-properties")}</Types>`,
    "_rels/.rels": relations([`${OFFICE}/officeDocument`, "word/document.xml"], [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"]),
    "docProps/core.xml": `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:language>${language}</dc:language></cp:coreProperties>`,
    "word/document.xml": `${HEAD}<w:document ${W}><w:body>${text}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    "word/styles.xml": styles(language),
    "word/_rels/document.xml.rels": relations([`${OFFICE}/styles`, "styles.xml"]),
  });
}

/** @param {Uint8Array} data */
function crc32(data) {
  let crc = -1;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** @param {Record<string, string>} files */
function zip(files) {
  const encoder = new TextEncoder();
  /** @type {Uint8Array[]} */
  const local = [];
  /** @type {Uint8Array[]} */
  const central = [];
  let offset = 0;
  /** Numbers as little-endian bytes: [value, size] each. @type {(...numbers: [number, number][]) => Uint8Array} */
  const bytes = (...numbers) => new Uint8Array(numbers.flatMap(([value, size]) => Array.from({ length: size }, (_, at) => (value / 256 ** at) & 255)));
  for (const [name, content] of Object.entries(files)) {
    const data = encoder.encode(content);
    const path = encoder.encode(name);
    /** @type {[number, number][]} needed version, flags (UTF-8), stored, 1980-01-01, sizes */
    const facts = [[20, 2], [0x800, 2], [0, 2], [0, 2], [33, 2], [crc32(data), 4], [data.length, 4], [data.length, 4], [path.length, 2], [0, 2]];
    local.push(bytes([0x04034b50, 4], ...facts), path, data);
    central.push(bytes([0x02014b50, 4], [20, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), path);
    offset += 30 + path.length + data.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const count = central.length / 2;
  const whole = [...local, ...central, bytes([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2])];
  const out = new Uint8Array(whole.reduce((sum, part) => sum + part.length, 0));
  whole.reduce((at, part) => (out.set(part, at), at + part.length), 0);
  return out;
}
