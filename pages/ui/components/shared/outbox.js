// Edits on their way to the server: numbered, sent in order, kept until they are acknowledged, and
// sent again after a break. Where many wait, newer ones of a gesture take the place of older ones.
/** @import { Edit, Message } from "../protocol.js" */

const WINDOW = 16; // edits that may be on their way at once

/**
 * @typedef {object} Waiting
 * @property {number} seq
 * @property {Edit} edit
 * @property {string} key
 * @property {number} sentAt when it was sent on the line of now; 0: it was not
 * @property {boolean} isKnown it was sent on some line, so that the server may have worked it in
 */

export class Outbox {
  #number = 0;
  /** @type {Waiting[]} */
  #waiting = [];
  #post;
  #now;

  /**
   * @param {(message: Message) => boolean} post sends a message; false where there is no line
   * @param {() => number} [now] the time in ms
   */
  constructor(post, now = () => performance.now()) {
    this.#post = post;
    this.#now = now;
  }

  /**
   * Send an edit as soon as there is a line.
   * @param {Edit} edit
   * @param {string} [key] names what it is about, for `waits`
   * @returns {number} its number
   */
  send(edit, key = "") {
    const last = this.#waiting.at(-1);
    if (last && !last.isKnown && replaces(edit, last.edit)) {
      last.edit = edit.kind === "select" ? { ...last.edit, ...edit } : edit;
      return last.seq;
    }
    this.#waiting.push({ seq: ++this.#number, edit, key, sentAt: 0, isKnown: false });
    this.#pump();
    return this.#number;
  }

  /** @param {number} seq all edits up to this one have been worked in */
  acknowledge(seq) {
    while (this.#waiting.length && this.#waiting[0].seq <= seq) this.#waiting.shift();
    this.#pump();
  }

  /** There is a new line: whatever has not been acknowledged goes out again. */
  resend() {
    this.hold();
    this.#pump();
  }

  /** The line is gone: nothing is on its way. */
  hold() {
    for (const waiting of this.#waiting) waiting.sentAt = 0;
  }

  /**
   * Whether an edit about this has not been acknowledged: what the server says of it is older.
   * @param {string} key
   */
  waits(key) {
    return this.#waiting.some((waiting) => waiting.key === key);
  }

  /** How long the oldest edit has been on its way, in ms. */
  get age() {
    const [oldest] = this.#waiting;
    return oldest?.sentAt ? this.#now() - oldest.sentAt : 0;
  }

  get isEmpty() {
    return this.#waiting.length === 0;
  }

  #pump() {
    for (const waiting of this.#waiting.slice(0, WINDOW)) {
      if (waiting.sentAt) continue;
      if (!this.#post({ ...waiting.edit, seq: waiting.seq })) return;
      waiting.sentAt = this.#now() || 1;
      waiting.isKnown = true;
    }
  }
}

/**
 * Whether a newer edit makes an older one that has not gone out superfluous.
 * @param {Edit} newer
 * @param {Edit} older
 */
function replaces(newer, older) {
  if (newer.kind === "bar" && older.kind === "bar") {
    return (
      newer.vector === older.vector &&
      newer.gesture === older.gesture &&
      newer.entry === older.entry
    );
  }
  if (newer.kind === "type" && older.kind === "type") {
    return newer.vector === older.vector && newer.entry === older.entry;
  }
  if (newer.kind === "figure" && older.kind === "figure") {
    return newer.gesture !== undefined && newer.gesture === older.gesture;
  }
  return newer.kind === "select" && older.kind === "select";
}
