// What a lesson's step is about comes to where it is seen, between the lesson's bar and the strip of
// bars at the foot: when a step begins, and when a guess has come true or not.
import { findAll } from "./dom.js";

const TIMES = [0, 150, 400, 900, 1500]; // ms: a page and its plots come one after the other
const HEADING = 56; // px above it that say what it is
const ENOUGH = 0.6; // of the room
const NARROW = matchMedia("(max-width: 1099px)"); // the strip is there: as in editor/bars.js

/** @type {number[]} */
let timers = [];

/** Bring the page's main part into view, unless enough of it is seen. */
export function showMain() {
  stop();
  timers = TIMES.map((time) => setTimeout(look, time));
}

function stop() {
  for (const timer of timers) clearTimeout(timer);
  timers = [];
}

/** The part of the screen that neither the bar nor the strip covers. */
export function room() {
  const bar = document.querySelector(".lab-lesson")?.getBoundingClientRect();
  const page = document.querySelector(".stMainBlockContainer");
  const strip =
    NARROW.matches && page ? Number.parseFloat(getComputedStyle(page).paddingBottom) : 0;
  return { top: bar?.bottom ?? 0, bottom: innerHeight - strip, covered: bar?.height ?? 0 };
}

function look() {
  const main = findAll(document, "[data-main]").find((part) => part.offsetHeight > 0);
  if (!main) return;
  const { top, bottom, covered } = room();
  const height = bottom - covered; // when the page is scrolled, and the bar is at the top
  const box = main.getBoundingClientRect();
  const seen = Math.min(box.bottom, bottom) - Math.max(box.top, top);
  if (seen >= Math.min(box.height, ENOUGH * height)) return;
  const fits = box.height + HEADING <= height;
  main.style.scrollMargin = `${Math.round(covered + HEADING)}px 0 ${Math.round(innerHeight - bottom)}px`;
  main.scrollIntoView({ block: fits ? "nearest" : "start" });
}

// Whoever scrolls or types knows better.
for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) {
  document.addEventListener(type, stop, { capture: true, passive: true });
}
