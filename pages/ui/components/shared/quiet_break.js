// When its own line breaks, Streamlit opens a dialog over the page. The lab goes on by itself and
// says so in a quieter way: the dialog is closed at once, and the focus stays where it was.
import { findAll, textField } from "./dom.js";
import { page } from "./page_state.js";

const DIALOG = '[data-testid="stDialog"]';
const TITLE = "Connection error"; // in English whatever the page's language is

/** @type {HTMLElement | null} what has the focus on the page, also in a shadow root */
let focus = null;

addEventListener("focusin", (event) => {
  const [target] = event.composedPath();
  if (target instanceof HTMLElement && !target.closest(DIALOG)) focus = target;
});

/** @param {Element} dialog */
function isOfBreak(dialog) {
  return dialog.querySelector("h2")?.textContent === TITLE;
}

function closeDialogs() {
  if (page.greetings === 0) return; // who cannot reach the lab at all has to know why
  for (const dialog of findAll(document, DIALOG).filter(isOfBreak)) {
    dialog.hidden = true; // it goes away slowly
    const field = focus;
    /** @type {HTMLElement | null} */ (dialog.querySelector("[aria-label=Close]"))?.click();
    whenUsable(() => field && focusAsBefore(field));
  }
}

/** @param {HTMLElement} field goes on where it was, though it selects its text at a focus */
function focusAsBefore(field) {
  const text = textField(field);
  const [start, end] = [text?.selectionStart ?? 0, text?.selectionEnd ?? 0];
  field.focus({ preventScroll: true });
  text?.setSelectionRange(start, end);
}

/**
 * Do something when the page is usable again after a dialog.
 * @param {() => void} work
 */
function whenUsable(work) {
  const root = document.getElementById("root");
  if (!root?.hasAttribute("inert")) {
    work();
    return;
  }
  const observer = new MutationObserver(() => {
    if (root.hasAttribute("inert")) return;
    observer.disconnect();
    work();
  });
  observer.observe(root, { attributeFilter: ["inert"] });
}

// Dialogs are children of the body; nothing else of the page is looked at.
new MutationObserver(closeDialogs).observe(document.body, { childList: true });
