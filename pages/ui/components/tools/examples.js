// Problems to start from.
/** @import { ToolWords } from "../protocol.js" */
import { send } from "../shared/connection.js";
import { closest, findAll, put } from "../shared/dom.js";
import { isLocked, switchOff } from "../shared/locks.js";

export class Examples {
  #box;
  #shown = "";

  /** @param {HTMLElement} box */
  constructor(box) {
    this.#box = box;
    box.addEventListener("click", ({ target }) => {
      const name = closest(target, "button")?.dataset.preset;
      if (name && !isLocked("presets")) send({ kind: "preset", name });
    });
  }

  /** @param {ToolWords} words */
  draw({ presets, examples }) {
    put(this.#box, "aria-label", examples);
    if (this.#shown !== presets.join()) this.#fill(presets);
    this.#shown = presets.join();
    for (const button of findAll(this.#box, "button")) switchOff(button, isLocked("presets"));
  }

  /** @param {ToolWords["presets"]} presets */
  #fill(presets) {
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
