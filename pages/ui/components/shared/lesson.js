// A lesson's bar: what is pressed in it, its page, its height, and the reader's progress.
//   data-lesson          a button: what it does, with data-text, or the text of data-text-of
//   data-lesson-field    a field that Enter sends
import { goTo } from "../top_bar/index.js";
import { send } from "./connection.js";
import { closest } from "./dom.js";
import { keepProgress, keptFile } from "./lesson_store.js";
import { on, page } from "./page_state.js";

/** How often the server had asked for a page when this was last looked at. */
let moves = 0;
/** @type {string | null} the step that was shown last */
let shown = null;
let hasBrought = false;
/** @type {Element | null} */
let watched = null;

/** @param {HTMLElement} button */
function press({ dataset }) {
  const { lesson: name = "", text = "", textOf } = dataset;
  const field = textOf ? document.getElementById(textOf) : null;
  const said = field instanceof HTMLInputElement ? field.value : text;
  send({ kind: "lesson", name, text: said });
}

document.addEventListener("click", (event) => {
  const button = closest(event.target, "[data-lesson]");
  if (!button) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a link, into another tab
  event.preventDefault();
  if (button.getAttribute("aria-disabled") !== "true") press(button);
});

document.addEventListener("keydown", (event) => {
  const field = closest(event.target, "[data-lesson-field]");
  if (!field || event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  const button = closest(field.parentElement?.querySelector("[data-lesson]") ?? null, "*");
  if (button) press(button);
});

function follow() {
  const { lesson } = page;
  document.documentElement.toggleAttribute("data-in-lesson", lesson.name !== "");
  measure();
  if (lesson.at) keepProgress(lesson);
  if (lesson.missing) bringFile();
  if (lesson.moves > moves && lesson.page !== page.path) goTo(lesson.page);
  moves = lesson.moves;
  const step = lesson.name && `${lesson.name} ${lesson.at}`;
  if (shown !== null && step !== shown) document.querySelector(".lab-lesson-body")?.scrollTo(0, 0);
  shown = step;
}

// The server was started again: the file is still in this tab.
function bringFile() {
  const text = hasBrought ? "" : keptFile();
  hasBrought = true;
  if (text) send({ kind: "lesson", name: "open", text });
}

// What stays below the bar, as the problem does, has to know how high it is.
const observer = new ResizeObserver(([{ target }]) => {
  const { height } = target.getBoundingClientRect();
  document.documentElement.style.setProperty("--lab-lesson", `${Math.round(height)}px`);
});

function measure() {
  const bar = document.querySelector(".lab-lesson");
  if (bar === watched) return;
  observer.disconnect();
  watched = bar;
  if (bar) observer.observe(bar);
}

on("values", follow);
