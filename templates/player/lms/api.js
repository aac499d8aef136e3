/** Finding the object by which the LMS listens. SCORM 1.2 RTE 3.3.6.1; SCORM 2004 RTE 3.1.2. */

const CLIMB = 500;
const PATIENCE = 4000;
const PAUSE = 100;

/**
 * A property of another window, or null where the browser does not let us read it.
 * @param {any} from
 * @param {string} name
 * @returns {any}
 */
function read(from, name) {
  try {
    return from[name] ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {any} start
 * @param {string} name
 */
function climb(start, name) {
  let at = start;
  for (let step = 0; at && step < CLIMB; step++) {
    const api = read(at, name);
    if (api) return api;
    const up = read(at, "parent");
    if (!up || up === at) return null;
    at = up;
  }
  return null;
}

/**
 * The API object, or null. Parents first, then the window that opened this one and the top's
 * opener with their parents, and this window itself last: there some hosts copy it.
 * @param {any} content  the content's window
 * @param {string} name
 */
export function findApi(content, name) {
  const parent = read(content, "parent");
  const top = read(content, "top");
  return (
    (parent && parent !== content ? climb(parent, name) : null) ??
    climb(read(content, "opener"), name) ??
    (top && top !== content ? climb(read(top, "opener"), name) : null) ??
    read(content, name)
  );
}

/**
 * Whether nobody holds the page: there is no LMS to look for.
 * @param {any} content
 */
export const isAlone = (content) => read(content, "parent") === content && !read(content, "opener");

/**
 * The API object once it is there, or null after four seconds. Hosts such as Open edX's block
 * put it up after the content's first script ran. A page that nobody holds asks once.
 * @param {any} content
 * @param {string} name
 * @param {(call: () => void, milliseconds: number) => unknown} later
 * @returns {Promise<{api: any}>}  wrapped: an API with a method `then` would be taken for a promise
 */
export async function waitForApi(content, name, later) {
  const alone = isAlone(content);
  for (let waited = 0; ; waited += PAUSE) {
    const api = findApi(content, name);
    if (api || alone || waited >= PATIENCE) return { api };
    await new Promise((done) => later(() => done(null), PAUSE));
  }
}
