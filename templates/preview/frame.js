/** The frame that holds the module, and how a new version of it comes in. */

import { placeIn, putBack } from "./place.js";

/** Milliseconds after which a page that does not become ready is left as it is. */
const PATIENCE = 6000;
/** Milliseconds after which a page that is ready has come to rest. */
const SETTLED = 1500;

/**
 * Resolves once the player of the page is ready.
 * @param {Window} window
 * @returns {Promise<boolean>}
 */
async function isReady(window) {
  for (const began = performance.now(); performance.now() - began < PATIENCE; ) {
    if (window.document.documentElement?.classList.contains("is-ready")) return true;
    await new Promise((done) => setTimeout(done, 15));
  }
  return false;
}

/**
 * Puts the reader back, and again where what comes late moves the text, until the reader moves.
 * @param {Window} window
 * @param {import("./place.js").Place} place
 */
function hold(window, place) {
  putBack(window, place);
  const watch = new ResizeObserver(() => putBack(window, place));
  watch.observe(window.document.body);
  const stop = () => watch.disconnect();
  for (const moved of ["wheel", "pointerdown", "touchstart", "keydown"]) window.addEventListener(moved, stop, { once: true });
  setTimeout(stop, SETTLED);
}

/**
 * The digest of the module that a page shows, "" where it shows none. A browser that does not tell what the
 * server said of the page (over plain HTTP from another device) is taken to show what was newest.
 * @param {Window} window
 * @param {string} newest
 */
export function siteOf(window, newest) {
  if (!window.document.getElementById("module-data")) return "";
  const [asked] = /** @type {PerformanceNavigationTiming[]} */ (window.performance.getEntriesByType("navigation"));
  return asked?.serverTiming?.find(({ name }) => name === "site")?.description ?? newest;
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {{loaded: (window: Window) => void, leaving: () => void}} hooks
 *   `loaded` for each page that comes in; `leaving` when the page of a module has gone
 */
export function openFrame(frame, hooks) {
  const inside = () => /** @type {Window} */ (frame.contentWindow);
  /** @type {import("./place.js").Place | null} */
  let place = null;
  let [loading, number] = [false, 0];
  let waiting = "";

  /** Loads what is shown once more; nothing while a page still comes in, which this would call off. */
  function renew() {
    if (loading) return;
    place ??= placeIn(inside());
    loading = true;
    void putBackEarly(place, inside().document);
    inside().location.reload();
  }

  /** Puts the reader back once the player shows the view, before pictures and the rest of the style are there. @param {import("./place.js").Place} back @param {Document} old */
  async function putBackEarly(back, old) {
    while (loading) {
      const { document: now } = inside();
      if (now !== old && now.documentElement?.classList.contains("is-live")) return hold(inside(), back);
      await new Promise(requestAnimationFrame);
    }
  }

  /** Shows an address, also where it is shown already; a page that still comes in comes in first. @param {string} url */
  function open(url) {
    waiting = loading ? url : "";
    if (loading) return;
    place = null;
    loading = true;
    const [path, hash] = url.split("#");
    number += 1;
    inside().location.replace(`${path}?launch=${number}${hash ? `#${hash}` : ""}`);
  }

  frame.addEventListener("load", async () => {
    const window = inside();
    if (window.location.href === "about:blank") return;
    loading = false;
    window.addEventListener("pagehide", () => hooks.leaving());
    hooks.loaded(window);
    if (waiting) return open(waiting);
    if (loading) return;
    const back = place;
    if (back) {
      putBack(window, back);
      if (await isReady(window)) hold(window, back);
      if (place === back) place = null;
    }
  });

  return {
    window: inside,

    open,

    /** Loads the page anew and keeps its place. */
    renew,
  };
}
