// Bars that are moved: what is drawn at once, and what is sent when.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { installBrowser } from "./fakes.js";

const { nextFrame } = installBrowser();
const { BarMover } = await import("../../pages/ui/components/editor/bar_mover.js");
const { outbox } = await import("../../pages/ui/components/shared/connection.js");
const { page } = await import("../../pages/ui/components/shared/page_state.js");

const SCALE = { low: -5, high: 5, snap: 0.05 };
const words = { min: -10_000, max: 10_000, step: 0.1 };
page.words = {
  editor: {
    x: words,
    y: { ...words, min: 0, max: 1e6 },
    moving: { x: "logit {value}", y: "target {value}", sum: "sum {value}" },
  },
};
page.editor = {
  sum: { value: 2 },
  get mode() {
    return mode;
  },
};

let sent;
let mode;
const seen = [];
const surroundings = {
  moved: (entry, value) => seen.push([entry, value]),
  type: (entry) => seen.push(entry),
  released: () => seen.push("released"),
};

/** A bar as far as the mover knows it. */
function barOf(entry, value, scale = SCALE) {
  return {
    entry,
    value,
    scale,
    show(moved, _scale, spoken) {
      this.value = moved;
      this.spoken = spoken;
    },
  };
}

beforeEach(() => {
  mode = "free";
  sent = [];
  seen.length = 0;
  outbox.acknowledge(Number.POSITIVE_INFINITY);
  outbox.send = ((send) => (edit, key) => {
    sent.push(edit);
    return send.call(outbox, edit, key);
  })(Object.getPrototypeOf(outbox).send);
  nextFrame();
});

const values = () => sent.map(({ value }) => value);

test("of all moves within a frame the first and the newest are sent", () => {
  const [mover, bar] = [new BarMover("x", surroundings), barOf(0, 0)];
  mover.begin(bar, 500);
  mover.hold(bar);
  for (const wanted of [1, 2, 3]) mover.drag(bar, wanted);
  assert.equal(bar.value, 3);
  assert.equal(bar.spoken, "logit 3");
  assert.deepEqual(values(), [1]);
  nextFrame();
  nextFrame();
  assert.deepEqual(values(), [1, 3]);
  mover.drag(bar, 4);
  assert.deepEqual(values(), [1, 3, 4]);
  assert.equal(new Set(sent.map(({ gesture }) => gesture)).size, 1);
  mover.release();
});

test("a bar that is let go has sent its last value", () => {
  const [mover, bar] = [new BarMover("x", surroundings), barOf(0, 0)];
  mover.begin(bar, 500);
  mover.hold(bar);
  assert.equal(page.holdsBar, true);
  mover.drag(bar, 1);
  mover.drag(bar, 2);
  mover.release();
  assert.deepEqual(values(), [1, 2]);
  assert.equal(page.holdsBar, false);
  assert.equal(seen.at(-1), "released");
  nextFrame();
  assert.deepEqual(values(), [1, 2]);
});

test("a bar is busy until the server has answered", () => {
  const [mover, bar] = [new BarMover("x", surroundings), barOf(0, 0)];
  assert.equal(mover.isBusy(0), false);
  mover.begin(bar, 500);
  mover.step(bar, 0.1);
  assert.equal(mover.isBusy(0), true);
  assert.equal(mover.isBusy(1), false);
  outbox.acknowledge(Number.POSITIVE_INFINITY);
  assert.equal(mover.isBusy(0), false);
});

test("a drag stays in the scale and snaps; a key does neither, but keeps to what is allowed", () => {
  const [mover, bar] = [new BarMover("x", surroundings), barOf(0, 0)];
  mover.begin(bar, 500);
  mover.drag(bar, 99);
  mover.drag(bar, 1.234);
  nextFrame();
  mover.step(bar, 7.1234);
  mover.step(bar, 0.1 + 0.2);
  mover.step(bar, 1e9);
  assert.deepEqual(values(), [5, 1.25, 7.1234, 0.3, 10_000]);
});

test("a move to where the bar is is no move", () => {
  const [mover, bar] = [new BarMover("x", surroundings), barOf(0, 1)];
  mover.drag(bar, 1.01);
  assert.deepEqual(values(), []);
});

test("targets that keep their sum end there; the only target is 1", () => {
  const [mover, bar] = [new BarMover("y", surroundings), barOf(1, 0, { ...SCALE, low: 0 })];
  mode = "sum";
  mover.step(bar, 3);
  mode = "one-hot";
  mover.step(bar, 0.2);
  mover.drag(bar, 0.2);
  assert.deepEqual(values(), [2, 1, 1]);
  assert.deepEqual(seen.slice(0, 2), [
    [1, 2],
    [1, 1],
  ]);
});

test("the sum is moved whatever the mode, and has a field of its own", () => {
  mode = "one-hot";
  const [mover, bar] = [new BarMover("y", surroundings), barOf("sum", 1, { ...SCALE, low: 0 })];
  mover.step(bar, 4);
  mover.type(bar);
  assert.deepEqual(sent[0].entry, "sum");
  assert.deepEqual(values(), [4]);
  assert.equal(bar.spoken, "sum 4");
  assert.deepEqual(seen, [["sum", 4], "sum"]);
});
