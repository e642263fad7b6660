// LaTeX to HTML by KaTeX. \new marks what is new in a line: underlined, and coloured by the page's
// style, which is why the lab's own formulas may name a class of it.
const ROW_END = "\n\n";
const KATEX = {
  displayMode: true,
  output: "html", // its words stand in an attribute: MathML would double what a page holds
  throwOnError: false,
  strict: false,
  trust: (/** @type {{ command: string }} */ { command }) => command === "\\htmlClass",
};
/** What a teacher or a reader has written names no class of the lab's, and covers no page. */
const FOREIGN = { trust: false, maxSize: 20 };
// Streamlit's KaTeX names some classes with a prefix that Streamlit's style for it does not know.
const NEW_NAMES = /(?<=class="[^"]*)\bkatex-(?!display|html|mathml|error)/g;

/**
 * @param {any} katex
 * @param {string} tex rows with an empty line between
 * @param {boolean} isForeign the lab has not written it
 * @returns {string}
 */
export function htmlOf(katex, tex, isForeign) {
  // Fresh ones each time: KaTeX writes into the macros that it is given.
  const macros = { "\\new": "\\htmlClass{lab-new}{\\underline{#1}}", "\\arraystretch": "1.4" };
  const options = { ...KATEX, ...(isForeign ? FOREIGN : {}), macros };
  const rows = tex.split(ROW_END).map((row) => katex.renderToString(row, options));
  return rows.join(" ").replace(NEW_NAMES, "");
}
