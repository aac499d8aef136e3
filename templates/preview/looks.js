/** How the module is shown: its width, its colours, its direction. The module's own files stay as they are. */

import { byId } from "./elements.js";

const DARK = "prefers-color-scheme: dark";

/** @type {WeakMap<CSSMediaRule, string>} what a rule asked for before it was decided here */
const asked = new WeakMap();

/** @param {CSSRuleList} rules @param {string} scheme */
function decide(rules, scheme) {
  for (const rule of rules) {
    if (!(rule instanceof (/** @type {any} */ (rule.parentStyleSheet?.ownerNode?.ownerDocument?.defaultView)?.CSSMediaRule ?? CSSMediaRule))) continue;
    const media = /** @type {CSSMediaRule} */ (rule);
    const was = asked.get(media) ?? media.media.mediaText;
    if (!was.includes(DARK)) continue;
    asked.set(media, was);
    media.media.mediaText = scheme === "" ? was : scheme === "dark" ? "all" : "not all";
  }
}

/** @param {HTMLIFrameElement} frame */
export function openLooks(frame) {
  const [width, scheme] = [/** @type {HTMLSelectElement} */ (byId("width")), /** @type {HTMLSelectElement} */ (byId("scheme"))];
  const rtl = /** @type {HTMLInputElement} */ (byId("rtl"));

  function apply() {
    frame.style.setProperty("--width", width.value ? `${width.value}px` : "100%");
    const page = frame.contentDocument;
    if (!page?.documentElement) return;
    if (rtl.checked) page.documentElement.dir = "rtl";
    else if (page.documentElement.dir === "rtl" && frame.dataset.dir) page.documentElement.dir = frame.dataset.dir;
    page.documentElement.style.colorScheme = scheme.value;
    for (const sheet of page.styleSheets) decide(sheet.cssRules, scheme.value);
  }
  for (const one of [width, scheme, rtl]) one.addEventListener("change", apply);

  /** A page came in: note its own direction, and show it as chosen. */
  return () => {
    frame.dataset.dir = frame.contentDocument?.documentElement.dir || "ltr";
    apply();
  };
}
