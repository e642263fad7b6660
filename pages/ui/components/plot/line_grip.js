// The line of the present value, dragged in the plot itself.
/** @import { Scrubber } from "./scrubber.js" */
/** @import { PlotView } from "./view.js" */
import { nearest } from "./geometry.js";
import { takeHold } from "./grip.js";

const REACH = 14; // pixels to either side of the line that take hold of it

/**
 * @param {PlotView} view
 * @param {Scrubber} scrubber
 */
export function dragLine(view, scrubber) {
  const { node } = view;

  /** @param {{ clientX: number }} at pixels from the left of the axis */
  function acrossAxis({ clientX }) {
    return clientX - node.getBoundingClientRect().left - node._fullLayout.xaxis._offset;
  }

  /** @param {{ clientX: number }} at */
  function indexAt(at) {
    return nearest(view.tracks[0].curves[0].x, node._fullLayout.xaxis.p2d(acrossAxis(at)));
  }

  takeHold(node, {
    isAcross: true,
    isOn(at) {
      const place = scrubber.lineAt;
      if (place === null || !node._fullLayout) return false;
      return Math.abs(acrossAxis(at) - node._fullLayout.xaxis.d2p(place)) <= REACH;
    },
    begin: () => view.hold(),
    move: (at) => scrubber.wish(indexAt(at)),
    end: () => scrubber.letGo(),
  });
}
