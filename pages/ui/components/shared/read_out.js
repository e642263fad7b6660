// Every digit of the number under the pointer or the focus; without either, of the chosen cell.
import { closest, put } from "./dom.js";

const CHOSEN = ['td[data-i][data-j][data-lit="on"]', 'td[data-lit="on"][data-name]'];

/** @param {EventTarget | null} [target] where the pointer or the focus is */
export function readOut(target = null) {
  for (const place of document.querySelectorAll(".lab-readout")) {
    const chosen = CHOSEN.map((selector) => document.querySelector(selector));
    const cell = closest(target, "[data-name]") ?? chosen.find(Boolean);
    const number = /** @type {HTMLElement | null | undefined} */ (cell?.querySelector("[title]"));
    const name = cell?.getAttribute("data-name");
    put(place, "text", cell ? `${name} = ${number?.title ?? ""}` : "");
  }
}

addEventListener("pointerover", ({ target }) => readOut(target));
addEventListener("focusin", ({ target }) => readOut(target));
