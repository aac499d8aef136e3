/**
 * Lessons and quizzes that did not come with the page. Each is a classic script, since module
 * scripts and fetch do not work from disk, that calls `modulePart(name, part, version)`.
 */

/** @import { LessonPart, QuizPart } from "../types.js" */
/** @import { Index } from "../find/index.js" */

const PATIENCE = 30000;

/** A part that did not come: its file is gone, belongs to another version, or the line is down. */
export class PartError extends Error {}

/**
 * @typedef {object} Parts
 * @property {(name: string) => Promise<LessonPart>} lesson
 * @property {(name: string) => Promise<QuizPart>} quiz
 * @property {(name: string) => Promise<any>} other
 * @property {() => Promise<Index>} search
 */

/**
 * @param {string} version  of the page; a part that says another one is refused
 * @returns {Parts}
 */
export function openParts(version) {
  /** @type {Map<string, Promise<any>>} */
  const asked = new Map();
  /** @type {Map<string, (part: any, version?: string) => void>} */
  const waiting = new Map();

  Object.assign(window, {
    /** @type {(name: string, part: any, version?: string) => void} */
    modulePart: (name, part, from) => waiting.get(name)?.(part, from),
  });

  /** @param {string} name */
  function load(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      /** @param {string} reason */
      const fail = (reason) => {
        asked.delete(name);
        done();
        reject(new PartError(`${name}: ${reason}`));
      };
      const timer = setTimeout(fail, PATIENCE, "no answer");
      const done = () => {
        clearTimeout(timer);
        waiting.delete(name);
        script.remove();
      };
      waiting.set(name, (part, from) => {
        if (from && from !== version) return fail("another version");
        done();
        // What is made of it is a task of its own, after the one that read the script.
        setTimeout(resolve, 0, part);
      });
      script.onerror = () => fail("not there");
      // A page of an LMS that says 'not found' with status 200 is no script and registers nothing.
      script.onload = () => waiting.has(name) && fail("nothing in it");
      script.src = `parts/${name}.js?v=${encodeURIComponent(version)}`;
      document.head.append(script);
    });
  }

  /** @param {string} name */
  function part(name) {
    const known = asked.get(name);
    if (known) return known;
    const promise = load(name);
    asked.set(name, promise);
    return promise;
  }
  return { lesson: part, quiz: part, other: part, search: () => part("search") };
}
