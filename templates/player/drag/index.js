/**
 * Dragging, as an extra for who points: ordering by a grip at each line, matching and sorting by pulling a word onto
 * a line. It works the controls that are there already, which stay the first way (WCAG 2.2, 2.5.7), so nothing is
 * known here of answers. It comes as a part of its own (`parts/drag.js`) when such a question is on the page.
 */

import { make } from "../ui/elements.js";

/** Pixels from an edge of the window where the page begins to scroll, and how far at a time. */
const [EDGE, SCROLL] = [48, 14];

/** @param {Element} question */
function prepare(question) {
  question.classList.add("drags");
  const list = question.querySelector(".options");
  if (list?.matches(".is-order"))
    for (const line of list.querySelectorAll(".option > :first-child")) line.prepend(make("span", { class: "drag-grip", "aria-hidden": "true" }, ["⠿"]));
  const words = list?.querySelector("select")
    ? [...list.querySelectorAll("select")[0].options].filter(({ value }) => value).map(({ value, text }) => ({ value, text }))
    : [...(list?.querySelector(".option")?.querySelectorAll("[data-drags] input") ?? [])].map((input) => ({
        value: /** @type {HTMLInputElement} */ (input).value,
        text: input.parentElement?.textContent?.trim() ?? "",
      }));
  if (!words.length) return;
  list?.before(
    make("div", { class: "drag-words", "aria-hidden": "true" }, words.map(({ value, text }) => make("span", { class: "drag-grip", "data-value": value }, [text]))),
  );
}

/**
 * The place where a line goes that is let go at a height: by clicks on its own buttons.
 * @param {Element} line
 * @param {number} height
 */
function moveTo(line, height) {
  const lines = [...(line.parentElement?.children ?? [])];
  const middle = (/** @type {Element} */ one) => one.getBoundingClientRect().top + one.getBoundingClientRect().height / 2;
  const to = lines.filter((one) => one !== line && middle(one) < height).length;
  const by = to - lines.indexOf(line);
  const button = line.querySelector(`[data-move="${by < 0 ? "up" : "down"}"]`);
  for (let step = 0; step < Math.abs(by); step++) if (button instanceof HTMLElement) button.click();
}

/**
 * @param {Element} line
 * @param {string} value
 */
function choose(line, value) {
  const select = line.querySelector("select");
  const input = line.querySelector(`input[value="${value}"]`);
  if (select) {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (input instanceof HTMLElement) input.click();
}

/** @param {PointerEvent} event */
function pickUp(event) {
  const grip = event.target instanceof Element && event.target.closest(".drag-grip");
  const question = grip && grip.closest(".question");
  if (!(grip instanceof HTMLElement) || !question || event.button || question.classList.contains("is-locked")) return;
  event.preventDefault();
  const { value } = grip.dataset;
  const moved = value ? grip : /** @type {HTMLElement} */ (grip.closest(".option"));
  const from = { x: event.pageX, y: event.pageY };
  const leave = new AbortController();
  const { signal } = leave;
  moved.classList.add("is-dragged");
  grip.setPointerCapture(event.pointerId);

  /** @param {MouseEvent} at */
  const under = (at) => document.elementsFromPoint(at.clientX, at.clientY).map((one) => one.closest(".option")).find((one) => one && one !== moved && question.contains(one));
  /** @param {Element | undefined | null} line */
  const show = (line) => question.querySelectorAll(".option").forEach((one) => one.classList.toggle("is-over", one === line));
  const letGo = () => {
    leave.abort();
    moved.classList.remove("is-dragged");
    moved.style.translate = "";
    show(null);
  };
  grip.addEventListener("pointermove", (at) => {
    moved.style.translate = `${value ? at.pageX - from.x : 0}px ${at.pageY - from.y}px`;
    show(under(at));
    const edge = at.clientY < EDGE ? -SCROLL : at.clientY > window.innerHeight - EDGE ? SCROLL : 0;
    if (edge) window.scrollBy(0, edge);
  }, { signal });
  grip.addEventListener("pointerup", (at) => {
    const line = under(at);
    letGo();
    if (!value) moveTo(moved, at.clientY);
    else if (line) choose(line, value);
  }, { signal });
  for (const kind of ["pointercancel", "lostpointercapture"]) grip.addEventListener(kind, letGo, { signal });
  document.addEventListener("keydown", (key) => key.key === "Escape" && letGo(), { signal });
}

export function open() {
  const main = /** @type {HTMLElement} */ (document.getElementById("main"));
  const look = () => main.querySelectorAll(".question:not(.drags)").forEach(prepare);
  new MutationObserver(look).observe(main, { childList: true, subtree: true });
  document.addEventListener("pointerdown", pickUp);
  look();
}
