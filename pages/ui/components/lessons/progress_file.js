// The reader's progress in lessons, to and from a file.
//   data-lesson-progress   a button: "save" or "load"
import { find, put } from "../shared/dom.js";
import { BYTES_MAX, read, write } from "../shared/lesson_progress.js";
import { keep, progress } from "../shared/lesson_store.js";
import { saveFile } from "../shared/save_file.js";

const NAME = "softmax-lessons.json";

/**
 * @param {string} name what a button does
 * @param {() => void} dress shows the progress that there is now
 */
export function doWithProgress(name, dress) {
  if (name === "save") saveFile(NAME, write(progress()), "application/json");
  else choose(dress);
}

/** @param {() => void} dress */
function choose(dress) {
  const field = find(document, "[data-lesson-progress-file]");
  if (!(field instanceof HTMLInputElement)) return;
  field.onchange = async () => {
    const [file] = field.files ?? [];
    field.value = ""; // so that the same file can be chosen again
    const loaded = file && file.size <= BYTES_MAX ? read(await file.text()) : null;
    if (!file) return;
    say(!loaded ? "no_progress" : keep(loaded) ? "loaded" : "not_kept");
    dress();
  };
  field.click();
}

/** @param {string} name of what is said */
function say(name) {
  const words = JSON.parse(find(document, "[data-lessons]").dataset.lessons ?? "{}");
  put(find(document, ".lab-lessons-says"), "text", words[name]);
}
