// What is copied from a selection: each formula once, as its LaTeX, and numbers that paste back.
// What KaTeX draws is no text: its signs stand apart, and some of them cannot be seen.
import { closest, findAll } from "./dom.js";
import { latexOf, plain } from "./plain.js";

const EDITABLE = "input, textarea, [contenteditable]";
const FORMULA = ".lab-formula";

document.addEventListener("copy", (event) => {
  const selection = document.getSelection();
  const [from] = event.composedPath();
  const typed = from instanceof Element && from.closest(EDITABLE);
  if (!selection || selection.isCollapsed || typed || event.defaultPrevented) return;
  event.clipboardData?.setData("text/plain", textOf(selection));
  event.preventDefault();
});

/** @param {Selection} selection */
function textOf(selection) {
  const texts = [];
  for (let n = 0; n < selection.rangeCount; n += 1) {
    texts.push(textIn(withWholeFormulas(selection.getRangeAt(n).cloneRange())));
  }
  return texts.join("\n");
}

/**
 * A formula that is selected in part is taken whole.
 * @param {Range} range
 */
function withWholeFormulas(range) {
  const first = formulaAround(range.startContainer);
  const last = formulaAround(range.endContainer);
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  return range;
}

/** @param {Node} node */
function formulaAround(node) {
  return closest(node instanceof Element ? node : node.parentElement, FORMULA);
}

// Lines and cells are told apart by their layout, so what is copied is laid out once, out of sight.
/** @param {Range} range */
function textIn(range) {
  const place = document.createElement("div");
  place.className = "stHtml";
  place.style.cssText = "position: fixed; left: -100vw; width: 100vw; user-select: text";
  place.append(range.cloneContents());
  for (const formula of findAll(place, FORMULA)) {
    formula.textContent = latexOf(formula.dataset.tex ?? "");
  }
  document.body.append(place);
  // biome-ignore lint/performance/useDomNodeTextContent: it knows no lines and no cells
  const text = plain(place.innerText);
  place.remove();
  return text;
}
