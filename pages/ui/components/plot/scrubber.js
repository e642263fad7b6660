// Marks that move along curves which the server has computed: the browser picks an index and draws
// it. Dragging a mark in the plot, the slider and playing all end up in `show`.
/** @import { Figure } from "../protocol.js" */
/** @import { PlotView } from "./view.js" */
import { FramesRow } from "./frames_row.js";
import { dragLine } from "./line_grip.js";
import { lineOf, slide, textAt, textNow } from "./marks.js";
import { Player } from "./player.js";

export class Scrubber {
  /** The index that is shown. */
  at = 0;
  #view;
  #row;
  #player;
  /** @type {number | null} the index to be shown in the next frame */
  #wished = null;

  /** @param {PlotView} view */
  constructor(view) {
    this.#view = view;
    this.#row = new FramesRow(view.section, {
      move: (n) => {
        view.hold();
        this.wish(n);
      },
      end: () => this.letGo(),
      step: (by) => this.#step(by),
      play: () => this.#play(),
      take: () => view.act({ step: this.at }),
    });
    this.#player = new Player(
      (n) => this.show(n),
      (isPlaying) => this.#row.putPlaying(isPlaying),
    );
    dragLine(view, this);
  }

  /** Whether the marks are elsewhere than the figure has them. */
  get isAside() {
    const frames = this.#view.figure?.frames;
    return frames !== undefined && frames.at !== this.at;
  }

  /** Where the line of the present value is; null where there is none. */
  get lineAt() {
    const { figure, tracks } = this.#view;
    if (!figure?.frames?.line) return null;
    const place = lineOf(figure)?.x0;
    return this.isAside || place === undefined ? tracks[0].curves[0].x[this.at] : place;
  }

  get #last() {
    return (this.#view.figure?.frames?.count ?? 1) - 1;
  }

  /** @param {Figure} figure that has been drawn */
  dress({ frames }) {
    this.#player.stop();
    this.#row.dress(frames);
    if (frames) this.#read(frames.at);
  }

  /** The slider is as long as the axis, and ends where that ends. */
  align() {
    const { node, tracks } = this.#view;
    const x = tracks[0]?.curves[0].x;
    if (!x) return;
    const { xaxis } = node._fullLayout;
    const isSeen = (/** @type {number} */ n) => {
      const place = xaxis.d2p(x[n]);
      return place > -1 && place < xaxis._length + 1;
    };
    const seen = [...Array(x.length).keys()].filter(isSeen);
    const [first, last] = [seen[0] ?? 0, seen.at(-1) ?? x.length - 1];
    const [left, right] = [first, last].map((n) => xaxis._offset + xaxis.d2p(x[n]));
    this.#row.align([first, last], [left, right]);
    this.#row.read(this.at, this.#text(this.at));
  }

  /** @param {number} n the index that is shown, in words */
  #read(n) {
    this.at = n;
    this.#row.read(n, this.#text(n));
  }

  /** @param {number} n */
  #text(n) {
    const { figure, tracks } = this.#view;
    if (!figure) return "";
    return (!this.isAside && textNow(figure)) || textAt(figure, tracks, n);
  }

  /** @param {number} n an index to be shown soon; only the newest is */
  wish(n) {
    this.#player.stop();
    if (n === this.at && this.#wished === null) return;
    if (this.#wished === null) requestAnimationFrame(() => this.#showWished());
    this.#wished = n;
  }

  #showWished() {
    if (this.#wished === null) return;
    this.show(this.#wished);
    // What is swept follows at once; a path of steps has nothing to send.
    const { figure, tracks } = this.#view;
    if (!figure?.frames?.play) this.#view.act({ value: tracks[0].curves[0].x[this.at] });
  }

  /** @param {number} n */
  show(n) {
    this.#wished = null;
    const { figure, node, tracks } = this.#view;
    if (!figure?.frames) return;
    this.#read(n);
    if (!slide(node, figure, tracks, n)) this.#view.surface.redraw();
    node.dataset.frame = String(n);
    for (const follower of this.#view.followers) {
      if (follower.scrubber.at !== n) follower.scrubber.show(n);
    }
  }

  /** Plotly is to know where the marks are; those of the same path, too. */
  settle() {
    this.#view.surface.settleLater();
    for (const follower of this.#view.followers) follower.scrubber.settle();
  }

  /** The mark or the slider rests. */
  letGo() {
    if (!this.#view.isHeld) return;
    this.#showWished();
    this.settle();
    this.#view.release();
  }

  /** @param {number} by */
  #step(by) {
    this.#player.stop();
    this.show(Math.min(this.#last, Math.max(0, this.at + by)));
    this.settle();
  }

  #play() {
    if (this.#player.isPlaying) this.#player.stop();
    else this.#player.play(this.at, this.#last);
  }
}
