// The page of lessons: how far the reader is in each, a file from disk, a link to it.
//   data-lessons       around the list: the words of its buttons
//   data-course        a lesson of the list
//   data-lesson-file   a button: "open", "save" or "link"
import { BASE } from "../shared/base.js";
import { copyText, thank } from "../shared/clipboard.js";
import { send } from "../shared/connection.js";
import { closest, find, findAll, put } from "../shared/dom.js";
import { chooseFile, saveFile } from "../shared/files.js";
import { stateOf } from "../shared/lesson_progress.js";
import { keepFile, progress } from "../shared/lesson_store.js";
import { on } from "../shared/page_state.js";
import { whenGone } from "../shared/part.js";
import { doWithProgress } from "./progress_file.js";

const NAME = "lesson.toml";
/** @type {WeakMap<Node, AbortController>} */
const known = new WeakMap();
let shownFile = "";

// A link brings a lesson behind its #, which no server sees.
function openLink() {
  const packed = new URLSearchParams(location.hash.slice(1)).get("lesson");
  if (!packed) return;
  history.replaceState(history.state, "", `${location.pathname}${location.search}`);
  send({ kind: "lesson", name: "link", text: packed });
}

function showFile() {
  const text = fileText();
  if (!text || text === shownFile) return;
  shownFile = text;
  keepFile(text);
  document.querySelector("[data-lesson-text]")?.scrollIntoView({ block: "start" });
}

function dress() {
  showFile();
  const list = closest(document.querySelector("[data-lessons]"), "*");
  if (!list) return;
  const words = JSON.parse(list.dataset.lessons ?? "{}");
  const all = progress();
  for (const item of findAll(list, "[data-course]")) {
    const name = item.dataset.course ?? "";
    const { state, at, done } = stateOf(all, name);
    const steps = all.lessons[name]?.steps ?? 0;
    put(item, "data-state", state);
    const button = find(item, "a[data-lesson]");
    put(button, "text", words[state].replace("{n}", String(at)));
    put(button, "data-text", at > 1 ? `${name}@${at}` : name);
    const counted = words.state.replace("{n}", String(done)).replace("{count}", String(steps));
    const said = { new: "", begun: `· ${counted}`, done: `· ${words.finished}` }[state] ?? "";
    put(find(item, ".lab-lesson-progress"), "text", said);
  }
}

/** @param {MouseEvent} event */
function press({ target }) {
  const kept = closest(target, "[data-lesson-progress]");
  if (kept) doWithProgress(kept.dataset.lessonProgress ?? "", dress);
  const button = closest(target, "[data-lesson-file]");
  if (!button) return;
  const { lessonFile: what, packed = "", copied = "" } = button.dataset;
  if (what === "open") chooseFile(find(document, "[data-file-field]"), take);
  else if (what === "link") copyLink(button, packed, copied);
  else if (what === "save") saveFile(NAME, fileText(), "application/toml");
}

/** @param {File} file */
async function take(file) {
  const box = closest(document.querySelector("[data-most]"), "*");
  const words = JSON.parse(box?.dataset.words ?? "{}");
  const isTooLarge = file.size > Number(box?.dataset.most);
  put(find(document, "#lesson-file-error"), "text", isTooLarge ? words.too_large : "");
  if (isTooLarge) return;
  const text = await file.text();
  send({ kind: "lesson", name: "open", text });
}

function fileText() {
  const place = closest(document.querySelector("[data-lesson-text]"), "*");
  return place?.dataset.lessonText ?? "";
}

/**
 * @param {HTMLElement} button
 * @param {string} packed
 * @param {string} copied
 */
async function copyLink(button, packed, copied) {
  await copyText(new URL(`lessons#lesson=${packed}`, BASE).href, button);
  thank(button, copied);
}

/** @param {{ parentElement: HTMLElement }} component */
export default function ({ parentElement }) {
  const ending = known.get(parentElement) ?? new AbortController();
  if (!known.has(parentElement)) {
    known.set(parentElement, ending);
    const { signal } = ending;
    document.addEventListener("click", press, { signal });
    on("values", dress, signal);
    dress();
    openLink();
  }
  return whenGone(parentElement, () => {
    ending.abort();
    known.delete(parentElement);
  });
}
