// Runs in the first HTML page, before Streamlit's script. `pages/ui/start_page.py` puts it there.
{
  // A page is one name below the lab's own address, wherever that is: no path is built from the
  // origin alone. Streamlit's script otherwise looks for its server below the page's own path
  // first, and two failed requests stand in the console before each page but the start page opens.
  const base = new URL("./", location.href).href;
  Object.assign(window, { __streamlit: { BACKEND_BASE_URL: base, MAIN_PAGE_BASE_URL: base } });

  // Streamlit tells whoever is around a frame what happens, and may be told what to do. Here it is
  // alone: the lab speaks itself, to whom it knows (`course_frame/`, which asks for the window).
  const { parent } = window;
  if (parent !== window) {
    Object.defineProperty(window, "parent", { value: window, configurable: true });
    addEventListener("lab-parent", (event) => {
      /** @type {CustomEvent<(parent: Window) => void>} */ (event).detail(parent);
    });
  }

  // What a link hides and locks, and whether it is shown within another page, from the first paint on; the
  // server's answer then says the same (address.js).
  const query = new URLSearchParams(location.search);
  const root = document.documentElement;
  for (const name of ["hide", "lock"]) {
    root.dataset[name] = (query.get(name) ?? "").replaceAll(",", " ");
  }
  root.toggleAttribute("data-embed", query.get("embed") === "true");

  // The colour scheme of a link, else the reader's choice, stands where all scripts look for the system's: so
  // Streamlit and plots follow it at once, without a reload. `shared/scheme.js` makes the choice.
  const DARK = "(prefers-color-scheme: dark)";
  const KEY = "lab-scheme";
  const ask = window.matchMedia.bind(window);
  const [system, dark] = [ask(DARK), ask(DARK)];
  let scheme = "";
  try {
    scheme = localStorage.getItem(KEY) ?? "";
    // Streamlit's own choice, from before the lab had one, would win over this one.
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith("stActiveTheme")) localStorage.removeItem(name);
    }
  } catch {
    // In another site's frame there may be no storage: the choice lasts as long as the page.
  }
  const named = query.get("scheme") ?? "";
  if (["light", "dark"].includes(named)) scheme = named;
  root.dataset.scheme = scheme;
  Object.defineProperty(dark, "matches", {
    get: () => (scheme ? scheme === "dark" : system.matches),
  });
  window.matchMedia = (text) => (text === DARK ? dark : ask(text));
  addEventListener("lab-scheme", (event) => {
    scheme = /** @type {CustomEvent<string>} */ (event).detail;
    root.dataset.scheme = scheme;
    try {
      localStorage.setItem(KEY, scheme);
    } catch {
      // see above
    }
    dark.dispatchEvent(new MediaQueryListEvent("change", { media: DARK, matches: dark.matches }));
  });
}
