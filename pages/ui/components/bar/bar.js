// The way from page to page, and the language. Links carry the problem, so that they can also
// be copied or opened in a new tab; a plain click stays in the session.
export default function ({ parentElement, data, setTriggerValue }) {

  const root = parentElement.querySelector(".bar");
  root.setAttribute("aria-label", data.label);
  const brand = root.querySelector(".brand");
  brand.textContent = data.title;
  const pages = data.pages.map(([path, title]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.textContent = title;
    link.dataset.page = path;
    if (path === data.page) link.setAttribute("aria-current", "page");
    item.append(link);
    return item;
  });
  root.querySelector(".pages").replaceChildren(...pages);
  for (const link of root.querySelectorAll("a")) {
    const aim = () => (link.href = address(link.dataset.page, data.shared));
    aim();
    link.onpointerenter = link.onfocus = aim;
    link.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      if (link.dataset.page === data.page) return;
      // The page's parts may have something to send; Streamlit takes two messages of one moment
      // for one of the first part's only.
      const waits = [];
      dispatchEvent(new CustomEvent("softmax-lab-leave", { detail: waits }));
      Promise.all(waits).then(() => {
        clearTimeout(window.softmaxLab.addressTimer);
        // Streamlit clears the query before it changes the page, with a history entry of its own
        // unless there is none: Back would have to be pressed twice.
        history.replaceState(history.state, "", location.pathname);
        setTriggerValue("go", link.dataset.page);
      });
    };
  }
  root.querySelector(".languages").setAttribute("aria-label", data.language_label);
  root.querySelector(".languages").replaceChildren(...data.languages.map(([code, tag, name]) => {
    const button = document.createElement("button");
    button.textContent = name;
    button.lang = tag;
    button.setAttribute("aria-pressed", String(code === data.language));
    button.onclick = () => setTriggerValue("language", code);
    return button;
  }));
}

function address(page, shared) {
  const params = new URLSearchParams(location.search);
  const query = shared.filter((name) => params.has(name))
    .map((name) => `${name}=${encodeURIComponent(params.get(name)).replaceAll("%2C", ",")}`).join("&");
  return `${location.origin}/${page}?${query}`;
}
