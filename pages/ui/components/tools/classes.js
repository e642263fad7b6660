// A class more, a class less.
/** @import { ToolWords } from "../protocol.js" */
import { find, put } from "../shared/dom.js";
import { isLocked, switchOff } from "../shared/locks.js";

/** @type {Record<string, string>} */
const SIGNS = { "remove-class": "−", "add-class": "+" };

export class Classes {
  #box;
  #label;
  /** @type {Record<string, HTMLElement>} */
  #buttons = {};

  /** @param {HTMLElement} box */
  constructor(box) {
    this.#box = box;
    this.#label = find(box, ".label");
    for (const [name, sign] of Object.entries(SIGNS)) {
      const button = Object.assign(document.createElement("button"), { type: "button" });
      put(button, "data-tool", name);
      put(button, "text", sign);
      this.#buttons[name] = button;
      box.append(button);
    }
  }

  /**
   * @param {ToolWords} words
   * @param {number} k the number of classes
   */
  draw({ classes, tools, k_min, k_max }, k) {
    put(this.#box, "aria-label", classes);
    put(this.#label, "text", classes);
    for (const [name, button] of Object.entries(this.#buttons)) {
      put(button, "aria-label", tools[name][0]);
      put(button, "title", tools[name][0]);
      switchOff(button, isLocked("fields") || k === (name === "add-class" ? k_max : k_min));
    }
  }
}
