/** Where the reader is in a module's page, so that a new version opens at the same place. */

/**
 * @typedef {object} Place
 * @property {string} hash
 * @property {string} anchor  id of the last element with one above the top of the window, "" for none
 * @property {number} offset  pixels from that element's top (or the page's) to the top of the window
 * @property {string[]} open  what `details` are open, by their place among all
 * @property {string[]} tabs  ids of the tabs chosen
 */

const DETAILS = "main details, main dialog details";

/**
 * The details of a view are told apart by their summary and how many of the same went before.
 * @param {Document} page
 */
function detailsOf(page) {
  /** @type {Map<string, HTMLDetailsElement>} */
  const found = new Map();
  for (const one of /** @type {NodeListOf<HTMLDetailsElement>} */ (page.querySelectorAll(DETAILS))) {
    const name = one.id || one.querySelector("summary")?.textContent?.trim() || "";
    let [key, number] = [name, 1];
    while (found.has(key)) key = `${name} ${++number}`;
    found.set(key, one);
  }
  return found;
}

/**
 * @param {Window} window
 * @returns {Place}
 */
export function placeIn(window) {
  const page = window.document;
  let [anchor, top] = ["", -window.scrollY];
  for (const one of page.querySelectorAll("main [id]")) {
    const box = one.getBoundingClientRect();
    if (box.height && box.top <= 80 && box.top > top) [anchor, top] = [one.id, box.top];
  }
  return {
    hash: window.location.hash,
    anchor,
    offset: -top,
    open: [...detailsOf(page)].flatMap(([key, one]) => (one.open ? [key] : [])),
    tabs: [...page.querySelectorAll('main [role="tab"][aria-selected="true"]')].map((one) => one.id),
  };
}

/**
 * @param {Window} window
 * @param {Place} place
 */
export function putBack(window, place) {
  const page = window.document;
  const now = detailsOf(page);
  for (const key of place.open) {
    const one = now.get(key);
    if (one) one.open = true;
  }
  for (const id of place.tabs) {
    const tab = id && page.getElementById(id);
    if (tab && tab.getAttribute("aria-selected") !== "true") tab.click();
  }
  const anchor = place.anchor && page.getElementById(place.anchor);
  const top = anchor ? anchor.getBoundingClientRect().top + window.scrollY : 0;
  window.scrollTo({ top: top + place.offset, behavior: "instant" });
}
