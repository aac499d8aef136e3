/** Long work in slices between the browser's own, so that the page answers meanwhile. */

/** Milliseconds of work at a stretch. A slice ends with the job that takes it beyond them. */
const SLICE = 10;

/** @type {(call: () => void) => unknown} */
const later = (call) => (window.requestIdleCallback ? window.requestIdleCallback(call, { timeout: 100 }) : setTimeout(call));

/** Lets the browser have its turn. */
export const breath = () => new Promise((done) => setTimeout(done));

/**
 * Does the jobs in their order, the first slice at once.
 * @param {(() => unknown)[]} jobs
 */
export function inSlices(jobs) {
  let at = 0;
  function slice() {
    const end = performance.now() + SLICE;
    while (at < jobs.length && performance.now() < end) jobs[at++]();
    if (at < jobs.length) later(slice);
  }
  slice();
}

/**
 * Does the jobs in their order, when the browser has nothing more urgent to do.
 * @param {(() => unknown)[]} jobs
 */
export const whenIdle = (jobs) => void (jobs.length && later(() => inSlices(jobs)));
