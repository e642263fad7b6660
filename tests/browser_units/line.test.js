// A line that comes back by itself: delays, dead lines, sleep.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { FakeClock, FakeEvents, FakeSocket } from "./fakes.js";

const clock = new FakeClock().install();
let events = new FakeEvents();
globalThis.WebSocket = FakeSocket;
const { Line } = await import("../../pages/ui/components/shared/line.js");

/** What the line's owner has been told, and how long an answer has been due. */
let owner;
let line;
const heard = (name) => owner.heard.filter((event) => event === name).length;

/** The server refuses the newest connection; let time pass until the next one. */
function refuse() {
  const count = FakeSocket.all.length;
  FakeSocket.newest.close();
  while (FakeSocket.all.length === count) clock.pass(1);
}

beforeEach(() => {
  clock.clear();
  events = new FakeEvents();
  globalThis.addEventListener = events.addEventListener;
  globalThis.document = { hidden: false, addEventListener: events.addEventListener };
  FakeSocket.all = [];
  owner = { heard: [], due: 0 };
  line = new Line(new URL("ws://lab/live"), {
    opened: () => owner.heard.push("opened"),
    heard: (answer) => owner.heard.push(answer.kind),
    closed: () => owner.heard.push("closed"),
    due: () => owner.due,
  });
});

test("it connects at once, says so, and passes on what it hears", () => {
  assert.equal(FakeSocket.all.length, 1);
  assert.equal(FakeSocket.newest.url, "ws://lab/live");
  assert.equal(line.post({ kind: "ping" }), false);
  FakeSocket.newest.open();
  FakeSocket.newest.say({ kind: "values" });
  assert.deepEqual(owner.heard, ["opened", "values"]);
  assert.equal(line.post({ kind: "drawn", rev: 1 }), true);
  assert.deepEqual(FakeSocket.newest.sent, [{ kind: "drawn", rev: 1 }]);
});

test("it tries again after growing delays, and at once after a long time", () => {
  FakeSocket.newest.open();
  FakeSocket.newest.say({ kind: "values" });
  clock.pass(60_000);
  const brokenAt = clock.now;
  for (let n = 0; n < 7; n++) refuse();
  const times = FakeSocket.all.slice(1).map(({ madeAt }) => madeAt);
  const waits = times.slice(1).map((time, n) => time - times[n]);
  assert.ok(times[0] - brokenAt <= 1);
  assert.deepEqual(waits, [300, 1000, 2000, 3000, 3000, 3000]);
  FakeSocket.newest.open();
  FakeSocket.newest.say({ kind: "values" });
  assert.equal(heard("opened"), 2);
  const reopened = FakeSocket.newest.madeAt;
  refuse();
  assert.equal(FakeSocket.newest.madeAt - reopened, 100); // it counts from the start again
});

test("a line without a sign of life is given up while an answer is due", () => {
  FakeSocket.newest.open();
  const dead = FakeSocket.newest;
  owner.due = 2000;
  clock.pass(1000);
  assert.deepEqual(dead.sent, [{ kind: "ping" }]);
  clock.pass(3000);
  assert.equal(FakeSocket.all.length, 1); // patience
  clock.pass(1000);
  assert.equal(FakeSocket.all.length, 2);
  assert.equal(dead.readyState, FakeSocket.CLOSED);
  assert.equal(heard("closed"), 1);
});

test("a line that answers late is not given up", () => {
  FakeSocket.newest.open();
  owner.due = 60_000; // the server works on it
  for (let n = 0; n < 20; n++) {
    clock.pass(1500);
    FakeSocket.newest.say({ kind: "pong" });
  }
  assert.equal(FakeSocket.all.length, 1);
});

test("a line that is not needed is left alone", () => {
  FakeSocket.newest.open();
  clock.pass(600_000);
  assert.equal(FakeSocket.all.length, 1);
  assert.deepEqual(FakeSocket.newest.sent, []);
});

test("after a sleep it asks, and gives a dead line up", () => {
  FakeSocket.newest.open();
  clock.pass(5000);
  clock.sleep(120_000);
  clock.pass(1000);
  assert.deepEqual(FakeSocket.newest.sent, [{ kind: "ping" }]);
  clock.pass(5000);
  assert.equal(FakeSocket.all.length, 2);
});

test("after a sleep a line that answers stays", () => {
  FakeSocket.newest.open();
  clock.sleep(120_000);
  clock.pass(1000);
  FakeSocket.newest.say({ kind: "pong" });
  clock.pass(30_000);
  assert.equal(FakeSocket.all.length, 1);
});

test("a connection that does not open is tried anew", () => {
  clock.pass(7000);
  assert.equal(FakeSocket.all.length, 1);
  clock.pass(3000);
  assert.equal(FakeSocket.all.length, 2);
});

test("what an abandoned line says or does is of no concern", () => {
  const first = FakeSocket.newest;
  clock.pass(10_000);
  FakeSocket.newest.open();
  const count = owner.heard.length;
  first.onclose();
  assert.equal(owner.heard.length, count);
  clock.pass(1000);
  assert.equal(FakeSocket.all.length, 2);
});

test("a page that is looked at again, or a network that is back, does not wait", () => {
  for (const name of ["visibilitychange", "online", "pageshow"]) {
    for (let n = 0; n < 4; n++) refuse();
    FakeSocket.newest.close();
    const count = FakeSocket.all.length;
    events.happen(name);
    assert.equal(FakeSocket.all.length, count + 1, name);
    events.happen(name); // it is on its way
    assert.equal(FakeSocket.all.length, count + 1, name);
  }
  FakeSocket.newest.open();
  events.happen("visibilitychange");
  assert.deepEqual(FakeSocket.newest.sent, [{ kind: "ping" }]);
});
