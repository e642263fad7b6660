// The field of one entry: a number is typed, stepped by arrow keys, or a whole vector is pasted.
/** @import { Vector } from "../protocol.js" */
import { send } from "../shared/connection.js";
import { find, put } from "../shared/dom.js";
import { page } from "../shared/page_state.js";
import { entryKey, hasTheFocus, say, sendVector, setText } from "./text_field.js";

const ONE_NUMBER = /^[-+−]?[0-9]+,[0-9]+$/; // with a decimal comma
const LOOKS_LIKE_A_VECTOR = /[^\s][\s,;，；、]+[^\s]|[[\](]/;
/** @type {Record<string, number>} */
const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

export class EntryField {
  box = document.createElement("div");
  #vector;
  #entry;
  #input;
  #message;
  #rest;

  /**
   * @param {Vector} vector
   * @param {number} entry from 0
   * @param {() => void} left it has lost the focus
   */
  constructor(vector, entry, left) {
    this.#vector = vector;
    this.#entry = entry;
    const id = `${vector}-${entry + 1}`;
    this.box.className = "entry";
    this.box.innerHTML = `<label for="${id}">${vector}<sub>${entry + 1}</sub> <small class="rest"></small></label>
      <input id="${id}" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
        enterkeyhint="next" aria-describedby="${id}-message">
      <p class="message" id="${id}-message" role="status"></p>`;
    this.#input = /** @type {HTMLInputElement} */ (find(this.box, "input"));
    this.#message = find(this.box, ".message");
    this.#rest = find(this.box, ".rest");
    this.#input.addEventListener("input", () => this.#send());
    this.#input.addEventListener("focus", () => this.#input.select());
    this.#input.addEventListener("blur", left);
    this.#input.addEventListener("paste", (event) => this.#paste(event));
    this.#input.addEventListener("keydown", (event) => this.#step(event));
  }

  get hasFocus() {
    return hasTheFocus(this.#input);
  }

  focus() {
    this.#input.focus();
  }

  /**
   * @param {string} label
   * @param {number} longest text that is taken
   * @param {string} rest what it is called where it stands for many classes, or ""
   */
  name(label, longest, rest) {
    put(this.#input, "aria-label", rest ? `${label}, ${rest}` : label);
    put(this.#rest, "text", rest);
    this.#input.maxLength = longest + 1; // a longer one is cut, and what is left is refused
  }

  /** @param {string} text */
  show(text) {
    setText(this.#input, text);
  }

  /** @param {string} error */
  say(error) {
    say(this.#input, this.#message, error);
  }

  #send() {
    const [vector, entry, text] = [this.#vector, this.#entry, this.#input.value];
    send({ kind: "type", vector, entry, text }, entryKey(vector, entry));
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const text = event.clipboardData?.getData("text").trim() ?? "";
    if (!LOOKS_LIKE_A_VECTOR.test(text) || ONE_NUMBER.test(text)) return;
    event.preventDefault();
    sendVector(this.#vector, text);
  }

  /** @param {KeyboardEvent} event */
  #step(event) {
    const steps = STEPS[event.key];
    const start = Number(this.#input.value);
    const words = page.words?.editor[this.#vector];
    if (!steps || !words || this.#input.value.trim() === "" || !Number.isFinite(start)) return;
    event.preventDefault();
    const value = Number((start + steps * words.step).toFixed(10));
    this.show(String(Math.min(words.max, Math.max(words.min, value))));
    this.#send();
  }
}
