/** The older of two windows stands down: what asks in it can be read, not answered, and says why. */

/** @import { Session } from "../types.js" */

import { byId, make } from "./elements.js";
import { t } from "./text.js";

const QUIZZES = "[data-quiz], .assessment";
const CONTROLS = ":is(.exercise, .hand-in, .actions) :is(input, select, textarea, button):enabled";

/** @param {Session} session */
export function followStandDown(session) {
  let down = false;
  session.onSaving(({ reason }) => {
    if (down || reason !== "elsewhere") return;
    down = true;
    const main = byId("main");
    const close = () => {
      for (const quiz of main.querySelectorAll(QUIZZES)) {
        for (const control of quiz.querySelectorAll(CONTROLS)) control.setAttribute("disabled", "");
        if (!quiz.querySelector(".is-elsewhere")) quiz.prepend(make("p", { class: "warn is-elsewhere" }, [t("unsaved_elsewhere")]));
      }
    };
    close();
    // Views that come later, and questions that come in slices.
    new MutationObserver(close).observe(main, { childList: true, subtree: true });
  });
}
