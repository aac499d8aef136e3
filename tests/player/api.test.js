/** Finding the API: where, in which order, and what a hostile window may do. */

import assert from "node:assert/strict";
import { it } from "node:test";

import { findApi } from "../../templates/player/lms/api.js";

const win = (more = {}) => { const one = { opener: null, ...more }; one.parent ??= one; one.top ??= one; return one; };
const hostile = () => new Proxy({}, { get() { throw new Error("cross-origin"); } });

it("climbs the parents first, then the opener and its parents, the own window last", () => {
  const host = win({ API: "host" });
  const frame = win({ parent: host, top: host });
  const opener = win({ parent: win({ API: "behind the opener" }) });
  assert.equal(findApi(win({ parent: frame, top: host, opener, API: "own" }), "API"), "host");
  assert.equal(findApi(win({ opener, API: "own" }), "API"), "behind the opener");
  assert.equal(findApi(win({ API: "own" }), "API"), "own");
  assert.equal(findApi(win({ parent: win({ opener }), top: win({ opener }) }), "API"), "behind the opener");
  assert.equal(findApi(win(), "API"), null);
});

it("never takes the other edition's object", () => {
  assert.equal(findApi(win({ parent: win({ API: "1.2" }) }), "API_1484_11"), null);
  assert.equal(findApi(win({ parent: win({ API_1484_11: "2004" }) }), "API"), null);
});

it("survives windows that forbid reading, and frames without end", () => {
  assert.equal(findApi(win({ parent: hostile(), opener: hostile(), API: "own" }), "API"), "own");
  const endless = {};
  Object.defineProperty(endless, "parent", { get: () => ({ __proto__: endless }) });
  assert.equal(findApi(win({ parent: endless }), "API"), null);
});
