// Which moves of a bar belong together: what is taken back as one step has one number.
/** @import { Entry } from "./bar_view.js" */

export class Gesture {
  /** Larger than any before, also those of this session before the page was loaded anew. */
  id = 0;
  /** @type {Entry | null} */
  #entry = null;
  #at = 0;
  #now;

  /** @param {() => number} [now] the time in ms since 1970 */
  constructor(now = Date.now) {
    this.#now = now;
  }

  /**
   * A bar is moved.
   * @param {Entry} entry
   * @param {number} within ms after the last move of the same entry that it still belongs to
   */
  begin(entry, within) {
    const now = this.#now();
    const goesOn = entry === this.#entry && now - this.#at < within;
    if (!goesOn) this.id = Math.max(this.id + 1, now);
    this.#entry = entry;
    this.#at = now;
  }

  /** The move is over for the moment. */
  rest() {
    this.#at = this.#now();
  }
}
