// Bars and fields of one vector. What is typed goes to the server at every key press; the server's
// text comes back only into a field that nobody is typing in, or when the server forces it.
const views = new WeakMap();
const LOOKS_LIKE_A_VECTOR = /[^\s][\s,;，；、]+[^\s]|[[\](]/;

export default function ({ parentElement, data, setStateValue }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = open(parentElement)));
  view.data = data.fields;
  view.setStateValue = setStateValue;
  view.session = data.fields.force.split("-")[0];
  view.hear(data.fields.seq);
  draw(view);
  return whenGone(view.root, () => {
    view.end.abort();
    if (view.grip) hold(view, null);
    views.delete(parentElement);
  });
}

function open(parentElement) {
  const root = parentElement.querySelector(".vector");
  const view = {
    root, force: null, entries: [],
    whole: root.querySelector(".whole input"), message: root.querySelector(".vector > .message"),
    end: new AbortController(),
  };
  // What happens on the page concerns a part only as long as it is there.
  view.on = (name, listener, capture = false) =>
    addEventListener(name, listener, { capture, signal: view.end.signal });
  openSender(view);
  openBars(view);
  openPage(view);
  view.active = () => root.getRootNode().activeElement;
  view.sendTexts = () => view.send({ texts: view.entries.map((entry) => entry.input.value) });
  view.whole.addEventListener("input", () => view.send({ paste: view.whole.value }));
  view.whole.addEventListener("blur", () => draw(view));
  // Single keys must not reach the page's own shortcuts while a field has the focus.
  root.addEventListener("keydown", (event) => event.stopPropagation());
  return view;
}

// What concerns the page, once it is known which vector this is: the fields of x tell the server.
function openPage(view) {
  const isX = () => view.data?.name === "x";
  view.on("softmax-lab-pick", ({ detail }) => {
    if (isX()) view.queue({ pick: detail }, (seq) => (lab.picking = seq));
  });
  view.on("softmax-lab-choose", ({ detail: [name, value] }) => {
    if (isX()) view.queue({ choose: { name, value } });
  });
  view.on("softmax-lab-selected", () => showLit(view));
  view.on("softmax-lab-values", () => isX() && showSteps(view));
  view.on("keydown", (event) => {
    if (!isX() || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const act = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : "";
    if (!act || /^(INPUT|TEXTAREA)$/.test(event.composedPath()[0].tagName)) return;
    event.preventDefault();
    view.queue({ act });
  }, true);
}

function draw(view) {
  const { data, root, entries, whole } = view;
  root.classList.add(data.name);
  root.setAttribute("aria-label", data.label);
  root.querySelector(".whole span").textContent = data.text_label;
  whole.title = data.help;
  whole.maxLength = data.text_max;
  while (entries.length > data.values.length) entries.pop().box.remove();
  while (entries.length < data.values.length) entries.push(addEntry(view, entries.length));
  const forced = data.force !== view.force;
  view.force = data.force;
  entries.forEach(({ input }, i) => input.setAttribute("aria-label", data.names[i]));
  drawBars(view, forced);
  if (data.seq < view.typed && !forced) return; // an answer to an older key press
  entries.forEach(({ input, message }, i) => {
    const error = data.errors[i] || "";
    const moving = view.grip?.entry === i || data.seq < (view.moved.get(i) ?? 0);
    if (moving) return;
    if (forced || (!error && view.active() !== input)) input.value = data.values[i];
    say(input, message, error);
  });
  if (view.active() !== whole || (forced && data.seq !== view.seq)) whole.value = data.text;
  say(whole, view.message, data.error);
}

function say(input, message, error) {
  input.setAttribute("aria-invalid", error ? "true" : "false");
  if (message.textContent !== error) message.textContent = error;
}

function addEntry(view, i) {
  const box = document.createElement("div");
  box.className = "entry";
  const id = `${view.data.name}-${i + 1}`;
  box.innerHTML = `<label for="${id}">${view.data.name}<sub>${i + 1}</sub></label>
    <input id="${id}" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
      enterkeyhint="next" aria-describedby="${id}-message">
    <p class="message" id="${id}-message" role="status"></p>`;
  const input = box.querySelector("input");
  input.addEventListener("input", view.sendTexts);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => draw(view));
  input.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text").trim();
    if (!LOOKS_LIKE_A_VECTOR.test(text)) return;
    event.preventDefault();
    view.send({ paste: text });
  });
  input.addEventListener("keydown", (event) => {
    const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    const start = Number(input.value);
    if (!steps || input.value.trim() === "" || !Number.isFinite(start)) return;
    event.preventDefault();
    const { step, min, max } = view.data;
    input.value = String(Math.min(max, Math.max(min, Number((start + steps * step).toFixed(10)))));
    view.sendTexts();
  });
  view.root.querySelector(".entries").append(box);
  return { box, input, message: box.querySelector(".message") };
}
