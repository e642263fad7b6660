// Symbols in words, in the typeface of formulas; as `word_symbols` in pages/ui/fonts.py.

// A derivative, or a letter with an index.
const SYMBOL = /∂[a-z][₀-₉]*\/∂\(?[a-z][₀-₉ᵢⱼ]*(?:\/T\))?|(?<![A-Za-z∂])[a-zδ][₀-₉ᵢⱼ]+/gu;
const MAY_BE = /[∂₀-₉ᵢⱼ]/u;

/** @param {string} text */
export function hasSymbols(text) {
  return MAY_BE.test(text);
}

/**
 * What the text becomes: its words, and an element around each symbol.
 * @param {string} text
 */
export function withSymbols(text) {
  /** @type {(string | Node)[]} */
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(SYMBOL)) {
    const symbol = document.createElement("span");
    symbol.className = "lab-sym";
    symbol.setAttribute("translate", "no");
    symbol.append(match[0]);
    parts.push(text.slice(end, match.index), symbol);
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}
