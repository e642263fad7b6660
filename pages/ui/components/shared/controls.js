// Controls that the server has written into blocks; all they do is send.
//   data-tool      a tool of the problem; with data-text-of, the text of that field goes along
//   data-preset    an example
//   data-set       a setting: a button with data-value, a list, a field, boxes to tick, a fold
//   data-action    the page's own action, with data-text
//   data-shortcut  the keys that do what a click does, parted by spaces
import { send } from "./connection.js";
import { closest } from "./dom.js";

const BUTTONS = ["tool", "preset", "set", "action"].map((name) => `button[data-${name}]`).join();
// Where a key is not free to be a shortcut. Presenters press PageUp and PageDown: only what reads
// these itself keeps them.
const TAKES_PAGE_KEYS =
  "input:not([type=checkbox], [type=radio]), textarea, select, [role=slider], [role=application]";
const TAKES_KEYS = `${TAKES_PAGE_KEYS}, input, summary, [role=radio], [data-picks] *, .lab-stepper *`;
const PAGE_KEYS = ["PageUp", "PageDown"];
const SIDEWAYS = ["ArrowLeft", "ArrowRight"];

document.addEventListener("click", ({ target }) => {
  const button = closest(target, BUTTONS);
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  const { tool, preset, set, action, value = "", text = "", textOf } = button.dataset;
  if (tool) send({ kind: "tool", name: tool, text: textOf ? fieldText(textOf) : "" });
  else if (preset) send({ kind: "preset", name: preset });
  else if (set) send({ kind: "set", name: set, text: value });
  else if (action) send({ kind: "page", name: action, text });
});

/** @param {string} id */
function fieldText(id) {
  const field = document.getElementById(id);
  return field instanceof HTMLInputElement ? field.value : "";
}

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  const { tool, set } = target.dataset;
  if (tool) send({ kind: "tool", name: tool, text: target.value.trim() });
  if (set) send({ kind: "set", name: set, text: settingOf(target, set) });
});

/**
 * @param {HTMLInputElement | HTMLSelectElement} field
 * @param {string} name of the setting
 */
function settingOf(field, name) {
  if (!(field instanceof HTMLInputElement) || field.type !== "checkbox") return field.value.trim();
  if (field.dataset.value) return field.checked ? field.dataset.value : "";
  const group = field.closest("fieldset") ?? document;
  /** @type {NodeListOf<HTMLInputElement>} */
  const ticked = group.querySelectorAll(`input[data-set="${CSS.escape(name)}"]:checked`);
  return [...ticked].map((box) => box.value).join(",");
}

// A fold that is a setting: opened or closed by the reader, not by the server. The event does not
// bubble.
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (!(target instanceof HTMLDetailsElement) || !target.dataset.set) return;
    const { set, value = "", now = "" } = target.dataset;
    const text = target.open ? value : "";
    if (text !== now) send({ kind: "set", name: set, text });
  },
  true,
);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.isComposing) return;
  const [from] = event.composedPath();
  if (from instanceof Element && takes(from, event.key)) {
    if (from.closest(".stHtml")) event.stopPropagation(); // single keys are Streamlit's shortcuts
    return;
  }
  const button = document.querySelector(`[data-shortcut~="${CSS.escape(event.key)}"]`);
  if (!(button instanceof HTMLElement)) return;
  event.preventDefault();
  button.click();
});

/**
 * Whether an element that has the focus needs the key itself.
 * @param {Element} element
 * @param {string} key
 */
function takes(element, key) {
  if (element.matches(PAGE_KEYS.includes(key) ? TAKES_PAGE_KEYS : TAKES_KEYS)) return true;
  // A box that is wider than its place is scrolled by the arrow keys.
  const scrolls = element.matches(".lab-scroll") && element.scrollWidth > element.clientWidth;
  return scrolls && SIDEWAYS.includes(key);
}

// A menu, a fold that lies over the page, closes as menus do: by Escape, or a click elsewhere.
const OPEN_MENU = ".lab-menu[open]";

document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll(OPEN_MENU)) {
    if (!(target instanceof Node && menu.contains(target))) menu.removeAttribute("open");
  }
});

document.addEventListener("keydown", ({ key }) => {
  const menu = key === "Escape" && document.querySelector(OPEN_MENU);
  if (!menu) return;
  menu.removeAttribute("open");
  if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
});
