// A lesson's bar: what is pressed in it, its page, its height, and the reader's progress.
//   data-lesson          a button: what it does, with data-text, or the text of data-text-of
//   data-lesson-field    a field that Enter sends
import { goTo } from "../top_bar/index.js";
import { send } from "./connection.js";
import { closest } from "./dom.js";
import { bringLesson } from "./lesson_file.js";
import { keepProgress } from "./lesson_store.js";
import { showMain } from "./lesson_view.js";
import { on, page } from "./page_state.js";

/** How often the server had asked for a page when this was last looked at. */
let moves = 0;
/** The step that was shown last, and what was said of it. */
let shown = "";
let said = "";
let isAnswering = false;
let hasGuessed = false;
/** The step and the page whose main part has been shown. */
let seen = "";
/** @type {Element | null} */
let watched = null;

/** @param {HTMLElement} button */
function press({ dataset }) {
  const { lesson: name = "", text = "", textOf } = dataset;
  const field = textOf ? document.getElementById(textOf) : null;
  const answer = field instanceof HTMLInputElement ? field.value : text;
  isAnswering = hasGuessed = name === "answer";
  send({ kind: "lesson", name, text: answer });
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
  bringLesson(lesson);
  if (lesson.moves > moves && lesson.page !== page.path) goTo(lesson.page);
  moves = lesson.moves;
  showNews(lesson.name && `${lesson.name} ${lesson.at}`);
  showWhatItIsAbout();
  keepFocus();
  if (document.querySelector("[data-guess]")) import("./guess.js"); // few steps ask for one
}

/**
 * Where the bar has no room for all, a new step is shown from its start, and what is said of an
 * answer is scrolled to. What scrolls is scrolled by keys as well.
 * @param {string} step
 */
function showNews(step) {
  const body = closest(document.querySelector(".lab-lesson-body"), "*");
  const says = body?.querySelector(".lab-lesson-says");
  const text = says?.textContent ?? "";
  const isNewStep = step !== shown;
  const isSaid = text !== said;
  shown = step;
  said = text;
  if (!body || (!isNewStep && !isSaid && body.hasAttribute("tabindex"))) return;
  // Once all is in place: to measure in between would lay the page out twice.
  requestAnimationFrame(() => {
    if (isNewStep) body.scrollTop = 0;
    else if (isSaid && says) {
      body.scrollTop += says.getBoundingClientRect().top - body.getBoundingClientRect().top;
    }
    body.tabIndex = body.scrollHeight > body.clientHeight ? 0 : -1;
  });
}

// When a step begins on its page, and when a guess has come true or not.
function showWhatItIsAbout() {
  const { name, at, done, page: path } = page.lesson;
  const now = `${name} ${at} ${page.path}`;
  const isNew = now !== seen || (hasGuessed && done.includes(at));
  if (name && path === page.path && isNew) showMain();
  hasGuessed = false;
  seen = now;
}

// A field that a guess has taken away leaves the focus to what comes next.
function keepFocus() {
  if (!isAnswering || document.querySelector(".lab-lesson-answer [data-lesson]")) return;
  isAnswering = false;
  if (!document.activeElement?.matches("body, .lab-guess-mark")) return;
  const next = closest(document.querySelector('.lab-lesson [data-lesson="next"]'), "*");
  next?.focus({ preventScroll: true });
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
if (page.greetings) follow(); // the first values have come before this module
