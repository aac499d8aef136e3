/** Making and finding elements. Text is always set as text, never parsed. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with attributes and children; `text` children are text nodes.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} [children]
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * @param {EventTarget} place
 * @param {(event: MouseEvent) => void} act
 */
export const onClick = (place, act) => place.addEventListener("click", /** @type {EventListener} */ (act));

/**
 * An icon of the page's sprite. It is decoration: a word stands beside it.
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/**
 * @param {string} words
 * @param {{second?: boolean, icon?: string}} [look]
 */
export function button(words, look = {}) {
  const element = make("button", { type: "button", class: look.second ? "button second" : "button" });
  if (look.icon) element.append(icon(look.icon));
  element.append(make("span", {}, [words]));
  return element;
}

/**
 * A link that looks like a button, or a plain one where `look` is empty.
 * @param {string} words
 * @param {string} href
 * @param {string} [look]
 */
export function link(words, href, look = "") {
  return make("a", look ? { href, class: look } : { href }, [words]);
}

/**
 * The author's HTML from a part, already through the builder's allow-list, as nodes.
 * @param {string} html
 */
export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/**
 * The page's element of that id; the page's template promises it.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/**
 * The place inside a frame that a `data-slot` marks.
 * @param {ParentNode} frame
 * @param {string} name
 * @returns {HTMLElement}
 */
export function slot(frame, name) {
  const element = frame.querySelector(`[data-slot="${name}"]`);
  if (!(element instanceof HTMLElement)) throw new Error(`the frame has no slot ${name}`);
  return element;
}

/**
 * A copy of the one element in a `<template>` of the page.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function clone(id) {
  const template = /** @type {HTMLTemplateElement} */ (byId(id));
  return /** @type {HTMLElement} */ (document.importNode(template.content, true).firstElementChild);
}

/**
 * Says something to screen readers without showing it.
 * @param {string} words
 */
export function say(words) {
  byId("said").textContent = words;
}
