// Plays the steps of a path, one after the other, at a fixed pace.

const STEP_MS = 50; // 20 steps a second

export class Player {
  #frame = 0;
  #show;
  #changed;

  /**
   * @param {(step: number) => void} show
   * @param {(isPlaying: boolean) => void} changed it has begun or stopped
   */
  constructor(show, changed) {
    this.#show = show;
    this.#changed = changed;
  }

  get isPlaying() {
    return this.#frame !== 0;
  }

  /**
   * @param {number} from from the start, if it is the last
   * @param {number} last
   */
  play(from, last) {
    const first = from >= last ? 0 : from;
    const start = performance.now();
    let shown = from;
    /** @param {number} time */
    const tick = (time) => {
      const step = Math.min(last, first + Math.floor(Math.max(0, time - start) / STEP_MS));
      if (step !== shown) this.#show(step);
      shown = step;
      if (step < last) this.#frame = requestAnimationFrame(tick);
      else this.stop();
    };
    this.#frame = requestAnimationFrame(tick);
    this.#changed(true);
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#changed(false);
  }
}
