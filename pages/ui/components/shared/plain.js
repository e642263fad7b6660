// Text as other programs read it: what is copied from the page pastes back as numbers and LaTeX.

// Signs without a width: soft hyphen, zero-width spaces and joiners, marks of direction, BOM.
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const POWER = /(×|(?<![\d.,×]))10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g;
const GROUPED = /(?<=\d)\u202f(?=\d{3}(?!\d))/g; // between three digits
const RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * Numbers in ASCII: `-1.5e-7`, `-inf`; nothing that cannot be seen.
 * @param {string} text
 */
export function plain(text) {
  return text
    .replace(INVISIBLE, "")
    .replace(GROUPED, "")
    .replace(/[\u00a0\u202f]/g, " ")
    .replace(POWER, (_, times, power) => `${times ? "" : "1"}e${lowered(power)}`)
    .replaceAll("−", "-")
    .replaceAll("∞", "inf");
}

/** @param {string} power */
function lowered(power) {
  return [...power].map((sign) => "-0123456789"[RAISED.indexOf(sign)]).join("");
}

/**
 * A formula's LaTeX without the lab's own mark of what is new, which other programs do not know,
 * and without empty lines between its rows, which LaTeX does not take.
 * @param {string} tex
 */
export function latexOf(tex) {
  return tex.replace(/\\new(?![A-Za-z])/g, "").replace(/\n{2,}/g, "\n");
}
