// The reader's progress in lessons, to and from a file.
//   data-lesson-progress   a button: "save" or "load"
import { find, put } from "../shared/dom.js";
import { chooseFile, saveFile } from "../shared/files.js";
import { BYTES_MAX, read, write } from "../shared/lesson_progress.js";
import { keep, progress } from "../shared/lesson_store.js";

const NAME = "softmax-lessons.json";

/**
 * @param {string} name what a button does
 * @param {() => void} dress shows the progress that there is now
 */
export function doWithProgress(name, dress) {
  if (name === "save") saveFile(NAME, write(progress()), "application/json");
  else chooseFile(find(document, "[data-lesson-progress-file]"), (file) => take(file, dress));
}

/**
 * @param {File} file
 * @param {() => void} dress
 */
async function take(file, dress) {
  const loaded = file.size <= BYTES_MAX ? read(await file.text()) : null;
  say(!loaded ? "no_progress" : keep(loaded) ? "loaded" : "not_kept");
  dress();
}

/** @param {string} name of what is said */
function say(name) {
  const words = JSON.parse(find(document, "[data-lessons]").dataset.lessons ?? "{}");
  put(find(document, ".lab-lessons-says"), "text", words[name]);
}
