// Fields and bars of one vector, x or y. What they show comes with the server's answers; what is
// typed and moved goes there at once.
/** @import { Vector } from "../protocol.js" */
import { find, put } from "../shared/dom.js";
import { on, page } from "../shared/page_state.js";
import { whenGone } from "../shared/part.js";
import { Bars } from "./bars.js";
import { Fields } from "./fields.js";
import { HistoryButtons, listenForHistoryKeys } from "./history.js";
import { Modes } from "./modes.js";

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

/**
 * @param {ParentNode} parent
 * @param {Vector} vector
 * @returns {Editor}
 */
function open(parent, vector) {
  const root = find(parent, ".vector");
  root.classList.add(vector);
  const tools = find(root, ".tools");
  const history = vector === "x" ? new HistoryButtons(tools) : null;
  const modes = vector === "y" ? new Modes(tools) : null;
  const bars = new Bars(find(root, ".bars"), vector, {
    mode: () => modes?.mode ?? "free",
    moved: (entry, value) => fields.showMoved(entry, value),
    type: (entry) => fields.focus(entry),
    released: draw,
  });
  const fields = new Fields(root, vector, { isMoving: (entry) => bars.isBusy(entry), left: draw });
  const ending = new AbortController();

  function draw() {
    if (!page.editor || !page.words) return; // before the first answer
    const { editor } = page;
    const words = page.words.editor;
    put(root, "aria-label", words[vector].label);
    modes?.draw(words, editor.mode);
    history?.draw(words, page.history);
    bars.draw(editor, words);
    fields.draw(editor[vector], words[vector], editor.version, editor.rest);
  }

  on("values", draw, ending.signal);
  on("selection", () => bars.light(), ending.signal);
  if (vector === "x") listenForHistoryKeys(ending.signal);
  // Single keys must not reach the page's own shortcuts while a field or a bar has the focus.
  root.addEventListener("keydown", (event) => event.stopPropagation());
  const end = () => {
    ending.abort();
    bars.release();
  };
  return { root, draw, end };
}
