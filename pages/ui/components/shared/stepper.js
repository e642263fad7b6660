// Step by step through a sum: buttons, arrow keys, or played at a pace. A step is a choice of i
// (or of j, where data-axis says so); what is said of it comes from the server.
//   data-stepper   first, back, next, play; and the pace, in ms a step
import { closest } from "./dom.js";
import { on } from "./page_state.js";
import { select, selection } from "./selection.js";

const PACE = 1500; // ms a step, where nothing is chosen
/** @type {Record<string, number>} */
const KEYS = { ArrowLeft: -1, ArrowRight: 1 };
let timer = 0;

const panel = () => closest(document.querySelector(".lab-stepper"), "*");
const last = () => Number(panel()?.dataset.steps ?? 1);
const axis = () => (panel()?.dataset.axis === "j" ? "j" : "i");
const step = () => selection()[axis()] ?? 1;

/** @param {number} to */
function go(to) {
  select({ [axis()]: Math.min(last(), Math.max(1, to)) });
}

function play() {
  go(step() === last() ? 1 : step() + 1);
  const pace = /** @type {HTMLSelectElement | null} */ (
    document.querySelector("select[data-stepper=pace]")
  );
  timer = setTimeout(playOn, Number(pace?.value) || PACE);
  showPlay();
}

function playOn() {
  if (step() === last() || !panel()) stop();
  else play();
}

function stop() {
  clearTimeout(timer);
  timer = 0;
  showPlay();
}

function showPlay() {
  const button = closest(document.querySelector("[data-stepper=play]"), "*");
  const text = timer ? button?.dataset.pause : button?.dataset.play;
  if (button && text && button.textContent !== text) button.textContent = text;
}

/** @type {Record<string, () => number>} */
const STEPS = { first: () => 1, back: () => step() - 1, next: () => step() + 1 };

document.addEventListener("click", ({ target }) => {
  const name = closest(target, "button[data-stepper]")?.dataset.stepper;
  if (name === "play") {
    if (timer) stop();
    else play();
  } else if (name) {
    stop();
    go(STEPS[name]());
  } else if (timer && closest(target, "[data-pick]")) stop();
});

document.addEventListener("keydown", (event) => {
  const by = KEYS[event.key];
  if (!by || !closest(event.target, ".lab-stepper") || closest(event.target, "select")) return;
  if (event.ctrlKey || event.altKey || event.isComposing) return;
  event.preventDefault();
  stop();
  go(step() + by);
});

on("values", showPlay);
