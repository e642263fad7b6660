// A point that a click or the arrow keys move, and what is sent to the server.
function openMoves(view) {
  const { node } = view;
  node.addEventListener("keydown", (event) => {
    const { move } = view.figure ?? {};
    if (!move || event.target !== node) return;
    event.stopPropagation(); // no single key may reach the page's own shortcuts
    const far = event.shiftKey ? 10 : 1;
    const by = {
      ArrowRight: [far, 0], ArrowLeft: [-far, 0], ArrowUp: [0, far], ArrowDown: [0, -far],
      PageUp: [0, 10], PageDown: [0, -10],
    }[event.key];
    if (!by) return;
    event.preventDefault();
    moveTo(view, by.map((steps, axis) => Number((view.at[axis] + steps * move.step).toFixed(10))));
  });
}

// Plotly's events exist only once there is a plot; they stay on the node.
function listen(view) {
  if (view.listens) return;
  view.listens = true;
  view.node.on("plotly_afterplot", () => keepPlace(view));
  view.node.on("plotly_click", ({ event }) => {
    if (!view.figure.move) return;
    const place = placeOf(view, event);
    const fine = view.figure.move.step / 10; // about a pixel
    moveTo(view, place.map((value) => Number((Math.round(value / fine) * fine).toFixed(10))));
  });
}

function dressMove(view, figure) {
  const { node } = view;
  view.at = figure.move?.at;
  node.setAttribute("role", figure.move ? "application" : "figure");
  if (figure.move) node.tabIndex = 0;
  else node.removeAttribute("tabindex");
}

function placeOf(view, { clientX, clientY }) {
  const { xaxis, yaxis } = view.node._fullLayout;
  const { left, top } = view.node.getBoundingClientRect();
  return [xaxis.p2d(clientX - left - xaxis._offset), yaxis.p2d(clientY - top - yaxis._offset)];
}

// Bounds are half planes: a place (x, y) is within where p x + q y <= r for all of them.
function isWithin(bounds, [x, y]) {
  return bounds.every(([p, q, r]) => p * x + q * y <= r);
}

// Where a figure has an inside, there is nothing to tell around it.
function isOutside(view, event) {
  const { inside } = view.shownFigure ?? {};
  return Boolean(inside) && !isWithin(inside, placeOf(view, event));
}

function moveTo(view, at) {
  const { move } = view.figure;
  if (!at.every(Number.isFinite) || !isWithin(move.bounds, at)) return;
  view.at = at;
  window.Plotly.restyle(view.node, { x: [[at[0]]], y: [[at[1]]] }, [move.trace]);
  act(view, { at });
}

function act(view, what) {
  view.seq = Math.max(view.seq, view.figure.seq) + 1;
  view.setStateValue("act", { seq: view.seq, context: view.figure.context, ...what });
}
