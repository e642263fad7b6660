// Which moves of a bar are one step to undo.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Gesture } from "../../pages/ui/components/editor/gesture.js";

test("moves of one bar that follow each other quickly have one number", () => {
  const time = { now: 5000 };
  const gesture = new Gesture(() => time.now);
  gesture.begin(1, 500);
  const first = gesture.id;
  assert.ok(first >= 5000); // larger than before the page was loaded anew
  time.now += 400;
  gesture.begin(1, 500);
  assert.equal(gesture.id, first);
  time.now += 600;
  gesture.begin(1, 500);
  assert.ok(gesture.id > first);
});

test("another bar is another step, however quick", () => {
  const gesture = new Gesture(() => 5000);
  const numbers = [0, 1, "sum", 0].map((entry) => {
    gesture.begin(entry, 500);
    return gesture.id;
  });
  assert.equal(new Set(numbers).size, 4);
  assert.deepEqual(numbers, numbers.toSorted());
});

test("the time counts from when a bar was let go", () => {
  const time = { now: 5000 };
  const gesture = new Gesture(() => time.now);
  gesture.begin(0, 500);
  const { id } = gesture;
  time.now += 3000;
  gesture.rest();
  time.now += 300;
  gesture.begin(0, 500);
  assert.equal(gesture.id, id);
});
