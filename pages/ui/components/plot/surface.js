// What a figure is drawn on: by Plotly where its structure is new, else in place; then Plotly draws
// it too, as soon as nothing else is to be done, so that it knows what hover is to tell.
/** @import { Figure } from "../protocol.js" */
/** @import { PlotView } from "./view.js" */
import { page } from "../shared/page_state.js";
import { putScale } from "./colour_scale.js";
import { Field } from "./field.js";
import { putInPlace } from "./in_place.js";
import { slide, withMarksAt } from "./marks.js";
import { Pause } from "./pause.js";
import { CONFIG, forgetRanges } from "./plotly.js";
import { prepare } from "./prepare.js";
import { putAnnotations } from "./shapes.js";
import { structureOf } from "./structure.js";

export class Surface {
  /** @type {any} */
  Plotly = null;
  isDrawing = false;
  #view;
  #field;
  #observer;
  #structure = "";
  /** Whether Plotly has not drawn what is on the screen. */
  #isAhead = false;
  #pause = new Pause(() => this.settle());
  /** The size that the plot has, or had when it was last looked at. */
  #size = { width: 0, height: 0 };

  /** @param {PlotView} view */
  constructor(view) {
    this.#view = view;
    this.#field = new Field(view.node);
    this.#observer = new ResizeObserver(() => this.#fit());
    this.#observer.observe(view.node);
  }

  /** The plot's place has another size. */
  #fit() {
    const { width, height } = this.#size;
    const { clientWidth, clientHeight } = this.#view.node;
    const isSeen = clientWidth > 0 && clientHeight > 0;
    if (isSeen && (clientWidth !== width || clientHeight !== height)) this.redraw();
  }

  /**
   * @param {any} Plotly
   * @param {Figure} figure
   * @param {"light" | "dark"} scheme
   * @returns {Promise<boolean>} whether Plotly has drawn it, which takes longer than a frame
   */
  async show(Plotly, figure, scheme) {
    this.Plotly = Plotly;
    const isSame = this.#structureOf(figure, scheme) === this.#structure;
    const isInPlace = isSame && putInPlace(this.#view.node, figure);
    if (isInPlace) {
      this.#drawField(figure, page.colours[scheme]);
      if (this.#view.node._hoverdata) Plotly.Fx.unhover(this.#view.node); // it tells of before
      this.settleLater();
    } else await this.#draw(figure, scheme);
    return !isInPlace;
  }

  /**
   * @param {Figure} figure
   * @param {string} scheme
   */
  #structureOf(figure, scheme) {
    return structureOf(figure, scheme, this.#size, this.#view.zoom.times);
  }

  /**
   * @param {Figure} figure
   * @param {"light" | "dark"} scheme
   */
  async #draw(figure, scheme) {
    const { node, scrubber, tracks, zoom } = this.#view;
    const isFirst = !node._fullLayout;
    this.#size = { width: node.clientWidth, height: node.clientHeight };
    this.#structure = this.#structureOf(figure, scheme);
    const ranges = isFirst ? {} : zoom.rangesOf(figure);
    const drawn = prepare(figure, page.colours[scheme], this.#size, ranges);
    const { traces, layout } = scrubber.isAside ? withMarksAt(drawn, tracks, scrubber.at) : drawn;
    this.#isAhead = false;
    this.#pause.forget();
    forgetRanges(node);
    this.isDrawing = true;
    try {
      await this.Plotly.react(node, traces, layout, CONFIG);
    } finally {
      this.isDrawing = false;
    }
    if (node.clientWidth !== this.#size.width) this.#fit(); // it changed meanwhile
    // Plotly's events exist only once there is a plot; they stay on the node.
    if (isFirst) node.on("plotly_afterplot", () => this.isDrawing || this.#restore());
    if (figure !== this.#view.figure) return; // a newer one has come meanwhile
    this.#drawField(figure, page.colours[scheme]);
    putAnnotations(node, figure.layout.annotations ?? []);
    this.#alignRest();
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

  /** What stands below the plot is as wide as it. */
  #alignRest() {
    const { node, scrubber, section } = this.#view;
    const { _offset, _length } = node._fullLayout.xaxis;
    section.style.setProperty("--plot-left", `${_offset}px`);
    section.style.setProperty("--plot-width", `${_length}px`);
    scrubber.align();
  }

  /** Marks or curves have been put in place: Plotly draws them when the reader pauses. */
  settleLater() {
    this.#isAhead = true;
    this.#pause.await();
  }

  /** Let Plotly draw what is on the screen, if it has not. */
  settle() {
    const { figure, isBusy, scheme } = this.#view;
    if (!this.#isAhead || this.isDrawing || !figure || figure.empty) return;
    if (isBusy) this.settleLater();
    else this.#draw(figure, scheme);
  }

  /** Plotly has drawn for a reason of its own: what it does not know of goes back in place. */
  #restore() {
    const { figure, node, scrubber, tracks } = this.#view;
    if (!figure) return;
    if (this.#isAhead) putInPlace(node, figure);
    if (scrubber.isAside) slide(node, figure, tracks, scrubber.at);
    putAnnotations(node, figure.layout.annotations ?? []);
    this.#field.place();
  }

  /** Something has changed that only Plotly can draw, as the size. */
  redraw() {
    const { figure, scheme } = this.#view;
    if (figure && !figure.empty && this.Plotly && !this.isDrawing) this.#draw(figure, scheme);
  }

  end() {
    this.#pause.forget();
    this.#observer.disconnect();
    this.Plotly?.purge(this.#view.node);
  }
}
