// y divided by its sum, and all logits shifted by a number, which stands in a field beside.
/** @import { EditorState, ToolWords } from "../protocol.js" */
import { hasTheFocus, onTyped, say, setText } from "../editor/text_field.js";
import { outbox, send } from "../shared/connection.js";
import { find, put } from "../shared/dom.js";
import { isLocked, switchOff } from "../shared/locks.js";

const KEY = "shift"; // what an edit of the field is about

export class Rare {
  #box;
  #input;
  #message;

  /** @param {HTMLElement} box */
  constructor(box) {
    this.#box = box;
    this.#input = /** @type {HTMLInputElement} */ (find(box, "input"));
    this.#message = find(box, ".message");
    onTyped(this.#input, () => {
      send({ kind: "tool", name: "check-shift", text: this.shift }, KEY);
    });
  }

  /** The text of the field. */
  get shift() {
    return this.#input.value.trim();
  }

  /**
   * @param {EditorState} state
   * @param {ToolWords} words
   */
  draw({ shift }, { tools, shift_by, shift_max }) {
    for (const name of ["normalise-y", "shift-x"]) {
      const button = find(this.#box, `[data-tool="${name}"]`);
      put(button, "text", tools[name][0]);
      put(button, "title", tools[name][1]);
      switchOff(button, isLocked("fields"));
    }
    this.#input.readOnly = isLocked("fields");
    put(this.#input, "aria-label", shift_by);
    this.#input.maxLength = shift_max + 1;
    if (outbox.waits(KEY)) return;
    if (!hasTheFocus(this.#input)) setText(this.#input, shift.text);
    say(this.#input, this.#message, shift.error);
  }
}
