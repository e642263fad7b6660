// Something in a plot that a pointer takes hold of. Plotly hears nothing of it, and neither does it
// of fingers: a finger that is on nothing scrolls the page.
import { closest } from "../shared/dom.js";

/** @typedef {{ clientX: number, clientY: number, target: EventTarget | null }} Pointed */

/**
 * @typedef {object} Grip
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
      grip.begin(event);
      follow(grip, event.pointerId);
    },
    true,
  );
  node.addEventListener(
    "touchstart",
    (event) => {
      event.stopPropagation();
      const { clientX, clientY } = event.touches[0];
      const isAlone = event.touches.length === 1;
      if (isAlone && isOn({ clientX, clientY, target: event.target })) event.preventDefault();
    },
    { capture: true, passive: false },
  );
}

/**
 * @param {Grip} grip
 * @param {number} pointer
 */
function follow(grip, pointer) {
  const holding = new AbortController();
  /** @type {(name: string, work: (event: PointerEvent) => void) => void} */
  const listen = (name, work) => {
    /** @param {Event} event */
    const listener = (event) => {
      if (event instanceof PointerEvent && event.pointerId === pointer) work(event);
    };
    addEventListener(name, listener, { signal: holding.signal });
  };
  const end = () => {
    holding.abort();
    grip.end();
  };
  listen("pointermove", grip.move);
  listen("pointercancel", end);
  listen("pointerup", (event) => {
    grip.move(event);
    end();
  });
}
