// Symbols in words, in the typeface of formulas; as `word_symbols` in pages/ui/fonts.py.

// A derivative, a letter with an index, or a power of Euler's number.
const SYMBOL =
  /∂[a-z][₀-₉]*\/∂\(?[a-z][₀-₉ᵢⱼ]*(?:\/T\))?|(?<![A-Za-z∂])[A-Za-zδ][₀-₉ᵢⱼ]+|(?<![A-Za-z])e\^(?:[−-]?[0-9]+(?:\.[0-9]+)?|x(?![A-Za-z_₀-₉ᵢⱼ]))/gu;
const INDEX = /([₀-₉ᵢⱼ]+)/u;
const BELOW = "₀₁₂₃₄₅₆₇₈₉ᵢⱼ";
const MAY_BE = /[∂₀-₉ᵢⱼ]|e\^/u;

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
    parts.push(text.slice(end, match.index), element("lab-sym", ...partsOf(match[0])));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

/**
 * Names and their numbers, with two spaces between them: each stays in one line.
 * @param {string} text such as `t = 0:  e = 1.743,  |∂e/∂x| = 0.6319`
 */
export function inLines(text) {
  return text.split(/( {2})/).map((part) => {
    if (part === "  ") return part;
    const name = /^[a-zT](?= = )/.exec(part)?.[0] ?? "";
    const symbol = name ? [element("lab-sym", name)] : [];
    return element("lab-whole", ...symbol, ...withSymbols(part.slice(name.length)));
  });
}

/** @param {string} symbol */
function partsOf(symbol) {
  if (!symbol.includes("^")) return symbol.split(INDEX).map(below);
  const euler = document.createElement("i");
  euler.className = "lab-op";
  euler.append("e");
  return [euler, shownAs("sup", "data-above", symbol.slice(1), symbol.slice(2))];
}

/**
 * An index keeps its own text, though what is seen of it is `data-below`; other parts stay.
 * @param {string} part
 */
function below(part) {
  if (!INDEX.test(part)) return part;
  const digits = [...part].map((sign) => "0123456789ij"[BELOW.indexOf(sign)]);
  return shownAs("sub", "data-below", part, digits.join(""));
}

/**
 * @param {string} name of the element
 * @param {string} attribute that holds what is seen
 * @param {string} text
 * @param {string} seen
 */
function shownAs(name, attribute, text, seen) {
  const [outer, hidden] = [name, "i"].map((each) => document.createElement(each));
  outer.setAttribute(attribute, seen);
  hidden.append(text);
  outer.append(hidden);
  return outer;
}

/**
 * @param {string} css
 * @param {(string | Node)[]} parts
 */
function element(css, ...parts) {
  const span = document.createElement("span");
  span.className = css;
  if (css === "lab-sym") span.setAttribute("translate", "no");
  span.append(...parts);
  return span;
}
