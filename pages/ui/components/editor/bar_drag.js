// What a pointer and keys do to a bar: it is dragged, clicked, stepped.
/** @import { BarMover } from "./bar_mover.js" */
/** @import { BarView } from "./bar_view.js" */
import { isLocked } from "../shared/locks.js";

const AGAIN = 500; // ms: a second press on a bar belongs to the first, as in a double click
const PAUSE = 1000; // ms: key presses on a bar that follow each other faster are one step to undo
const FAR = 10; // steps of PageUp and PageDown
const TYPES = /^([-0-9.]|Enter)$/; // keys that begin a number
const CHOOSES = /^( |Enter)$/; // keys that make a target the only one

/**
 * @param {BarView} bar
 * @param {BarMover} mover
 */
export function followPointer(bar, mover) {
  const { slider, thumb } = bar;
  let grip = 0; // how far the pointer took hold from the middle of the handle
  let place = new DOMRect(); // asked for once a gesture: it costs a layout
  /** @param {MouseEvent} event */
  const onThumb = (event) => event.target === thumb;
  // A finger beside the handle scrolls the page, or taps; but not in the strip, which stays.
  /** @param {PointerEvent} event */
  const isLeftToPage = (event) =>
    event.pointerType === "touch" && !onThumb(event) && !bar.isUpright;
  /** @param {MouseEvent} event */
  const valueAt = ({ clientX, clientY }) => {
    const { low, high } = bar.scale;
    const share = bar.isUpright
      ? (place.bottom - clientY) / place.height
      : (clientX - place.left) / place.width;
    return low + share * (high - low);
  };

  slider.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || isLeftToPage(event) || isLocked("fields")) return;
    event.preventDefault();
    slider.focus({ preventScroll: true });
    slider.setPointerCapture(event.pointerId);
    mover.begin(bar, AGAIN);
    mover.hold(bar);
    place = slider.getBoundingClientRect();
    grip = onThumb(event) && bar.value !== null ? bar.value - valueAt(event) : 0;
    if (mover.isOneHot(bar) || !onThumb(event)) mover.drag(bar, valueAt(event));
  });
  slider.addEventListener("pointermove", (event) => {
    if (mover.held === bar && !mover.isOneHot(bar)) mover.drag(bar, valueAt(event) + grip);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    slider.addEventListener(end, () => {
      if (mover.held === bar) mover.release();
    });
  }
  slider.addEventListener("click", (event) => {
    if (!(event instanceof PointerEvent) || !isLeftToPage(event) || isLocked("fields")) return;
    mover.begin(bar, AGAIN);
    place = slider.getBoundingClientRect();
    mover.drag(bar, valueAt(event));
  });
  slider.addEventListener("dblclick", () => {
    if (mover.isOneHot(bar) || isLocked("fields")) return;
    mover.begin(bar, AGAIN);
    mover.drag(bar, 0);
  });
}

/**
 * @param {BarView} bar
 * @param {BarMover} mover
 */
export function followKeys(bar, mover) {
  bar.slider.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const now = bar.value ?? 0;
    const wanted = valueByKey(event.key, bar, now, mover.keyStep);
    if (wanted !== undefined || (mover.isOneHot(bar) && CHOOSES.test(event.key))) {
      event.preventDefault();
      step(now, wanted);
    } else if (TYPES.test(event.key)) {
      mover.type(bar); // and the key goes on into the field: an exact value
      if (event.key === "Enter") event.preventDefault();
    }
  });

  /**
   * @param {number} now
   * @param {number} [wanted]
   */
  function step(now, wanted = Number.POSITIVE_INFINITY) {
    if (isLocked("fields")) return;
    if (mover.isOneHot(bar) && wanted <= now) return; // to take it away, choose another
    mover.begin(bar, PAUSE);
    mover.step(bar, wanted);
  }
}

/**
 * Where a key would move a bar to.
 * @param {string} key
 * @param {BarView} bar
 * @param {number} now
 * @param {number} step
 */
function valueByKey(key, { scale }, now, step) {
  /** @type {Record<string, number>} */
  const values = {
    ...{ ArrowUp: now + step, ArrowRight: now + step, PageUp: now + FAR * step },
    ...{ ArrowDown: now - step, ArrowLeft: now - step, PageDown: now - FAR * step },
    ...{ Home: scale.low, End: scale.high, Delete: 0, Backspace: 0 },
  };
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
