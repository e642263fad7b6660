// What a pointer presses. A block under it is not written anew before its click has come: a button
// that gives way to its successor between press and release would get no click at all.

const CLICK = 30; // ms after the release in which the click comes

/** @type {Node | null} */
let pressed = null;
let timer = 0;

/** @param {Node} place */
export function isPressed(place) {
  return pressed !== null && place.contains(pressed);
}

/** @param {Event} event */
function press({ target }) {
  clearTimeout(timer);
  pressed = target instanceof Node ? target : null;
}

/** @param {Event} event */
function release({ type, target }) {
  if (type === "blur" && target !== window) return; // a field has lost the focus to what is pressed
  clearTimeout(timer);
  timer = setTimeout(() => {
    pressed = null;
  }, CLICK);
}

addEventListener("pointerdown", press, true);
for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, release, true);
