// One plot: the figure on the screen, what moves in it and what stands around it.
/** @import { Figure } from "../protocol.js" */
/** @import { FigureAct } from "./figure_actions.js" */
/** @import { Track } from "./decode.js" */
/** @import { PlotNode } from "./plotly.js" */
import { find, put } from "../shared/dom.js";
import { page } from "../shared/page_state.js";
import { schemeOf } from "../shared/scheme.js";
import { tracksOf } from "./decode.js";
import { FigureActions } from "./figure_actions.js";
import { muteHover } from "./hover.js";
import { MovablePoint } from "./movable_point.js";
import { Scrubber } from "./scrubber.js";
import { steady } from "./steady.js";
import { Surface } from "./surface.js";
import { Surroundings } from "./surroundings.js";
import { Zoom } from "./zoom.js";

/** All plots of the page. @type {Set<PlotView>} */
export const views = new Set();

export class PlotView {
  place;
  section;
  key;
  /** @type {PlotNode} */
  node;
  /** @type {Figure | null} the figure that is on the screen or is being drawn */
  figure = null;
  /** Whether a pointer holds a mark: nothing else changes the figure then. */
  isHeld = false;
  /** @type {"light" | "dark"} */
  scheme = "light";
  scrubber;
  surface;
  zoom;
  #point;
  #surroundings;
  #redraw;
  /** @type {Figure | undefined} the figure as it has come */
  #arrived;
  /** @type {Track[] | null} */
  #tracks = null;
  #actions;

  /**
   * @param {HTMLElement} place
   * @param {string} key of the figure
   * @param {() => void} redraw sees to it that what is not yet on the screen is drawn soon
   */
  constructor(place, key, redraw) {
    this.place = place;
    this.section = find(place, ".lab-figure");
    this.key = key;
    this.node = find(this.section, ".lab-plot");
    this.#actions = new FigureActions(key);
    this.surface = new Surface(this);
    this.zoom = new Zoom(this);
    this.scrubber = new Scrubber(this);
    this.#point = new MovablePoint(this);
    this.#surroundings = new Surroundings(this);
    this.#redraw = redraw;
    muteHover(this);
  }

  /** Figures of one path show the same step. */
  get followers() {
    return [...views].filter((view) => view.figure?.frames?.follows === this.key);
  }

  /** The curves that marks move along, decoded when they are first needed. */
  get tracks() {
    this.#tracks ??= this.figure ? tracksOf(this.figure) : [];
    return this.#tracks;
  }

  /** Whether what moves in the figure is ahead of the figures that have come. */
  get isBusy() {
    return this.isHeld || !this.#actions.areShown;
  }

  /** The page's figures have not come yet, but it is known which there are. */
  makeRoom() {
    this.#stand(page.figureKeys.includes(this.key));
  }

  /** @param {boolean} isThere a figure that the page does not have takes no place on it */
  #stand(isThere) {
    if (isThere === this.place.contains(this.section)) return;
    if (isThere) this.place.append(this.section);
    else this.section.remove();
  }

  /**
   * @param {any} Plotly
   * @returns {Promise<boolean>} whether it took longer than a frame
   */
  async draw(Plotly) {
    const { figuresRevision: revision, figures } = page;
    const arrived = figures[this.key];
    if (this.isHeld && arrived) this.#surroundings.dress(arrived); // words follow the mark
    if (this.isBusy) return false;
    const scheme = (page.holdsBar && this.scheme) || schemeOf(this.place);
    if (arrived && arrived === this.#arrived && scheme === this.scheme) return false;
    const figure = arrived && steady(arrived, this.figure);
    this.#arrived = arrived;
    this.#stand(figure !== undefined);
    this.section.hidden = Boolean(figure?.empty && !figure.words?.title);
    this.section.classList.toggle("empty", Boolean(figure?.empty));
    if (figure?.layout.uirevision !== this.figure?.layout.uirevision) this.zoom.reset();
    this.figure = figure ?? null;
    this.#tracks = null;
    this.scheme = scheme;
    this.scrubber.at = figure?.frames?.at ?? 0;
    this.node.classList.toggle("square", Boolean(figure?.square));
    const isDrawn = figure && !figure.empty;
    const isSlow = isDrawn ? await this.surface.show(Plotly, figure, scheme) : false;
    if (figure) this.#dress(figure);
    put(this.node, "data-drawn", String(revision));
    return isSlow;
  }

  /** @param {Figure} figure that has been drawn */
  #dress(figure) {
    put(this.node, "aria-label", figure.alt);
    // What was moved while this was being drawn stays where it is: its figure comes next.
    if (!this.isBusy && page.figures[this.key] === this.#arrived) {
      this.scrubber.dress(figure);
      this.#point.dress(figure);
    }
    this.zoom.dress();
    this.#surroundings.dress(figure);
  }

  /** @param {FigureAct} act what is done in the figure */
  act(act) {
    if (this.figure) this.#actions.send(this.figure, act);
    if (!this.isHeld) this.#actions.rest();
  }

  /** A mark is held; all it does until it is let go is one step to undo. */
  hold() {
    if (this.isHeld) return;
    this.isHeld = true;
    this.surface.Plotly.Fx.unhover(this.node); // what it tells is of where the mark was
  }

  release() {
    this.isHeld = false;
    this.#actions.rest();
    this.#redraw();
  }

  /** The plot has gone from the page. */
  end() {
    views.delete(this);
    this.surface.end();
    this.figure = null;
  }
}
