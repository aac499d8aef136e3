/** Two windows of one module: the one that was opened first stands down. */

/**
 * @param {any} window
 * @param {() => Storage | null} storage  may throw; carries the word where there is no BroadcastChannel
 * @param {string} name  of learner and module
 * @param {string} own  random name of this window
 * @param {() => void} standDown
 * @returns {() => void} stops listening
 */
export function onlyWindow(window, storage, name, own, standDown) {
  const topic = `course-open-${name}`;
  /** @param {unknown} other */
  const heard = (other) => {
    if (typeof other === "string" && other && other !== own) standDown();
  };
  try {
    if (window.BroadcastChannel) {
      const channel = new window.BroadcastChannel(topic);
      channel.onmessage = (/** @type {{data: unknown}} */ { data }) => heard(data);
      channel.postMessage(own);
      return () => channel.close();
    }
    const listen = (/** @type {StorageEvent} */ event) => event.key === topic && heard(event.newValue);
    window.addEventListener("storage", listen);
    storage()?.setItem(topic, own);
    storage()?.removeItem(topic);
    return () => window.removeEventListener("storage", listen);
  } catch {
    return () => {};
  }
}
