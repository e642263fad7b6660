// The question what a pasted text means, under the field that holds the text. Who has pasted is
// led there: the focus goes to the first reading, and back when one is chosen or none.
/** @import { AskedState, Vector } from "../protocol.js" */
import { send } from "../shared/connection.js";
import { closest, find, put } from "../shared/dom.js";
import { page } from "../shared/page_state.js";

const NONE = "dismiss"; // instead of a reading

/** Where something was pasted last, as long as nothing has been typed since. */
let pasted = /** @type {HTMLElement | null} */ (null);
/** @type {Set<ReadingChoice>} */
const open = new Set();

document.addEventListener(
  "paste",
  (event) => {
    const [target] = event.composedPath();
    pasted = target instanceof HTMLElement ? target : null;
  },
  true,
);

// Escape leaves things as they were, wherever the focus is: also in a field, which keeps its keys.
document.addEventListener(
  "keydown",
  ({ key, ctrlKey, metaKey }) => {
    if (!ctrlKey && !metaKey) pasted = null;
    if (key === "Escape") for (const choice of open) choice.answer(NONE);
  },
  true,
);

export class ReadingChoice {
  box = document.createElement("div");
  #vector;
  #question;
  #readings;
  #leave;
  #shown = "";
  /** @type {HTMLElement | null} where the focus came from */
  #from = null;

  /** @param {Vector} vector */
  constructor(vector) {
    this.#vector = vector;
    this.box.className = "asked";
    this.box.hidden = true;
    put(this.box, "role", "group");
    this.box.innerHTML = `<p></p><div class="readings"></div><button type="button"></button>`;
    this.#question = find(this.box, "p");
    this.#readings = find(this.box, ".readings");
    this.#leave = /** @type {HTMLElement} */ (this.box.lastElementChild);
    put(this.#leave, "data-reading", NONE);
    this.box.addEventListener("click", ({ target }) => {
      const reading = closest(target, "button")?.dataset.reading;
      if (reading) this.answer(reading);
    });
  }

  /**
   * @param {AskedState | null} asked
   * @param {string} leave
   */
  draw(asked, leave) {
    this.box.hidden = asked === null;
    const shown = JSON.stringify(asked);
    if (shown === this.#shown) return;
    this.#shown = shown;
    if (asked === null) {
      this.#end();
      return;
    }
    open.add(this);
    put(this.box, "aria-label", asked.question);
    put(this.#question, "text", asked.question);
    put(this.#leave, "text", leave);
    this.#readings.replaceChildren(
      ...asked.readings.map(([key, label]) => {
        const button = Object.assign(document.createElement("button"), { type: "button" });
        put(button, "data-reading", key);
        put(button, "text", label);
        return button;
      }),
    );
  }

  /** Lead who has pasted to the question; while somebody types, nothing moves. */
  lead() {
    const first = find(this.box, "button");
    if (this.box.hidden || !pasted || first.offsetParent === null) return;
    this.#from = pasted;
    pasted = null;
    this.box.scrollIntoView({ block: "nearest" });
    first.focus({ preventScroll: true });
  }

  /** @param {string} reading which of them is meant */
  answer(reading) {
    // The text that the server asks about, which may be longer than what its field shows.
    const text = page.editor?.[this.#vector].text ?? "";
    send({ kind: "paste", vector: this.#vector, text, reading }, `${this.#vector}-text`);
    if (this.box.contains(focused(this.box))) this.#from?.focus();
  }

  #end() {
    open.delete(this);
    if (this.box.contains(focused(this.box))) this.#from?.focus();
    this.#from = null;
  }
}

/** @param {Element} element */
function focused(element) {
  return /** @type {Document | ShadowRoot} */ (element.getRootNode()).activeElement;
}
