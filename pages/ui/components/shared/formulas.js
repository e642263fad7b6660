// Formulas: LaTeX in data-tex, rows with an empty line between, drawn by the KaTeX that Streamlit
// brings along. With data-foreign the lab has not written it.
import { BASE } from "./base.js";
import { FITTED, fitLine } from "./fit_line.js";
import { fitWidth } from "./fit_width.js";
import { htmlOf } from "./formula_html.js";

const KEPT = 200; // formulas that are kept
const LEAST = 12; // ms of idle time that a formula may take
const PAUSE = 50; // ms of nothing to do, for browsers that do not tell
const FEW = 8; // formulas of one line, and of an entry beside it

/** @type {any} */
let katex = null;
/** @type {Promise<void> | null} */
let loading = null;
/** @type {Map<string, HTMLTemplateElement>} a copy takes a quarter of the time of reading HTML */
const formulas = new Map();
/** @type {WeakMap<Element, string>} what is drawn in an element */
const drawn = new WeakMap();
let idle = 0;

/** @returns {HTMLElement[]} */
function waiting() {
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".lab-formula")]);
  return all.filter(
    (element) => drawn.get(element) !== element.dataset.tex || !element.firstChild,
  );
}

/** @param {HTMLElement} element */
function isNear(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -innerHeight && top < 2 * innerHeight;
}

function load() {
  loading ??= import(new URL("assets/katex.js", BASE).href).then(
    (loaded) => {
      katex = loaded.default;
      document.documentElement.dataset.katex = "loaded"; // until then formulas stand there in words
      drawFormulas();
    },
    () => {
      loading = null; // the line is broken: the words stay, and the next formula asks again
    },
  );
  return loading;
}

// The line itself at once, what stands round it in a task of its own, so that the line can be
// painted first; and what is out of sight when there is nothing else to do. Of a line that is fitted
// to the window nothing is painted before its numbers are there.
export function drawFormulas() {
  const all = waiting();
  if (!all.length) return;
  if (!katex) return void load();
  const near = all.length > FEW ? all.filter(isNear) : all; // to ask where they are takes a layout
  near.filter((element) => element.closest(".lab-main")).forEach(draw);
  const fitted = near.filter((element) => element.closest(FITTED));
  if (fitted.length) {
    requestAnimationFrame(() => {
      fitted.forEach(draw);
      fitLine();
    });
  }
  setTimeout(() => near.forEach(draw));
  if (!idle && near.length < all.length) idle = whenIdle(drawNext);
}

export function drawAllFormulas() {
  if (katex) waiting().forEach(draw);
}

/** @param {IdleDeadline} [deadline] */
function drawNext(deadline) {
  idle = 0;
  const [next, ...others] = waiting();
  if (!next) return;
  draw(next);
  for (const element of others) {
    if (!deadline || deadline.timeRemaining() < LEAST) break;
    draw(element);
  }
  idle = whenIdle(drawNext);
}

/** @param {(deadline?: IdleDeadline) => void} work */
function whenIdle(work) {
  // On a busy machine idle time may not come for long: then after a pause all the same.
  if ("requestIdleCallback" in window) return requestIdleCallback(work, { timeout: 4 * PAUSE });
  return setTimeout(work, PAUSE);
}

/** @param {HTMLElement} element */
function draw(element) {
  const tex = element.dataset.tex ?? "";
  if (drawn.get(element) === tex && element.firstChild) return;
  drawn.set(element, tex);
  const formula = formulaOf(tex, "foreign" in element.dataset);
  element.replaceChildren(document.importNode(formula.content, true));
  setTimeout(() => fitWidth(element)); // asking for sizes takes a layout: the line is painted first
}

// A closed fold has no sizes to ask for.
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (!(target instanceof HTMLDetailsElement) || !target.open) return;
    target.querySelectorAll(".lab-formula").forEach(fitWidth);
  },
  true,
);

/**
 * Draw formulas that may be asked for next, when there is nothing else to do.
 * @param {string[]} texs
 */
export function prepareFormulas(texs) {
  whenIdle(() => {
    const prepare = () => katex && texs.forEach((tex) => void formulaOf(tex));
    if (katex) prepare();
    else load().then(prepare);
  });
}

/**
 * @param {string} tex
 * @param {boolean} isForeign the lab has not written it
 */
function formulaOf(tex, isForeign = false) {
  const key = `${isForeign} ${tex}`;
  const known = formulas.get(key);
  if (known !== undefined) return known;
  if (formulas.size >= KEPT) formulas.clear();
  const formula = document.createElement("template");
  formula.innerHTML = htmlOf(katex, tex, isForeign);
  formulas.set(key, formula);
  return formula;
}
