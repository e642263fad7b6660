// One bar: a slider with its value. It lies in its row; in a narrow window it stands in the strip at
// the foot of the page, with its name below it.
/** @import { Vector } from "../protocol.js" */
import { find, put } from "../shared/dom.js";
import { rowStyle } from "./row_heights.js";

/** @typedef {{ low: number, high: number, snap: number }} Scale snap: what dragged values are multiples of */
/** @typedef {number | "sum"} Entry from 0; "sum": of all targets */

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export function clamp(value, low, high) {
  return Math.min(high, Math.max(low, value));
}

export class BarView {
  cell = document.createElement("div");
  slider;
  thumb;
  entry;
  /** @type {number | null} null: masked */
  value = 0;
  /** @type {Scale} */
  scale = { low: 0, high: 1, snap: 1 };
  #name;
  #number;
  #shown = "";

  /**
   * @param {Vector} vector
   * @param {Entry} entry
   */
  constructor(vector, entry) {
    this.entry = entry;
    this.cell.className = entry === "sum" ? "cell sum" : "cell";
    this.cell.style.cssText = rowStyle(entry);
    const name =
      entry === "sum" ? `<span>sum</span>(${vector})` : `${vector}<sub>${entry + 1}</sub>`;
    this.cell.innerHTML = `<i class="line"></i><div class="bar" role="slider" tabindex="0">
      <i class="zero"></i><i class="fill"></i><i class="thumb"></i></div>
      <span class="name" aria-hidden="true">${name}<small></small></span>`;
    this.slider = find(this.cell, ".bar");
    this.thumb = find(this.cell, ".thumb");
    this.#name = find(this.cell, ".name");
    this.#number = find(this.#name, "small");
  }

  /** @param {boolean} isUpright low is at the bottom, and not at the left */
  stand(isUpright) {
    put(this.slider, "aria-orientation", isUpright ? "vertical" : "horizontal");
  }

  get isUpright() {
    return this.slider.getAttribute("aria-orientation") === "vertical";
  }

  /** @param {() => void} choose what a click on the name does */
  onChoose(choose) {
    this.#name.addEventListener("click", choose);
  }

  /**
   * @param {string} label
   * @param {string} [number] of its class, where that is another than that of the row
   */
  name(label, number = "") {
    put(this.slider, "aria-label", label);
    put(this.#number, "text", number);
  }

  /** @param {boolean} isLocked it shows its value and cannot be moved */
  lock(isLocked) {
    put(this.slider, "aria-disabled", String(isLocked));
  }

  /** @param {boolean} isChosen */
  light(isChosen) {
    this.cell.classList.toggle("lit", isChosen);
  }

  /**
   * @param {number | null} value
   * @param {Scale} scale
   * @param {string} words the value as it is spoken
   */
  show(value, { low, high, snap }, words) {
    this.value = value;
    this.scale = { low, high, snap };
    const shown = [value, low, high, words].join();
    if (shown === this.#shown) return;
    this.#shown = shown;
    const inScale = value === null ? low : clamp(value, low, high);
    this.#place(value === null ? null : inScale);
    put(this.slider, "aria-valuemin", String(low));
    put(this.slider, "aria-valuemax", String(high));
    put(this.slider, "aria-valuenow", String(inScale));
    put(this.slider, "aria-valuetext", words);
  }

  // The style sheet draws a bar from these four shares of its length.
  /** @param {number | null} value */
  #place(value) {
    const { low, high } = this.scale;
    /** @param {number} at */
    const share = (at) => (100 * (clamp(at, low, high) - low)) / (high - low);
    const zero = share(0);
    const end = value === null ? 0 : share(value);
    const { style, classList } = this.slider;
    style.setProperty("--at", `${end}%`);
    style.setProperty("--from", `${Math.min(end, zero)}%`);
    style.setProperty("--size", `${value === null ? 0 : Math.abs(end - zero)}%`);
    style.setProperty("--zero", `${zero}%`);
    classList.toggle("below", value !== null && value < 0);
    classList.toggle("masked", value === null);
  }
}
