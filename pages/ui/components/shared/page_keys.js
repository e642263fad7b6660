// Streamlit scrolls a box of its own, which the page keys do not reach before it has the focus.
const SHARE = 0.85; // of the window's height that a page key goes on

document.addEventListener("keydown", (event) => {
  const { key, target, defaultPrevented } = event;
  if (defaultPrevented || target !== document.body || event.ctrlKey || event.altKey) return;
  if (key !== "PageDown" && key !== "PageUp") return;
  const main = document.querySelector(".stMain");
  main?.scrollBy({ top: (key === "PageDown" ? SHARE : -SHARE) * innerHeight });
});
