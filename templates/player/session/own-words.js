/**
 * Answers in the learner's own words: kept on this device only, never in the saved state of an LMS.
 * Where nothing may be kept, they last as long as the page.
 */

const PREFIX = "course-words-";

/**
 * @typedef {object} OwnWords
 * @property {(question: string) => string} get  by the question's id; "" where there are none
 * @property {(question: string, text: string) => void} put
 * @property {() => boolean} kept  whether what was put last outlives the page
 * @property {() => void} drop
 */

/**
 * @param {() => Storage | null} storage  may throw
 * @param {string} name  "" keeps nothing
 * @returns {OwnWords}
 */
export function ownWords(storage, name) {
  const key = PREFIX + name;
  /** @type {Record<string, string>} */
  let words = {};
  let kept = Boolean(name);

  /**
   * @template T
   * @param {(storage: Storage) => T} use
   */
  function guarded(use) {
    try {
      const store = name ? storage() : null;
      kept = Boolean(store);
      return store ? use(store) : null;
    } catch {
      kept = false;
      return null;
    }
  }
  try {
    const read = JSON.parse(guarded((store) => store.getItem(key)) ?? "{}");
    words = Object.fromEntries(Object.entries(read ?? {}).filter(([, text]) => typeof text === "string"));
  } catch {
    // not ours, or cut: as if absent
  }

  return {
    get: (question) => words[question] ?? "",
    put(question, text) {
      const { [question]: _, ...others } = words;
      words = text ? { ...others, [question]: text } : others;
      guarded((store) => (Object.keys(words).length ? store.setItem(key, JSON.stringify(words)) : store.removeItem(key)));
    },
    kept: () => kept,
    drop() {
      words = {};
      guarded((store) => store.removeItem(key));
    },
  };
}
