// The bars of a vector, and in y one for the sum.
/** @import { EditorState, EditorWords, Vector } from "../protocol.js" */
/** @import { Entry } from "./bar_view.js" */
/** @import { Surroundings } from "./bar_mover.js" */
import { select, selection } from "../shared/selection.js";
import { Axis } from "./axis.js";
import { followKeys, followPointer } from "./bar_drag.js";
import { BarMover } from "./bar_mover.js";
import { BarView } from "./bar_view.js";
import { className } from "./class_name.js";

const SUM = "sum(y)";
/** In a window that matches, bars stand in the strip; the style sheet has the same width. */
const NARROW = matchMedia("(max-width: 1099px)");

export class Bars {
  /** @type {BarView[]} */
  #bars = [];
  #axes = [new Axis("row"), new Axis("upright")];
  #sumAxis = new Axis("row sum");
  #mover;
  #box;
  #vector;

  /**
   * @param {HTMLElement} box
   * @param {Vector} vector
   * @param {Surroundings} surroundings
   */
  constructor(box, vector, surroundings) {
    this.#box = box;
    this.#vector = vector;
    this.#mover = new BarMover(vector, surroundings);
  }

  /** @param {AbortSignal} ending */
  followWindow(ending) {
    NARROW.addEventListener("change", () => this.#stand(), { signal: ending });
  }

  /**
   * @param {EditorState} state
   * @param {EditorWords} words
   */
  draw(state, words) {
    const { bars } = state[this.#vector];
    this.#count(bars.values.length);
    // While a bar is held, no other one of its kind changes its scale.
    const { held } = this.#mover;
    const scale = held && held.entry !== "sum" ? held.scale : bars;
    for (const axis of this.#axes) axis.show(scale);
    if (held?.entry !== "sum") this.#sumAxis.show(state.sum);
    for (const bar of this.#bars) {
      const { entry } = bar;
      bar.lock(state.locked.includes("fields"));
      if (entry === "sum") bar.name(SUM);
      else this.#name(bar, entry, state, words);
      if (this.isBusy(entry)) continue;
      if (entry === "sum") bar.show(state.sum.value, state.sum, state.sum.say);
      else bar.show(bars.values[entry], scale, bars.say[entry]);
    }
  }

  /**
   * @param {BarView} bar
   * @param {number} entry
   * @param {EditorState} state
   * @param {EditorWords} words
   */
  #name(bar, entry, state, words) {
    const number = state.classes[entry];
    const label = `${words[this.#vector].entry_label}${entry + 1}`;
    const name = className(entry, state, words);
    bar.name(name ? `${label}, ${name}` : label, number ? `#${number}` : "");
  }

  /** Light up the bar that is chosen: logits are columns j of the Jacobian, targets weigh rows i. */
  light() {
    const chosen = selection()[this.#axis];
    for (const bar of this.#bars) bar.light(bar.entry !== "sum" && bar.entry + 1 === chosen);
  }

  /**
   * Whether what the server says of an entry is older than what its bar shows.
   * @param {Entry} entry
   */
  isBusy(entry) {
    return this.#mover.isBusy(entry);
  }

  /** Nobody holds a bar any more. */
  release() {
    this.#mover.release();
  }

  get #axis() {
    return this.#vector === "x" ? "j" : "i";
  }

  /** @param {number} k the number of classes */
  #count(k) {
    const count = k + (this.#vector === "y" ? 1 : 0);
    if (this.#bars.length === count) return;
    this.#mover.release();
    this.#bars = Array.from({ length: count }, (_, n) => this.#add(n < k ? n : "sum"));
    this.#box.style.setProperty("--k", String(k));
    const axes = [...this.#axes, ...(this.#vector === "y" ? [this.#sumAxis] : [])];
    this.#box.replaceChildren(
      ...axes.map(({ element }) => element),
      ...this.#bars.map(({ cell }) => cell),
    );
    this.#stand();
    this.light();
  }

  #stand() {
    this.#mover.release();
    for (const bar of this.#bars) bar.stand(NARROW.matches);
  }

  /** @param {Entry} entry */
  #add(entry) {
    const bar = new BarView(this.#vector, entry);
    followPointer(bar, this.#mover);
    followKeys(bar, this.#mover);
    if (entry !== "sum") bar.onChoose(() => select({ [this.#axis]: entry + 1 }));
    return bar;
  }
}
