// The reader's own colour scheme; `start_page/head.js` keeps it and tells all who ask.

export const SCHEMES = ["", "light", "dark"]; // "": the system's

export function scheme() {
  return document.documentElement.dataset.scheme ?? "";
}

/** @param {string} name one of SCHEMES */
export function chooseScheme(name) {
  dispatchEvent(new CustomEvent("lab-scheme", { detail: name }));
}

/**
 * The scheme in which an element is shown; on paper it is light. To ask makes the browser style at
 * once what is new on the page.
 * @param {Element} element
 * @returns {"light" | "dark"}
 */
export function schemeOf(element) {
  return getComputedStyle(element).colorScheme === "dark" ? "dark" : "light";
}
