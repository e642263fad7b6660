// On paper a plot is as it was drawn, made smaller where it is wider than the paper: there is no time
// to draw it anew before it is printed.

const WIDTH = 680; // px of A4 or letter within their margins

addEventListener("beforeprint", () => {
  for (const node of document.querySelectorAll(".lab-plot")) {
    if (node instanceof HTMLElement) showOnPaper(node);
  }
});

/** @param {HTMLElement} node; plot.css uses what is set here when it is printed */
export function showOnPaper(node) {
  const { clientWidth, clientHeight, style } = node;
  if (!clientWidth) return;
  style.setProperty("--drawn-width", `${clientWidth}px`);
  style.setProperty("--drawn-height", `${clientHeight}px`);
  style.setProperty("--paper", String(Math.min(1, WIDTH / clientWidth)));
}
