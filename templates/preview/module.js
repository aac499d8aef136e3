/** The page around a module: it shows the module in a frame, offers it a pretend LMS, and says what is wrong. */

/** @import { Edition } from "./run-time.js" */

import { byId } from "./elements.js";
import { fetchProblems, listen } from "./events.js";
import { openFrame, siteOf } from "./frame.js";
import { pretendLms } from "./lms.js";
import { openLooks } from "./looks.js";
import { openMarks } from "./marks.js";
import { openOverlay } from "./overlay.js";
import { openPanel } from "./panel.js";

const id = decodeURIComponent(window.location.pathname.split("/")[2]);
const holder = /** @type {HTMLIFrameElement} */ (byId("frame"));
const edition = /** @type {HTMLSelectElement} */ (byId("edition"));
const slow = /** @type {HTMLInputElement} */ (byId("link-slow"));
/** @type {Record<string, string>} names of lessons and quizzes by their keys in the saved state */
let names = {};
let [site, rounds, most, opened] = ["", "", 0, false];
/** What the server makes of the module now, by its digest; `site` is what the frame shows. */
let newest = "";

const overlay = openOverlay();
const lms = pretendLms(id, (call) => panel.heard(call));
const panel = openPanel(lms, { relaunch: () => open(""), names: () => names, most: () => most });
const loaded = openLooks(holder);
const marks = openMarks(id, () => holder.contentDocument);
const frame = openFrame(holder, {
  loaded(inside) {
    inside.document.addEventListener("keydown", overlay.onKey);
    site = siteOf(inside, newest);
    const text = inside.document.getElementById("module-data")?.textContent;
    const data = text ? JSON.parse(text) : { lessons: [], quizzes: [] };
    names = Object.fromEntries([...data.lessons, ...data.quizzes].map(({ key, id }) => [key, id]));
    loaded();
    void marks.loaded();
    panel.paint();
    catchUp();
  },
  leaving: lms.launch,
});

/** Has the frame show what the server has now; a page that comes in looks for itself. */
function catchUp() {
  if (newest && newest !== site) frame.renew();
}

/** Opens the module anew; where a page of it is there, that goes first and ends its session. @param {string} hash */
function open(hash) {
  if (!opened) lms.launch();
  opened = true;
  frame.open(`/content/${edition.value}${slow.checked ? "+slow" : ""}/${id}/index.html${hash}`);
}

edition.value = new URLSearchParams(window.location.search).get("edition") ?? "";
if (edition.selectedIndex < 0) edition.selectedIndex = 0;
lms.choose(/** @type {Edition} */ (edition.value));
edition.addEventListener("change", () => {
  lms.chooseAfter(/** @type {Edition} */ (edition.value));
  const url = new URL(window.location.href);
  url.searchParams.set("edition", edition.value);
  window.history.replaceState(null, "", url);
  panel.forget();
  open("");
});
slow.addEventListener("change", () => open(frame.window().location.hash));
byId("author").addEventListener("click", () => {
  const learner = document.body.classList.toggle("is-learner");
  byId("author").setAttribute("aria-pressed", String(!learner));
  marks.paint();
});

open(window.location.hash);

listen(async (state) => {
  const module = state.modules[id];
  byId("gone").hidden = Boolean(module);
  if (!module) return;
  byId("title").textContent = module.title;
  document.title = `${module.title} – Preview`;
  most = module.stateMax;
  newest = module.site;
  catchUp();
  const now = `${state.round} ${module.round}`;
  if (!module.checked || now === rounds) return;
  rounds = now;
  const found = await fetchProblems(id);
  if (now === rounds) overlay.tell(found, module);
}, id);
