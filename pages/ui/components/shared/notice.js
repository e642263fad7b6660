// A quiet word while the line is broken, and one when it is back.
import { put } from "./dom.js";
import { page } from "./page_state.js";

const PATIENCE = 1200; // ms: a shorter break is nobody's concern
const THANKS = 2500; // ms that the word of being back stays
let timer = 0;
let shown = false;

/** @param {string} text */
function say(text) {
  for (const place of document.querySelectorAll(".lab-notice")) {
    put(place, "text", text);
    place.classList.toggle("on", text !== "");
  }
}

export const notice = {
  broken() {
    if (shown || timer) return;
    timer = setTimeout(() => {
      timer = 0;
      shown = true;
      say(page.words?.restoring ?? "");
    }, PATIENCE);
  },
  connected() {
    clearTimeout(timer);
    timer = 0;
    if (!shown) return;
    shown = false;
    say(page.words?.restored ?? "");
    setTimeout(() => shown || say(""), THANKS);
  },
};
