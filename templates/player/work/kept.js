/**
 * What learners write into worksheets and reflections: kept in the browser only, one entry for each
 * learner and module, never part of the state that an LMS gets.
 */

/** @import { Work } from "./types.js" */

const PREFIX = "course-work-";
/** Said on the document when a learner deletes what is kept; open forms empty themselves. */
export const FORGOTTEN = "course-work-forgotten";

/** @returns {Work} */
const nothing = () => ({ project: {}, sheets: {}, notes: {}, plan: [], hidden: false });

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
    for (const name of /** @type {const} */ (["project", "sheets", "notes"])) if (isGroup(found[name])) work[name] = found[name];
    for (const [id, values] of Object.entries(work.sheets)) if (!isGroup(values)) delete work.sheets[id];
    for (const [id, note] of Object.entries(work.notes)) if (typeof note?.text !== "string") delete work.notes[id];
    if (Array.isArray(found.plan)) work.plan = found.plan.filter((row) => typeof row?.what === "string" && typeof row?.when === "string");
    work.hidden = found.hidden === true;
  } catch {
    // Cut or not ours: as if absent.
  }
  return work;
}

/**
 * @param {() => Storage} storage  may throw
 * @param {string} name  of learner and module
 */
export function openKept(storage, name) {
  const key = PREFIX + name;
  /** @type {Work | null} what could not be kept, as long as that is so */
  let unkept = null;

  /** @returns {Work} */
  function get() {
    if (unkept) return unkept;
    try {
      return read(storage().getItem(key) ?? "");
    } catch {
      return nothing();
    }
  }
  return {
    get,
    /**
     * Changes what is kept, on top of what another window may have kept meanwhile. False where it cannot be kept;
     * it is then held until the page goes.
     * @param {(work: Work) => void} edit
     */
    change(edit) {
      const work = get();
      edit(work);
      try {
        storage().setItem(key, JSON.stringify(work));
        unkept = null;
        return true;
      } catch {
        unkept = work;
        return false;
      }
    },
    drop() {
      unkept = null;
      try {
        storage().removeItem(key);
      } catch {
        // Where storage is forbidden, nothing is kept.
      }
    },
  };
}
