// One Plotly figure, redrawn in place: Plotly.react on a node of our own keeps zoom and never
// blanks. The script is the plotly package's own, served by the lab.
const ASSET = "/assets/plotly.min.js";
const BELOW = 130; // pixels that legend, titles and scale take from the height of a square
const APART = 80; // ms between two drawings while a bar is held: the numbers go first
// A finger has no hover that would bring the buttons and take them away: they would cover the
// legend for good.
const CONFIG = { responsive: true, displaylogo: false, displayModeBar: matchMedia("(hover: hover)").matches ? "hover" : false };
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
  const view = { section, node: section.querySelector(".lab-plot"), seq: 0, busy: false, drawnAt: 0 };
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
  clearTimeout(view.timer);
  const wait = window.softmaxLab.holds ? view.drawnAt + APART - performance.now() : 0;
  if (wait > 0) {
    view.timer = setTimeout(view.draw, wait);
    return;
  }
  const dark = getComputedStyle(node).colorScheme === "dark";
  node.setAttribute("aria-label", figure.alt);
  node.classList.toggle("square", Boolean(figure.square));
  view.section.classList.toggle("empty", Boolean(figure.empty));
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
  await Plotly.react(node, drawn.traces, drawn.layout, { ...CONFIG, ...data.config });
  listen(view);
  dressFrames(view, figure);
  view.shownFigure = figure;
  dressMove(view, figure);
  dress(view, figure);
  view.drawnAt = performance.now();
  node.dataset.drawn = String(window.softmaxLab.revisions.plots);
}

// A copy with the colours in place of their names; Plotly writes into what it is given. Rows of
// numbers are taken as they are.
function coloured(item, colours) {
  if (typeof item === "string") return item[0] === "$" ? colours[item] ?? item : item;
  if (Array.isArray(item)) {
    const plain = item.every((one) => typeof one === "number");
    return plain ? item : item.map((one) => coloured(one, colours));
  }
  if (item === null || typeof item !== "object") return item;
  return Object.fromEntries(Object.entries(item).map(([name, one]) => [name, coloured(one, colours)]));
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
