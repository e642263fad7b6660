// Edits on their way: numbered, in order, none lost, none twice in the wrong place.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../../pages/ui/components/shared/outbox.js";

const WINDOW = 16;

/** An outbox, what it has posted, and whether there is a line. */
function opened() {
  const line = { posted: [], holds: true, now: 0 };
  const post = (message) => {
    if (line.holds) line.posted.push(message);
    return line.holds;
  };
  const outbox = new Outbox(post, () => line.now);
  return { outbox, line, numbers: () => line.posted.map(({ seq }) => seq) };
}

const action = (name) => ({ kind: "history", name });
const typed = (text, entry = 0, vector = "x") => ({ kind: "type", vector, entry, text });
const moved = (value, gesture = 1, entry = 0, vector = "x") => {
  return { kind: "bar", vector, entry, value, gesture };
};

test("edits are numbered from 1 and go out in order", () => {
  const { outbox, line } = opened();
  assert.equal(outbox.send(action("undo")), 1);
  assert.equal(outbox.send(action("redo")), 2);
  assert.deepEqual(line.posted, [
    { kind: "history", name: "undo", seq: 1 },
    { kind: "history", name: "redo", seq: 2 },
  ]);
});

test("what has been acknowledged waits no longer", () => {
  const { outbox } = opened();
  outbox.send(typed("1"), "x-0");
  outbox.send(typed("2", 1), "x-1");
  assert.equal(outbox.waits("x-0") && outbox.waits("x-1"), true);
  outbox.acknowledge(1);
  assert.deepEqual([outbox.waits("x-0"), outbox.waits("x-1")], [false, true]);
  outbox.acknowledge(2);
  assert.equal(outbox.isEmpty, true);
});

test("an acknowledgement stands for all edits before it", () => {
  const { outbox } = opened();
  for (let n = 0; n < 5; n++) outbox.send(action("undo"));
  outbox.acknowledge(4);
  outbox.acknowledge(2);
  assert.equal(outbox.isEmpty, false);
  outbox.acknowledge(5);
  assert.equal(outbox.isEmpty, true);
});

test("no more than a window of edits is on its way, and each goes out once", () => {
  const { outbox, numbers } = opened();
  for (let n = 0; n < 40; n++) outbox.send(action("undo"));
  assert.equal(numbers().length, WINDOW);
  outbox.acknowledge(10);
  assert.equal(numbers().length, WINDOW + 10);
  outbox.acknowledge(26);
  outbox.acknowledge(40);
  assert.deepEqual(
    numbers(),
    Array.from({ length: 40 }, (_, n) => n + 1),
  );
});

test("without a line edits wait, and go out when there is one", () => {
  const { outbox, line, numbers } = opened();
  line.holds = false;
  outbox.send(action("undo"));
  outbox.send(action("redo"));
  assert.deepEqual(numbers(), []);
  line.holds = true;
  outbox.resend();
  assert.deepEqual(numbers(), [1, 2]);
});

test("after a break all that was not acknowledged goes out again, in order", () => {
  const { outbox, line, numbers } = opened();
  for (let n = 0; n < 3; n++) outbox.send(action("undo"));
  outbox.acknowledge(1);
  line.holds = false;
  outbox.hold();
  outbox.send(action("reset"));
  line.holds = true;
  line.posted.length = 0;
  outbox.resend();
  assert.deepEqual(numbers(), [2, 3, 4]);
});

test("a line that breaks while edits go out loses none", () => {
  const { outbox, line, numbers } = opened();
  line.holds = false;
  for (let n = 0; n < 5; n++) outbox.send(action("undo"));
  let left = 2;
  line.holds = true;
  const push = line.posted.push.bind(line.posted);
  line.posted.push = (message) => {
    left -= 1;
    line.holds = left > 0;
    return push(message);
  };
  outbox.resend();
  assert.deepEqual(numbers(), [1, 2]);
  line.holds = true;
  left = 9;
  line.posted.length = 0;
  outbox.resend();
  assert.deepEqual(numbers(), [1, 2, 3, 4, 5]);
});

test("of a drag that waits only the newest value goes out", () => {
  const { outbox, line } = opened();
  line.holds = false;
  for (let n = 0; n < 50; n++) outbox.send(moved(n), "x-0");
  line.holds = true;
  outbox.resend();
  assert.deepEqual(line.posted, [{ ...moved(49), seq: 1 }]);
});

test("a drag behind a full window is thinned out, what is on its way is not", () => {
  const { outbox, line } = opened();
  for (let n = 0; n < 60; n++) outbox.send(moved(n), "x-0");
  outbox.acknowledge(WINDOW);
  const values = line.posted.map(({ value }) => value);
  assert.deepEqual(values, [...Array(WINDOW).keys(), 59]);
});

test("different gestures, entries, vectors and kinds do not replace each other", () => {
  const { outbox, line } = opened();
  const edits = [
    moved(1),
    moved(2, 2),
    moved(2, 2, 1),
    moved(2, 2, 1, "y"),
    moved(2, 2, "sum", "y"),
    typed("1"),
    typed("1", 1),
    typed("1", 1, "y"),
    action("undo"),
    action("undo"),
    moved(1),
  ];
  line.holds = false;
  for (const edit of edits) outbox.send(edit);
  line.holds = true;
  outbox.resend();
  assert.deepEqual(
    line.posted.map(({ seq, ...edit }) => edit),
    edits,
  );
});

test("of a mark that is dragged in a figure only the newest place goes out", () => {
  const { outbox, line } = opened();
  const act = (value, gesture) => ({
    kind: "figure",
    figure: "sweep",
    context: "c",
    value,
    gesture,
  });
  line.holds = false;
  for (const edit of [act(1, 1), act(2, 1), act(3, 2), act(4), act(5)]) outbox.send(edit);
  line.holds = true;
  outbox.resend();
  assert.deepEqual(
    line.posted.map(({ value }) => value),
    [2, 3, 4, 5],
  );
});

test("choices of i and j that wait become one", () => {
  const { outbox, line } = opened();
  line.holds = false;
  outbox.send({ kind: "select", i: 2 });
  outbox.send({ kind: "select", j: 3 });
  outbox.send({ kind: "select", i: 1 });
  line.holds = true;
  outbox.resend();
  assert.deepEqual(line.posted, [{ kind: "select", i: 1, j: 3, seq: 1 }]);
});

test("its age is that of the oldest edit on its way", () => {
  const { outbox, line } = opened();
  assert.equal(outbox.age, 0);
  line.now = 100;
  outbox.send(action("undo"));
  line.now = 250;
  outbox.send(action("undo"));
  line.now = 400;
  assert.equal(outbox.age, 300);
  outbox.acknowledge(1);
  assert.equal(outbox.age, 150);
  outbox.hold();
  assert.equal(outbox.age, 0);
});

test("what was sent before a break is not replaced: the server may have worked it in", () => {
  const { outbox, line } = opened();
  outbox.send(typed("1.7"), "x-0");
  line.holds = false;
  outbox.hold();
  outbox.send(typed("1.75"), "x-0");
  outbox.send(typed("1.76"), "x-0");
  line.holds = true;
  outbox.acknowledge(1); // it was worked in before the break
  outbox.resend();
  assert.deepEqual(line.posted.at(-1), { ...typed("1.76"), seq: 2 });
  assert.equal(outbox.waits("x-0"), true);
});
