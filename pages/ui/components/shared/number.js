// Numbers as the lab writes them: four significant digits; a rounded value keeps its zeros, an
// exact one does not. The same as `pages/ui/numbers.py`, and tested on the same table.

const DIGITS = 4;
const ENOUGH = 60; // digits that tell a value halfway between two texts from one close to it

/** @param {number} value */
export function number(value) {
  if (Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const text = rounded(value);
  const [digits, power = ""] = text.split("e");
  const exact = digits.includes(".") && Number(text) === value;
  const mantissa = exact ? digits.replace(/0+$/, "").replace(/\.$/, "") : digits;
  return mantissa.replace("-", "−") + (power ? `×10${raised(power.replace("+", ""))}` : "");
}

/** @param {number} value */
function rounded(value) {
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6) return toEven(value, value.toExponential(DIGITS - 1), DIGITS);
  const few = value.toPrecision(DIGITS);
  if (size < 10 ** DIGITS && !few.includes("e")) return toEven(value, few, DIGITS);
  return toEven(value, value.toFixed(0), Math.floor(Math.log10(size)) + 1);
}

/**
 * JavaScript rounds what is halfway up, Python to the even digit.
 * @param {number} value
 * @param {string} text the value, rounded by JavaScript
 * @param {number} count of digits in the text
 */
function toEven(value, text, count) {
  const [mantissa, power] = text.split("e");
  const lastDigit = Number(mantissa.at(-1));
  if (lastDigit % 2 === 0) return text;
  const beyond = value
    .toExponential(ENOUGH)
    .replace(/e.*|[-.]/g, "")
    .slice(count);
  if (!/^50*$/.test(beyond)) return text;
  return mantissa.slice(0, -1) + (lastDigit - 1) + (power === undefined ? "" : `e${power}`);
}

/** @param {string} power */
function raised(power) {
  return power.replace(/[-\d]/g, (char) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(char)]);
}
