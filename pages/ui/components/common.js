// Shared by the parts. An answer of the server holds the address and the values of the page's
// blocks, or, a little later, the figures of its plots. It comes as the attribute of an empty element, because what comes
// to a part itself waits for the next frame. Each answer is put in place once, newest wins.
function receive() {
  for (const element of document.querySelectorAll(".lab-answer:not([data-read])")) {
    element.dataset.read = ""; // Streamlit makes a new element for each answer
    deliver(JSON.parse(element.dataset.answer));
  }
}

if (!window.softmaxLab) {
  window.softmaxLab = { values: -1, plots: -1, figures: {} };
  new MutationObserver(receive).observe(document.body, { subtree: true, childList: true });
}
receive();

function deliver(live) {
  const lab = window.softmaxLab;
  const kind = "plots" in live ? "plots" : "values";
  if (live.session !== lab.session) lab.values = lab.plots = -1; // the server started anew
  if (live.rev <= lab[kind]) return;
  lab.session = live.session;
  lab[kind] = live.rev;
  if (kind === "plots") {
    lab.figures = live.plots;
    dispatchEvent(new CustomEvent("softmax-lab-plots"));
    return;
  }
  for (const element of document.querySelectorAll("[data-live]")) {
    const value = live.values[element.dataset.live];
    for (const name in value) put(element, name, value[name]);
  }
  lab.standing = live;
  dispatchEvent(new CustomEvent("softmax-lab-values"));
  setTimeout(() => showAddress(live.address)); // in a task of its own: the numbers can be painted first
}

function put(element, name, text) {
  if (name === "text") {
    if (element.textContent !== text) element.textContent = text;
  } else if (element.getAttribute(name) !== text) element.setAttribute(name, text);
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
