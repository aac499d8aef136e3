/**
 * Tabs, after the ARIA pattern: arrow keys move, the page's order stays. Without the script, and on
 * paper, the versions stand one below the other under their titles.
 */

import { make, onClick } from "./elements.js";

let count = 0;

/** @param {ParentNode} view */
export function mountTabs(view) {
  for (const set of view.querySelectorAll(".tabs")) mountSet(set);
}

/** @param {Element} set */
function mountSet(set) {
  const panels = [...set.children].filter((child) => child instanceof HTMLElement && child.matches(".tab"));
  const titles = panels.map((panel) => panel.querySelector(".tab-title"));
  if (panels.length < 2 || titles.includes(null)) return;
  const name = `tabs-${++count}`;
  const tabs = panels.map((panel, index) => {
    panel.id ||= `${name}-${index}`;
    const tab = make("button", { type: "button", role: "tab", id: `${name}-tab-${index}`, "aria-controls": panel.id }, [
      titles[index]?.textContent ?? "",
    ]);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    panel.setAttribute("tabindex", "0");
    onClick(tab, () => choose(index));
    return tab;
  });
  const list = make("div", { role: "tablist" }, tabs);
  list.addEventListener("keydown", (event) => {
    const at = tabs.findIndex((tab) => tab === event.target);
    const forward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = (to + tabs.length) % tabs.length;
    choose(index);
    tabs[index].focus();
  });
  set.prepend(list);
  set.classList.add("is-live");

  /** @param {number} chosen */
  function choose(chosen) {
    tabs.forEach((tab, index) => {
      tab.setAttribute("aria-selected", String(index === chosen));
      tab.tabIndex = index === chosen ? 0 : -1;
      panels[index].toggleAttribute("hidden", index !== chosen);
    });
  }
  choose(0);
}
