// How targets move when one of them is moved: freely, keeping their sum, or one-hot.
/** @import { EditorWords } from "../protocol.js" */
import { outbox, send } from "../shared/connection.js";
import { closest, put } from "../shared/dom.js";

const SETTING = "targets"; // the URL parameter, and what an edit of it is about
const DEFAULT = "free"; // which the URL does not name

export class Modes {
  mode = DEFAULT;
  /** @type {HTMLElement[]} */
  #buttons = [];
  #box;

  /** @param {HTMLElement} box */
  constructor(box) {
    this.#box = box;
    box.classList.add("choice");
    box.addEventListener("click", ({ target }) => {
      const mode = closest(target, "button")?.dataset.mode;
      if (!mode) return;
      send({ kind: "set", name: SETTING, text: mode === DEFAULT ? "" : mode }, SETTING);
      this.#show(mode);
    });
  }

  /**
   * @param {EditorWords} words
   * @param {string} mode what the server says
   */
  draw({ modes, modes_label }, mode) {
    put(this.#box, "aria-label", modes_label);
    if (this.#buttons.length !== modes.length) {
      this.#buttons = modes.map(() => {
        return Object.assign(document.createElement("button"), { type: "button" });
      });
      this.#box.replaceChildren(...this.#buttons);
    }
    modes.forEach(([name, label], n) => {
      put(this.#buttons[n], "data-mode", name);
      put(this.#buttons[n], "text", label);
    });
    this.#show(outbox.waits(SETTING) ? this.mode : mode);
  }

  /** @param {string} mode */
  #show(mode) {
    this.mode = mode;
    for (const button of this.#buttons) {
      put(button, "aria-pressed", String(button.dataset.mode === mode));
    }
  }
}
