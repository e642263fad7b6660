// Bars and fields of one vector, x or y, a row a class. What they show comes with the server's answers; what is
// typed and moved goes there at once.
/** @import { Vector } from "../protocol.js" */
import { find, put } from "../shared/dom.js";
import { on, page } from "../shared/page_state.js";
import { whenGone } from "../shared/part.js";
import { Bars } from "./bars.js";
import { Fields } from "./fields.js";

/** @typedef {{ root: HTMLElement, draw: () => void, end: () => void }} Editor */

/** @type {WeakMap<Node, Editor>} */
const editors = new WeakMap();

/** @param {{ parentElement: HTMLElement | ShadowRoot, data: { vector: Vector } }} component */
export default function ({ parentElement, data }) {
  const editor = editors.get(parentElement) ?? open(parentElement, data.vector);
  editors.set(parentElement, editor);
  editor.draw();
  return whenGone(editor.root, () => {
    editor.end();
    editors.delete(parentElement);
  });
}

/** What the last row is, whose bar and field are those of y. */
function sumName() {
  const name = document.createElement("div");
  name.className = "sum-name";
  name.innerHTML = "<span>sum</span>(y)";
  put(name, "aria-hidden", "true");
  return name;
}

/**
 * @param {ParentNode} parent
 * @param {Vector} vector
 * @returns {Editor}
 */
function open(parent, vector) {
  const root = find(parent, ".vector");
  root.classList.add(vector);
  find(root, ".head").innerHTML =
    `<b>${vector}<sub>${vector === "x" ? "j" : "i"}</sub></b> <span></span>`;
  if (vector === "x") find(root, ".grid").append(sumName());
  const head = find(root, ".head");
  const bars = new Bars(find(root, ".bars"), vector, {
    moved: (entry, value) => fields.showMoved(entry, value),
    type: (entry) => fields.focus(entry),
    released: draw,
  });
  const fields = new Fields(find(root, ".entries"), vector, {
    isMoving: (entry) => bars.isBusy(entry),
    left: draw,
  });
  const ending = new AbortController();
  bars.followWindow(ending.signal);

  function draw() {
    if (!page.editor || !page.words) return; // before the first answer
    const { editor } = page;
    const words = page.words.editor;
    put(root, "aria-label", words[vector].label);
    put(find(head, "span"), "text", words[vector].head);
    root.classList.toggle("merged", editor.classes.length > 0);
    root.style.setProperty("--k", String(editor[vector].texts.length));
    bars.draw(editor, words);
    fields.draw(editor, words);
  }

  on("values", draw, ending.signal);
  on("selection", () => bars.light(), ending.signal);
  // Single keys must not reach the page's own shortcuts while a field or a bar has the focus.
  root.addEventListener("keydown", (event) => event.stopPropagation());
  const end = () => {
    ending.abort();
    bars.release();
  };
  return { root, draw, end };
}
