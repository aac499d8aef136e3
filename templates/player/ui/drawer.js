/** On narrow screens the route lies in a drawer; on wide ones it stands beside the text. */

import { besides } from "./dialogs.js";
import { byId, onClick } from "./elements.js";

/** @returns {() => void} closes the drawer */
export function openDrawer() {
  const drawer = /** @type {HTMLDialogElement} */ (byId("drawer"));
  const menu = byId("menu");
  const route = byId("route");
  const home = document.createComment("route");
  route.before(home);
  const wide = window.matchMedia("(min-width: 62.5em)");

  const close = besides(drawer);
  function place() {
    menu.hidden = wide.matches;
    close();
    if (wide.matches) home.after(route);
    else drawer.append(route);
  }
  onClick(menu, () => drawer.show());
  wide.addEventListener("change", place);
  place();
  return close;
}
