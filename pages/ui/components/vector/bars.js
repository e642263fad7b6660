// One bar for each entry: dragged, stepped by keys, or clicked. Only the value that is being
// moved is drawn here; every other one comes from the server.
const AGAIN = 500; // ms: a second press on a bar within it belongs to the first, as in a double click
const PAUSE = 1000; // ms: key presses on a bar that follow each other within it are one step to undo
const TOOLS = { undo: "↶", redo: "↷", reset: "⟲" };

function openBars(view) {
  view.bars = [];
  view.moved = new Map(); // entry -> the message that holds its newest value
  view.gesture = { id: 0, entry: null, at: -AGAIN };
  view.grip = null; // the bar that a pointer holds
  view.forget = () => {
    if (view.grip) return;
    view.moved.clear();
    draw(view);
  };
  view.box = view.root.querySelector(".bars");
  view.tools = view.root.querySelector(".tools");
  view.tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    if (button.dataset.act) view.queue({ act: button.dataset.act });
    else chooseMode(view, button.dataset.mode);
  });
}

// --- drawing -------------------------------------------------------------------------------

function drawBars(view, forced) {
  const { data } = view;
  if (view.drawn === data && !forced && !view.moved.size) return; // drawn again for no reason
  view.drawn = data;
  const entries = [...data.values.keys(), ...(data.bars.sum ? ["sum"] : [])];
  if (view.bars.length !== entries.length) {
    hold(view, null);
    view.bars = entries.map((entry) => addBar(view, entry));
    view.box.replaceChildren(...view.bars.map(({ cell }) => cell));
    showLit(view);
  }
  const all = data.bars;
  // While a bar is held, none of its kind changes its scale.
  const scale = view.grip && view.grip.entry !== "sum" ? view.grip : all;
  for (const bar of view.bars) {
    if (forced && !view.grip) view.moved.delete(bar.entry);
    if (view.grip === bar || data.seq < (view.moved.get(bar.entry) ?? 0)) continue;
    if (bar.entry === "sum") drawBar(bar, all.sum.value, { low: 0, ...all.sum }, all.sum.say);
    else drawBar(bar, all.values[bar.entry], scale, all.say[bar.entry]);
    bar.slider.setAttribute("aria-label", bar.entry === "sum" ? all.sum.label : data.names[bar.entry]);
  }
  drawTools(view);
}

function drawBar(bar, value, { low, high, snap, moving }, say) {
  const look = [value, low, high, say].join();
  Object.assign(bar, { value, low, high, snap, moving });
  if (look === bar.look) return;
  bar.look = look;
  const { slider, cell } = bar;
  const at = (one) => (100 * (Math.min(high, Math.max(low, one)) - low)) / (high - low);
  const place = value === null ? 0 : at(value);
  slider.style.setProperty("--at", `${place}%`);
  slider.style.setProperty("--from", `${Math.min(place, at(0))}%`);
  slider.style.setProperty("--size", `${value === null ? 0 : Math.abs(place - at(0))}%`);
  slider.style.setProperty("--zero", `${at(0)}%`);
  slider.classList.toggle("below", value !== null && value < 0);
  slider.classList.toggle("masked", value === null);
  slider.setAttribute("aria-valuemin", low);
  slider.setAttribute("aria-valuemax", high);
  slider.setAttribute("aria-valuenow", value === null ? low : Math.min(high, Math.max(low, value)));
  slider.setAttribute("aria-valuetext", say);
  if (bar.entry === "sum") cell.querySelector(".name b").textContent = shown(value);
}

function addBar(view, entry) {
  const cell = document.createElement("div");
  cell.className = entry === "sum" ? "cell sum" : "cell";
  const name = entry === "sum" ? "Σ <b></b>" : `${view.data.name}<sub>${entry + 1}</sub>`;
  cell.innerHTML = `<div class="bar" role="slider" tabindex="0" aria-orientation="vertical">
    <i class="zero"></i><i class="fill"></i><i class="thumb"></i></div>
    <span class="name" aria-hidden="true">${name}</span>`;
  const bar = { cell, slider: cell.querySelector(".bar"), entry };
  if (entry !== "sum") {
    cell.querySelector(".name").addEventListener("click", () => lab.select({ [axisOf(view)]: entry + 1 }));
  }
  listen(view, bar);
  return bar;
}

// The logits are the columns j of the Jacobian; the targets weigh its rows i.
function axisOf(view) {
  return view.data.name === "x" ? "j" : "i";
}

function showLit(view) {
  for (const { cell, entry } of view.bars) {
    cell.classList.toggle("lit", lab.selected[axisOf(view)] === entry + 1);
  }
}

function drawTools(view) {
  const { acts, modes, mode, modes_label } = view.data.bars;
  const words = JSON.stringify([acts, modes, modes_label]);
  if (view.tools.dataset.words !== words) {
    view.tools.dataset.words = words;
    view.tools.classList.toggle("choice", Boolean(modes));
    view.tools.setAttribute("aria-label", modes_label ?? acts.map(([, text]) => text).join(", "));
    view.tools.replaceChildren(...(acts ?? modes).map(([code, text, key]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = acts ? TOOLS[code] : text;
      button.dataset[acts ? "act" : "mode"] = code;
      if (acts) button.setAttribute("aria-label", text);
      if (acts) button.title = key ? `${text} (${key.replace("Control", "Ctrl")})` : text;
      if (key) button.setAttribute("aria-keyshortcuts", key);
      return button;
    }));
  }
  if (modes) showMode(view, view.moved.get("mode") > view.data.seq ? view.mode : mode);
  else showSteps(view);
}

function showMode(view, mode) {
  view.mode = mode;
  for (const button of view.tools.children) {
    button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
  }
}

function chooseMode(view, mode) {
  view.moved.set("mode", Infinity);
  showMode(view, mode);
  view.queue({ choose: { name: "targets", value: mode } }, (seq) => view.moved.set("mode", seq));
}

function showSteps(view) {
  const open = lab.standing?.steps ?? [];
  [...view.tools.children].forEach((button, i) => {
    mark(button, "aria-disabled", String(!open[i]));
    button.tabIndex = open[i] || button.matches(":focus") ? 0 : -1; // what has the focus keeps it
  });
}

// What a pointer holds; plots are drawn less often meanwhile.
function hold(view, bar) {
  view.grip = bar;
  lab.holds = bar !== null;
}

// --- moving --------------------------------------------------------------------------------

function listen(view, bar) {
  const { slider } = bar;
  const onThumb = (event) => event.target.classList.contains("thumb");
  // A finger that does not start on the handle scrolls the page, or taps.
  const holds = (event) => event.button === 0 && (event.pointerType !== "touch" || onThumb(event));
  let place = null; // asked for once a gesture: it costs a layout
  const valueAt = (event) => {
    const { top, height } = place;
    return bar.low + (1 - (event.clientY - top) / height) * (bar.high - bar.low);
  };
  slider.addEventListener("pointerdown", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    slider.focus({ preventScroll: true });
    slider.setPointerCapture(event.pointerId);
    begin(view, bar);
    hold(view, bar);
    place = slider.getBoundingClientRect();
    bar.offset = onThumb(event) && bar.value !== null ? bar.value - valueAt(event) : 0;
    if (oneHot(view, bar) || !onThumb(event)) moveTo(view, bar, valueAt(event));
  });
  slider.addEventListener("pointermove", (event) => {
    if (view.grip === bar && !oneHot(view, bar)) moveTo(view, bar, valueAt(event) + bar.offset);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    slider.addEventListener(end, () => {
      if (view.grip !== bar) return;
      hold(view, null);
      view.gesture.at = performance.now();
      draw(view);
    });
  }
  slider.addEventListener("click", (event) => {
    if (event.pointerType !== "touch" || onThumb(event)) return;
    begin(view, bar);
    place = slider.getBoundingClientRect();
    moveTo(view, bar, valueAt(event));
  });
  slider.addEventListener("dblclick", () => {
    if (oneHot(view, bar)) return;
    begin(view, bar);
    moveTo(view, bar, 0);
  });
  slider.addEventListener("keydown", (event) => press(view, bar, event));
}

function press(view, bar, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { step } = view.data;
  const now = bar.value ?? 0;
  const steps = {
    ArrowUp: now + step, ArrowRight: now + step, ArrowDown: now - step, ArrowLeft: now - step,
    PageUp: now + 10 * step, PageDown: now - 10 * step, Home: bar.low, End: bar.high,
    Delete: 0, Backspace: 0,
  };
  if (event.key in steps || (oneHot(view, bar) && [" ", "Enter"].includes(event.key))) {
    event.preventDefault();
    if (oneHot(view, bar) && !(steps[event.key] > now || !(event.key in steps))) return;
    begin(view, bar, PAUSE);
    view.gesture.at = performance.now();
    moveTo(view, bar, steps[event.key], Number.EPSILON);
  } else if (bar.entry !== "sum" && /^([-0-9.]|Enter)$/.test(event.key)) {
    view.entries[bar.entry].input.focus(); // and the key goes on into it: an exact value
    if (event.key === "Enter") event.preventDefault();
  }
}

function oneHot(view, bar) {
  return view.mode === "one-hot" && bar.entry !== "sum";
}

function begin(view, bar, within = AGAIN) {
  const now = performance.now();
  const { entry, at, id } = view.gesture;
  const again = entry === bar.entry && now - at < within;
  // Larger than any before, also those of this session before the page was loaded anew.
  view.gesture = { id: again ? id : Math.max(id + 1, Date.now()), entry: bar.entry, at: now };
}

function moveTo(view, bar, wanted, snap = bar.snap) {
  const { entry } = bar;
  const { min, max, bars } = view.data;
  const most = entry === "sum" ? bar.high : view.mode === "sum" ? bars.sum.value : max;
  const inScale = snap === bar.snap ? Math.min(bar.high, Math.max(bar.low, wanted)) : wanted;
  const rounded = Number((Math.round(inScale / snap) * snap).toFixed(10));
  const value = oneHot(view, bar) ? 1 : Math.min(most, Math.max(min, rounded));
  if (view.grip === bar && value === bar.value && view.moved.has(entry)) return;
  drawBar(bar, value, bar, bar.moving.replace("{value}", shown(value)));
  if (entry !== "sum") {
    view.entries[entry].input.value = String(value);
    say(view.entries[entry].input, view.entries[entry].message, "");
  }
  view.moved.set(entry, Infinity);
  const { id } = view.gesture;
  view.queue({ grab: { entry, value, gesture: id } }, (seq) => {
    // If a newer value waits, it has set Infinity again and goes on being the newest.
    if (bar.value === value) view.moved.set(entry, seq);
  });
}

function shown(value) {
  return String(Number(value.toPrecision(4))).replace("-", "−");
}
