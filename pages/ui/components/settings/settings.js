// Settings as ordinary fields. What is chosen goes to the server at once, what is typed when
// it is entered; the server's text comes back unless somebody is typing.
const views = new WeakMap();

export default function ({ parentElement, data, setStateValue }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = { root: parentElement.querySelector(".settings"), seq: Date.now(), made: "" }));
  view.send = (name, text) => setStateValue("change", { seq: ++view.seq, name, text });
  const { fields, label } = data.row;
  view.root.setAttribute("aria-label", label);
  const shape = JSON.stringify(fields.map(({ name, label, kind, options }) => [name, label, kind, options]));
  if (shape !== view.made) {
    const focused = view.root.getRootNode().activeElement?.name;
    view.root.replaceChildren(...fields.map((field) => make(view, field)));
    view.made = shape;
    if (focused) view.root.querySelector(`[name="${CSS.escape(focused)}"]`)?.focus();
  }
  for (const field of fields) show(view, field);
}

function make(view, { name, label, kind, options }) {
  const box = document.createElement(kind === "ticks" ? "fieldset" : "label");
  box.className = "setting";
  const title = document.createElement(kind === "ticks" ? "legend" : "span");
  Object.assign(title, { className: "name", textContent: label });
  box.append(title, { choice: list, text: line, ticks: boxes }[kind](view, name, options));
  const error = Object.assign(document.createElement("p"), { className: "error", id: `${name}-error` });
  error.setAttribute("role", "alert");
  const whole = document.createElement("div");
  whole.dataset.setting = name;
  whole.append(box, error);
  return whole;
}

function list(view, name, options) {
  const select = document.createElement("select");
  select.name = name;
  select.append(...options.map(([value, text]) => new Option(text, value)));
  select.onchange = () => view.send(name, select.value);
  return select;
}

function line(view, name) {
  const input = Object.assign(document.createElement("input"), { type: "text", name, autocomplete: "off", maxLength: 64 });
  input.onchange = () => view.send(name, input.value.trim());
  input.addEventListener("keydown", (event) => event.stopPropagation());
  return input;
}

function boxes(view, name, options) {
  const row = Object.assign(document.createElement("div"), { className: "ticks" });
  row.append(...options.map(([value, text]) => {
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", name, value });
    box.onchange = () => view.send(name, [...row.querySelectorAll(":checked")].map((one) => one.value).join(","));
    label.append(box, text);
    return label;
  }));
  return row;
}

function show(view, { name, kind, value, hint, error }) {
  const whole = view.root.querySelector(`[data-setting="${name}"]`);
  const inputs = [...whole.querySelectorAll("select, input")];
  if (kind === "ticks") for (const box of inputs) box.checked = value.split(",").includes(box.value);
  else if (kind === "choice") inputs[0].value = value;
  else {
    inputs[0].placeholder = hint;
    inputs[0].setAttribute("aria-invalid", String(Boolean(error)));
    inputs[0].setAttribute("aria-describedby", `${name}-error`);
    if (!error && view.root.getRootNode().activeElement !== inputs[0]) inputs[0].value = value;
  }
  const told = whole.querySelector(".error");
  if (told.textContent !== error) told.textContent = error;
}
