/** Listening to the server: the state of the course, at once and whenever it changes. */

/** @import { CourseState, Problems } from "./types.js" */

import { byId } from "./elements.js";

/**
 * @param {(state: CourseState) => void} heard
 * @param {string} [module]  the module that this page shows
 */
export function listen(heard, module = "") {
  const source = new EventSource(`/events?module=${encodeURIComponent(module)}`);
  source.addEventListener("message", ({ data }) => heard(JSON.parse(data)));
  source.addEventListener("open", () => (byId("link").hidden = true));
  source.addEventListener("error", () => (byId("link").hidden = false));
  window.addEventListener("pagehide", () => {
    source.close();
  });
}

/**
 * @param {string} [module]  nothing: of the whole course
 * @returns {Promise<Problems>}
 */
export async function fetchProblems(module = "") {
  const answer = await fetch(`/problems.json?module=${encodeURIComponent(module)}`);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}
