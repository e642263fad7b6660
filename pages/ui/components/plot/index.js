// A plot's place; what draws there is loaded when the page has its numbers.
import { numbersShown } from "./numbers_first.js";

const loaded = numbersShown().then(() => import("./part.js"));

/** @param {{ parentElement: HTMLElement, data: { key: string, main: boolean } }} component */
export default function (component) {
  let isGone = false;
  /** @type {(() => void) | undefined} */
  let end;
  loaded.then((part) => {
    if (!isGone) end = part.default(component);
  });
  return () => {
    isGone = true;
    end?.();
  };
}
