// Shared by the parts. An answer of the server holds the address, the values of the page's blocks
// and the figures of its plots. It comes as the attribute of an empty element, because what comes
// to a part itself waits for the next frame. Each answer is put in place once, newest wins.
function receive() {
  for (const { dataset } of document.querySelectorAll(".lab-answer")) deliver(JSON.parse(dataset.answer));
}

if (!window.softmaxLab) {
  window.softmaxLab = { rev: -1, plots: {} };
  new MutationObserver(receive).observe(document.body, { subtree: true, childList: true });
}
receive();

function deliver(live) {
  const lab = window.softmaxLab;
  if (live.session === lab.session && live.rev <= lab.rev) return;
  lab.session = live.session; // another one after a restart of the server: it counts anew
  lab.rev = live.rev;
  for (const element of document.querySelectorAll("[data-live]")) {
    const value = live.values[element.dataset.live];
    for (const name in value) put(element, name, value[name]);
  }
  lab.plots = live.plots;
  setTimeout(() => { // in a task of its own: the numbers can be painted first
    dispatchEvent(new CustomEvent("softmax-lab-plots"));
    showAddress(live.address);
  });
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
