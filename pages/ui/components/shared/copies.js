// Vectors and matrices as text for other programs. The numbers are those on the page, with every
// digit, which stand in their titles; x and y are those of the address.
//   data-copies   a selector of the numbers, or "x" or "y"
//   data-matrix   the numbers stand in rows of a table
//   data-columns  so many columns has a matrix whose numbers stand one below the other
//   data-format   numpy, torch, json or latex
//   data-copied   the word for it when it is done
import { copyText, thank } from "./clipboard.js";
import { closest, findAll } from "./dom.js";
import { page } from "./page_state.js";

/**
 * @typedef {object} Format
 * @property {Record<string, string>} special texts of what is no finite number
 * @property {(text: string) => string} finite
 * @property {(rows: string[][], isMatrix: boolean) => string} whole
 */

const PLAIN = new Map([...[..."⁰¹²³⁴⁵⁶⁷⁸⁹"].entries()].map(([digit, sign]) => [sign, `${digit}`]));
PLAIN.set("⁻", "-");

/** @type {Record<string, Format>} */
const FORMATS = {
  numpy: {
    special: { "∞": "np.inf", "-∞": "-np.inf", "–": "np.nan" },
    finite: asFloat,
    whole: (rows, isMatrix) => `np.array(${nested(rows, isMatrix)})`,
  },
  torch: {
    special: { "∞": "torch.inf", "-∞": "-torch.inf", "–": "torch.nan" },
    finite: asFloat,
    whole: (rows, isMatrix) => `torch.tensor(${nested(rows, isMatrix)}, dtype=torch.float64)`,
  },
  json: {
    special: { "∞": '"Infinity"', "-∞": '"-Infinity"', "–": '"NaN"' },
    finite: (text) => text,
    whole: nested,
  },
  latex: {
    special: { "∞": "\\infty", "-∞": "-\\infty", "–": "\\text{–}" },
    finite: (text) => text.replace(/e(.*)/, " \\times 10^{$1}"),
    whole: (rows) => {
      const lines = rows.map((row) => row.join(" & ")).join(" \\\\ ");
      return `\\begin{pmatrix} ${lines} \\end{pmatrix}`;
    },
  },
};

/**
 * A number as programs write it: `−1.5×10⁻⁷` is -1.5e-7.
 * @param {string} text
 */
export function plain(text) {
  if (text === "NaN") return "–"; // as the lab writes it where a type of numbers has it
  const [mantissa, power] = text.trim().replace("−", "-").split("×10");
  if (power === undefined) return mantissa;
  return `${mantissa}e${[...power].map((sign) => PLAIN.get(sign) ?? sign).join("")}`;
}

/**
 * @param {string[][]} rows numbers as the lab writes them, with every digit
 * @param {string} name of the format
 * @param {boolean} isMatrix
 */
export function written(rows, name, isMatrix) {
  const format = FORMATS[name];
  const texts = rows.map((row) =>
    row.map(plain).map((text) => format.special[text] ?? format.finite(text)),
  );
  return format.whole(texts, isMatrix);
}

/**
 * Of ones alone a library would make whole numbers.
 * @param {string} text
 */
function asFloat(text) {
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/**
 * @param {string[][]} rows
 * @param {boolean} isMatrix
 */
function nested(rows, isMatrix) {
  const lists = rows.map((row) => `[${row.join(", ")}]`);
  return isMatrix ? `[${lists.join(",\n ")}]` : lists[0];
}

/**
 * @param {string} source what data-copies says
 * @param {boolean} isMatrix
 * @param {number} columns
 * @returns {string[][]}
 */
function numbers(source, isMatrix, columns) {
  if (source === "x" || source === "y") {
    const text = page.address?.params.find(([name]) => name === source)?.[1] ?? "";
    return [text.replaceAll("inf", "∞").split(",")];
  }
  const elements = findAll(document, source);
  const titles = elements.map(({ title }) => title);
  if (columns)
    return titles.flatMap((_, n) => (n % columns ? [] : [titles.slice(n, n + columns)]));
  if (!isMatrix) return [titles];
  const rows = new Set(elements.map((element) => element.closest("tr")));
  return [...rows].map((row) =>
    elements.filter((element) => row?.contains(element)).map(({ title }) => title),
  );
}

document.addEventListener("click", async ({ target }) => {
  const button = closest(target, "button[data-copies]");
  if (!button) return;
  const { copies = "", format = "", copied = "", matrix, columns } = button.dataset;
  const isMatrix = matrix !== undefined || columns !== undefined;
  const rows = numbers(copies, isMatrix, Number(columns ?? 0));
  await copyText(written(rows, format, isMatrix), button);
  thank(button, copied);
});
