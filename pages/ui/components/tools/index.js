// The tools' place; what they do is loaded after the numbers.
import { latePart, numbersShown, rest } from "../shared/numbers_first.js";

const loading = numbersShown()
  .then(rest)
  .then(() => import("./part.js"));

export default latePart(loading);
