// Keeps progress in the browser; where it keeps nothing, until the page is left.
/** @import { Progress } from "./progress.js" */
import { empty } from "./progress.js";
import { read, write } from "./progress_file.js";

const KEY = "lab-practice";
/** @type {Progress | null} */
let inMemory = null;

/**
 * What is kept; nothing where what is kept cannot be read.
 * @param {string[]} skills
 * @returns {Progress}
 */
export function load(skills) {
  let text = null;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    return inMemory ?? empty();
  }
  if (text === null) return inMemory ?? empty();
  const progress = read(text, skills);
  return typeof progress === "string" ? empty() : progress;
}

/**
 * @param {Progress} progress
 * @returns {boolean} whether it is kept beyond the page
 */
export function keep(progress) {
  inMemory = progress;
  try {
    localStorage.setItem(KEY, write(progress));
  } catch {
    return false;
  }
  return true;
}
