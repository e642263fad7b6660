// What stands around a plot: title, notice, the data as a table, pictures to take away.
/** @import { Figure, Table } from "../protocol.js" */
/** @import { PlotView } from "./view.js" */
import { find, findAll, put } from "../shared/dom.js";
import { page } from "../shared/page_state.js";
import { savePicture } from "./picture.js";

const FORMATS = ["png", "svg"];
const LATE = 2000; // ms

export class Surroundings {
  #view;
  #data;

  /** @param {PlotView} view */
  constructor(view) {
    this.#view = view;
    this.#data = /** @type {HTMLDetailsElement} */ (find(view.section, ".lab-data"));
    this.#data.addEventListener("toggle", () => this.#showTable(view.figure?.table));
  }

  /** @param {Figure} figure that has been drawn */
  dress({ words = {}, move, table }) {
    const names = page.words?.figure ?? {};
    const { title = "", notice = "", question, answer = "" } = words;
    if (question !== undefined) ask(this.#view.key, { question, answer });
    this.#put(".lab-figure-title", title);
    this.#put(".lab-figure-notice", notice);
    this.#put(".lab-figure-hint span", move?.hint ?? "");
    this.#put(".lab-figure-hint .keys", move?.keys ?? "");
    this.#data.hidden = !table;
    this.#put(".lab-data summary", names.table);
    this.#showTable(table);
    this.#addFiles(names);
  }

  /**
   * @param {string} selector
   * @param {string} text
   */
  #put(selector, text) {
    put(find(this.#view.section, selector), "text", text);
  }

  /**
   * Rows are made only while they can be seen: a closed table costs nothing.
   * @param {Table | undefined} table
   */
  #showTable(table) {
    if (!this.#data.open || !table) return;
    const box = find(this.#data, "div");
    const element = document.createElement("table");
    element.createTHead().append(rowOf("th", table.head));
    const numbers = element.createTBody();
    numbers.translate = false;
    numbers.append(...table.rows.map((texts) => rowOf("td", texts)));
    put(box, "aria-label", page.words?.figure.table ?? "");
    box.replaceChildren(element);
  }

  /** @param {Record<string, string>} names */
  #addFiles(names) {
    const files = find(this.#view.section, ".lab-files");
    if (!files.childElementCount) {
      for (const format of FORMATS) {
        const button = document.createElement("button");
        Object.assign(button, { type: "button", className: format });
        button.addEventListener("click", () => savePicture(this.#view, format));
        files.append(button);
      }
    }
    for (const format of FORMATS) {
      const button = find(files, `.${format}`);
      put(button, "text", names[format]);
      put(button, "title", names.save.replace("{kind}", names[format]));
    }
  }
}

/**
 * The question and its answer stand where the page has places for them, beside the reader's own;
 * Streamlit may make these places a little later than the figure's.
 * @param {string} key of the figure
 * @param {Record<string, string>} words
 */
function ask(key, words, until = performance.now() + LATE) {
  let isPut = false;
  for (const name in words) {
    for (const place of findAll(document, `[data-figure="${key}"][data-figure-words="${name}"]`)) {
      put(place, "text", words[name]);
      isPut = true;
    }
  }
  const isLate = words.question !== "" && !isPut && performance.now() < until;
  if (isLate) requestAnimationFrame(() => ask(key, words, until));
}

/**
 * @param {"td" | "th"} tag
 * @param {string[]} texts
 */
function rowOf(tag, texts) {
  const row = document.createElement("tr");
  for (const text of texts) {
    const cell = document.createElement(tag);
    cell.textContent = text;
    if (tag === "th") cell.scope = "col";
    row.append(cell);
  }
  return row;
}
