// Buttons that copy what they carry in data-copy.
import { closest, put } from "./dom.js";

const THANKS = 1500; // ms that the word of success stays

/** @param {MouseEvent} event */
async function copy({ target }) {
  const button = closest(target, "[data-copy]");
  if (!button) return;
  const { copy: text = "", copied = "" } = button.dataset;
  await copyText(text, button);
  thank(button, copied);
}

/**
 * @param {string} text
 * @param {HTMLElement} button that was pressed
 */
export async function copyText(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyByCommand(button, text); // the clipboard is not to be had without https
  }
}

/**
 * Say for a moment that it is done.
 * @param {HTMLElement} button
 * @param {string} copied the word for it
 */
export function thank(button, copied) {
  const label = button.textContent ?? "";
  if (label === copied) return;
  put(button, "text", copied);
  setTimeout(() => put(button, "text", label), THANKS);
}

/**
 * @param {HTMLElement} button
 * @param {string} text
 */
function copyByCommand(button, text) {
  const area = document.createElement("textarea");
  area.value = text;
  button.after(area);
  area.select();
  document.execCommand("copy");
  area.remove();
  button.focus();
}

document.addEventListener("click", copy);
