// A part that is unfolded by a button; it stays as it was left while the lab is used.
import { put } from "../shared/dom.js";

/** @type {Map<string, boolean>} what the reader has opened or closed, by name */
const choices = new Map();

export class Fold {
  #button = document.createElement("button");
  #name;
  #part;
  #isOpen = false;
  #errors = "";

  /**
   * @param {string} name
   * @param {HTMLElement} box for the button
   * @param {HTMLElement} part that is unfolded
   */
  constructor(name, box, part) {
    this.#name = name;
    this.#part = part;
    part.id = `tools-${name}`;
    this.#button.type = "button";
    this.#button.className = "fold";
    put(this.#button, "data-fold", name);
    put(this.#button, "aria-controls", part.id);
    this.#button.addEventListener("click", () => {
      choices.set(this.#name, !this.#isOpen);
      this.#show(!this.#isOpen);
    });
    box.append(this.#button);
  }

  /**
   * @param {string} label
   * @param {boolean} isOpen where the reader has not said otherwise
   */
  draw(label, isOpen) {
    put(this.#button, "text", label);
    this.#show(choices.get(this.#name) ?? isOpen);
  }

  /**
   * Open for errors that are new.
   * @param {string[]} errors
   */
  reveal(errors) {
    const all = errors.filter(Boolean).join("\n");
    if (all && all !== this.#errors) {
      choices.set(this.#name, true);
      this.#show(true);
    }
    this.#errors = all;
  }

  /** @param {boolean} isOpen */
  #show(isOpen) {
    this.#isOpen = isOpen;
    this.#part.hidden = !isOpen;
    put(this.#button, "aria-expanded", String(isOpen));
  }
}
