// The table of progress: a row a skill, a button a level, with what is known of it.
/** @import { Level, Progress } from "./progress.js" */
import { findAll, put } from "../shared/dom.js";
import { IN_A_ROW, levelOf } from "./progress.js";

const SIGNS = { known: "✓", new: "○" };

/** @param {HTMLElement | null} box */
export function skillsOf(box) {
  return (box?.dataset.skills ?? "").split(" ");
}

/**
 * @param {HTMLElement} box
 * @returns {Record<string, string>}
 */
export function wordsOf(box) {
  return JSON.parse(box.dataset.words ?? "{}");
}

/**
 * @param {HTMLElement} box
 * @param {Progress} progress
 */
export function showLevels(box, progress) {
  const words = wordsOf(box);
  for (const button of findAll(box, "[data-practise]")) {
    const [skill, number] = (button.dataset.practise ?? "").split(".");
    const level = levelOf(progress, { skill, level: Number(number) });
    put(button, "text", signOf(level));
    put(button, "data-state", level.known ? "known" : level.row ? "row" : "new");
    const label = words.label
      .replace("{skill}", button.dataset.name ?? "")
      .replace("{level}", number)
      .replace("{state}", stateOf(level, words));
    put(button, "aria-label", label);
    put(button, "title", label);
  }
}

/** @param {Level} level */
function signOf({ known, row, right, wrong }) {
  if (known) return SIGNS.known;
  return row || right || wrong ? `${row}/${IN_A_ROW}` : SIGNS.new;
}

/**
 * @param {Level} level
 * @param {Record<string, string>} words
 */
function stateOf({ known, row, right, wrong }, words) {
  if (known) return words.known;
  return row || right || wrong ? words.row.replace("{n}", String(row)) : words.new;
}

/**
 * Say something below the table.
 * @param {HTMLElement} box
 * @param {string} name of the words
 */
export function say(box, name) {
  for (const place of findAll(box, ".lab-progress-says")) put(place, "text", wordsOf(box)[name]);
}
