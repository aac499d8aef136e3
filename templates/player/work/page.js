/** A document of pieces on the page and on paper, and as a file. */

/** @import { Piece } from "./types.js" */

import { make } from "../ui/elements.js";

/**
 * @param {Piece} piece
 * @returns {HTMLElement}
 */
function element(piece) {
  switch (piece.kind) {
    case "title":
    case "head":
      return make("h2", { class: `paper-${piece.kind}` }, [piece.text]);
    case "subhead":
      return make("h3", {}, [piece.text]);
    case "ask":
      return make("p", { class: "paper-ask" }, [piece.text]);
    case "answer": {
      const lines = make("div", { class: "paper-answer" });
      const text = piece.text.split("\n");
      const count = Math.max(text.length, piece.text ? 1 : piece.lines);
      lines.append(...Array.from({ length: count }, (_, at) => make("p", {}, [text[at] || "\u00a0"])));
      return lines;
    }
    case "mark":
      return make("p", { class: "paper-mark" }, [`${piece.on ? "☒" : "☐"} ${piece.text}`]);
    case "table":
      return make("table", { class: "paper-table" }, [
        make("thead", {}, [make("tr", {}, piece.heads.map((head) => make("th", { scope: "col" }, [head])))]),
        make("tbody", {}, piece.rows.map((row) => make("tr", {}, row.map((cell) => make("td", {}, [cell || "\u00a0"]))))),
      ]);
    case "break":
      return make("div", { class: "paper-break" });
    default:
      return make("p", { class: `paper-${piece.kind}` }, [piece.text]);
  }
}

/**
 * Prints a document alone: the page steps back while the printer looks.
 * @param {Node[]} content
 * @param {string} name  of the document, as a printer to file proposes it
 * @param {string} [look]
 */
export function printAlone(content, name, look = "paper") {
  const sheet = make("div", { class: look, id: "print" }, content);
  const { title } = document;
  const { body } = document;
  const done = () => {
    sheet.remove();
    body.classList.remove("prints-alone");
    document.title = title;
    window.removeEventListener("afterprint", done);
  };
  body.append(sheet);
  body.classList.add("prints-alone");
  document.title = name;
  window.addEventListener("afterprint", done);
  window.print();
  // Some phones print later and never say that they are done; the next click is after that.
  document.addEventListener("pointerdown", done, { once: true });
}

/** @param {Piece[]} pieces */
export const paper = (pieces) => pieces.map(element);

/**
 * Hands a file to the learner.
 * @param {string} name
 * @param {BlobPart} content
 * @param {string} type
 */
export function handOver(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = make("a", { href: address, download: name, hidden: "" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
