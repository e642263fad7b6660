// Keeps progress in lessons in the browser; where it keeps nothing, until the page is left. A
// teacher's own lesson stays with its tab, for when the server knows it no more.
/** @import { LessonFacts } from "../protocol.js" */
/** @import { Progress } from "./lesson_progress.js" */
import { empty, read, record, write } from "./lesson_progress.js";

const KEY = "lab-lessons";
const FILE = "lab-lesson-file";
const LINK = "lab-lesson-link";
/** @type {Progress} */
let inMemory = empty();

/** @returns {Progress} */
export function progress() {
  try {
    const text = localStorage.getItem(KEY);
    if (text !== null) return read(text) ?? empty();
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

/**
 * @param {Progress} after
 * @returns {boolean} whether the browser keeps it; else it is in memory until the page is left
 */
export function keep(after) {
  inMemory = after;
  try {
    localStorage.setItem(KEY, write(after));
    return true;
  } catch {
    return false;
  }
}

/** The teacher's own lesson of this tab: the text of its file, or as a link has it; else "". */
export function keptLesson() {
  try {
    return {
      file: sessionStorage.getItem(FILE) ?? "",
      link: sessionStorage.getItem(LINK) ?? "",
    };
  } catch {
    return { file: "", link: "" };
  }
}

/** @param {string} text */
export function keepFile(text) {
  keepLesson(text, "");
}

/** @param {string} packed */
export function keepLink(packed) {
  keepLesson("", packed);
}

/**
 * @param {string} file
 * @param {string} link
 */
function keepLesson(file, link) {
  try {
    sessionStorage.setItem(FILE, file);
    sessionStorage.setItem(LINK, link);
  } catch {
    // then it is to be opened again after a restart of the server
  }
}
