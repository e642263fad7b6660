// A point of a figure that a click or the arrow keys move.
/** @import { Figure, Movable } from "../protocol.js" */
/** @import { Place } from "./geometry.js" */
/** @import { PlotView } from "./view.js" */
import { put } from "../shared/dom.js";
import { isWithin, placeOf } from "./geometry.js";

const FAR = 10; // steps of PageUp and PageDown, and of arrows with Shift
const FINE = 10; // places of a click in a step: one is about a pixel
const DECIMALS = 10; // of a place: it is the sum of many steps

export class MovablePoint {
  /** @type {Place} */
  #at = [0, 0];
  #view;

  /** @param {PlotView} view */
  constructor(view) {
    this.#view = view;
    view.node.addEventListener("keydown", (event) => this.#press(event));
  }

  /** @param {Figure} figure that has been drawn */
  dress({ move }) {
    const { node } = this.#view;
    if (move) this.#at = move.at;
    put(node, "role", move ? "application" : "figure");
    if (move) node.tabIndex = 0;
    else node.removeAttribute("tabindex");
  }

  /** @param {MouseEvent} event */
  click(event) {
    const move = this.#view.figure?.move;
    if (!move) return;
    this.#view.node.focus({ preventScroll: true }); // the arrow keys go on from here
    const fine = move.step / FINE;
    const [x, y] = placeOf(this.#view.node, event);
    this.#moveTo(move, [Math.round(x / fine) * fine, Math.round(y / fine) * fine]);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const move = this.#view.figure?.move;
    if (!move || event.target !== this.#view.node) return;
    event.stopPropagation(); // no single key may reach the page's own shortcuts
    const far = event.shiftKey ? FAR : 1;
    /** @type {Record<string, Place>} */
    const steps = {
      ...{ ArrowRight: [far, 0], ArrowLeft: [-far, 0], ArrowUp: [0, far], ArrowDown: [0, -far] },
      ...{ PageUp: [0, FAR], PageDown: [0, -FAR] },
    };
    const by = steps[event.key];
    if (!by) return;
    event.preventDefault();
    const [x, y] = this.#at;
    this.#moveTo(move, [x + by[0] * move.step, y + by[1] * move.step]);
  }

  /**
   * @param {Movable} move
   * @param {Place} wanted
   */
  #moveTo(move, [x, y]) {
    /** @type {Place} */
    const at = [Number(x.toFixed(DECIMALS)), Number(y.toFixed(DECIMALS))];
    if (!at.every(Number.isFinite) || !isWithin(move.bounds, at)) return;
    this.#at = at;
    this.#view.Plotly.restyle(this.#view.node, { x: [[at[0]]], y: [[at[1]]] }, [move.trace]);
    this.#view.act({ at });
  }
}
