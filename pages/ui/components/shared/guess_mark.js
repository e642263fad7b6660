// The mark of a guess on a bar of the page: where it stands, and what is said of it.
//   data-guess   in the lesson's bar, or around a task's: which bar, with its ends data-low and
//                data-high, data-label, data-over, the guess, when it has happened, data-of, which
//                question it is, and data-start, where the mark begins, if not at the bar's end
//   data-bar     a bar of the page, by that name
// On a phone, whose bars are short, a slider beside the field moves the mark, which then only shows.
import { closest, find, put } from "./dom.js";
import { placeOf, valueAt } from "./guess_scale.js";
import { room } from "./lesson_view.js";
import { number } from "./number.js";

export const mark = document.createElement("b");
mark.className = "lab-guess-mark";

/** What the lesson asks for at this moment. */
export function asked() {
  const element = closest(document.querySelector("[data-guess]"), "*");
  if (!element) return null;
  const { guess: name = "", low, high, label = "", over, start } = element.dataset;
  const begins = start === undefined ? null : Number(start);
  return { element, name, low: Number(low), high: Number(high), label, over, start: begins };
}

/** @typedef {NonNullable<ReturnType<typeof asked>>} Asked */

/** @param {string} name */
export function barOf(name) {
  const bar = closest(document.querySelector(`[data-bar="${CSS.escape(name)}"]`), "*");
  // A magnified bar has another scale than the guess.
  const isMagnified = document.querySelector('.lab-magnifier[aria-pressed="true"]') !== null;
  return name.startsWith("g") && isMagnified ? null : bar;
}

/** @param {HTMLElement} bar the mark comes to it, and the bar to where it is seen */
export function enter(bar) {
  bar.append(mark);
  const seen = room();
  const { top, bottom } = bar.getBoundingClientRect();
  if (top < seen.top || bottom > seen.bottom) bar.scrollIntoView({ block: "center" });
}

export function leave() {
  if (mark.parentElement) put(mark.parentElement, "aria-hidden", "true");
  mark.remove();
}

/**
 * @param {Asked} asked
 * @param {number | null} guess
 */
export function show({ element, low, high, label, over, start }, guess) {
  const bar = /** @type {HTMLElement} */ (mark.parentElement);
  const isOver = over !== undefined;
  const value = isOver ? Number(over) : (guess ?? start ?? startOf(bar, low, high));
  mark.style.left = `${placeOf(value, low, high)}%`;
  const slider = element.querySelector("input[type=range]");
  if (slider instanceof HTMLInputElement) slider.value = String(value);
  const onlyShows = isOver || (slider?.checkVisibility() ?? false);
  mark.tabIndex = onlyShows ? -1 : 0;
  put(bar, "aria-hidden", String(onlyShows));
  const said = { role: "slider", "aria-label": label, "aria-orientation": "horizontal" };
  const range = { "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": value };
  const rest = { "aria-valuetext": number(value), "data-over": isOver };
  for (const [name, text] of Object.entries({ ...said, ...range, ...rest })) {
    put(mark, name, String(text));
  }
}

/**
 * Where the mark begins: at what the bar shows.
 * @param {HTMLElement} bar
 * @param {number} low
 * @param {number} high
 */
function startOf(bar, low, high) {
  const fill = find(bar, "i");
  const [whole, part] = [bar, fill].map((element) => element.getBoundingClientRect());
  const end = fill.classList.contains("minus") ? part.left : part.right;
  return valueAt((end - whole.left) / whole.width, low, high);
}
