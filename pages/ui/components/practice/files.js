// Progress to and from a file, and away.
import { find } from "../shared/dom.js";
import { chooseFile, saveFile } from "../shared/files.js";
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
  else if (name === "load")
    chooseFile(find(box, "[data-progress-file]"), (file) => take(box, file));
  else if (button.isConnected) remove(box);
}

/** @param {HTMLElement} box */
function save(box) {
  saveFile(NAME, write(load(skillsOf(box))), "application/json");
  say(box, "saved");
}

/**
 * @param {HTMLElement} box
 * @param {File} file
 */
async function take(box, file) {
  const isTooLarge = file.size > BYTES_MAX;
  const progress = isTooLarge ? "too-large" : read(await file.text(), skillsOf(box));
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
