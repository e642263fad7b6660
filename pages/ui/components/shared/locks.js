// What a teacher's link locks. The server refuses it; here it is not offered.
import { put } from "./dom.js";
import { page } from "./page_state.js";

/** @param {"fields" | "presets" | "answers" | "pages"} kind */
export function isLocked(kind) {
  return page.editor?.locked.includes(kind) ?? false;
}

/**
 * A button that is of no use keeps the focus: it is not taken out, but says so.
 * @param {HTMLElement} button
 * @param {boolean} isOff
 */
export function switchOff(button, isOff) {
  put(button, "aria-disabled", String(isOff));
}
