// Keeps progress in lessons in the browser; where it keeps nothing, until the page is left. A
// teacher's own lesson stays with its tab, for when the server knows it no more.
/** @import { LessonFacts } from "../protocol.js" */
/** @import { Progress } from "./lesson_progress.js" */
import { empty, read, record, write } from "./lesson_progress.js";

const KEY = "lab-lessons";
const FILE = "lab-lesson-file";
/** @type {Progress} */
let inMemory = empty();

/** @returns {Progress} */
export function progress() {
  try {
    const text = localStorage.getItem(KEY);
    if (text !== null) return read(text);
  } catch {
    // a browser that keeps nothing
  }
  return inMemory;
}

/** @param {LessonFacts} place */
export function keepProgress(place) {
  if (place.name === "own") return; // it is another one each time
  const before = progress();
  const after = record(before, place);
  if (after !== before) keep(after);
}

/** @param {Progress} after */
export function keep(after) {
  inMemory = after;
  try {
    localStorage.setItem(KEY, write(after));
  } catch {
    // until the page is left it is in memory
  }
}

/** @returns {string} the text of the teacher's own lesson, or "" */
export function keptFile() {
  try {
    return sessionStorage.getItem(FILE) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} text */
export function keepFile(text) {
  try {
    sessionStorage.setItem(FILE, text);
  } catch {
    // then it is to be opened again after a restart of the server
  }
}
