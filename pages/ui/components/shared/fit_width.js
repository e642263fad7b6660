// A formula in its box: on a phone it is set smaller, down to what can be read, before it scrolls; a
// box that scrolls is a stop of the Tab key.
const LEAST = 0.58;
const SNUG = 0.985; // as widths are whole pixels
const LOOKS = 3; // not all of it is set smaller
const PHONE = matchMedia("(max-width: 640px)");

/** @param {Element} element */
export function fitWidth(element) {
  const box = element.parentElement;
  if (!box || !(element instanceof HTMLElement)) return;
  if (element.style.fontSize) element.style.fontSize = "";
  if (PHONE.matches) fit(element, box);
  box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} box
 */
function fit(element, box) {
  let scale = 1;
  for (let look = 0; look < LOOKS && scale > LEAST; look++) {
    const room = box.clientWidth / box.scrollWidth;
    if (room >= 1) return;
    scale = Math.max(LEAST, SNUG * room * scale);
    element.style.fontSize = `${scale.toFixed(3)}em`;
  }
}

function fitAll() {
  document.querySelectorAll(".lab-formulas > .lab-formula").forEach(fitWidth);
}

PHONE.addEventListener("change", fitAll);
document.fonts.addEventListener("loadingdone", () => {
  if (PHONE.matches) fitAll();
});
