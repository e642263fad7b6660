// Moves bars: the new value is drawn at once and sent, in a drag at most once a frame. Every other
// bar waits for the server.
/** @import { Vector } from "../protocol.js" */
/** @import { BarView, Entry } from "./bar_view.js" */
import { outbox, send } from "../shared/connection.js";
import { number } from "../shared/number.js";
import { page } from "../shared/page_state.js";
import { targetsMode } from "../tools/modes.js";
import { clamp } from "./bar_view.js";
import { Gesture } from "./gesture.js";
import { entryKey } from "./text_field.js";

const DECIMALS = 10; // of a value: what adding steps leaves behind them is dropped

/**
 * @typedef {object} Surroundings
 * @property {(entry: Entry, value: number) => void} moved
 * @property {(entry: Entry) => void} type a number is being typed: its field takes the focus
 * @property {() => void} released a pointer has let go
 */

export class BarMover {
  /** @type {BarView | null} the bar that a pointer holds */
  held = null;
  /** @type {{ entry: Entry, value: number } | null} what goes out in the next frame */
  #waiting = null;
  #frame = 0;
  #gesture = new Gesture();
  #vector;
  #surroundings;

  /**
   * @param {Vector} vector
   * @param {Surroundings} surroundings
   */
  constructor(vector, surroundings) {
    this.#vector = vector;
    this.#surroundings = surroundings;
  }

  /** How far an arrow key moves a bar. */
  get keyStep() {
    return page.words?.editor[this.#vector].step ?? 0;
  }

  /** @param {BarView} bar */
  isOneHot({ entry }) {
    return entry !== "sum" && this.#vector === "y" && targetsMode() === "one-hot";
  }

  /**
   * Whether what the server says of an entry is older than what its bar shows.
   * @param {Entry} entry
   */
  isBusy(entry) {
    if (entry === this.held?.entry || entry === this.#waiting?.entry) return true;
    return outbox.waits(entryKey(this.#vector, entry));
  }

  /** @param {BarView} bar a pointer takes hold of it */
  hold(bar) {
    this.held = bar;
    page.holdsBar = true; // plots are drawn less often
  }

  /** The pointer lets go. */
  release() {
    if (!this.held) return;
    this.#sendWaiting();
    this.held = null;
    page.holdsBar = false;
    this.#gesture.rest();
    this.#surroundings.released();
  }

  /**
   * A move begins that is taken back as one step.
   * @param {BarView} bar
   * @param {number} within ms after another one of the same bar that it still belongs to
   */
  begin(bar, within) {
    this.#sendWaiting();
    this.#gesture.begin(bar.entry, within);
  }

  /**
   * Move a bar with a pointer, within its scale.
   * @param {BarView} bar
   * @param {number} wanted
   */
  drag(bar, wanted) {
    const { low, high, snap } = bar.scale;
    const snapped = Math.round(clamp(wanted, low, high) / snap) * snap;
    const value = this.#allowed(bar, snapped);
    if (value === bar.value && !this.isOneHot(bar)) return;
    this.#show(bar, value);
    this.#waiting = { entry: bar.entry, value };
    if (this.#frame) return;
    this.#sendWaiting();
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#sendWaiting();
    });
  }

  /**
   * Move a bar by a key, also beyond its scale. Each press counts.
   * @param {BarView} bar
   * @param {number} wanted
   */
  step(bar, wanted) {
    const value = this.#allowed(bar, wanted);
    this.#show(bar, value);
    this.#sendWaiting();
    this.#send(bar.entry, value);
  }

  /** @param {BarView} bar a number is being typed on it */
  type({ entry }) {
    this.#surroundings.type(entry);
  }

  /**
   * The value that a bar can come to.
   * @param {BarView} bar
   * @param {number} wanted
   */
  #allowed(bar, wanted) {
    if (this.isOneHot(bar)) return 1;
    const { min = 0, max = 0 } = page.words?.editor[this.#vector] ?? {};
    const keepsSum = this.#vector === "y" && targetsMode() === "sum";
    const most =
      bar.entry === "sum" ? bar.scale.high : keepsSum ? (page.editor?.sum.value ?? max) : max;
    return clamp(Number(wanted.toFixed(DECIMALS)), min, most);
  }

  /**
   * @param {BarView} bar
   * @param {number} value
   */
  #show(bar, value) {
    const words = page.words?.editor.moving[bar.entry === "sum" ? "sum" : this.#vector] ?? "";
    bar.show(value, bar.scale, words.replace("{value}", number(value)));
    this.#surroundings.moved(bar.entry, value);
  }

  #sendWaiting() {
    if (this.#waiting) this.#send(this.#waiting.entry, this.#waiting.value);
    this.#waiting = null;
  }

  /**
   * @param {Entry} entry
   * @param {number} value
   */
  #send(entry, value) {
    const [vector, gesture] = [this.#vector, this.#gesture.id];
    send({ kind: "bar", vector, entry, value, gesture }, entryKey(vector, entry));
  }
}
