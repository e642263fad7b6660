// A guess on a bar, in a lesson or a task: its mark is dragged, or stepped by keys. A field beside it
// has its number; what is typed there moves the mark. When it has happened, the mark stays as a
// dashed line beside what there is.
import { closest } from "./dom.js";
import { asked, barOf, enter, leave, mark, show } from "./guess_mark.js";
import { stepped, valueAt } from "./guess_scale.js";
import { on, page } from "./page_state.js";

const BLOCKS = '[data-block="lesson-answer"], [data-block="practice-answer"]';
const CHANGES = { childList: true };
const LATE = 2000; // ms that the bar may come later than the step
/** @type {number | null} the guess so far; null: none yet */
let guess = null;
let step = "";
let until = 0;
let isHeld = false;

function follow() {
  observer.disconnect();
  for (const block of document.querySelectorAll(BLOCKS)) observer.observe(block, CHANGES);
  place();
}

// What is asked for is written anew only when a press in it is over.
const observer = new MutationObserver(place);

// The bar may have been written anew, and the mark with it, or it is yet to come.
function place() {
  const now = asked();
  const question = `${page.lesson.name} ${page.lesson.at} ${now?.element.dataset.of ?? ""}`;
  if (now && question !== step) {
    step = question;
    guess = null;
    until = performance.now() + LATE;
  }
  const bar = now && barOf(now.name);
  if (mark.parentElement !== bar) leave();
  if (now && bar) {
    if (!mark.parentElement) enter(bar);
    show(now, guess);
  } else if (now && performance.now() < until) requestAnimationFrame(place);
}

/** @param {number} value */
function take(value) {
  const now = asked();
  const field = now?.element.querySelector("input[type=text]");
  if (!now || !(field instanceof HTMLInputElement)) return;
  guess = value;
  field.value = String(value);
  show(now, guess);
  // A field that is told while it is typed in is told this as well.
  if (field.dataset.typed) field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** What is asked for, while it is still to be guessed. */
function open() {
  const now = asked();
  return mark.parentElement && now?.over === undefined ? now : null;
}

/** @param {PointerEvent} event */
function drag({ clientX }) {
  const now = open();
  const box = mark.parentElement?.getBoundingClientRect();
  if (now && box) take(valueAt((clientX - box.left) / box.width, now.low, now.high));
}

/** @param {PointerEvent} event */
function press(event) {
  const bar = closest(event.target, "[data-bar]");
  if (!bar || bar !== mark.parentElement || !open() || event.button !== 0) return;
  if (event.pointerType === "touch" && event.target !== mark) return; // it scrolls the page
  event.preventDefault();
  isHeld = true;
  mark.setPointerCapture(event.pointerId);
  mark.focus({ preventScroll: true });
  drag(event);
}

/** @param {KeyboardEvent} event */
function key(event) {
  event.stopPropagation(); // the row's own keys, and the page's
  const now = open();
  if (!now || event.ctrlKey || event.metaKey || event.altKey) return;
  const value = Number(mark.getAttribute("aria-valuenow"));
  const wanted = event.key === "Enter" ? value : stepped(event.key, value, now.low, now.high);
  if (wanted === null) return;
  event.preventDefault();
  take(wanted);
  const button = now.element.querySelector("[data-lesson], [data-action]");
  if (event.key === "Enter" && button instanceof HTMLElement) button.click();
}

mark.addEventListener("keydown", key);
mark.addEventListener("click", (event) => event.stopPropagation()); // it chooses no row
mark.addEventListener("pointermove", (event) => isHeld && drag(event));
for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
  mark.addEventListener(end, () => {
    isHeld = false;
  });
}
document.addEventListener("pointerdown", press);
document.addEventListener("input", ({ target }) => {
  const now = open();
  if (!now || !(target instanceof HTMLInputElement) || !now.element.contains(target)) return;
  if (target.type === "range") return take(target.valueAsNumber);
  const text = target.value.trim().replace(/[−–]/, "-").replace(",", ".");
  guess = text === "" || Number.isNaN(Number(text)) ? null : Number(text);
  show(now, guess);
});
// Who leaves the mark at its bar's end, and submits, means that place. A task's mark begins where it
// says nothing yet.
document.addEventListener(
  "click",
  ({ target }) => {
    const now = closest(target, '[data-lesson="answer"], [data-action="answer"]') && open();
    const field = now?.element.querySelector("input[type=text]");
    if (
      !(field instanceof HTMLInputElement) ||
      field.value ||
      now?.start !== null ||
      !now?.element.contains(/** @type {Node} */ (target))
    )
      return;
    take(Number(mark.getAttribute("aria-valuenow")));
  },
  { capture: true },
);
on("values", follow);
follow();
