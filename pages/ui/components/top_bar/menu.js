// What is the same for every page: colour scheme, paper, the link, and what colours mean.
import { write } from "../shared/address.js";
import { copyText, thank } from "../shared/clipboard.js";
import { send } from "../shared/connection.js";
import { find, findAll, put } from "../shared/dom.js";
import { page } from "../shared/page_state.js";
import { printPage } from "../shared/print.js";
import { chooseScheme, scheme } from "../shared/scheme.js";

/**
 * @typedef {object} Menu
 * @property {string} label
 * @property {string} scheme_label
 * @property {[scheme: string, name: string][]} schemes
 * @property {string} print
 * @property {string} link
 * @property {string} copied
 * @property {string} share
 * @property {string} failed said where sharing is not to be had just now
 * @property {string} legend_label
 * @property {[colour: string, symbol: string, words: string][]} legend
 * @property {string} classes
 */

/**
 * @param {HTMLElement} root of the bar
 * @param {Menu} words
 */
export function dressMenu(root, words) {
  const menu = find(root, ".menu");
  const opener = find(root, ".opener");
  put(find(opener, ".name"), "text", words.label);
  put(menu, "aria-label", words.label);
  menu.ontoggle = () => placeBelow(opener, menu);
  menu.onkeydown = ({ key }) => {
    if (key === "Escape") opener.focus(); // browsers do not find it in a shadow tree
  };
  addSchemes(menu, words);
  button(menu, ".print", words.print, () => {
    menu.hidePopover();
    printPage();
  });
  button(menu, ".link", words.link, async (link) => {
    write();
    await copyText(await linkHere(), link);
    thank(link, words.copied);
  });
  button(menu, ".share", words.share, async (share) => {
    const module = await import("../share/index.js").catch(() => null); // few need it
    const panel = module && (await module.panelHere());
    if (!panel) return thank(share, words.failed);
    menu.hidePopover();
    await module.openPanel(panel, opener, document.title);
  });
  addLegend(find(menu, ".legend"), words);
}

// The address, and behind it a teacher's own lesson, which it only names.
async function linkHere() {
  if (page.lesson.name !== "own") return location.href;
  const { packedLesson } = await import("../share/own_lesson.js");
  const packed = await packedLesson();
  return packed ? `${location.href}#lesson=${packed}` : location.href;
}

/**
 * @param {HTMLElement} menu
 * @param {string} selector
 * @param {string} text
 * @param {(pressed: HTMLElement) => void} act
 */
function button(menu, selector, text, act) {
  const pressed = find(menu, selector);
  put(pressed, "text", text);
  // A property, not a listener: the button stays while the bar is written anew.
  pressed.onclick = () => act(pressed);
}

/**
 * @param {HTMLElement} opener
 * @param {HTMLElement} menu
 */
function placeBelow(opener, menu) {
  const { bottom, right } = opener.getBoundingClientRect();
  menu.style.top = `${bottom + 4}px`;
  menu.style.right = `${Math.max(8, document.documentElement.clientWidth - right)}px`;
}

/**
 * @param {HTMLElement} menu
 * @param {Menu} words
 */
function addSchemes(menu, words) {
  const group = find(menu, ".schemes");
  put(find(menu, ".label"), "text", words.scheme_label);
  put(group, "aria-label", words.scheme_label);
  group.replaceChildren(
    ...words.schemes.map(([name, text]) => {
      const choice = document.createElement("button");
      Object.assign(choice, { type: "button", textContent: text });
      choice.dataset.scheme = name;
      choice.addEventListener("click", () => {
        chooseScheme(name);
        showScheme(group);
        // What a link said is not said any more: the reader's own choice stands.
        const isNamed = page.address?.params.some(([param]) => param === "scheme");
        if (isNamed) send({ kind: "set", name: "scheme", text: "" });
      });
      return choice;
    }),
  );
  showScheme(group);
}

/** @param {HTMLElement} group */
function showScheme(group) {
  for (const choice of findAll(group, "button")) {
    put(choice, "aria-pressed", String(choice.dataset.scheme === scheme()));
  }
}

/**
 * @param {HTMLElement} legend
 * @param {Menu} words
 */
function addLegend(legend, words) {
  put(find(legend, "h2"), "text", words.legend_label);
  put(find(legend, "p"), "text", words.classes);
  find(legend, "dl").replaceChildren(
    ...words.legend.flatMap(([colour, symbol, text]) => {
      const [term, meaning] = [document.createElement("dt"), document.createElement("dd")];
      term.textContent = symbol;
      term.style.setProperty("--of", `var(--lab-${colour})`);
      term.className = colour;
      meaning.textContent = text;
      return [term, meaning];
    }),
  );
}
