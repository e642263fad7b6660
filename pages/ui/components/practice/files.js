// Progress to and from a file, and away.
import { find } from "../shared/dom.js";
import { saveFile } from "../shared/save_file.js";
import { BYTES_MAX, empty } from "./progress.js";
import { read, write } from "./progress_file.js";
import { keep, load } from "./store.js";
import { say, showLevels, skillsOf } from "./table.js";

const NAME = "softmax-practice.json";
const SURE = 5000; // ms within which a second press deletes
let pressedAt = Number.NEGATIVE_INFINITY;

/**
 * @param {HTMLElement} box
 * @param {HTMLElement} button
 * @param {string} name
 */
export function doWithFile(box, button, name) {
  if (name === "save") save(box);
  else if (name === "load") choose(box);
  else if (button.isConnected) remove(box);
}

/** @param {HTMLElement} box */
function save(box) {
  saveFile(NAME, write(load(skillsOf(box))), "application/json");
  say(box, "saved");
}

/** @param {HTMLElement} box */
function choose(box) {
  const field = find(box, "[data-progress-file]");
  if (!(field instanceof HTMLInputElement)) return;
  field.onchange = async () => {
    const [file] = field.files ?? [];
    field.value = ""; // so that the same file can be chosen again
    if (file) take(box, file.size > BYTES_MAX ? null : await file.text());
  };
  field.click();
}

/**
 * @param {HTMLElement} box
 * @param {string | null} text null: it is too large to be read at all
 */
function take(box, text) {
  const progress = text === null ? "too-large" : read(text, skillsOf(box));
  if (typeof progress === "string") {
    say(box, progress);
    return;
  }
  say(box, keep(progress) ? "loaded" : "not-kept");
  showLevels(box, progress);
}

/** @param {HTMLElement} box */
function remove(box) {
  const isSure = performance.now() - pressedAt < SURE;
  pressedAt = isSure ? Number.NEGATIVE_INFINITY : performance.now();
  if (isSure) {
    keep(empty());
    showLevels(box, empty());
  }
  say(box, isSure ? "gone" : "sure");
}
