// Shared by the parts. An answer of the server holds the address and the values of the page's
// blocks or, a little later, the figures of its plots, or the outcomes of checks. It comes as the
// attribute of an empty element, because what comes to a part itself waits for the next frame.
// Each answer is put in place once, newest wins.
const KINDS = { blocks: showBlocks, values: showValues, plots: showPlots, checks: showChecks, print: printPage };
const ADDRESS_APART = 320; // ms
const ADDRESS_LATER = 120; // ms, on a page with plots: writing takes as long as a small one

function receive() {
  for (const element of document.querySelectorAll(".lab-answer:not([data-read])")) {
    element.dataset.read = ""; // Streamlit makes a new element for each answer
    deliver(JSON.parse(element.dataset.answer));
  }
  fillBlocks();
  drawFormulas();
}

function deliver(live) {
  const lab = window.softmaxLab;
  if (live.session !== lab.session) lab.revisions = {}; // the server started anew
  lab.session = live.session;
  for (const [kind, show] of Object.entries(KINDS)) {
    if (!(kind in live) || live.rev <= lab.revisions[kind]) continue;
    lab.revisions[kind] = live.rev;
    show(live);
  }
}

function showBlocks({ blocks }) {
  Object.assign(window.softmaxLab.blocks, blocks);
}

function showValues(live) {
  const { values, address, ahead, rev } = live;
  const lab = window.softmaxLab;
  lab.values = values;
  fillBlocks();
  putValues(document);
  if (lab.revisions.checks > rev) showChecks(lab.checks); // made before those had run
  lab.standing = live;
  dispatchEvent(new CustomEvent("softmax-lab-values"));
  // Once numbers and plots are there, and not too often: browsers refuse more than some 100 changes
  // of the address in half a minute. Without plots at once: measured, the next line comes sooner.
  clearTimeout(lab.addressTimer);
  const later = document.querySelector(".lab-plot") ? ADDRESS_LATER : 0;
  const wait = Math.max(later, (lab.addressAt ?? 0) + ADDRESS_APART - performance.now());
  lab.addressTimer = setTimeout(() => {
    lab.addressAt = performance.now();
    showAddress(address);
  }, wait);
  if (ahead) whenIdle(() => ahead.forEach(formulaHtml));
}

// A block that the server sends stands in an element that React never changes, so that it is on
// screen as soon as it comes; where React makes the element anew, it is filled again.
function fillBlocks() {
  for (const element of document.querySelectorAll("[data-block]")) {
    const html = window.softmaxLab.blocks[element.dataset.block];
    if (html === undefined || element.filled === html) continue;
    element.filled = html;
    element.innerHTML = html;
    putValues(element);
    const { checks, revisions } = window.softmaxLab;
    if (revisions.checks > revisions.values) showChecks(checks); // they came before their lines
  }
}

function putValues(root) {
  for (const element of root.querySelectorAll("[data-live]")) {
    const value = window.softmaxLab.values[element.dataset.live];
    for (const name in value) put(element, name, value[name]);
  }
}

function showPlots({ plots }) {
  window.softmaxLab.figures = plots;
  dispatchEvent(new CustomEvent("softmax-lab-plots"));
}

function showChecks(live) {
  window.softmaxLab.checks = live;
  const { checks, progress } = live;
  for (const element of document.querySelectorAll("[data-check]")) {
    const outcome = checks[element.dataset.check];
    if (!outcome) continue;
    put(element, "class", `lab-badge ${outcome[0]}`);
    put(element, "text", outcome[1]);
  }
  for (const element of document.querySelectorAll(".lab-checked")) put(element, "text", progress);
}

function put(element, name, text) {
  if (name === "text") {
    if (element.textContent !== text) element.textContent = text;
  } else if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

// Formulas: LaTeX in data-tex, drawn by the KaTeX that Streamlit brings along. \new marks what is new in a line: underlined, and coloured by the page's style.
const FORMULAS_KEPT = 200;
const FEW = 8; // formulas of one line, and of an entry beside it
const KATEX = { displayMode: true, throwOnError: false, strict: false, trust: ({ command }) => command === "\\htmlClass" };
// Streamlit's KaTeX names some classes with a prefix that Streamlit's style for it does not know.
const NEW_NAMES = /(?<=class="[^"]*)\bkatex-(?!display|html|mathml|error)/g;

function isNear(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -innerHeight && top < 2 * innerHeight;
}

// The line itself at once, what stands round it in a task of its own, so that the line can be
// painted first; and what is out of sight when there is nothing else to do.
function drawFormulas() {
  const lab = window.softmaxLab;
  const waiting = [...document.querySelectorAll(".lab-formula")].filter((one) => one.drawn !== one.dataset.tex);
  if (!waiting.length) return;
  if (!lab.katex) {
    lab.katexComing ??= import(`${location.origin}/assets/katex.js`).then((loaded) => {
      lab.katex = loaded.default;
      lab.formulas = new Map();
      drawFormulas();
    });
    return;
  }
  const near = waiting.length > FEW ? waiting.filter(isNear) : waiting; // to ask where they are takes a layout
  near.filter((one) => one.closest(".lab-main")).forEach(drawFormula);
  setTimeout(() => near.forEach(drawFormula));
  if (!lab.idle && near.length < waiting.length) lab.idle = whenIdle(drawNext);
}

function drawNext() {
  const lab = window.softmaxLab;
  lab.idle = null;
  const next = [...document.querySelectorAll(".lab-formula")].find((one) => one.drawn !== one.dataset.tex);
  if (!next) return;
  drawFormula(next);
  lab.idle = whenIdle(drawNext);
}

function whenIdle(work) {
  return window.requestIdleCallback ? requestIdleCallback(work) : setTimeout(work, 50);
}

function drawFormula(element) {
  const tex = element.dataset.tex;
  if (element.drawn === tex) return;
  element.drawn = tex;
  element.innerHTML = formulaHtml(tex);
  setTimeout(() => { // to ask for sizes at once takes a layout before the line can be painted
    const box = element.parentElement;
    if (box) box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1; // reached by keyboard if it scrolls
  });
}

// The formula as HTML, made once; "" before KaTeX has come.
function formulaHtml(tex) {
  const { katex, formulas } = window.softmaxLab;
  if (!katex) return "";
  if (!formulas.has(tex)) {
    // Fresh ones each time: KaTeX writes into the macros that it is given.
    const macros = { "\\new": "\\htmlClass{lab-new}{\\underline{#1}}", "\\arraystretch": "1.4" };
    if (formulas.size >= FORMULAS_KEPT) formulas.clear();
    formulas.set(tex, katex.renderToString(tex, { ...KATEX, macros }).replace(NEW_NAMES, ""));
  }
  return formulas.get(tex);
}

async function copyFormula({ target }) {
  const button = target.closest?.("[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch { // not to be had where the lab is served to a class without https
    const area = document.createElement("textarea");
    area.value = button.dataset.copy;
    button.after(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  const label = button.textContent;
  if (label === button.dataset.copied) return;
  button.textContent = button.dataset.copied;
  setTimeout(() => (button.textContent = label), 1500);
}

// Once the page has settled: Streamlit takes elements of the run before out a little later.
function printPage() {
  setTimeout(() => print(), 600);
}

// replaceState, not pushState: Back goes to the page before, not through every key press.
function showAddress({ params, own, lang }) {
  document.documentElement.lang = lang;
  const mine = new Set(own);
  const kept = [...new URLSearchParams(location.search)].filter(([name]) => !mine.has(name));
  const readable = (text) => encodeURIComponent(text).replaceAll("%2C", ",");
  const search = [...params, ...kept].map(([name, text]) => `${readable(name)}=${readable(text)}`).join("&");
  if (`?${search}` !== location.search) {
    history.replaceState(history.state, "", `${location.pathname}?${search}${location.hash}`);
  }
}

// A part's cleanup. Streamlit now and then ends a part and starts it again on the same elements:
// then it goes on as it is.
function whenGone(element, end) {
  return () => setTimeout(() => element.isConnected || end());
}

// Last: what it draws with has to be there.
if (!window.softmaxLab) {
  window.softmaxLab = { revisions: {}, figures: {}, blocks: {}, values: [] };
  new MutationObserver(receive).observe(document.body, { subtree: true, childList: true });
  document.addEventListener("click", copyFormula);
  addEventListener("beforeprint", () => document.querySelectorAll(".lab-formula").forEach(drawFormula));
}
receive();
