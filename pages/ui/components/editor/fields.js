// The fields of a vector: one for each entry, and one for all of it as text. The server's text comes
// into a field only if nobody is typing in it and nothing of it is on its way, or when the server
// has given all fields new values.
/** @import { Vector, VectorState, VectorWords } from "../protocol.js" */
import { outbox } from "../shared/connection.js";
import { find, put } from "../shared/dom.js";
import { EntryField } from "./entry_field.js";
import {
  entryKey,
  hasTheFocus,
  pasteLines,
  say,
  sendVector,
  setText,
  textKey,
} from "./text_field.js";

/**
 * @typedef {object} Surroundings
 * @property {(entry: number) => boolean} isMoving whether the bar of an entry is being moved
 * @property {() => void} left a field has been left
 */

export class Fields {
  /** @type {EntryField[]} */
  #entries = [];
  #version = -1;
  /** Whether a text of the whole vector that was typed here has not been answered yet. */
  #typedWhole = false;
  #vector;
  #surroundings;
  #box;
  #whole;
  #label;
  #message;

  /**
   * @param {HTMLElement} root
   * @param {Vector} vector
   * @param {Surroundings} surroundings
   */
  constructor(root, vector, surroundings) {
    this.#vector = vector;
    this.#surroundings = surroundings;
    this.#box = find(root, ".entries");
    this.#label = find(root, ".whole span");
    this.#message = find(root, ".vector > .message");
    this.#whole = /** @type {HTMLInputElement} */ (find(root, ".whole input"));
    this.#whole.id = `${vector}-text`;
    this.#whole.setAttribute("aria-describedby", `${vector}-text-message`);
    this.#message.id = `${vector}-text-message`;
    this.#whole.addEventListener("input", () => {
      this.#typedWhole = true;
      sendVector(vector, this.#whole.value);
    });
    this.#whole.addEventListener("paste", (event) => pasteLines(event, vector));
    this.#whole.addEventListener("blur", surroundings.left);
  }

  /**
   * @param {VectorState} state
   * @param {VectorWords} words
   * @param {number} version another one: all fields take the values of the state
   * @param {string} rest what the last entry is called where it stands for many classes, or ""
   */
  draw(state, words, version, rest) {
    const renewed = version !== this.#version;
    this.#version = version;
    this.#count(state.texts.length);
    this.#entries.forEach((field, i) => {
      const isLast = i === state.texts.length - 1;
      field.name(`${words.entry_label}${i + 1}`, words.text_max, isLast ? rest : "");
      if (this.#surroundings.isMoving(i) || outbox.waits(entryKey(this.#vector, i))) return;
      const error = state.errors[i] ?? "";
      if (renewed || (!error && !field.hasFocus)) field.show(state.texts[i]);
      field.say(error);
    });
    put(this.#label, "text", words.text_label);
    this.#whole.title = words.help;
    this.#whole.maxLength = words.text_max + 1; // a longer one is cut, and what is left is refused
    this.#drawWhole(state, renewed);
  }

  /**
   * @param {VectorState} state
   * @param {boolean} renewed
   */
  #drawWhole(state, renewed) {
    if (outbox.waits(textKey(this.#vector))) return;
    // The answer to what is typed here must not change it under the cursor.
    const isOwn = this.#typedWhole;
    this.#typedWhole = false;
    const hasFocus = hasTheFocus(this.#whole);
    if (!hasFocus || (renewed && !isOwn)) setText(this.#whole, state.text);
    say(this.#whole, this.#message, state.error);
  }

  /**
   * A bar is being moved: its value stands in the field.
   * @param {number} entry
   * @param {number} value
   */
  showMoved(entry, value) {
    this.#entries[entry]?.show(String(value));
    this.#entries[entry]?.say("");
  }

  /** @param {number} entry */
  focus(entry) {
    this.#entries[entry]?.focus();
  }

  /** @param {number} count */
  #count(count) {
    while (this.#entries.length > count) this.#entries.pop()?.box.remove();
    while (this.#entries.length < count) {
      const field = new EntryField(this.#vector, this.#entries.length, this.#surroundings.left);
      this.#entries.push(field);
      this.#box.append(field.box);
    }
  }
}
