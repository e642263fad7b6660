// One WebSocket to the server that comes back by itself: after a break, a restart of the server, a
// laptop's sleep. What to say first on a new line, and what comes in, is up to its owner.
/** @import { Answer, Message } from "../protocol.js" */

const DELAYS = [100, 300, 1000, 2000, 3000]; // ms before each try to connect again
const PATIENCE = 1500; // ms that an answer may be due before the server is asked for a sign of life
const SILENCE = 3000; // ms without a sign: the line is dead
const OPENING = 8000; // ms that a connection may take to open: after that it never does
const LOOK = 1000; // ms between looks at how long answers are due
const SLEPT = 8000; // ms between two looks after which the machine has been asleep

/**
 * @typedef {object} Owner
 * @property {() => void} opened says hello
 * @property {(answer: Answer) => void} heard
 * @property {() => void} closed
 * @property {() => number} due how long an answer has been due, in ms
 */

export class Line {
  /** @type {WebSocket | null} */
  #socket = null;
  #tries = 0;
  #timer = 0;
  #startedAt = 0;
  #askedAt = 0;
  #lookedAt = performance.now();
  #url;
  #owner;

  /**
   * @param {URL} url
   * @param {Owner} owner
   */
  constructor(url, owner) {
    this.#url = url;
    this.#owner = owner;
    setInterval(() => this.#look(), LOOK);
    addEventListener("online", () => this.#wake());
    addEventListener("pageshow", () => this.#wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.#wake());
    this.#connect();
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /**
   * @param {Message} message
   * @returns {boolean} whether it went out
   */
  post(message) {
    if (!this.isOpen) return false;
    this.#socket?.send(JSON.stringify(message));
    return true;
  }

  #connect() {
    clearTimeout(this.#timer);
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#askedAt = 0;
    this.#startedAt = performance.now();
    socket.onopen = () => this.#owner.opened();
    socket.onmessage = ({ data }) => {
      this.#tries = 0; // a server that only takes the line and drops it is not asked too often
      this.#askedAt = 0;
      this.#owner.heard(JSON.parse(data));
    };
    socket.onclose = () => {
      if (socket === this.#socket) this.#lost(); // else it was given up before
    };
  }

  #lost() {
    this.#socket = null;
    this.#owner.closed();
    const wait = DELAYS[Math.min(this.#tries++, DELAYS.length - 1)];
    const passed = performance.now() - this.#startedAt;
    this.#timer = setTimeout(() => this.#connect(), Math.max(0, wait - passed));
  }

  // A line that does not answer is closed from here: its own end may never hear of it.
  #giveUp() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#owner.closed();
    this.#connect();
  }

  // The page is looked at again, or the network is back: no use in waiting any longer.
  #wake() {
    if (this.isOpen) this.#ask();
    else if (!this.#socket) this.#connect();
  }

  #ask() {
    if (!this.#askedAt && this.post({ kind: "ping" })) this.#askedAt = performance.now();
  }

  #look() {
    const now = performance.now();
    const slept = now - this.#lookedAt > SLEPT;
    this.#lookedAt = now;
    if (!this.isOpen) {
      if (this.#socket && now - this.#startedAt > OPENING) this.#giveUp();
      return;
    }
    if (this.#askedAt && slept)
      this.#askedAt = now; // the server may have answered meanwhile
    else if (this.#askedAt && now - this.#askedAt > SILENCE) this.#giveUp();
    else if (slept || this.#owner.due() > PATIENCE) this.#ask();
  }
}
