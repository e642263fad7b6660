// Work for when the reader pauses: nobody waits for it, and it may hold up the page.

const QUIET = 1500; // ms since it was last put off
const PATIENCE = 1000; // ms more, until it is done though the page is busy

export class Pause {
  #timer = 0;
  #work;

  /** @param {() => void} work */
  constructor(work) {
    this.#work = work;
  }

  /** Do the work in the next pause, which begins now at the earliest. */
  await() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!("requestIdleCallback" in globalThis)) this.#work();
      else requestIdleCallback(() => this.#work(), { timeout: PATIENCE });
    }, QUIET);
  }

  forget() {
    clearTimeout(this.#timer);
  }
}
