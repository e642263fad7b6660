// A point of a figure that is dragged, or moved by a click or the arrow keys.
/** @import { Figure, Movable } from "../protocol.js" */
/** @import { Place } from "./geometry.js" */
/** @import { Pointed } from "./grip.js" */
/** @import { PlotView } from "./view.js" */
import { closest, put } from "../shared/dom.js";
import { isWithin, placeOf, within } from "./geometry.js";
import { takeHold } from "./grip.js";
import { groupsOf, putMarks, scalesOf } from "./in_place.js";

const FAR = 10; // steps of PageUp and PageDown, and of arrows with Shift
const FINE = 10; // places of a pointer in a step: one is about a pixel
const DECIMALS = 10; // of a place: it is the sum of many steps
const REACH = 18; // pixels around the point that take hold of it
const STILL = 4; // pixels that a click may move

export class MovablePoint {
  /** @type {Place} */
  #at = [0, 0];
  #view;
  /** @type {Place} pixels from the pointer that holds the point to its middle */
  #aside = [0, 0];
  /** @type {Place} where the pointer went down */
  #down = [0, 0];

  /** @param {PlotView} view */
  constructor(view) {
    this.#view = view;
    const { node } = view;
    node.addEventListener("keydown", (event) => this.#press(event));
    node.addEventListener("pointerdown", (event) => this.#note(event), true);
    node.addEventListener("click", (event) => this.#click(event));
    takeHold(node, {
      isOn: (at) => this.#view.figure?.move !== undefined && this.#isNear(at),
      begin: (at) => this.#begin(at),
      move: (at) => this.#drag(at),
      end: () => this.#view.release(),
    });
  }

  /** @param {Figure} figure that has been drawn */
  dress({ move }) {
    const { node } = this.#view;
    if (move) this.#at = move.at;
    put(node, "role", move ? "application" : "figure");
    if (move) node.tabIndex = 0;
    else node.removeAttribute("tabindex");
  }

  /** Pixels from a pointer to the point. @param {Pointed} at @returns {Place} */
  #from({ clientX, clientY }) {
    const { xaxis, yaxis } = this.#view.node._fullLayout;
    const { left, top } = this.#view.node.getBoundingClientRect();
    const [x, y] = [xaxis.d2p(this.#at[0]), yaxis.d2p(this.#at[1])];
    return [left + xaxis._offset + x - clientX, top + yaxis._offset + y - clientY];
  }

  /** @param {Pointed} at */
  #isNear(at) {
    return Math.hypot(...this.#from(at)) <= REACH;
  }

  /** @param {Pointed} at */
  #begin(at) {
    this.#aside = this.#from(at);
    this.#view.node.focus({ preventScroll: true }); // the arrow keys go on from here
    this.#view.hold();
  }

  /** @param {Pointed} at */
  #drag({ clientX, clientY }) {
    const move = this.#view.figure?.move;
    if (!move) return;
    const [x, y] = this.#aside;
    const place = placeOf(this.#view.node, { clientX: clientX + x, clientY: clientY + y });
    this.#moveTo(move, within(move.bounds, finely(move, place)));
  }

  /** @param {PointerEvent} event */
  #note({ clientX, clientY }) {
    this.#down = [clientX, clientY];
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const move = this.#view.figure?.move;
    const [x, y] = this.#down;
    const isStill = Math.hypot(event.clientX - x, event.clientY - y) <= STILL;
    if (!move || !isStill || !closest(event.target, ".nsewdrag")) return;
    this.#view.node.focus({ preventScroll: true });
    const place = finely(move, placeOf(this.#view.node, event));
    if (isWithin(move.bounds, place)) this.#moveTo(move, place);
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
    const place = rounded([x + by[0] * move.step, y + by[1] * move.step]);
    if (isWithin(move.bounds, place)) this.#moveTo(move, place);
  }

  /**
   * @param {Movable} move
   * @param {Place} place
   */
  #moveTo({ trace }, place) {
    const { node, figure, surface } = this.#view;
    const at = rounded(place);
    if (!figure || !at.every(Number.isFinite)) return;
    if (at[0] === this.#at[0] && at[1] === this.#at[1]) return;
    this.#at = at;
    const marks = groupsOf(node).get(trace)?.querySelectorAll("path.point") ?? [];
    putMarks(marks, { x: [at[0]], y: [at[1]] }, scalesOf(node, figure.traces[trace]));
    surface.settleLater();
    this.#view.act({ at });
  }
}

/**
 * The nearest place that a pointer can mean.
 * @param {Movable} move
 * @param {Place} place
 * @returns {Place}
 */
function finely({ step }, [x, y]) {
  const fine = step / FINE;
  return [Math.round(x / fine) * fine, Math.round(y / fine) * fine];
}

/**
 * @param {Place} place
 * @returns {Place}
 */
function rounded([x, y]) {
  return [Number(x.toFixed(DECIMALS)), Number(y.toFixed(DECIMALS))];
}
