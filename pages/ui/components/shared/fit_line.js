// A large line with its numbers is fitted to what the window has left: first it is set smaller, then
// its rows go side by side and scroll. A line of the usual size is never asked for it.
import { findAll } from "./dom.js";

export const FITTED = "[data-fit]";
const LEAST = 0.64; // smaller letters are not read from the back of a room
const REST = 3; // pixels below it
const SNUG = 0.99; // as widths are whole pixels
const LOOKS = 3;
const BESIDE = matchMedia("(min-width: 1100px)"); // else what stands below is scrolled to

/** Fit the line if it has no room; one that has been fitted stays so while its numbers change. */
export function fitLine() {
  const line = document.querySelector(FITTED);
  if (!(line instanceof HTMLElement)) return;
  const isNew = line.dataset.fit !== "done";
  line.dataset.fit = "done";
  if (!BESIDE.matches) return;
  const scrolled = document.querySelector(".stMain")?.scrollTop ?? 0;
  const room = innerHeight - REST - line.getBoundingClientRect().top - scrolled;
  let scale = 1;
  if (line.offsetHeight > room) scale = fitHeight(line, room);
  else if (!isNew) return;
  const narrower = (SNUG * scale) / widthOf(line);
  if (narrower < SNUG * scale) scaleTo(line, Math.max(LEAST, narrower));
}

/**
 * @param {HTMLElement} line
 * @param {number} room
 */
function fitHeight(line, room) {
  let scale = 1;
  line.classList.remove("in-a-row");
  scaleTo(line, LEAST); // smaller formulas need fewer rows: only a look tells
  line.classList.toggle("in-a-row", line.offsetHeight > room);
  scaleTo(line, scale);
  // Not all of it is set smaller, so it takes a second look or a third one.
  for (let look = 0; look < LOOKS && line.offsetHeight > room && scale > LEAST; look++) {
    scale = Math.max(LEAST, (scale * room) / line.offsetHeight);
    scaleTo(line, scale);
  }
  return scale;
}

/**
 * How wide its widest formula is, of the width that it has.
 * @param {HTMLElement} line
 */
function widthOf(line) {
  const boxes = findAll(line, ".lab-formulas");
  return Math.max(...boxes.map((box) => box.scrollWidth / box.clientWidth));
}

/**
 * @param {HTMLElement} line
 * @param {number} scale
 */
function scaleTo(line, scale) {
  line.style.setProperty("--scale", scale.toFixed(3));
}

function fitAnew() {
  const line = document.querySelector(FITTED);
  if (!(line instanceof HTMLElement)) return;
  scaleTo(line, 1);
  line.classList.remove("in-a-row");
  line.dataset.fit = "";
  fitLine();
}

addEventListener("resize", fitAnew);
document.fonts.addEventListener("loadingdone", fitAnew);
