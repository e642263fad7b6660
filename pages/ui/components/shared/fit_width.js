// A formula in its box: on a phone it is set smaller, down to what can be read, before it scrolls; a
// box that scrolls is a stop of the Tab key.
const LEAST = 0.62;
const SNUG = 0.985; // as widths are whole pixels
const PHONE = matchMedia("(max-width: 640px)");

/** @param {Element} element */
export function fitWidth(element) {
  const box = element.parentElement;
  if (!box || !(element instanceof HTMLElement)) return;
  if (element.style.fontSize) element.style.fontSize = "";
  const room = box.clientWidth / box.scrollWidth;
  if (PHONE.matches && room < 1) {
    element.style.fontSize = `${Math.max(LEAST, SNUG * room).toFixed(3)}em`;
  }
  box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
}

PHONE.addEventListener("change", () => {
  document.querySelectorAll(".lab-formulas > .lab-formula").forEach(fitWidth);
});
