// The way from page to page, and the language. Links carry the problem, so that they can also be
// copied or opened in a new tab; a plain click stays in the session.
import { dropAddress, framing, pairsOf } from "../shared/address.js";
import { BASE } from "../shared/base.js";
import { keepChosenInRow } from "../shared/choice_row.js";
import { find, findAll, put } from "../shared/dom.js";
import { isLocked } from "../shared/locks.js";
import { page } from "../shared/page_state.js";
import { dressMenu } from "./menu.js";

/**
 * @typedef {object} BarData
 * @property {string} title
 * @property {string} label
 * @property {string} page the path of this one
 * @property {[path: string, title: string][]} pages
 * @property {string} language
 * @property {string} language_label
 * @property {[code: string, tag: string, name: string][]} languages
 * @property {string[]} shared URL parameters that go along
 * @property {import("./menu.js").Menu} menu
 */
/** @typedef {(name: "go" | "language", value: string) => void} Trigger */

/** @type {{ data: BarData, setTriggerValue: Trigger } | null} */
let bar = null;
/** @type {string | null} the page that was asked for before there was a bar */
let wanted = null;

/**
 * @param {object} component
 * @param {HTMLElement | ShadowRoot} component.parentElement
 * @param {BarData} component.data
 * @param {Trigger} component.setTriggerValue
 */
export default function ({ parentElement, data, setTriggerValue }) {
  bar = { data, setTriggerValue };
  if (wanted !== null) goTo(wanted);
  const root = find(parentElement, ".bar");
  put(root, "aria-label", data.label);
  put(find(root, ".brand"), "text", data.title);
  find(root, ".pages").replaceChildren(
    ...data.pages.map(([path, title]) => itemOf(path, title, data)),
  );
  for (const link of findAll(root, "a")) {
    if (link instanceof HTMLAnchorElement) follow(link, data);
  }
  const languages = find(root, ".languages");
  put(languages, "aria-label", data.language_label);
  languages.replaceChildren(
    ...data.languages.map(([code, tag, name]) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: name, lang: tag });
      put(button, "aria-pressed", String(code === data.language));
      button.addEventListener("click", () => setTriggerValue("language", code));
      return button;
    }),
  );
  dressMenu(root, data.menu);
  keepChosenInRow(find(root, ".pages"));
}

/**
 * @param {string} path
 * @param {string} title
 * @param {BarData} data
 */
function itemOf(path, title, data) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.textContent = title;
  link.dataset.page = path;
  if (path === data.page) link.setAttribute("aria-current", "page");
  item.append(link);
  return item;
}

/**
 * @param {HTMLAnchorElement} link
 * @param {BarData} data
 */
function follow(link, data) {
  const path = link.dataset.page ?? "";
  const aim = () => {
    link.href = addressOf(isLocked("pages") ? data.page : path, data.shared);
  };
  aim();
  // Properties, not listeners: the brand stays while the bar is written anew.
  link.onpointerenter = link.onfocus = aim;
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (!isLocked("pages")) goTo(path);
  };
}

/**
 * Go to another page, in this session.
 * @param {string} path
 */
export function goTo(path) {
  wanted = bar ? null : path;
  if (!bar || path === bar.data.page) return;
  dropAddress();
  // Streamlit clears the query before it changes the page, with a history entry of its own unless
  // there is none: Back would have to be pressed twice.
  history.replaceState(history.state, "", location.pathname);
  bar.setTriggerValue("go", path);
}

// The link to the next page stands at the end of the page, where it may come after the bar.
for (const type of ["pointerover", "focusin"]) {
  document.addEventListener(type, ({ target }) => {
    const link = target instanceof Element && target.closest(".lab-next a");
    if (bar && link instanceof HTMLAnchorElement) follow(link, bar.data);
  });
}

/**
 * @param {string} path
 * @param {string[]} shared
 */
function addressOf(path, shared) {
  const params = page.address?.params ?? [...new URLSearchParams(location.search)];
  const query = pairsOf([...params.filter(([name]) => shared.includes(name)), ...framing]);
  return new URL(`${path}?${query}`, BASE).href;
}
