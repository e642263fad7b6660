// One Plotly figure, redrawn in place: Plotly.react on a node of our own keeps zoom and never
// blanks. The script is the plotly package's own, served by the lab.
const ASSET = "/assets/plotly.min.js";
const BELOW = 130; // pixels that legend, titles and scale take from the height of a square
const views = new WeakMap();
const open_views = new Set();

export default function ({ parentElement, data, setStateValue }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = open(parentElement)));
  view.data = data;
  view.setStateValue = setStateValue;
  open_views.add(view);
  view.draw();
  return whenGone(view.node, () => {
    open_views.delete(view);
    removeEventListener("softmax-lab-plots", view.draw);
  });
}

function open(parentElement) {
  const section = parentElement.querySelector(".lab-figure");
  const view = { section, node: section.querySelector(".lab-plot"), seq: 0, busy: false };
  // Figures of one path show the same step.
  view.followers = () => [...open_views].filter((one) => one.figure?.frames?.follows === view.data.key);
  view.others = () => view.followers().filter((one) => one.frames.at !== view.frames.at);
  view.draw = () => draw(view);
  openFrames(view);
  openMoves(view);
  addEventListener("softmax-lab-plots", view.draw);
  load();
  return view;
}

async function draw(view) {
  const { node, data } = view;
  const figure = window.softmaxLab?.figures[data.key];
  if (!figure || view.busy || figure.seq < view.seq) return; // held, or an answer to an older act
  const dark = getComputedStyle(node).colorScheme === "dark";
  node.setAttribute("aria-label", figure.alt);
  node.classList.toggle("square", Boolean(figure.square));
  const most = figure.square ? node.clientWidth + BELOW : Infinity;
  const height = Math.min(figure.layout.height, most);
  node.style.height = `${height}px`; // at a resize, Plotly goes by the node's own height
  const colours = data.colours[dark ? "dark" : "light"];
  const drawn = coloured({ traces: figure.traces, layout: figure.layout, line: figure.frames?.line }, colours);
  drawn.layout.height = height;
  const Plotly = await load();
  view.figure = figure;
  view.drawn = drawn;
  view.shownFigure = null;
  await Plotly.react(node, drawn.traces, drawn.layout, { responsive: true, displaylogo: false, ...data.config });
  listen(view);
  dressFrames(view, figure);
  view.shownFigure = figure;
  dressMove(view, figure);
  dress(view, figure);
  node.dataset.drawn = String(window.softmaxLab.revisions.plots);
}

function coloured(figure, colours) {
  return JSON.parse(JSON.stringify(figure), (_, value) => colours[value] ?? value);
}

function load() {
  return (window.softmaxLabPlotly ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = ASSET;
    script.onload = () => done(window.Plotly);
    script.onerror = fail;
    document.head.append(script);
  }));
}
