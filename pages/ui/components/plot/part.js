// One Plotly figure, redrawn in place: Plotly.react on a node of our own keeps zoom and never
// blanks.
import "./paper.js";
import { page } from "../shared/page_state.js";
import { whenGone } from "../shared/part.js";
import { draw } from "./drawing.js";
import { loadPlotly } from "./plotly.js";
import { PlotView, views } from "./view.js";

/** @type {WeakMap<Node, PlotView>} */
const known = new WeakMap();

/** @param {{ parentElement: HTMLElement, data: { key: string, main: boolean } }} component */
export default function ({ parentElement, data }) {
  const view = known.get(parentElement) ?? new PlotView(parentElement, data.key, draw);
  known.set(parentElement, view);
  view.node.toggleAttribute("data-main", data.main);
  views.add(view);
  if (page.greetings && page.figuresRevision === 0) view.makeRoom();
  loadPlotly(); // it takes longer than the figure
  draw();
  return whenGone(parentElement, () => view.end());
}
