// The fields of a vector, one for each entry, and in y one for the sum. The server's text comes into
// a field only if nobody is typing in it and nothing of it is on its way, or when the server has
// given all fields new values.
/** @import { EditorState, EditorWords, Vector } from "../protocol.js" */
/** @import { Entry } from "./bar_view.js" */
import { outbox } from "../shared/connection.js";
import { className } from "./class_name.js";
import { EntryField } from "./entry_field.js";
import { entryKey } from "./text_field.js";

/**
 * @typedef {object} Surroundings
 * @property {(entry: Entry) => boolean} isMoving whether the bar of an entry is being moved
 * @property {() => void} left a field has been left
 */

export class Fields {
  /** @type {EntryField[]} */
  #entries = [];
  /** @type {EntryField | null} */
  #sum = null;
  #version = -1;
  #vector;
  #surroundings;
  #box;

  /**
   * @param {HTMLElement} box
   * @param {Vector} vector
   * @param {Surroundings} surroundings
   */
  constructor(box, vector, surroundings) {
    this.#box = box;
    this.#vector = vector;
    this.#surroundings = surroundings;
    if (vector === "y") this.#sum = new EntryField(vector, "sum", surroundings.left);
  }

  /**
   * @param {EditorState} state another version: all fields take its values
   * @param {EditorWords} words
   */
  draw(state, words) {
    const renewed = state.version !== this.#version;
    this.#version = state.version;
    const { texts, errors } = state[this.#vector];
    const { entry_label, text_max } = words[this.#vector];
    this.#count(texts.length);
    this.#entries.forEach((field, i) => {
      const rest = i === texts.length - 1 ? state.rest : "";
      const number = state.classes[i] ? `#${state.classes[i]}` : "";
      const name = className(i, state, words);
      field.name(`${entry_label}${i + 1}`, text_max, { rest, name, number });
      if (!this.#isBusy(i)) field.draw(texts[i], errors[i] ?? "", renewed);
    });
    this.#sum?.name("sum(y)", text_max);
    if (!this.#isBusy("sum")) this.#sum?.draw(state.sum.text, state.sum.error, renewed);
  }

  /**
   * A bar is being moved: its value stands in the field.
   * @param {Entry} entry
   * @param {number} value
   */
  showMoved(entry, value) {
    const field = this.#field(entry);
    field?.show(String(value));
    field?.say("");
  }

  /** @param {Entry} entry */
  focus(entry) {
    this.#field(entry)?.focus();
  }

  /** @param {Entry} entry */
  #isBusy(entry) {
    return this.#surroundings.isMoving(entry) || outbox.waits(entryKey(this.#vector, entry));
  }

  /** @param {Entry} entry */
  #field(entry) {
    return entry === "sum" ? this.#sum : this.#entries[entry];
  }

  /** @param {number} count */
  #count(count) {
    if (this.#entries.length === count) return;
    while (this.#entries.length > count) this.#entries.pop()?.box.remove();
    while (this.#entries.length < count) {
      const field = new EntryField(this.#vector, this.#entries.length, this.#surroundings.left);
      this.#entries.push(field);
      this.#box.append(field.box);
    }
    if (this.#sum) this.#box.append(this.#sum.box); // the last one
  }
}
