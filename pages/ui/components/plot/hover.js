// When a plot tells nothing of what is under the pointer.
/** @import { PlotView } from "./view.js" */
import { isWithin, placeOf } from "./geometry.js";

/**
 * To look for what is under the pointer takes time that dragging needs; and where a figure has an
 * inside, there is nothing to tell around it.
 * @param {PlotView} view
 */
export function muteHover(view) {
  const { node } = view;

  /** @param {MouseEvent} event */
  function isOutside(event) {
    const inside = !node._fullLayout ? undefined : view.figure?.inside;
    return inside !== undefined && !isWithin(inside, placeOf(node, event));
  }

  node.addEventListener(
    "mousemove",
    (event) => {
      if (!view.isHeld) view.surface.settle(); // it tells what Plotly has drawn
      if (!view.isHeld && !isOutside(event)) return;
      event.stopPropagation();
      if (!view.isHeld) view.surface.Plotly?.Fx.unhover(node);
    },
    true,
  );
}
