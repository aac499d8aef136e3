/** Leaving, deleting, taking over: what the learner decides about the visit as a whole. */

/** @import { Session } from "../types.js" */

import { deviceStorage, forgetEverything, isShared, setShared } from "../session/device.js";
import { FORGOTTEN, openWritten } from "../session/written.js";
import { doAll } from "./deferred.js";
import { ask } from "./dialogs.js";
import { button, byId, clone, make, onClick, slot } from "./elements.js";
import { bringTo } from "./stage.js";
import { t } from "./text.js";

/** Whether what is not saved is lost with this page. */
const gone = () => byId("saving").dataset.kept === "false";

/**
 * @param {Session} session
 * @param {(view: HTMLElement) => void} part  shows the farewell in place of everything
 */
export function offerExit(session, part) {
  const exit = /** @type {HTMLButtonElement} */ (byId("exit"));
  exit.hidden = session.mode === "local";
  onClick(exit, async () => {
    exit.disabled = true;
    doAll();
    const saved = await session.exit();
    exit.disabled = false;
    if (!saved && session.recording) {
      const choice = await ask(t("exit_unsaved_title"), [t(gone() ? "exit_lost" : "exit_unsaved")], [
        { name: "again", words: t("save_again") },
        { name: "leave", words: t("exit_anyway"), second: true },
      ]);
      if (choice === "again") exit.click();
      if (choice !== "leave") return;
    }
    const view = clone("page-shell");
    slot(view, "title").textContent = t("exit_title");
    const words = !session.recording ? "exit_off" : saved ? "exit_saved" : gone() ? "" : "exit_unsaved";
    if (words) slot(view, "text").append(make("p", { class: "lead" }, [t(words)]));
    if (isShared()) {
      session.forget();
      forgetEverything();
      slot(view, "text").append(make("p", {}, [t("shared_forgotten")]));
    }
    part(view);
    window.close();
  });
}

/** @param {Session} session */
export async function offerTakeOver(session) {
  const { offer } = session;
  if (!offer) return false;
  const choice = await ask(t("offer_title"), [t("offer")], [
    { name: "take", words: t("offer_take") },
    { name: "drop", words: t("offer_drop"), second: true },
  ]);
  if (choice === "take") offer.take();
  if (choice === "drop") offer.drop();
  return choice === "take";
}

/**
 * @param {Session} session
 * @param {HTMLElement | undefined} page  'Your data'
 */
export function offerForget(session, page) {
  const forget = page?.querySelector("#forget");
  if (!(forget instanceof HTMLElement)) return;
  forget.hidden = false;
  onClick(forget, () => {
    session.forget();
    openWritten(deviceStorage, session.name).drop();
    document.dispatchEvent(new Event(FORGOTTEN));
    const done = page?.querySelector("#forgotten");
    if (done) done.textContent = t("forget_done");
  });
}

/**
 * 'This is a shared computer': a switch on the page 'Your data'. Without an LMS the only exit is the tab's.
 * @param {HTMLElement | undefined} page
 */
export function offerShared(page) {
  const box = page?.querySelector("#shared");
  if (!(box instanceof HTMLInputElement)) return;
  box.checked = isShared();
  box.disabled = false;
  box.addEventListener("change", () => {
    if (!setShared(box.checked)) box.checked = isShared();
    const said = page?.querySelector("#shared-said");
    if (said) said.textContent = t(isShared() ? "shared_on" : "shared_off");
  });
}

/**
 * What is shown where a part does not come: never a blank page.
 * @param {Session | null} session
 * @param {() => void} retry
 */
export function makeUpdated(session, retry) {
  const view = clone("page-shell");
  const again = button(t("updated_button"), { icon: "again" });
  const once = button(t("updated_retry"), { second: true });
  const unsaved = byId("saving").dataset.state === "unsaved";
  slot(view, "title").textContent = t("updated_title");
  slot(view, "text").append(
    make("p", { class: "lead" }, [t(unsaved ? "updated_unsaved" : "updated")]),
    make("p", { class: "actions" }, [again, once]),
  );
  onClick(again, async () => {
    await session?.exit();
    window.location.reload();
  });
  onClick(once, retry);
  queueMicrotask(() => view.isConnected && bringTo(slot(view, "title")));
  return view;
}
