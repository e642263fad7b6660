// The reader's own colour scheme; `start_page/head.js` keeps it and tells all who ask.

export const SCHEMES = ["", "light", "dark"]; // "": the system's

export function scheme() {
  return document.documentElement.dataset.scheme ?? "";
}

/** @param {string} name one of SCHEMES */
export function chooseScheme(name) {
  dispatchEvent(new CustomEvent("lab-scheme", { detail: name }));
}
