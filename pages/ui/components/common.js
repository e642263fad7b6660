// Shared by the parts. An answer of the server holds the address, how things stand, and the values
// of the page's blocks, or, a little later, the figures of its plots. It comes as the attribute of
// an empty element, because what comes to a part itself waits for the next frame. Each answer is
// put in place once, newest wins.
const ADDRESS_APART = 320; // ms

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
  // In a task of its own, so that the numbers can be painted first, and not too often: browsers
  // refuse more than some 100 changes of the address in half a minute.
  clearTimeout(lab.addressTimer);
  const wait = Math.max(0, (lab.addressAt ?? 0) + ADDRESS_APART - performance.now());
  lab.addressTimer = setTimeout(() => {
    lab.addressAt = performance.now();
    showAddress(live.address);
  }, wait);
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
