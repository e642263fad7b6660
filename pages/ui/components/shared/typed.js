// Fields whose text is a setting while it is being typed, and buttons that put symbols into them.
//   data-typed             the setting
//   data-insert, data-into the text that a button puts into the field of this name, where the cursor
//                          is, or with data-whole in place of all that is there; the cursor goes
//                          behind it, or into its first empty bracket
import { send } from "./connection.js";
import { closest, textField } from "./dom.js";

/** @param {EventTarget | null} target */
function typedField(target) {
  const field = textField(target);
  return field?.dataset.typed ? field : null;
}

/** @param {HTMLInputElement | HTMLTextAreaElement} field */
function tell(field) {
  send({ kind: "set", name: field.dataset.typed ?? "", text: field.value.trim() });
}

document.addEventListener("input", (event) => {
  const field = typedField(event.target);
  // What an input method is still putting together is nobody's answer yet.
  if (field && !(event instanceof InputEvent && event.isComposing)) tell(field);
});

/** What stood in the field before an input method began: where it is cancelled, nothing was said. */
let before = "";

document.addEventListener("compositionstart", ({ target }) => {
  before = typedField(target)?.value ?? "";
});

document.addEventListener("compositionend", ({ target }) => {
  const field = typedField(target);
  if (field && field.value !== before) tell(field);
});

document.addEventListener("click", ({ target }) => {
  const button = closest(target, "button[data-insert]");
  if (!button) return;
  const { insert = "", into = "", whole } = button.dataset;
  const field = typedField(document.querySelector(`[data-typed="${CSS.escape(into)}"]`));
  if (!field) return;
  if (whole !== undefined) field.select();
  const start = field.selectionStart ?? field.value.length;
  field.setRangeText(insert, start, field.selectionEnd ?? start, "end");
  const empty = insert.indexOf("()");
  if (empty >= 0 && whole === undefined)
    field.setSelectionRange(start + empty + 1, start + empty + 1);
  field.focus();
  tell(field);
});

// A press on a symbol leaves the cursor where it is.
document.addEventListener("mousedown", (event) => {
  if (closest(event.target, "button[data-insert]")) event.preventDefault();
});
