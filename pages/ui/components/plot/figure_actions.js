// What is done in a figure, and whether the figure that has come shows it.
/** @import { Figure } from "../protocol.js" */
import { outbox, send } from "../shared/connection.js";
import { page } from "../shared/page_state.js";

/** @typedef {{ value: number } | { at: [number, number] } | { step: number }} FigureAct */

export class FigureActions {
  #key;
  /** Of the newest act: its number, and how often the server had sent all of the page before it. */
  #newest = { seq: 0, greetings: 0 };
  /** Acts of one number are one step to undo: larger than any before, also before a reload. */
  #gesture = Date.now();

  /** @param {string} key of the figure */
  constructor(key) {
    this.#key = key;
  }

  /** What is done next is a step of its own. */
  rest() {
    this.#gesture = Math.max(this.#gesture + 1, Date.now());
  }

  /**
   * @param {Figure} figure
   * @param {FigureAct} act
   */
  send({ context }, act) {
    const gesture = this.#gesture;
    const edit = { kind: /** @type {const} */ ("figure"), figure: this.#key, context, gesture };
    const seq = send({ ...edit, ...act }, this.#about);
    this.#newest = { seq, greetings: page.greetings };
  }

  /** Whether the page's figures were made after the newest act: older ones would undo it. */
  get areShown() {
    if (outbox.waits(this.#about)) return false;
    const { seq, greetings } = this.#newest;
    return greetings !== page.greetings || page.figuresAck >= seq;
  }

  get #about() {
    return `figure ${this.#key}`;
  }
}
