// The scale of bars: its ends and its zero, as numbers beside them.
/** @import { Scale } from "./bar_view.js" */
import { put } from "../shared/dom.js";
import { number } from "../shared/number.js";

const PLAIN = 1e4; // numbers from here on are written as powers of ten, which are shorter

/** @param {number} value */
export function tick(value) {
  if (Math.abs(value) < PLAIN) return number(value);
  const [digits, power] = value.toExponential().split("e+");
  const raised = power.replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]);
  return `${digits.replace("-", "−")}×10${raised}`.replace("1×10", "10");
}

export class Axis {
  element = document.createElement("div");

  /** @param {string} name of its class beside "axis" */
  constructor(name) {
    this.element.className = `axis ${name}`;
    this.element.setAttribute("aria-hidden", "true");
    this.element.innerHTML = "<span></span><span></span><span></span>";
  }

  /** @param {Scale} scale */
  show({ low, high }) {
    const [first, zero, last] = this.element.children;
    put(first, "text", tick(low));
    put(zero, "text", low < 0 ? "0" : "");
    put(last, "text", tick(high));
  }
}
