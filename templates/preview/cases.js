/** The drawings of a module's cases: drawn anew when the module changes; the browser keeps the place. */

import { byId } from "./elements.js";
import { listen } from "./events.js";

const id = decodeURIComponent(window.location.pathname.split("/")[2]);
let site = "";

listen((state) => {
  const module = state.modules[id];
  if (!module?.site) return;
  const back = /** @type {HTMLAnchorElement} */ (byId("back"));
  back.textContent = module.title;
  back.href = `/module/${id}`;
  document.title = `Cases of ${module.title} – Preview`;
  if (site && site !== module.site) window.location.reload();
  site = module.site;
}, id);
