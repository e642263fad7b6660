// Finds elements, and writes into the document only what is not there yet.
import { hasSymbols, withSymbols } from "./symbols.js";

const WITHOUT_SYMBOLS = "option, title, textarea, code, pre"; // as in pages/ui/markup.py

/**
 * The first element that matches, which is known to be there.
 * @param {ParentNode} root
 * @param {string} selector
 */
export function find(root, selector) {
  const element = root.querySelector(selector);
  if (element instanceof HTMLElement) return element;
  throw new Error(`There is no ${selector}.`);
}

/**
 * All elements that match.
 * @param {ParentNode} root
 * @param {string} selector
 */
export function findAll(root, selector) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
}

/**
 * The nearest element around the place of an event that matches.
 * @param {EventTarget | null} target
 * @param {string} selector
 */
export function closest(target, selector) {
  return target instanceof Element
    ? /** @type {HTMLElement | null} */ (target.closest(selector))
    : null;
}

/**
 * @param {Element} element
 * @param {string} name an attribute, or "text"
 * @param {string} text
 */
export function put(element, name, text) {
  if (name !== "text") {
    if (element.getAttribute(name) !== text) element.setAttribute(name, text);
    if (name === "value") putIntoField(element, text);
    return;
  }
  if (hasSymbols(text) && !element.matches(WITHOUT_SYMBOLS)) {
    if (element.textContent !== text) putParts(element, withSymbols(text));
    return;
  }
  const first = element.firstChild;
  // To write into the text that is there costs less than to put another in its place.
  if (first instanceof Text && first === element.lastChild) {
    if (first.data !== text) first.data = text;
  } else if (element.textContent !== text) element.textContent = text;
}

/**
 * Texts and elements as all that is within an element. Where the same kinds of parts stand there,
 * as when only a number is another, their texts are written and the elements stay: for new ones
 * the browser would look again at every rule with `:has`, and style the whole page anew.
 * @param {Element} element
 * @param {(string | Node)[]} parts
 */
export function putParts(element, parts) {
  const fresh = parts.map((part) => (typeof part === "string" ? new Text(part) : part));
  if (!renew([...element.childNodes], fresh)) element.replaceChildren(...fresh);
}

/**
 * @param {Node[]} old
 * @param {Node[]} fresh
 */
function renew(old, fresh) {
  const isAlike = areAlike(old, fresh);
  if (isAlike) old.forEach((node, n) => void writeOver(node, fresh[n]));
  return isAlike;
}

/**
 * @param {Node[]} old
 * @param {Node[]} fresh
 * @returns {boolean}
 */
function areAlike(old, fresh) {
  return (
    old.length === fresh.length &&
    old.every((node, n) => {
      const other = fresh[n];
      const isAlike = node.nodeName === other.nodeName && classOf(node) === classOf(other);
      return isAlike && areAlike([...node.childNodes], [...other.childNodes]);
    })
  );
}

/** @param {Node} node */
function classOf(node) {
  return node instanceof Element ? node.className : "";
}

/**
 * @param {Node} node
 * @param {Node} fresh one like it
 */
function writeOver(node, fresh) {
  if (node instanceof Text && fresh instanceof Text && node.data !== fresh.data) {
    node.data = fresh.data;
  }
  if (node instanceof Element && fresh instanceof Element) {
    for (const { name, value } of fresh.attributes) put(node, name, value);
  }
  node.childNodes.forEach((child, n) => {
    writeOver(child, fresh.childNodes[n]);
  });
}

/**
 * What the server knows of a field may be older than what its reader types.
 * @param {Element} element
 * @param {string} text
 */
function putIntoField(element, text) {
  const field = textField(element);
  if (field && field !== document.activeElement) field.value = text;
}

/**
 * The element as a field in which text is typed; null where it is none.
 * @param {unknown} element
 */
export function textField(element) {
  const isField = element instanceof HTMLInputElement && element.type === "text";
  return isField || element instanceof HTMLTextAreaElement ? element : null;
}
