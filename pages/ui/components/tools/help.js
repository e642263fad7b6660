// What can be pasted: a button beside each field of a whole vector unfolds it under that field.
/** @import { HelpWords } from "../protocol.js" */
import { put } from "../shared/dom.js";

export class Help {
  #panel = document.createElement("div");
  /** @type {Map<HTMLElement, HTMLElement>} the button of each field's box */
  #buttons = new Map();
  #at = /** @type {HTMLElement | null} */ (null);

  constructor() {
    this.#panel.id = "tools-help";
    this.#panel.className = "help";
    put(this.#panel, "role", "region");
    put(this.#panel, "tabindex", "0"); // it scrolls
  }

  /** @param {HTMLElement} box of a field, which gets a button */
  add(box) {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.className = "ask";
    put(button, "text", "?");
    put(button, "aria-controls", this.#panel.id);
    button.addEventListener("click", () => this.#show(this.#at === box ? null : box));
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.#at !== box) return;
      this.#show(null);
      button.focus();
    });
    this.#buttons.set(box, button);
    box.append(button);
  }

  /**
   * @param {HelpWords} words
   * @param {string[]} names of the fields
   */
  draw(words, names) {
    [...this.#buttons].forEach(([box, button], n) => {
      put(button, "aria-label", `${words.label} (${names[n]})`);
      put(button, "title", words.label);
      put(button, "aria-expanded", String(this.#at === box));
    });
    put(this.#panel, "aria-label", words.label);
    const shown = `${words.label}${words.rows.length}`;
    if (this.#panel.dataset.shown === shown) return;
    put(this.#panel, "data-shown", shown);
    const text = document.createElement("p");
    put(text, "text", words.text);
    const list = document.createElement("dl");
    for (const [name, texts] of words.rows) list.append(...row(name, texts));
    this.#panel.replaceChildren(text, list);
  }

  /** @param {HTMLElement | null} box whose help is shown */
  #show(box) {
    this.#at = box;
    if (box) box.append(this.#panel);
    else this.#panel.remove();
    for (const [each, button] of this.#buttons) {
      put(button, "aria-expanded", String(each === box));
    }
  }
}

/**
 * @param {string} name
 * @param {string[]} texts
 */
function row(name, texts) {
  const term = document.createElement("dt");
  put(term, "text", name);
  const details = texts.map((text) => {
    const detail = document.createElement("dd");
    const code = document.createElement("code");
    put(code, "translate", "no");
    put(code, "text", text);
    detail.append(code);
    return detail;
  });
  return [term, ...details];
}
