/**
 * What stays on this device: work that no LMS confirmed, or, without an LMS, the progress itself.
 * Storage may be full, forbidden or absent; then `put` says false.
 */

const DAYS = 30;
const PREFIX = "course-state-";

/** @import { Interaction } from "../types.js" */

/** @typedef {{state: string, offered: string, reports: Interaction[]}} Kept  `reports`: what the LMS was not told yet */

/**
 * 64 bits from a text, as hexadecimal digits; the text cannot be read back from storage.
 * @param {string} text
 */
export function hashed(text) {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return [one, two].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}

/**
 * @param {() => Storage | null} storage  may throw
 * @param {string} name  "" keeps nothing
 * @param {() => number} now  milliseconds since 1970
 * @param {boolean} forever  without an LMS there is nobody else to keep it
 */
export function keeper(storage, name, now, forever) {
  const key = PREFIX + name;

  /** @param {(storage: Storage) => unknown} use */
  function guarded(use) {
    try {
      const store = name ? storage() : null;
      return store ? (use(store) ?? true) : null;
    } catch {
      return null;
    }
  }
  const drop = () => guarded((store) => store.removeItem(key));

  return {
    /**
     * What was kept, or empty strings; too old and unreadable things go.
     * @returns {Kept}
     */
    get() {
      const nothing = { state: "", offered: "", reports: [] };
      const text = guarded((store) => store.getItem(key) ?? "");
      if (typeof text !== "string" || !text) return nothing;
      try {
        const { at, state = "", offered = "", reports = [] } = JSON.parse(text);
        const age = now() - at;
        const good = typeof at === "number" && typeof state === "string" && typeof offered === "string";
        if (good && (forever || Math.abs(age) < DAYS * 86400000)) return { state, offered, reports: readReports(reports) };
      } catch {
        // not ours, or cut: as if absent
      }
      drop();
      return nothing;
    },

    /**
     * True where it is kept now. Nothing to keep removes the entry.
     * @param {Kept} kept
     */
    put(kept) {
      if (!kept.state && !kept.offered) return drop() !== null;
      return guarded((store) => store.setItem(key, JSON.stringify({ at: now(), ...kept }))) !== null;
    },
    drop,

    /** Whether anything can be kept at all. */
    works: () => guarded((store) => (store.setItem(`${key}-try`, ""), store.removeItem(`${key}-try`))) !== null,
  };
}

/**
 * @param {any} reports
 * @returns {Interaction[]}
 */
function readReports(reports) {
  if (!Array.isArray(reports)) return [];
  return reports
    .map((one) => ({ ...one, time: new Date(one?.time) }))
    .filter((one) => typeof one.id === "string" && typeof one.type === "string" && Array.isArray(one.objectives) && !isNaN(+one.time));
}
