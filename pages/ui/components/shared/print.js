// Prints once the page has settled.
import { drawAllFormulas } from "./formulas.js";

const SETTLED = 300; // ms

export function printPage() {
  setTimeout(() => print(), SETTLED);
}

addEventListener("beforeprint", drawAllFormulas);
