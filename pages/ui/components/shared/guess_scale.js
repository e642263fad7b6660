// The scale of a guess on a bar: from places to values and back, and the steps of keys.

const STEPS = 100; // of what a bar stands for, from 0 to its end
const FAR = 10; // steps of PageUp and PageDown
const DECIMALS = 10; // of a value: what adding steps leaves behind them is dropped

/**
 * A value within the scale, as a whole number of steps.
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
function snapped(value, low, high) {
  const step = high / STEPS;
  const within = Math.min(high, Math.max(low, Math.round(value / step) * step));
  return Number(within.toFixed(DECIMALS)) + 0; // no −0
}

/**
 * The value at a share of the bar's length.
 * @param {number} share
 * @param {number} low
 * @param {number} high
 */
export function valueAt(share, low, high) {
  return snapped(low + share * (high - low), low, high);
}

/**
 * Where a value stands, in per cent of the bar's length; one beyond the bar, at its end.
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export function placeOf(value, low, high) {
  const within = Math.min(high, Math.max(low, value));
  return (100 * (within - low)) / (high - low);
}

/**
 * Where a key moves the mark to; null: it is none that does.
 * @param {string} key
 * @param {number} now
 * @param {number} low
 * @param {number} high
 */
export function stepped(key, now, low, high) {
  const step = high / STEPS;
  /** @type {Record<string, number>} */
  const values = {
    ...{ ArrowUp: now + step, ArrowRight: now + step, PageUp: now + FAR * step },
    ...{ ArrowDown: now - step, ArrowLeft: now - step, PageDown: now - FAR * step },
    ...{ Home: low, End: high },
  };
  return Object.hasOwn(values, key) ? snapped(values[key], low, high) : null;
}
