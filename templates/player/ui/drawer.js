/** On narrow screens the route lies in a drawer; on wide ones it stands beside the text. */

import { byId, onClick } from "./elements.js";

/** @returns {() => void} closes the drawer */
export function openDrawer() {
  const drawer = /** @type {HTMLDialogElement} */ (byId("drawer"));
  const menu = byId("menu");
  const route = byId("route");
  const home = document.createComment("route");
  route.before(home);
  const wide = window.matchMedia("(min-width: 62.5em)");

  const close = () => drawer.open && drawer.close();
  function place() {
    menu.hidden = wide.matches;
    close();
    if (wide.matches) home.after(route);
    else drawer.append(route);
  }
  onClick(menu, () => drawer.showModal());
  onClick(drawer, (event) => {
    const target = event.target;
    if (target === drawer || (target instanceof Element && target.closest("a[href], [data-close]"))) close();
  });
  wide.addEventListener("change", place);
  place();
  return close;
}
