/** The overlay with what is wrong, over the last good version of the module. */

/** @import { ModuleState, Problems } from "./types.js" */

import { byId, counted, summary } from "./elements.js";
import { showProblems } from "./problems.js";

/** How the overlay behaves: errors open it, the author may close it, and the next errors open it again. */
export function openOverlay() {
  const [overlay, button, list] = [byId("overlay"), byId("problems-button"), byId("overlay-list")];
  let byAuthor = false;

  /** @param {boolean} open */
  function show(open) {
    overlay.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  }
  button.addEventListener("click", () => {
    byAuthor = overlay.hidden;
    show(overlay.hidden);
    if (!overlay.hidden) byId("overlay-close").focus();
  });
  byId("overlay-close").addEventListener("click", () => {
    show(false);
    button.focus();
  });
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.key === "Escape" && !overlay.hidden) {
      show(false);
      button.focus();
    }
  };
  document.addEventListener("keydown", onKey);

  return {
    onKey,

    /**
     * @param {Problems} found
     * @param {ModuleState} module
     */
    tell(found, module) {
      const errors = found.problems.filter((one) => one.severity === "error").length;
      const words = summary({ errors, warnings: found.problems.length - errors });
      button.textContent = module.fault ? "The builder failed" : words || "No problems";
      button.dataset.state = errors || module.fault ? "error" : words ? "warning" : "sound";
      byId("overlay-title").textContent = words || "No problems found";
      const shown = module.site ? "Below stands the last version without errors." : "";
      byId("overlay-note").textContent = module.fault
        ? `Something failed in the builder itself; please report it: ${module.fault}`
        : errors ? shown : "";
      showProblems(list, found);
      const said = byId("said");
      if (errors || module.fault) {
        byAuthor = false;
        show(true);
        said.textContent = module.fault ? "The builder failed" : `${counted(errors, "error")}: ${found.problems[0].message}`;
      } else {
        if (!byAuthor || !words) show(false);
        said.textContent = words ? "" : "No problems";
      }
    },
  };
}
