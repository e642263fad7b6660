// A whole vector as text: typed or pasted. What is pasted may have lines, which say what its rows are.
/** @import { EditorState, EditorWords, Vector } from "../protocol.js" */
import { hasTheFocus, onTyped, say, sendVector, setText, textKey } from "../editor/text_field.js";
import { outbox } from "../shared/connection.js";
import { find, put } from "../shared/dom.js";
import { isLocked } from "../shared/locks.js";
import { ReadingChoice } from "./reading_choice.js";

export class WholeField {
  box = document.createElement("div");
  #choice;
  #vector;
  #label;
  #input;
  #message;
  #version = -1;
  /** Whether what was typed here has not been answered yet. */
  #isTyped = false;

  /**
   * @param {Vector} vector
   * @param {() => void} left it has lost the focus
   */
  constructor(vector, left) {
    this.#vector = vector;
    this.box.className = "whole";
    this.box.innerHTML = `<label for="${vector}-text"></label>
      <textarea id="${vector}-text" rows="1" autocomplete="off" autocapitalize="off"
        spellcheck="false" aria-describedby="${vector}-text-message"></textarea>
      <p class="message" id="${vector}-text-message" role="status"></p>`;
    this.#choice = new ReadingChoice(vector);
    this.box.append(this.#choice.box);
    this.#label = find(this.box, "label");
    this.#message = find(this.box, ".message");
    this.#input = /** @type {HTMLTextAreaElement} */ (find(this.box, "textarea"));
    onTyped(this.#input, () => {
      this.#isTyped = true;
      sendVector(vector, this.#input.value);
    });
    this.#input.addEventListener("blur", left);
  }

  /**
   * @param {EditorState} state another version: the field takes its text
   * @param {EditorWords} words
   */
  draw(state, words) {
    const { text, error, asked } = state[this.#vector];
    const { text_label, help, text_max } = words[this.#vector];
    put(this.#label, "text", text_label);
    put(this.#input, "title", help);
    this.#input.maxLength = text_max + 1; // a longer one is cut, and what is left is refused
    this.#input.readOnly = isLocked("fields");
    const renewed = state.version !== this.#version;
    this.#version = state.version;
    if (outbox.waits(textKey(this.#vector))) return;
    this.#choice.draw(asked, words.tools.leave);
    // The answer to what is typed here must not change it under the cursor.
    const isOwn = this.#isTyped;
    this.#isTyped = false;
    if (!hasTheFocus(this.#input) || (renewed && !isOwn)) setText(this.#input, text);
    say(this.#input, this.#message, error);
  }

  /** Lead who has pasted to the question what the text means, if there is one. */
  lead() {
    this.#choice.lead();
  }
}
