// Progress in lessons: what is recorded, where it goes on, and what is read from anything.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  BYTES_MAX,
  empty,
  read,
  record,
  stateOf,
  write,
} from "../../pages/ui/components/shared/lesson_progress.js";

const step = (at, done, name = "chain") => ({ name, at, steps: 3, done });

test("steps that are done stay done, in whatever order they come", () => {
  let progress = record(empty(), step(1, []));
  assert.deepEqual(stateOf(progress, "chain"), { state: "begun", at: 1, done: 0 });
  progress = record(progress, step(3, [3]));
  progress = record(progress, step(2, [1]));
  assert.deepEqual(progress.lessons.chain.done, [1, 3]);
  assert.deepEqual(stateOf(progress, "chain"), { state: "begun", at: 2, done: 2 });
  progress = record(progress, step(2, [2]));
  assert.deepEqual(stateOf(progress, "chain"), { state: "done", at: 1, done: 3 });
  assert.equal(stateOf(progress, "loss").state, "new");
});

test("a lesson that was skipped through goes on with the step that is open", () => {
  const skipped = record(record(empty(), step(1, [1])), step(3, [3]));
  assert.deepEqual(stateOf(skipped, "chain"), { state: "begun", at: 2, done: 2 });
});

test("nothing new is no other progress", () => {
  const progress = record(empty(), step(1, [1]));
  assert.equal(record(progress, step(1, [1])), progress);
  assert.equal(record(progress, step(1, [1], "No Name!")), progress);
  assert.equal(record(progress, step(99, [1])), progress);
});

test("what is written is read", () => {
  const progress = record(record(empty(), step(2, [1])), step(1, [1], "loss"));
  assert.deepEqual(read(write(progress)), progress);
});

test("what is no progress is read as none", () => {
  for (const text of [
    null,
    "",
    "{",
    "[]",
    "null",
    '{"lab":"practice","version":1,"lessons":{}}',
    '{"lab":"lessons","version":2,"lessons":{}}',
    '{"lab":"lessons","version":1}',
    '{"lab":"lessons","version":1,"lessons":[1]}',
    `{"lab":"lessons","version":1,"lessons":{},"x":"${"a".repeat(BYTES_MAX)}"}`,
  ]) {
    assert.equal(read(text), null, text);
  }
  const spoilt = {
    lab: "lessons",
    version: 1,
    lessons: {
      chain: { at: 1, steps: 3, done: [1, 1] },
      loss: { at: 0, steps: 3, done: [] },
      "a b": { at: 1, steps: 3, done: [] },
      good: { at: 1, steps: 3, done: [2], more: 1 },
    },
  };
  assert.deepEqual(read(JSON.stringify(spoilt)).lessons, { good: { at: 1, steps: 3, done: [2] } });
});

test("progress stays small", () => {
  let progress = empty();
  for (let n = 0; n < 500; n += 1) progress = record(progress, step(1, [1, 2, 3], `lesson-${n}`));
  assert.ok(write(progress).length < BYTES_MAX);
  assert.ok("lesson-499" in progress.lessons);
});
