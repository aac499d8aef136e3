/**
 * What learners write into worksheets, reflections and answers of their own words: kept in the browser only,
 * one entry for each learner and module, never part of the state that an LMS gets.
 */

/** @import { Work } from "../work/types.js" */

const PREFIX = "course-work-";
/** Said on the document when a learner deletes what is kept; open forms empty themselves. */
export const FORGOTTEN = "course-work-forgotten";

/** @returns {Work} */
const nothing = () => ({ project: {}, sheets: {}, notes: {}, words: {}, plan: [], hidden: false });

/** @param {unknown} value @returns {value is Record<string, any>} */
const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * What an entry holds, as far as it makes sense; whatever else it holds is left out.
 * @param {string} text
 * @returns {Work}
 */
export function read(text) {
  const work = nothing();
  try {
    const found = JSON.parse(text);
    if (!isGroup(found)) return work;
    for (const name of /** @type {const} */ (["project", "sheets", "notes", "words"])) if (isGroup(found[name])) work[name] = found[name];
    for (const [id, values] of Object.entries(work.sheets)) if (!isGroup(values)) delete work.sheets[id];
    for (const [id, note] of Object.entries(work.notes)) if (typeof note?.text !== "string") delete work.notes[id];
    for (const [id, text] of Object.entries(work.words)) if (typeof text !== "string") delete work.words[id];
    if (Array.isArray(found.plan)) work.plan = found.plan.filter((row) => typeof row?.what === "string" && typeof row?.when === "string");
    work.hidden = found.hidden === true;
  } catch {
    // Cut or not ours: as if absent.
  }
  return work;
}

/**
 * @param {() => Storage | null} storage  may throw
 * @param {string} name  of learner and module; "" keeps nothing
 */
export function openWritten(storage, name) {
  const key = PREFIX + name;
  /** @type {Work | null} what could not be kept, as long as that is so */
  let unkept = null;

  function store() {
    const found = name ? storage() : null;
    if (!found) throw new Error("nothing can be kept");
    return found;
  }

  /** @returns {Work} */
  function get() {
    if (unkept) return unkept;
    try {
      return read(store().getItem(key) ?? "");
    } catch {
      return nothing();
    }
  }
  return {
    get,
    /**
     * Changes what is kept, on top of what another window may have kept meanwhile. False where it cannot be kept;
     * it is then held until the page goes. An entry with nothing in it goes.
     * @param {(work: Work) => void} edit
     */
    change(edit) {
      const work = get();
      edit(work);
      try {
        const text = JSON.stringify(work);
        if (text === JSON.stringify(nothing())) store().removeItem(key);
        else store().setItem(key, text);
        unkept = null;
        return true;
      } catch {
        unkept = work;
        return false;
      }
    },
    any: () => JSON.stringify(get()) !== JSON.stringify(nothing()),
    /** Whether anything can be kept at all. */
    works() {
      try {
        store().getItem(key);
        return true;
      } catch {
        return false;
      }
    },
    drop() {
      unkept = null;
      try {
        store().removeItem(key);
      } catch {
        // Where storage is forbidden, nothing is kept.
      }
    },
  };
}
