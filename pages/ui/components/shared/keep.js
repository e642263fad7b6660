// A block that is written anew keeps what the reader does in it: the focus and the text on its way,
// on the element of the same name, and what is unfolded. A fold that comes open stays so: something
// in it is wrong. One that is a setting needs no keeping: the block says whether it is open.
import { findAll, textField } from "./dom.js";

const NAMES = [
  "id",
  "name",
  "data-tool",
  "data-set",
  "data-typed",
  "data-value",
  "data-text",
  "data-action",
  "data-preset",
  "data-stepper",
  "data-lesson",
  "data-i",
  "data-j",
];
const FOLDS = "details[id]:not([data-set])";

/**
 * @param {HTMLElement} place
 * @param {() => void} write puts something else into the place
 */
export function keepState(place, write) {
  const focus = focusIn(place);
  const unfolded = findAll(place, `${FOLDS}[open]`).map(({ id }) => id);
  write();
  for (const fold of findAll(place, FOLDS)) {
    if (unfolded.includes(fold.id)) fold.setAttribute("open", "");
  }
  if (focus) restoreFocus(place, focus);
}

/** @typedef {{ selector: string, typed: HTMLInputElement | HTMLTextAreaElement | null }} Focus */

/**
 * @param {HTMLElement} place
 * @returns {Focus | null}
 */
function focusIn(place) {
  const element = document.activeElement;
  if (!element || !place.contains(element)) return null;
  const names = NAMES.filter((name) => element.hasAttribute(name));
  if (!names.length) return null;
  const texts = names.map((name) => `[${name}="${CSS.escape(element.getAttribute(name) ?? "")}"]`);
  return { selector: element.localName + texts.join(""), typed: textField(element) };
}

/**
 * @param {HTMLElement} place
 * @param {Focus} focus
 */
function restoreFocus(place, { selector, typed }) {
  const element = /** @type {HTMLElement | null} */ (place.querySelector(selector));
  element?.focus({ preventScroll: true });
  const field = textField(element);
  if (!typed || !field) return;
  field.value = typed.value;
  field.setSelectionRange(typed.selectionStart, typed.selectionEnd);
}
