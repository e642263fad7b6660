// How targets move when one of them is moved: freely, keeping their sum, or one-hot.
/** @import { EditorWords } from "../protocol.js" */
import { outbox, send } from "../shared/connection.js";
import { closest, find, put } from "../shared/dom.js";
import { page } from "../shared/page_state.js";

const SETTING = "targets"; // the URL parameter, and what an edit of it is about
const DEFAULT = "free"; // which the URL does not name

/** What was chosen last, as long as the server has not heard of it. */
let chosen = DEFAULT;

/** How targets move at this moment: "free", "sum" or "one-hot". */
export function targetsMode() {
  return outbox.waits(SETTING) ? chosen : (page.editor?.mode ?? DEFAULT);
}

export class Modes {
  /** @type {HTMLElement[]} */
  #buttons = [];
  #box;
  #label;

  /** @param {HTMLElement} box */
  constructor(box) {
    this.#label = find(box, ".label");
    this.#box = find(box, ".choice");
    this.#box.addEventListener("click", ({ target }) => {
      const mode = closest(target, "button")?.dataset.mode;
      if (!mode) return;
      chosen = mode;
      send({ kind: "set", name: SETTING, text: mode === DEFAULT ? "" : mode }, SETTING);
      this.#show();
    });
  }

  /** @param {EditorWords} words */
  draw({ modes, modes_label }) {
    put(this.#box, "aria-label", modes_label);
    put(this.#label, "text", modes_label);
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
    this.#show();
  }

  #show() {
    const mode = targetsMode();
    for (const button of this.#buttons) {
      put(button, "aria-pressed", String(button.dataset.mode === mode));
    }
  }
}
