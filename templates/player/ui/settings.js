/** How the reader wants the page: text size, line spacing, colours, contrast, motion. Kept in the browser. */

import { deviceStorage } from "../session/device.js";
import { besides } from "./dialogs.js";
import { byId, onClick } from "./elements.js";

const KEY = "course-settings";

/** @type {Record<string, string>} */
const SIZES = { large: "130%", larger: "155%", largest: "185%" };

/** @type {Record<string, string>} */
const LINES = { wide: "1.9", wider: "2.2" };

/** @returns {Record<string, string>} */
function kept() {
  try {
    const found = JSON.parse(deviceStorage().getItem(KEY) ?? "{}");
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}

/** @param {Record<string, unknown>} wanted */
function apply(wanted) {
  const root = document.documentElement;
  root.style.fontSize = SIZES[String(wanted.size)] ?? "";
  root.style.lineHeight = LINES[String(wanted.lines)] ?? "";
  for (const name of ["theme", "contrast", "motion"]) {
    if (typeof wanted[name] === "string" && wanted[name]) root.dataset[name] = wanted[name];
    else delete root.dataset[name];
  }
}

/** Applies what was chosen the last time, and opens the dialog where it is chosen. */
export function openSettings() {
  apply(kept());
  const dialog = /** @type {HTMLDialogElement} */ (byId("settings"));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const open = byId("settings-open");
  open.hidden = false;
  onClick(open, () => {
    form.reset();
    for (const [name, value] of Object.entries(kept())) {
      const group = form.elements.namedItem(name);
      if (group instanceof RadioNodeList) group.value = value;
    }
    dialog.show();
  });
  form.addEventListener("change", () => {
    const wanted = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
    apply(wanted);
    try {
      deviceStorage().setItem(KEY, JSON.stringify(wanted));
    } catch {
      // Where the browser keeps nothing, the choice holds until the page is left.
    }
  });
  besides(dialog);
}
