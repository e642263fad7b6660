// The tools below the fields of x and y: classes, steps back, examples, and what is rarely needed.
import { send } from "../shared/connection.js";
import { closest, find, put } from "../shared/dom.js";
import { on, page } from "../shared/page_state.js";
import { whenGone } from "../shared/part.js";
import { Classes } from "./classes.js";
import { Examples } from "./examples.js";
import { Fold } from "./fold.js";
import { Help } from "./help.js";
import { HistoryButtons, listenForHistoryKeys } from "./history.js";
import { Modes } from "./modes.js";
import { Rare } from "./rare.js";
import { WholeField } from "./whole_field.js";

/** @typedef {{ root: HTMLElement, draw: () => void, end: () => void }} Tools */

/** @type {WeakMap<Node, Tools>} */
const opened = new WeakMap();

/** @param {{ parentElement: HTMLElement | ShadowRoot }} component */
export default function ({ parentElement }) {
  const tools = opened.get(parentElement) ?? open(parentElement);
  opened.set(parentElement, tools);
  tools.draw();
  return whenGone(tools.root, () => {
    tools.end();
    opened.delete(parentElement);
  });
}

/**
 * @param {ParentNode} parent
 * @returns {Tools}
 */
function open(parent) {
  const root = find(parent, ".tools");
  const texts = [new WholeField("x", draw), new WholeField("y", draw)];
  find(root, ".texts").replaceChildren(...texts.map(({ box }) => box));
  const help = new Help();
  for (const { box } of texts) help.add(box);
  const merged = find(root, ".merged");
  const folds = find(root, ".folds");
  const examples = new Fold("examples", folds, find(root, ".examples"));
  const more = new Fold("more", folds, find(root, ".more"));
  const classes = new Classes(find(root, ".classes"));
  const presets = new Examples(find(root, ".examples"));
  const history = new HistoryButtons(find(root, ".history"));
  const modes = new Modes(find(root, ".targets"));
  const rare = new Rare(find(root, ".rare"));
  const ending = new AbortController();

  function draw() {
    if (!page.editor || !page.words) return; // before the first answer
    const { editor: state } = page;
    const words = page.words.editor;
    put(root, "aria-label", words.tools.label);
    classes.draw(words.tools, state.x.texts.length);
    history.draw(words, page.history);
    examples.draw(words.tools.examples, page.path === "");
    presets.draw(words.tools);
    more.draw(words.tools.more, false);
    for (const text of texts) text.draw(state, words);
    help.draw(words.tools.help, [words.x.text_label, words.y.text_label]);
    put(merged, "text", state.merged);
    merged.hidden = state.merged === "";
    modes.draw(words);
    rare.draw(state, words.tools);
    // What is wrong in there is not left unseen.
    more.reveal([state.x.error, state.y.error, state.shift.error]);
    for (const text of texts) text.lead();
  }

  root.addEventListener("click", ({ target }) => {
    const button = closest(target, "button[data-tool]");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const name = button.dataset.tool ?? "";
    send({ kind: "tool", name, text: name === "shift-x" ? rare.shift : "" });
  });
  on("values", draw, ending.signal);
  listenForHistoryKeys(ending.signal);
  // Single keys must not reach the page's own shortcuts while something in here has the focus.
  root.addEventListener("keydown", (event) => event.stopPropagation());
  return { root, draw, end: () => ending.abort() };
}
