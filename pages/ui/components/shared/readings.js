// The question what a pasted text means: the server writes it as a block (`reading_words.py`).
//   data-reading   a button: what the text of data-vector means, or "dismiss"
/** @import { Vector } from "../protocol.js" */
import { send } from "./connection.js";
import { closest } from "./dom.js";
import { on, page } from "./page_state.js";

/** Whether something was pasted that may be asked about; nothing has been typed since. */
let pasted = false;

document.addEventListener("click", ({ target }) => {
  const button = closest(target, "button[data-reading]");
  if (!button) return;
  const vector = /** @type {Vector} */ (button.dataset.vector);
  // The text that the server asks about, which may be longer than what its field shows.
  const text = page.editor?.[vector].text ?? "";
  send({ kind: "paste", vector, text, reading: button.dataset.reading }, `${vector}-text`);
});

// Escape leaves things as they were, wherever the focus is: also in a field, which keeps its keys.
document.addEventListener(
  "keydown",
  ({ key, ctrlKey, metaKey }) => {
    if (!ctrlKey && !metaKey) pasted = false;
    const leave = key === "Escape" && document.querySelector('[data-reading="dismiss"]');
    if (leave instanceof HTMLElement) leave.click();
  },
  true,
);

// Who has pasted is to see the question; while somebody types, nothing is scrolled.
document.addEventListener(
  "paste",
  () => {
    pasted = true;
  },
  true,
);

on("values", () => {
  const question = pasted && document.querySelector(".lab-choice-of-readings");
  if (!question) return;
  pasted = false;
  question.scrollIntoView({ block: "nearest" });
});
