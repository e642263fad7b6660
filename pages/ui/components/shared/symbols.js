// Symbols in words, in the typeface of formulas; as `word_symbols` in pages/ui/fonts.py.

// A derivative, or a letter with an index.
const SYMBOL = /∂[a-z][₀-₉]*\/∂\(?[a-z][₀-₉ᵢⱼ]*(?:\/T\))?|(?<![A-Za-z∂])[A-Za-zδ][₀-₉ᵢⱼ]+/gu;
const INDEX = /([₀-₉ᵢⱼ]+)/u;
const BELOW = "₀₁₂₃₄₅₆₇₈₉ᵢⱼ";
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
    parts.push(
      text.slice(end, match.index),
      element("lab-sym", ...match[0].split(INDEX).map(below)),
    );
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

/**
 * An index keeps its own text, though what is seen of it is `data-below`; other parts stay.
 * @param {string} part
 */
function below(part) {
  if (!INDEX.test(part)) return part;
  const [index, hidden] = ["sub", "i"].map((name) => document.createElement(name));
  const digits = [...part].map((sign) => "0123456789ij"[BELOW.indexOf(sign)]);
  index.setAttribute("data-below", digits.join(""));
  hidden.append(part);
  index.append(hidden);
  return index;
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
