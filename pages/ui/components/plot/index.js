// A plot's place; what draws there, thirty modules and Plotly, is loaded after the numbers.
import { latePart, numbersShown, rest } from "../shared/numbers_first.js";
import { fetchPlotly } from "./plotly.js";

const loading = numbersShown()
  .then(fetchPlotly)
  .then(rest)
  .then(() => import("./part.js"));

export default latePart(loading);
