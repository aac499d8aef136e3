/** The page around a module: it shows the module in a frame, brings in new versions, and says what is wrong. */

import { byId } from "./elements.js";
import { fetchProblems, listen } from "./events.js";
import { openFrame } from "./frame.js";
import { openOverlay } from "./overlay.js";

const id = decodeURIComponent(window.location.pathname.split("/")[2]);
const overlay = openOverlay();
const frame = openFrame(/** @type {HTMLIFrameElement} */ (byId("frame")), {
  loaded: (inside) => inside.document.addEventListener("keydown", overlay.onKey),
  leaving: () => {},
});

let [site, rounds] = ["", ""];
let opened = false;

listen(async (state) => {
  const module = state.modules[id];
  if (!module) return;
  byId("title").textContent = module.title;
  document.title = `${module.title} – Preview`;
  const fails = module.checked && (module.errors > 0 || module.fault !== "");
  if (!opened && (module.site || fails)) {
    opened = true;
    frame.open(`/content/scorm12/${id}/index.html${window.location.hash}`);
  } else if (opened && module.site && module.site !== site) frame.renew();
  site = module.site;
  const now = `${state.round} ${module.round}`;
  if (!module.checked || now === rounds) return;
  rounds = now;
  const found = await fetchProblems(id);
  if (now === rounds) overlay.tell(found, module);
}, id);
