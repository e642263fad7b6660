// Undo, redo and reset: by buttons, and by keys wherever the page has the focus.
/** @import { EditorWords } from "../protocol.js" */
import { send } from "../shared/connection.js";
import { closest, put } from "../shared/dom.js";

/** @type {Record<string, string>} */
const SIGNS = { undo: "↶", redo: "↷", reset: "⟲" };

/**
 * What a key with Ctrl or ⌘ does to the history, "" if nothing.
 * @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">} event
 */
export function historyAction({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (!(ctrlKey || metaKey) || altKey) return "";
  const letter = key.toLowerCase();
  if (letter === "y" || (letter === "z" && shiftKey)) return "redo";
  return letter === "z" ? "undo" : "";
}

/** @param {AbortSignal} ending */
export function listenForHistoryKeys(ending) {
  const options = { capture: true, signal: ending };
  addEventListener(
    "keydown",
    (event) => {
      const name = historyAction(event);
      if (!name || closest(event.composedPath()[0], "input, textarea")) return; // it has its own
      event.preventDefault();
      send({ kind: "history", name });
    },
    options,
  );
}

export class HistoryButtons {
  /** @type {HTMLElement[]} */
  #buttons = [];
  #box;

  /** @param {HTMLElement} box */
  constructor(box) {
    this.#box = box;
    box.addEventListener("click", ({ target }) => {
      const button = closest(target, "button");
      if (!button || button.getAttribute("aria-disabled") === "true") return;
      send({ kind: "history", name: button.dataset.act ?? "" });
    });
  }

  /**
   * @param {EditorWords} words
   * @param {boolean[]} flags whether there is something to undo, to redo, to reset
   */
  draw({ history }, flags) {
    if (this.#buttons.length !== history.length) {
      this.#buttons = history.map(() => this.#add());
      this.#box.replaceChildren(...this.#buttons);
    }
    put(this.#box, "aria-label", history.map(([, label]) => label).join(", "));
    history.forEach(([name, label, key], n) => {
      const button = this.#buttons[n];
      put(button, "data-act", name);
      put(button, "text", SIGNS[name]);
      put(button, "aria-label", label);
      put(button, "title", key ? `${label} (${key.replace("Control", "Ctrl")})` : label);
      if (key) put(button, "aria-keyshortcuts", key);
      put(button, "aria-disabled", String(!flags[n]));
      button.tabIndex = flags[n] || button.matches(":focus") ? 0 : -1; // what has the focus keeps it
    });
  }

  #add() {
    return Object.assign(document.createElement("button"), { type: "button" });
  }
}
