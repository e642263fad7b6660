// Marks that move along curves which the server has computed: the browser picks an index and draws
// it. Dragging a mark in the plot, the slider and playing all end up in `show`.
/** @import { Figure } from "../protocol.js" */
/** @import { PlotView } from "./view.js" */
import { find, put } from "../shared/dom.js";
import { page } from "../shared/page_state.js";
import { takeHold } from "./line_grip.js";
import { settle, slide, textAt } from "./marks.js";
import { Player } from "./player.js";

const FAR = 10; // steps of PageUp and PageDown

export class Scrubber {
  /** The index that is shown. */
  at = 0;
  #view;
  #box;
  #slider;
  #output;
  #player;
  /** @type {number | null} the index to be shown in the next frame */
  #wished = null;

  /** @param {PlotView} view */
  constructor(view) {
    this.#view = view;
    this.#box = find(view.section, ".lab-frames");
    this.#output = find(this.#box, "output");
    this.#slider = /** @type {HTMLInputElement} */ (find(this.#box, "input"));
    this.#player = new Player(
      (n) => this.show(n),
      (isPlaying) => {
        put(this.#button("play"), "text", page.words?.figure[isPlaying ? "pause" : "play"] ?? "");
      },
    );
    this.#slider.addEventListener("input", () => this.wish(Number(this.#slider.value)));
    this.#slider.addEventListener("change", () => this.letGo());
    this.#slider.addEventListener("keydown", (event) => this.#press(event));
    this.#button("back").addEventListener("click", () => this.#step(-1));
    this.#button("forward").addEventListener("click", () => this.#step(1));
    this.#button("play").addEventListener("click", () => this.#play());
    this.#button("take").addEventListener("click", () => view.act({ step: this.at }));
    takeHold(view, this);
  }

  /** @param {string} name */
  #button(name) {
    return find(this.#box, `.${name}`);
  }

  get #last() {
    return (this.#view.figure?.frames?.count ?? 1) - 1;
  }

  /** @param {Figure} figure that has been drawn */
  dress({ frames }) {
    this.#player.stop();
    this.#box.hidden = !frames || Boolean(frames.follows); // it moves with another figure
    if (!frames) return;
    const words = page.words?.figure ?? {};
    put(this.#box, "aria-label", words.slider);
    put(this.#slider, "aria-label", words.slider);
    this.#slider.max = String(this.#last);
    for (const name of ["back", "play", "forward"]) this.#button(name).hidden = !frames.play;
    for (const name of ["back", "forward"]) put(this.#button(name), "aria-label", words[name]);
    this.#button("take").hidden = !frames.takes;
    put(this.#button("take"), "text", words.take);
    this.#read(frames.at);
  }

  /** @param {number} n the index that is shown, in words */
  #read(n) {
    if (!this.#view.figure) return;
    this.at = n;
    const text = textAt(this.#view.figure, this.#view.tracks, n);
    this.#slider.value = String(n);
    put(this.#slider, "aria-valuetext", text);
    put(this.#output, "text", text);
    // Until it is let go, what stands around the plot is of the value before: the page says so.
    const { at, play } = this.#view.figure.frames ?? {};
    this.#box.toggleAttribute("data-aside", !play && n !== at);
  }

  /** @param {number} n an index to be shown soon; only the newest is */
  wish(n) {
    this.#player.stop();
    if (this.#wished === null) requestAnimationFrame(() => this.#showWished());
    this.#wished = n;
  }

  #showWished() {
    if (this.#wished !== null) this.show(this.#wished);
  }

  /** @param {number} n */
  show(n) {
    this.#wished = null;
    const { figure, node, tracks } = this.#view;
    if (!figure?.frames) return;
    this.#read(n);
    if (!slide(node, figure, tracks, n)) this.settle();
    put(node, "data-frame", String(n));
    for (const follower of this.#view.followers) {
      if (follower.scrubber.at !== n) follower.scrubber.show(n);
    }
  }

  /** Tell Plotly where the marks are; figures of the same path, too. */
  settle() {
    const { Plotly, node, drawn, tracks } = this.#view;
    if (drawn) settle(Plotly, node, drawn, tracks, this.at);
    for (const follower of this.#view.followers) follower.scrubber.settle();
  }

  /** Plotly has drawn for a reason of its own, as a zoom: marks go back to where they were. */
  keepPlace() {
    const { figure, node, tracks } = this.#view;
    if (figure?.frames && figure.frames.at !== this.at) slide(node, figure, tracks, this.at);
  }

  /** To let go makes the value the current problem's; a path of steps has nothing to send. */
  letGo() {
    const frames = this.#view.figure?.frames;
    if (!frames) return;
    this.#showWished();
    this.settle();
    if (!frames.play) this.#view.act({ value: this.#view.tracks[0].curves[0].x[this.at] });
  }

  /** @param {number} by */
  #step(by) {
    this.#player.stop();
    this.show(this.#clamp(this.at + by));
    this.settle();
  }

  #play() {
    if (this.#player.isPlaying) this.#player.stop();
    else this.#player.play(this.at, this.#last);
  }

  /** @param {number} n */
  #clamp(n) {
    return Math.min(this.#last, Math.max(0, n));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    event.stopPropagation(); // no single key may reach the page's own shortcuts
    const by = { PageUp: FAR, PageDown: -FAR }[event.key];
    if (!by) return;
    event.preventDefault();
    this.wish(this.#clamp(Number(this.#slider.value) + by));
    this.letGo();
  }
}
