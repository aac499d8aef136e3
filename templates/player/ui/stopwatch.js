/** Time spent on a question: seconds while the page is visible, since the last lap. */

const LONGEST = 3600;

/** @returns {() => number} ends a lap and gives its whole seconds, an hour at most */
export function stopwatch() {
  let start = performance.now();
  let spent = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) spent += performance.now() - start;
    else start = performance.now();
  });
  return () => {
    const seconds = (spent + (document.hidden ? 0 : performance.now() - start)) / 1000;
    start = performance.now();
    spent = 0;
    return Math.min(LONGEST, Math.max(0, Math.round(seconds)));
  };
}
