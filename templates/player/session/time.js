/** Active time: it stands still while the page is hidden, and after five minutes in which nothing happened. */

const IDLE = 5 * 60 * 1000;

/**
 * @param {() => number} monotonic  milliseconds that never go back
 */
export function activeTime(monotonic) {
  let total = 0;
  /** @type {number | null} */
  let since = monotonic();

  const running = () => (since === null ? 0 : Math.min(IDLE, Math.max(0, monotonic() - since)));
  /** @param {number | null} next */
  function turn(next) {
    total += running();
    since = next;
  }
  return {
    /** The learner did something. */
    touch() {
      if (since !== null) turn(monotonic());
    },
    hide: () => turn(null),
    show: () => turn(monotonic()),
    seconds: () => (total + running()) / 1000,
  };
}
