// What a figure is drawn on: by Plotly where its structure is new, else in place; then Plotly draws
// it too, as soon as nothing else is to be done, so that it knows what hover is to tell.
/** @import { Figure } from "../protocol.js" */
/** @import { PlotView } from "./view.js" */
import { page } from "../shared/page_state.js";
import { putScale } from "./colour_scale.js";
import { Field } from "./field.js";
import { putInPlace } from "./in_place.js";
import { slide, withMarksAt } from "./marks.js";
import { CONFIG } from "./plotly.js";
import { prepare } from "./prepare.js";
import { structureOf } from "./structure.js";

const QUIET = 400; // ms without an edit: longer than between two key presses
const PATIENCE = 1000; // ms until Plotly draws though the page is busy

export class Surface {
  /** @type {any} */
  Plotly = null;
  isDrawing = false;
  #view;
  #field;
  #structure = "";
  #timer = 0;
  /** Whether Plotly has not drawn what is on the screen. */
  #isAhead = false;

  /** @param {PlotView} view */
  constructor(view) {
    this.#view = view;
    this.#field = new Field(view.node);
  }

  /**
   * @param {any} Plotly
   * @param {Figure} figure
   * @param {"light" | "dark"} scheme
   * @returns {Promise<boolean>} whether Plotly has drawn it, which takes longer than a frame
   */
  async show(Plotly, figure, scheme) {
    this.Plotly = Plotly;
    const structure = structureOf(figure, scheme, this.#view.size);
    const isInPlace = structure === this.#structure && putInPlace(this.#view.node, figure);
    if (isInPlace) {
      this.#drawField(figure, page.colours[scheme]);
      if (this.#view.node._hoverdata) Plotly.Fx.unhover(this.#view.node); // it tells of before
      this.settleLater();
    } else await this.#draw(figure, scheme);
    this.#structure = structure;
    return !isInPlace;
  }

  /**
   * @param {Figure} figure
   * @param {"light" | "dark"} scheme
   */
  async #draw(figure, scheme) {
    const { node, size, scrubber, tracks } = this.#view;
    const isFirst = !node._fullLayout;
    const drawn = prepare(figure, page.colours[scheme], size);
    const { traces, layout } = scrubber.isAside ? withMarksAt(drawn, tracks, scrubber.at) : drawn;
    this.#forget();
    this.isDrawing = true;
    try {
      await this.Plotly.react(node, traces, layout, { ...CONFIG, ...page.words?.plotly });
    } finally {
      this.isDrawing = false;
    }
    this.#drawField(figure, page.colours[scheme]);
    // Plotly's events exist only once there is a plot; they stay on the node.
    if (isFirst) node.on("plotly_afterplot", () => this.isDrawing || this.#restore());
    node.dataset.settled = String(page.figuresRevision);
  }

  /**
   * @param {Figure} figure
   * @param {Record<string, string>} colours
   */
  #drawField({ traces }, colours) {
    this.#field.draw(traces, colours);
    putScale(this.#view.section, traces, colours);
  }

  /** Marks or curves have been put in place: Plotly draws them when the reader pauses. */
  settleLater() {
    this.#forget();
    this.#isAhead = true;
    this.#timer = setTimeout(() => {
      requestIdleCallback(() => this.settle(), { timeout: PATIENCE });
    }, QUIET);
  }

  /** Let Plotly draw what is on the screen, if it has not. */
  settle() {
    const { figure, isHeld, scheme } = this.#view;
    if (!this.#isAhead || this.isDrawing || !figure || figure.empty) return;
    if (isHeld) this.settleLater();
    else this.#draw(figure, scheme);
  }

  /** Plotly has drawn for a reason of its own: what it does not know of goes back in place. */
  #restore() {
    const { figure, node, scrubber, tracks } = this.#view;
    if (!figure) return;
    if (this.#isAhead) putInPlace(node, figure);
    if (scrubber.isAside) slide(node, figure, tracks, scrubber.at);
    this.#field.place();
  }

  /** Some marks are not drawn in their places: only Plotly can do that. */
  drawMarks() {
    const { figure, scheme } = this.#view;
    if (figure && !this.isDrawing) this.#draw(figure, scheme);
  }

  #forget() {
    clearTimeout(this.#timer);
    this.#isAhead = false;
  }

  end() {
    this.#forget();
    this.Plotly?.purge(this.#view.node);
  }
}
