// Shared by the parts. An answer of the server carries `live`: the address, the values of the
// page's blocks and the figures of its plots. Each answer is put in place once, newest wins.
function deliver(live) {
  const lab = (window.softmaxLab ??= { rev: -1, plots: {} });
  if (live.session === lab.session && live.rev < lab.rev) return;
  lab.session = live.session; // another one after a restart of the server: it counts anew
  lab.rev = live.rev;
  live.values.forEach((value, i) => {
    const element = document.querySelector(`[data-live="${i}"]`);
    if (element) for (const name in value) put(element, name, value[name]);
  });
  lab.plots = live.plots;
  requestAnimationFrame(() => { // numbers first
    showAddress(live.address);
    dispatchEvent(new CustomEvent("softmax-lab-plots"));
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
