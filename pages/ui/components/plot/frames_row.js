// The row below a plot that moves its marks: slider, buttons, and where they are in words.
/** @import { Frames } from "../protocol.js" */
import { find, put, putParts } from "../shared/dom.js";
import { page } from "../shared/page_state.js";
import { inLines } from "../shared/symbols.js";

const FAR = 10; // steps of PageUp and PageDown

/**
 * @typedef {object} Wishes
 * @property {(n: number) => void} move the slider is at another index, and goes on moving
 * @property {() => void} end it rests
 * @property {(by: number) => void} step
 * @property {() => void} play
 * @property {() => void} take
 */

export class FramesRow {
  #box;
  #slider;
  #output;

  /**
   * @param {HTMLElement} section
   * @param {Wishes} wishes
   */
  constructor(section, wishes) {
    this.#box = find(section, ".lab-frames");
    this.#output = find(this.#box, "output");
    const slider = /** @type {HTMLInputElement} */ (find(this.#box, "input"));
    this.#slider = slider;
    slider.addEventListener("input", () => wishes.move(Number(slider.value)));
    for (const end of ["change", "pointerup", "pointercancel"]) {
      slider.addEventListener(end, () => wishes.end()); // back where it was, it does not change
    }
    slider.addEventListener("keydown", (event) => {
      event.stopPropagation(); // no single key may reach the page's own shortcuts
      const by = { PageUp: FAR, PageDown: -FAR }[event.key];
      if (!by) return;
      event.preventDefault();
      wishes.move(Math.min(Math.max(Number(slider.value) + by, 0), Number(slider.max)));
      wishes.end();
    });
    this.#button("back").addEventListener("click", () => wishes.step(-1));
    this.#button("forward").addEventListener("click", () => wishes.step(1));
    this.#button("play").addEventListener("click", () => wishes.play());
    this.#button("take").addEventListener("click", () => wishes.take());
  }

  /** @param {string} name */
  #button(name) {
    return find(this.#box, `.${name}`);
  }

  /** @param {Frames | undefined} frames */
  dress(frames) {
    this.#box.hidden = !frames || Boolean(frames.follows); // it moves with another figure
    if (!frames) return;
    const words = page.words?.figure ?? {};
    put(this.#box, "aria-label", words.slider);
    put(this.#slider, "aria-label", words.slider);
    for (const name of ["back", "play", "forward"]) this.#button(name).hidden = !frames.play;
    for (const name of ["back", "forward"]) put(this.#button(name), "aria-label", words[name]);
    this.#button("take").hidden = !frames.takes;
    put(this.#button("take"), "text", words.take);
  }

  /** @param {boolean} isPlaying */
  putPlaying(isPlaying) {
    put(this.#button("play"), "text", page.words?.figure[isPlaying ? "pause" : "play"] ?? "");
  }

  /**
   * @param {number} n
   * @param {string} text
   */
  read(n, text) {
    this.#slider.value = String(n);
    put(this.#slider, "aria-valuetext", text);
    if (this.#output.textContent !== text) putParts(this.#output, inLines(text));
  }

  /**
   * Its track is as long as the axis above it.
   * @param {[first: number, last: number]} indices at its ends
   * @param {[left: number, right: number]} ends in pixels
   */
  align([first, last], [left, right]) {
    put(this.#slider, "min", String(first));
    put(this.#slider, "max", String(last));
    this.#box.style.setProperty("--track-left", `${left}px`);
    this.#box.style.setProperty("--track-width", `${right - left}px`);
  }
}
