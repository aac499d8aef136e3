/** The panel of the pretend LMS: its buttons, what it was asked, what it holds. */

/** @import { Call } from "./run-time.js" */

import { decode, LIMIT } from "../player/state/codec.js";
import { byId, counted, make } from "./elements.js";

/** Calls that the table shows, the newest first. */
const ROWS = 300;

/** @typedef {ReturnType<typeof import("./lms.js").pretendLms>} PretendLms */

/** @param {string} text */
const short = (text) => (text.length > 160 ? `${text.slice(0, 160)} … (${text.length.toLocaleString("en")} characters)` : text);

/** @param {Call} call */
function row({ at, method, values, answer, error, meaning, took }) {
  const given = values.filter((value, place) => place > 0 || value !== "");
  const said = error === "0" ? short(answer) : `${short(answer)} ${error} ${meaning}`;
  const time = took >= 1 ? ` (${Math.round(took)} ms)` : "";
  return make(
    "tr",
    { class: error === "0" || error === "403" ? "" : "is-refused" },
    make("td", {}, `${(at / 1000).toFixed(2)} s`),
    make("td", {}, [method, ...given.map(short)].join(" ")),
    make("td", {}, said + time),
  );
}

/**
 * Names of lessons and quizzes in place of the keys under which the state has them.
 * @param {string} text
 * @param {Record<string, string>} names
 */
function decoded(text, names) {
  const state = decode(text);
  if (!state) return text ? "This is no state that the player can read." : "Nothing is saved yet.";
  const named = JSON.stringify(state, (key, value) => {
    if (!value || typeof value !== "object") return key === "lesson" ? (names[value] ?? value) : value;
    if (Array.isArray(value)) return value.map((one) => names[one] ?? one);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [names[name] ?? name, one]));
  }, 1);
  return named;
}

/**
 * @param {PretendLms} lms
 * @param {{relaunch: () => void, names: () => Record<string, string>, most: () => number}} page
 *   `relaunch` closes the module and opens it again; `most` is the longest state that the module can reach
 */
export function openPanel(lms, page) {
  const meter = /** @type {HTMLMeterElement} */ (byId("state-meter"));
  const [calls, data] = [byId("calls"), byId("data")];
  let waiting = false;

  function paint() {
    waiting = false;
    const now = lms.now();
    const state = now.data().get("cmi.suspend_data") ?? "";
    meter.max = LIMIT;
    meter.value = state.length;
    const most = page.most();
    byId("state-size").textContent =
      `${state.length.toLocaleString("en")} of ${LIMIT.toLocaleString("en")} characters${most ? `; at most ${most.toLocaleString("en")}` : ""}`;
    byId("state-decoded").textContent = decoded(state, page.names());
    byId("lms-learner").textContent = `Learner ${lms.learner()}`;
    byId("lms-status").textContent = now.status();
    const held = [...now.data()].sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }));
    byId("data-count").textContent = counted(held.length, "element");
    data.replaceChildren(
      ...held.map(([name, value]) => make("tr", {}, make("td", {}, name), make("td", {}, short(value) + (now.stored(name) === value ? "" : " (not committed)")))),
    );
    byId("calls-count").textContent = String(lms.calls().length || "");
    for (const name of /** @type {const} */ (["fails", "slow", "lost"])) byId(name).setAttribute("aria-pressed", String(now.faults[name]));
    byId("late").setAttribute("aria-pressed", String(lms.options.late));
  }

  /** Paints once for many calls in a row. */
  function soon() {
    if (!waiting) requestAnimationFrame(paint);
    waiting = true;
  }

  for (const name of /** @type {const} */ (["fails", "slow", "lost"]))
    byId(name).addEventListener("click", () => {
      const { faults } = lms.now();
      faults[name] = !faults[name];
      soon();
    });
  byId("late").addEventListener("click", () => {
    lms.options.late = !lms.options.late;
    soon();
    page.relaunch();
  });
  byId("resume").addEventListener("click", page.relaunch);
  byId("attempt").addEventListener("click", () => {
    lms.clearAfter(false);
    page.relaunch();
  });
  byId("learner").addEventListener("click", () => {
    lms.clearAfter(true);
    page.relaunch();
  });
  byId("download").addEventListener("click", () => {
    const now = lms.now();
    const log = { edition: now.edition, learner: `learner-${lms.learner()}`, calls: lms.calls(), data: Object.fromEntries(now.data()) };
    const url = URL.createObjectURL(new Blob([`${JSON.stringify(log, null, 2)}\n`], { type: "application/json" }));
    make("a", { href: url, download: `calls-${now.edition}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  });

  return {
    paint: soon,

    /** @param {Call | null} call  null: a session begins */
    heard(call) {
      if (call) calls.prepend(row(call));
      else calls.firstElementChild?.classList.add("is-new");
      while (calls.childElementCount > ROWS) calls.lastElementChild?.remove();
      soon();
    },
    forget: () => calls.replaceChildren(),
  };
}
