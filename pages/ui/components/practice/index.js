// Practice: takes note of what was answered, says which task comes next, shows the progress.
//   data-attempt      on an outcome: what counts
//   data-next         a button: the task that follows from the progress, or the "same" kind again
//   data-practise     a button: a task of this skill and level
//   data-begins       stands where no task is yet: the first one follows from the progress
//   data-submits      around a field: Enter submits it
import { send } from "../shared/connection.js";
import { closest, findAll } from "../shared/dom.js";
import { on } from "../shared/page_state.js";
import { whenGone } from "../shared/part.js";
import { doWithFile } from "./files.js";
import { freshSeed, next, record } from "./progress.js";
import { keep, load } from "./store.js";
import { say, showLevels, skillsOf } from "./table.js";

const SEEDS = 1_000_000;
/** @type {WeakMap<Node, AbortController>} */
const known = new WeakMap();
let noted = "";
let hasSubmitted = false;
let hasBegun = false;

const box = () => closest(document.querySelector("[data-progress]"), "*");
const random = () => crypto.getRandomValues(new Uint32Array(1))[0] % SEEDS;

/**
 * @param {{ skill: string, level: number }} place
 * @param {"task" | "first"} name of the action: the first one keeps the reader's own numbers
 */
function begin(place, name = "task") {
  const seed = freshSeed(load(skills()), place, random);
  send({ kind: "page", name, text: `${place.skill}.${place.level}.${seed}` });
  scrollTo({ top: 0 });
}

// Who opens the page has a task before them.
function beginFirst() {
  const isWanted = document.querySelector("[data-begins]") !== null;
  if (isWanted && !hasBegun) begin(next(load(skills()), skills()), "first");
  hasBegun = isWanted;
}

function skills() {
  return skillsOf(box());
}

function takeNote() {
  const table = box();
  if (!table) return;
  beginFirst();
  const text = closest(document.querySelector("[data-attempt]"), "*")?.dataset.attempt ?? "";
  if (text && text !== noted) {
    noted = text;
    if (!keep(record(load(skills()), JSON.parse(text), skills()))) say(table, "not-kept");
  }
  showLevels(table, load(skills()));
  if (document.querySelector("[data-guess]")) import("../shared/guess.js"); // few tasks ask for one
  focusNextField();
}

// The field of the next part takes the focus that the one before it has lost.
function focusNextField() {
  if (!hasSubmitted || document.activeElement !== document.body) return;
  hasSubmitted = false;
  const [field] = findAll(
    document,
    ".lab-guess-mark, .lab-task-field [data-typed], .lab-task-options button",
  );
  field?.focus();
}

/** @param {MouseEvent} event */
function press({ target }) {
  const button = closest(target, "[data-next], [data-practise], [data-progress-do]");
  const table = box();
  if (!button || !table) {
    if (closest(target, '[data-action="answer"], [data-action="on"]')) hasSubmitted = true;
    return;
  }
  const { next: way, practise, progressDo } = button.dataset;
  if (progressDo) doWithFile(table, button, progressDo);
  else if (practise) begin(placeOf(practise));
  else if (way === "same") begin(placeOf(taskNow()));
  else begin(next(load(skills()), skills()));
}

function taskNow() {
  return closest(document.querySelector("[data-task]"), "*")?.dataset.task ?? "softmax.1";
}

/** @param {string} text as "softmax.1" */
function placeOf(text) {
  const [skill, level] = text.split(".");
  return { skill, level: Number(level) };
}

/** @param {KeyboardEvent} event */
function submit(event) {
  const field = closest(event.target, "[data-typed]");
  const around = field && closest(field, "[data-submits]");
  if (event.key !== "Enter" || event.isComposing || !around) return;
  event.preventDefault();
  hasSubmitted = true;
  send({ kind: "page", name: "answer", text: "" });
}

/** @param {{ parentElement: HTMLElement }} component */
export default function ({ parentElement }) {
  const ending = known.get(parentElement) ?? new AbortController();
  if (!known.has(parentElement)) {
    known.set(parentElement, ending);
    const { signal } = ending;
    document.addEventListener("click", press, { signal });
    document.addEventListener("keydown", submit, { signal });
    on("values", takeNote, signal);
    takeNote();
  }
  return whenGone(parentElement, () => {
    ending.abort();
    known.delete(parentElement);
  });
}
