// A browser's clock and sockets for tests, as far as the lab's modules use them.

export class FakeClock {
  now = 0;
  #timers = new Map();
  #number = 0;

  /** Put this clock in the place of the real one. */
  install() {
    globalThis.setTimeout = (work, delay = 0) => this.#add(work, delay, 0);
    globalThis.setInterval = (work, delay) => this.#add(work, delay, delay);
    globalThis.clearTimeout = (timer) => this.#timers.delete(timer);
    globalThis.performance.now = () => this.now;
    return this;
  }

  /** Nothing is due any more. */
  clear() {
    this.#timers.clear();
  }

  #add(work, delay, every) {
    this.#number += 1;
    this.#timers.set(this.#number, { work, at: this.now + delay, every });
    return this.#number;
  }

  /** Let so many ms pass, with all that happens in them. */
  pass(duration) {
    const end = this.now + duration;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end);
      if (!due.length) break;
      const [timer, { work, at, every }] = due.reduce((a, b) => (b[1].at < a[1].at ? b : a));
      if (every) this.#timers.set(timer, { work, at: at + every, every });
      else this.#timers.delete(timer);
      this.now = Math.max(this.now, at);
      work();
    }
    this.now = end;
  }

  /** The machine sleeps: time passes, and nothing happens in it; what was due comes after. */
  sleep(duration) {
    this.now += duration;
    for (const timer of this.#timers.values()) timer.at = Math.max(timer.at, this.now);
  }
}

export class FakeSocket {
  static CONNECTING = 0;
  static OPEN = 1;
  static CLOSED = 3;
  /** All that have been made, in order. @type {FakeSocket[]} */
  static all = [];

  readyState = FakeSocket.CONNECTING;
  madeAt = performance.now();
  sent = [];

  constructor(url) {
    this.url = String(url);
    FakeSocket.all.push(this);
  }

  static get newest() {
    return FakeSocket.all.at(-1);
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  /** The server accepts. */
  open() {
    this.readyState = FakeSocket.OPEN;
    this.onopen?.();
  }

  /** The server says something. */
  say(answer) {
    this.onmessage?.({ data: JSON.stringify(answer) });
  }

  /** The line breaks, or is closed from either side. */
  close() {
    if (this.readyState === FakeSocket.CLOSED) return;
    this.readyState = FakeSocket.CLOSED;
    this.onclose?.();
  }
}

/** What modules listen to. */
export class FakeEvents {
  #listeners = new Map();

  addEventListener = (name, listener) => {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  };

  happen(name) {
    for (const listener of this.#listeners.get(name) ?? []) listener({});
  }
}

/** Put all of these in the place of what a browser has; a page of the lab is open. */
export function installBrowser() {
  const clock = new FakeClock().install();
  const events = new FakeEvents();
  const { addEventListener } = events;
  const frames = [];
  Object.assign(globalThis, {
    addEventListener,
    document: {
      hidden: false,
      documentElement: new FakeElement(),
      addEventListener,
      querySelectorAll: () => [],
    },
    location: { search: "?x=1,2", pathname: "/", hash: "" },
    navigator: { language: "en-GB" },
    requestAnimationFrame: (work) => frames.push(work),
    WebSocket: FakeSocket,
  });
  FakeSocket.all = [];
  /** The next frame is drawn. */
  const nextFrame = () => {
    for (const work of frames.splice(0)) work(clock.now);
  };
  return { clock, events, nextFrame };
}

/** An element that keeps attributes, and nothing else. */
export class FakeElement {
  #attributes = new Map();

  getAttribute(name) {
    return this.#attributes.get(name) ?? null;
  }

  setAttribute(name, text) {
    this.#attributes.set(name, text);
  }
}
