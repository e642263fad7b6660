// Something in a plot that a pointer takes hold of. Plotly hears nothing of it, and neither does it
// of fingers: a finger that is on nothing scrolls the page.
import { closest } from "../shared/dom.js";

/** @typedef {{ clientX: number, clientY: number, target: EventTarget | null }} Pointed */

const ACROSS = 6; // pixels across from which a finger moves it and does not scroll

/**
 * @typedef {object} Grip
 * @property {boolean} [isAcross] it moves only across: a finger that goes up or down scrolls the page
 * @property {(at: Pointed) => boolean} isOn whether the pointer is on it
 * @property {(at: Pointed) => void} begin
 * @property {(at: Pointed) => void} move
 * @property {() => void} end
 */

/**
 * @param {HTMLElement} node
 * @param {Grip} grip
 */
export function takeHold(node, grip) {
  /** @param {Pointed} at */
  const isOn = (at) => closest(at.target, ".nsewdrag") !== null && grip.isOn(at);

  // Before Plotly hears of it.
  node.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button || !event.isPrimary || !isOn(event)) return;
      event.stopPropagation();
      event.preventDefault();
      follow(grip, event);
    },
    true,
  );
  node.addEventListener(
    "touchstart",
    (event) => {
      event.stopPropagation();
      const { clientX, clientY } = event.touches[0];
      const isAlone = event.touches.length === 1;
      if (!isAlone || !isOn({ clientX, clientY, target: event.target })) return;
      if (!grip.isAcross) event.preventDefault();
      else node.addEventListener("touchmove", stay, { passive: false });
    },
    { capture: true, passive: false },
  );
}

/**
 * What is held keeps the page from scrolling.
 * @param {TouchEvent} event
 */
function stay(event) {
  if (event.cancelable && held) event.preventDefault();
}

/** @type {Grip | null} what a pointer has hold of */
let held = null;

/**
 * @param {Grip} grip
 * @param {PointerEvent} start
 */
function follow(grip, start) {
  const pointer = start.pointerId;
  const holding = new AbortController();
  /** @type {(name: string, work: (event: PointerEvent) => void) => void} */
  const listen = (name, work) => {
    /** @param {Event} event */
    const listener = (event) => {
      if (event instanceof PointerEvent && event.pointerId === pointer) work(event);
    };
    addEventListener(name, listener, { signal: holding.signal });
  };
  const begin = () => {
    held = grip;
    grip.begin(start);
  };
  /** @param {PointerEvent} event */
  const move = (event) => {
    if (!held && Math.abs(event.clientX - start.clientX) >= ACROSS) begin();
    if (held) grip.move(event);
  };
  const end = () => {
    holding.abort();
    if (held) grip.end();
    held = null;
  };
  if (!grip.isAcross || start.pointerType !== "touch") begin();
  listen("pointermove", move);
  listen("pointercancel", end);
  listen("pointerup", (event) => {
    move(event);
    end();
  });
}
