// One Plotly figure, redrawn in place: Plotly.react on a node of our own keeps zoom and never
// blanks. The script is the plotly package's own, served by the lab.
const ASSET = "/assets/plotly.min.js";
const views = new WeakMap();

export default function ({ parentElement, data }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = open(parentElement)));
  view.data = data;
  view.draw();
  return () => removeEventListener("softmax-lab-plots", view.draw);
}

function open(parentElement) {
  const node = parentElement.querySelector(".lab-plot");
  const view = { node };
  view.draw = async () => {
    const figure = window.softmaxLab?.figures[view.data.key];
    if (!figure) return;
    const dark = getComputedStyle(node).colorScheme === "dark";
    node.setAttribute("aria-label", figure.alt);
    const { traces, layout } = coloured(figure, view.data.colours[dark ? "dark" : "light"]);
    const Plotly = await load();
    await Plotly.react(node, traces, layout, { responsive: true, displaylogo: false, ...view.data.config });
    node.dataset.drawn = String(window.softmaxLab.revisions.plots);
  };
  addEventListener("softmax-lab-plots", view.draw);
  load();
  return view;
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
