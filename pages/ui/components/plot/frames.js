// Marks that move along curves which the server has computed: the browser picks an index and
// draws it. Dragging a mark in the plot, the slider and playing all end up in `showFrame`.
const STEP_MS = 50; // of playing: 20 steps a second
const GRIP = 14; // pixels to either side of the present value that take hold of it

function openFrames(view) {
  const box = view.section.querySelector(".lab-frames");
  const slider = box.querySelector("input");
  view.frames = { box, slider, playing: 0 };
  slider.addEventListener("input", () => { pause(view); wish(view, Number(slider.value)); });
  slider.addEventListener("change", () => letGo(view));
  slider.addEventListener("keydown", (event) => {
    const steps = { PageUp: 10, PageDown: -10 }[event.key];
    event.stopPropagation(); // no single key may reach the page's own shortcuts
    if (!steps) return;
    event.preventDefault();
    pause(view);
    wish(view, clamp(view, Number(slider.value) + steps));
    letGo(view);
  });
  const step = (by) => {
    pause(view);
    showFrame(view, clamp(view, view.frames.at + by));
    settle(view);
  };
  box.querySelector(".back").onclick = () => step(-1);
  box.querySelector(".forward").onclick = () => step(1);
  box.querySelector(".play").onclick = () => (view.frames.playing ? pause(view) : play(view));
  box.querySelector(".take").onclick = () => act(view, { step: view.frames.at });
  view.node.addEventListener("pointerdown", (event) => grip(view, event), true);
  // Looking for what is under the pointer takes time that dragging needs.
  view.node.addEventListener("mousemove", (event) => {
    if (!view.busy && !isOutside(view, event)) return;
    event.stopPropagation();
    if (!view.busy) window.Plotly.Fx.unhover(view.node);
  }, true);
}

function dressFrames(view, figure) {
  const { box, slider } = view.frames;
  const { words } = view.data;
  pause(view);
  view.curves = null;
  box.hidden = !figure.frames || Boolean(figure.frames.follows); // it moves with another figure
  if (!figure.frames) return;
  const { count, at, play: plays, takes } = figure.frames;
  box.setAttribute("aria-label", words.slider);
  slider.setAttribute("aria-label", words.slider);
  slider.max = count - 1;
  view.frames.at = at;
  slider.value = at;
  for (const name of ["back", "play", "forward"]) box.querySelector(`.${name}`).hidden = !plays;
  for (const name of ["back", "forward"]) box.querySelector(`.${name}`).setAttribute("aria-label", words[name]);
  box.querySelector(".take").hidden = !takes;
  box.querySelector(".take").textContent = words.take;
  const text = readOut(view, at);
  box.querySelector("output").textContent = text;
  slider.setAttribute("aria-valuetext", text);
}

// x and y of the curves that marks follow, as numbers, decoded when they are first needed.
function curvesOf(view) {
  return (view.curves ??= view.figure.frames.follow.map(([mark, curves]) => ({
    mark,
    lines: curves.map((index) => {
      const { x, x0, dx, y } = view.figure.traces[index];
      const heights = numbers(y);
      return { x: x ? numbers(x) : Array.from(heights, (_, n) => x0 + n * dx), y: heights };
    }),
  })));
}

function numbers(values) {
  if (Array.isArray(values)) return values;
  const bytes = Uint8Array.from(atob(values.bdata), (char) => char.charCodeAt(0));
  return new { f8: Float64Array, f4: Float32Array }[values.dtype](bytes.buffer);
}

function wish(view, index) {
  const first = view.wished === undefined;
  view.wished = index;
  if (first) requestAnimationFrame(() => { const n = view.wished; view.wished = undefined; showFrame(view, n); });
}

function showFrame(view, n) {
  if (!view.figure.frames) return;
  view.frames.at = n;
  if (!slide(view, n)) settle(view);
  const text = readOut(view, n);
  view.frames.slider.value = n;
  view.frames.slider.setAttribute("aria-valuetext", text);
  view.frames.box.querySelector("output").textContent = text;
  view.node.dataset.frame = String(n);
  for (const other of view.others()) showFrame(other, n);
}

// Moves what Plotly has drawn, without Plotly: a redraw of its own takes longer than a frame.
// False where it has not drawn all of it, as a mark that was outside the axis.
function slide(view, n) {
  const { node, figure } = view;
  const drawn = new Map([...node.querySelectorAll(".scatterlayer .trace")].map(
    (group) => [group.__data__?.[0]?.trace.index, group.querySelectorAll("path.point")]));
  const layout = node._fullLayout;
  const line = layout.shapes?.findIndex((shape) => shape.name === figure.frames.line?.name) ?? -1;
  const path = node.querySelector(`.shapelayer path[data-index="${line}"]`);
  if (figure.frames.line && !path) return false;
  for (const { mark, lines } of curvesOf(view)) {
    if (drawn.get(mark)?.length !== lines.length) return false;
  }
  for (const { mark, lines } of curvesOf(view)) {
    const trace = node._fullData[mark];
    const [xaxis, yaxis] = [layout[axisName(trace.xaxis)], layout[axisName(trace.yaxis)]];
    drawn.get(mark).forEach((point, c) => {
      const [x, y] = [xaxis.d2p(lines[c].x[n]), yaxis.d2p(lines[c].y[n])];
      point.style.display = Number.isFinite(x) && Number.isFinite(y) ? "" : "none";
      if (!point.style.display) point.setAttribute("transform", `translate(${x},${y})`);
    });
  }
  if (path) {
    const { xaxis } = layout;
    const x = curvesOf(view)[0].lines[0].x[n];
    path.style.transform = `translateX(${xaxis.d2p(x) - xaxis.d2p(layout.shapes[line].x0)}px)`;
  }
  return true;
}

function axisName(id) {
  return `${id[0]}axis${id.slice(1)}`;
}

// Tells Plotly where the marks are now, so that pictures have them there too.
function settle(view) {
  const { frames } = view.figure;
  const n = view.frames.at;
  const followed = curvesOf(view);
  const update = {
    x: followed.map(({ lines }) => lines.map((line) => line.x[n])),
    y: followed.map(({ lines }) => lines.map((line) => line.y[n])),
  };
  const layout = {};
  if (frames.line) {
    const x = followed[0].lines[0].x[n];
    const others = view.drawn.layout.shapes.filter((shape) => shape.name !== frames.line.name);
    layout.shapes = [...others, { ...view.drawn.line, x0: x, x1: x }];
  }
  window.Plotly.update(view.node, update, layout, followed.map(({ mark }) => mark));
  for (const other of view.followers()) settle(other);
}

function readOut(view, n) {
  const { name, names } = view.figure.frames;
  const lines = curvesOf(view).flatMap((one) => one.lines);
  return `${name} = ${shown(lines[0].x[n])}:  ${names.map((label, c) => `${label} = ${shown(lines[c].y[n])}`).join(",  ")}`;
}

// Four significant digits, as the lab writes numbers: a rounded value keeps its zeros.
function shown(value) {
  if (Number.isNaN(value)) return "–";
  if (value === 0) return "0";
  const plain = Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6;
  const rounded = plain ? value.toPrecision(4) : value.toExponential(3);
  const exact = plain && Number(rounded) === value;
  const [mantissa, power] = (exact ? String(Number(rounded)) : plain ? fixed(value) : rounded).split("e");
  const raised = (power ?? "").replace("+", "").replace(/[-\d]/g, (char) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(char)]);
  return mantissa.replace("-", "−") + (power ? `×10${raised}` : "");
}

// toPrecision writes 12345 as 1.235e+4.
function fixed(value) {
  return Math.abs(value) < 1e4 ? value.toPrecision(4) : value.toFixed(0);
}

function clamp(view, n) {
  return Math.min(view.figure.frames.count - 1, Math.max(0, n));
}

function play(view) {
  const { box } = view.frames;
  box.querySelector(".play").textContent = view.data.words.pause;
  const last = view.figure.frames.count - 1;
  const from = view.frames.at >= last ? 0 : view.frames.at;
  const start = performance.now();
  const tick = (time) => {
    const n = Math.min(last, from + Math.floor(Math.max(0, time - start) / STEP_MS));
    if (n !== view.frames.at) showFrame(view, n);
    if (n < last) view.frames.playing = requestAnimationFrame(tick);
    else pause(view);
  };
  view.frames.playing = requestAnimationFrame(tick);
}

// Without `settle`: it would draw a field anew, which is seen as a stutter; see `keepPlace`.
function pause(view) {
  cancelAnimationFrame(view.frames.playing);
  view.frames.playing = 0;
  view.frames.box.querySelector(".play").textContent = view.data.words.play;
}

// Plotly has drawn for a reason of its own, as a zoom: marks go back to where they were.
function keepPlace(view) {
  const { frames } = view.figure ?? {};
  if (frames && view.figure === view.shownFigure && view.frames.at !== frames.at) slide(view, view.frames.at);
}

// Letting go makes the value the current problem's; a path of steps has nothing to send.
function letGo(view) {
  if (!view.figure.frames) return;
  if (view.wished !== undefined) showFrame(view, view.wished);
  settle(view);
  if (view.figure.frames.play) return;
  act(view, { value: curvesOf(view)[0].lines[0].x[view.frames.at] });
}

// The present value's line is taken hold of before Plotly begins to zoom.
function grip(view, event) {
  const { frames } = view.figure ?? {};
  const axis = view.node._fullLayout?.xaxis;
  if (!frames?.line || event.button || !event.target.closest(".nsewdrag")) return;
  const shape = view.node._fullLayout.shapes.find((one) => one.name === frames.line.name);
  if (!shape) return;
  const left = () => view.node.getBoundingClientRect().left + axis._offset;
  if (Math.abs(event.clientX - left() - axis.d2p(shape.x0)) > GRIP) return;
  event.stopPropagation();
  event.preventDefault();
  pause(view);
  view.busy = true;
  window.Plotly.Fx.unhover(view.node); // what it tells is of where the mark was
  const xs = curvesOf(view)[0].lines[0].x;
  const at = (clientX) => nearest(xs, axis.p2d(clientX - left()));
  const move = (one) => wish(view, at(one.clientX));
  const up = (one) => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
    removeEventListener("pointercancel", up);
    view.busy = false;
    if (one.type === "pointerup") { showFrame(view, at(one.clientX)); letGo(view); }
    else view.draw();
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
  addEventListener("pointercancel", up);
}

function nearest(xs, x) {
  let best = 0;
  for (let n = 1; n < xs.length; n++) if (Math.abs(xs[n] - x) < Math.abs(xs[best] - x)) best = n;
  return best;
}
