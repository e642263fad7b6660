// The field of one entry, or of the sum: a number is typed, stepped by arrow keys, or a whole vector
// is pasted.
/** @import { Vector } from "../protocol.js" */
/** @import { Entry } from "./bar_view.js" */
import { send } from "../shared/connection.js";
import { find, put } from "../shared/dom.js";
import { isLocked } from "../shared/locks.js";
import { page } from "../shared/page_state.js";
import { growRow, rowStyle } from "./row_heights.js";
import { entryKey, hasTheFocus, onTyped, say, sendVector, setText } from "./text_field.js";

const ONE_NUMBER = /^[-+−]?[0-9]+,[0-9]+$/; // with a decimal comma
const LOOKS_LIKE_A_VECTOR = /[^\s][\s,;，；、]+[^\s]|[[\](]/;
/** @type {Record<string, number>} */
const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
const DUST = 1e-12; // of a number: what adding targets may leave in their sum
const NO_NAMES = { rest: "", name: "", number: "" };
const SHORT = 6; // signs that a field has room for in its usual size

export class EntryField {
  box = document.createElement("div");
  #vector;
  #entry;
  #input;
  #message;
  #number;
  #rest = "";

  /**
   * @param {Vector} vector
   * @param {Entry} entry from 0
   * @param {() => void} left it has lost the focus
   */
  constructor(vector, entry, left) {
    this.#vector = vector;
    this.#entry = entry;
    const number = entry === "sum" ? entry : entry + 1;
    const id = `${vector}-${number}`;
    const name = entry === "sum" ? "" : `${vector}<sub>${number}</sub>`;
    this.box.className = entry === "sum" ? "entry sum" : "entry";
    this.box.style.cssText = rowStyle(entry);
    this.box.innerHTML = `<label for="${id}" aria-hidden="true">${name}<small></small></label>
      <input id="${id}" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
        enterkeyhint="next" aria-describedby="${id}-message">
      <p class="message" id="${id}-message" role="status"></p>`;
    this.#input = /** @type {HTMLInputElement} */ (find(this.box, "input"));
    this.#message = find(this.box, ".message");
    this.#number = find(this.box, "small");
    growRow(this.#message, entry);
    onTyped(this.#input, () => this.#send());
    this.#input.addEventListener("focus", () => this.#input.select());
    this.#input.addEventListener("blur", left);
    this.#input.addEventListener("paste", (event) => this.#paste(event));
    this.#input.addEventListener("keydown", (event) => this.#step(event));
  }

  focus() {
    this.#input.focus();
  }

  /**
   * @param {string} label
   * @param {number} longest text that is taken
   * @param {{ rest: string, name: string, number: string }} [row] what its class is called; rest:
   * what the row is called where it stands for many
   */
  name(label, longest, { rest, name, number } = NO_NAMES) {
    this.#rest = rest;
    put(this.#input, "aria-label", name ? `${label}, ${name}` : label);
    put(this.#number, "text", number);
    this.#input.maxLength = longest + 1; // a longer one is cut, and what is left is refused
  }

  /**
   * What the server says, which has heard of all that was typed here.
   * @param {string} text
   * @param {string} error
   * @param {boolean} renewed it counts though somebody is typing here
   */
  draw(text, error, renewed) {
    const keeps = error !== "" || (hasTheFocus(this.#input) && !this.#contradicts(text));
    this.#input.readOnly = isLocked("fields");
    if (renewed || !keeps) this.show(text);
    this.say(error);
  }

  /** @param {string} text */
  show(text) {
    setText(this.#input, text);
    this.#fit();
  }

  /** @param {string} error */
  say(error) {
    say(this.#input, this.#message, error);
    const named = error === "" && this.#vector === "x" ? this.#rest : ""; // once a row
    this.#message.classList.toggle("rest", named !== "");
    if (named) put(this.#message, "text", named);
  }

  // "2.0" stands for the number that the server calls "2"; "1" does not, whatever has happened.
  /** @param {string} text */
  #contradicts(text) {
    const own = this.#input.value.trim();
    const gap = Math.abs(Number(own) - Number(text));
    return own !== "" && gap > DUST * Math.abs(Number(text));
  }

  #fit() {
    this.#input.classList.toggle("long", this.#input.value.length > SHORT);
  }

  #send() {
    this.#fit();
    const [vector, entry, text] = [this.#vector, this.#entry, this.#input.value];
    send({ kind: "type", vector, entry, text }, entryKey(vector, entry));
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const text = event.clipboardData?.getData("text").trim() ?? "";
    const isVector = LOOKS_LIKE_A_VECTOR.test(text) && !ONE_NUMBER.test(text);
    if (this.#entry === "sum" || !isVector || this.#input.readOnly) return;
    event.preventDefault();
    sendVector(this.#vector, text);
  }

  /** @param {KeyboardEvent} event */
  #step(event) {
    const steps = STEPS[event.key];
    const start = Number(this.#input.value);
    const words = page.words?.editor[this.#vector];
    if (!steps || !words || event.isComposing || this.#input.readOnly) return;
    if (this.#input.value.trim() === "" || !Number.isFinite(start)) return;
    event.preventDefault();
    const value = Number((start + steps * words.step).toFixed(10));
    this.show(String(Math.min(words.max, Math.max(words.min, value))));
    this.#send();
  }
}
