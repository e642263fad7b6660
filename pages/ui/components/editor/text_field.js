// What the fields of entries and of whole vectors have in common.
/** @import { Vector } from "../protocol.js" */
import { send } from "../shared/connection.js";
import { put } from "../shared/dom.js";
import { page } from "../shared/page_state.js";

/** Fields in which an input method composes: what stands in them is no text yet. */
const composing = new WeakSet();

/** @param {Element} field also one in a shadow root */
export function hasTheFocus(field) {
  const root = /** @type {Document | ShadowRoot} */ (field.getRootNode());
  return root.activeElement === field;
}

/**
 * Call back when something has been typed into a field. What an input method composes counts when
 * it is done; a composition that is cancelled leaves the field as it was.
 * @param {HTMLInputElement} field
 * @param {() => void} typed
 */
export function onTyped(field, typed) {
  let before = "";
  field.addEventListener("compositionstart", () => {
    before = field.value;
    composing.add(field);
  });
  field.addEventListener("compositionend", ({ data }) => {
    composing.delete(field);
    if (data === "") field.value = before;
    if (field.value !== before) typed();
  });
  field.addEventListener("input", () => {
    if (!composing.has(field)) typed();
  });
}

/**
 * @param {HTMLInputElement} field
 * @param {string} text
 */
export function setText(field, text) {
  if (field.value !== text && !composing.has(field)) field.value = text;
}

/**
 * Say what is wrong with a field, "" if nothing.
 * @param {HTMLInputElement} field
 * @param {HTMLElement} message
 * @param {string} error
 */
export function say(field, message, error) {
  put(field, "aria-invalid", String(error !== ""));
  put(message, "text", error);
}

/**
 * What an edit of an entry is about, see `Outbox.waits`.
 * @param {Vector} vector
 * @param {number | "sum"} entry
 */
export function entryKey(vector, entry) {
  return `${vector}-${entry}`;
}

/**
 * What an edit of a vector as text is about.
 * @param {Vector} vector
 */
export function textKey(vector) {
  return `${vector}-text`;
}

/**
 * Send a whole vector as text.
 * @param {Vector} vector
 * @param {string} text
 */
export function sendVector(vector, text) {
  // With a sign more than is allowed the server knows that it is too long.
  const longest = (page.words?.editor[vector].text_max ?? 0) + 1;
  send({ kind: "paste", vector, text: text.slice(0, longest) }, textKey(vector));
}
