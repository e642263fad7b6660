// Problems to start from.
/** @import { ToolWords } from "../protocol.js" */
import { send } from "../shared/connection.js";
import { closest, put } from "../shared/dom.js";

export class Examples {
  #box;
  #shown = "";

  /** @param {HTMLElement} box */
  constructor(box) {
    this.#box = box;
    box.addEventListener("click", ({ target }) => {
      const name = closest(target, "button")?.dataset.preset;
      if (name) send({ kind: "preset", name });
    });
  }

  /** @param {ToolWords} words */
  draw({ presets, examples }) {
    put(this.#box, "aria-label", examples);
    if (this.#shown === presets.join()) return;
    this.#shown = presets.join();
    this.#box.replaceChildren(
      ...presets.map(([name, label]) => {
        const button = Object.assign(document.createElement("button"), { type: "button" });
        put(button, "data-preset", name);
        put(button, "text", label);
        return button;
      }),
    );
  }
}
