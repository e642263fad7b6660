// Progress in practice: what is known, what comes next, and what a file may hold.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as progress from "../../pages/ui/components/practice/progress.js";
import { read, write } from "../../pages/ui/components/practice/progress_file.js";

const SKILLS = [
  ...["softmax", "diagonal", "off-diagonal", "row-vector", "product"],
  ...["collapse", "sum-y", "one-hot", "stability"],
];
const attempt = (task, more = {}) => ({ task, right: true, helped: false, weak: "", ...more });

/** The progress after attempts, one after the other. */
function after(...attempts) {
  return attempts.reduce((state, one) => progress.record(state, one, SKILLS), progress.empty());
}

const times = (count, skill, level, more = {}, from = 0) =>
  Array.from({ length: count }, (_, n) => attempt(`${skill}.${level}.${from + n}`, more));

test("the first task is the first skill at its lowest level", () => {
  assert.deepEqual(progress.next(progress.empty(), SKILLS), { skill: "softmax", level: 1 });
});

test("three right in a row without a hint make a level known, and the next one comes", () => {
  const two = after(...times(2, "softmax", 1));
  assert.equal(progress.levelOf(two, { skill: "softmax", level: 1 }).known, false);
  assert.deepEqual(progress.next(two, SKILLS), { skill: "softmax", level: 1 });
  const three = after(...times(3, "softmax", 1));
  assert.equal(progress.levelOf(three, { skill: "softmax", level: 1 }).known, true);
  assert.deepEqual(progress.next(three, SKILLS), { skill: "softmax", level: 2 });
});

test("a hint does not count, and a wrong answer begins the row anew", () => {
  const helped = after(...times(2, "softmax", 1), attempt("softmax.1.9", { helped: true }));
  assert.equal(progress.levelOf(helped, { skill: "softmax", level: 1 }).row, 0);
  assert.deepEqual(progress.next(helped, SKILLS), { skill: "softmax", level: 1 });
  const wrong = after(...times(2, "softmax", 1), attempt("softmax.1.9", { right: false }));
  assert.equal(progress.levelOf(wrong, { skill: "softmax", level: 1 }).row, 0);
});

test("what is known stays known", () => {
  const state = after(...times(3, "softmax", 1), attempt("softmax.1.9", { right: false }));
  assert.equal(progress.levelOf(state, { skill: "softmax", level: 1 }).known, true);
});

test("a task counts once", () => {
  const first = after(attempt("softmax.1.5", { right: false }));
  assert.equal(progress.record(first, attempt("softmax.1.5"), SKILLS), first);
});

test("a wrong diagonal leads to a diagonal task of a lower level, and back again", () => {
  const wrong = after(attempt("product.3.1", { right: false, weak: "diagonal" }));
  assert.deepEqual(progress.next(wrong, SKILLS), { skill: "diagonal", level: 2 });
  const mended = times(3, "diagonal", 2).reduce(
    (s, one) => progress.record(s, one, SKILLS),
    wrong,
  );
  assert.deepEqual(progress.next(mended, SKILLS), { skill: "product", level: 3 });
  assert.deepEqual(mended.back, []);
});

test("a wrong answer of the lowest level leads to the same level again", () => {
  const state = after(attempt("diagonal.1.1", { right: false, weak: "diagonal" }));
  assert.deepEqual(progress.next(state, SKILLS), { skill: "diagonal", level: 1 });
  assert.deepEqual(state.back, []);
});

test("after a skill's last level comes the first that is not known", () => {
  const state = after(...times(3, "softmax", 3), ...times(3, "diagonal", 3));
  assert.deepEqual(progress.next(state, SKILLS), { skill: "softmax", level: 1 });
});

test("where all is known there is still a task", () => {
  let state = progress.empty();
  let seed = 0;
  for (const skill of SKILLS) {
    for (const level of [1, 2, 3]) {
      for (let n = 0; n < 3; n += 1) {
        seed += 1;
        state = progress.record(state, attempt(`${skill}.${level}.${seed}`), SKILLS);
      }
    }
  }
  assert.ok(SKILLS.includes(progress.next(state, SKILLS).skill));
});

test("following the rule, a reader who is always right comes to know everything", () => {
  let state = progress.empty();
  for (let n = 0; n < 9 * 3 * 3; n += 1) {
    const { skill, level } = progress.next(state, SKILLS);
    state = progress.record(state, attempt(`${skill}.${level}.${n}`), SKILLS);
  }
  for (const skill of SKILLS) {
    for (const level of [1, 2, 3]) assert.ok(progress.levelOf(state, { skill, level }).known);
  }
});

test("what is no attempt of ours changes nothing", () => {
  const state = progress.empty();
  for (const task of [
    "",
    "softmax",
    "softmax.4.1",
    "magic.1.1",
    "softmax.1.1234567",
    "__proto__.1.1",
  ]) {
    assert.equal(progress.record(state, attempt(task), SKILLS), state);
  }
});

test("a seed is one that has not counted lately", () => {
  const state = after(...times(3, "softmax", 1));
  const seeds = [0, 1, 2, 7];
  const seed = progress.freshSeed(state, { skill: "softmax", level: 1 }, () => seeds.shift() ?? 8);
  assert.equal(seed, 7);
});

test("a file gives back what was saved", () => {
  const state = after(
    ...times(4, "softmax", 1),
    attempt("product.3.1", { right: false, weak: "diagonal" }),
  );
  assert.deepEqual(read(write(state), SKILLS), state);
});

test("the fullest progress is well below the bound", () => {
  let state = progress.empty();
  for (let n = 0; n < 5000; n += 1) {
    const skill = SKILLS[n % 9];
    state = progress.record(
      state,
      attempt(`${skill}.${1 + (n % 3)}.${n}`, { right: n % 2 === 0 }),
      SKILLS,
    );
  }
  assert.ok(write(state).length < progress.BYTES_MAX / 4);
  assert.deepEqual(read(write(state), SKILLS), state);
});

const good = () => JSON.parse(write(after(...times(3, "softmax", 1))));

test("hostile and old files are refused", () => {
  for (const [text, reason] of [
    ["", "no-progress"],
    ["null", "no-progress"],
    ["[]", "no-progress"],
    ["{}", "no-progress"],
    ['{"lab":"practice"', "no-progress"],
    ["<script>alert(1)</script>", "no-progress"],
    [" ".repeat(70_000), "too-large"],
    ["中".repeat(30_000), "too-large"],
    [JSON.stringify({ ...good(), version: 0 }), "version"],
    [JSON.stringify({ ...good(), version: 2 }), "version"],
    [JSON.stringify({ ...good(), version: "1" }), "version"],
    [JSON.stringify({ ...good(), lab: "other" }), "no-progress"],
  ]) {
    assert.equal(read(text, SKILLS), reason);
  }
});

test("a file with any part of another shape is refused as a whole", () => {
  const level = { row: 1, right: 1, wrong: 0, known: false };
  for (const change of [
    { levels: [] },
    { levels: { "softmax.4": level } },
    { levels: { "softmax.1": null } },
    { levels: { "softmax.1": { ...level, row: -1 } } },
    { levels: { "softmax.1": { ...level, right: 1e9 } } },
    { levels: { "softmax.1": { ...level, known: "yes" } } },
    { levels: { "<b>.1": level } },
    { recent: "softmax.1.1" },
    { recent: [1] },
    { recent: ["softmax.1"] },
    { recent: Array(201).fill("softmax.1.1") },
    { back: [{ skill: "softmax", level: 9 }] },
    { back: Array(6).fill({ skill: "softmax", level: 1 }) },
    { next: { skill: 3, level: 1 } },
    { next: "softmax" },
    { next: undefined },
  ]) {
    assert.equal(read(JSON.stringify({ ...good(), ...change }), SKILLS), "no-progress");
  }
});

test("what a file has besides is left out", () => {
  const text = write(after()).replace("{", '{"__proto__":{"x":1},"more":"<img>",');
  assert.deepEqual(read(text, SKILLS), progress.empty());
  const level = { row: 1, right: 1, wrong: 0, known: false, note: "<b>" };
  const other = JSON.stringify({ ...good(), levels: { "softmax.1": level, "algebra.1": level } });
  assert.deepEqual(Object.keys(read(other, SKILLS).levels), ["softmax.1"]);
  assert.equal("note" in read(other, SKILLS).levels["softmax.1"], false);
});

test("ten thousand spoilt files are refused or read, and never throw", () => {
  const text = write(after(...times(3, "softmax", 1)));
  let seed = 1;
  const random = (end) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % end;
  };
  for (let n = 0; n < 10_000; n += 1) {
    const at = random(text.length);
    const sign = String.fromCharCode(32 + random(95));
    const spoilt = text.slice(0, at) + sign + text.slice(at + random(4));
    const outcome = read(spoilt, SKILLS);
    if (typeof outcome !== "string") assert.deepEqual(read(write(outcome), SKILLS), outcome);
  }
});
