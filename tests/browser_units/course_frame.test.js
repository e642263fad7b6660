// What a frame of the lab tells the page around it: whom, what, and what it listens to.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answerOf,
  isHello,
  LESSON,
  messagesOf,
  originOfParent,
  Teller,
} from "../../pages/ui/components/course_frame/messages.js";

const COURSE = "https://course.example";
const HELLO = { lab: "softmax-gradient", version: 1, kind: "hello" };

const originOf = (named, ancestors, referrer = "") =>
  originOfParent({ named, ancestors, referrer });

test("the exact origin of the nearest page around is told", () => {
  assert.equal(originOf("", [COURSE, "https://outer.example"]), COURSE);
  assert.equal(originOf("", [], `${COURSE}/page?id=3`), COURSE);
  assert.equal(originOf(COURSE, []), COURSE);
  assert.equal(originOf(COURSE, [COURSE]), COURSE);
});

test("nobody is told where it is not certain who it is", () => {
  assert.equal(originOf("", []), "");
  assert.equal(originOf("", ["null"]), "");
  assert.equal(originOf("", [], "file:///home/page.html"), "");
  assert.equal(originOf(COURSE, ["https://other.example"]), "");
  assert.equal(originOf(COURSE, [], "https://other.example/"), "");
  for (const named of ["*", "null", `${COURSE}/`, "course.example", "javascript:alert(1)"]) {
    assert.equal(originOf(named, [COURSE]), "", named);
  }
});

test("only the parent's own hello is heard", () => {
  const parent = {};
  const event = { source: parent, origin: COURSE, data: HELLO };
  assert.ok(isHello(event, parent, COURSE));
  assert.ok(!isHello({ ...event, source: {} }, parent, COURSE));
  assert.ok(!isHello({ ...event, origin: "https://other.example" }, parent, COURSE));
  assert.ok(!isHello({ ...event, origin: "" }, parent, ""));
  for (const change of [{ lab: "" }, { version: 2 }, { version: "1" }, { kind: "problem" }]) {
    assert.ok(!isHello({ ...event, data: { ...HELLO, ...change } }, parent, COURSE));
  }
});

test("10 000 hostile messages are nobody's hello, and none of them throws", () => {
  const parent = {};
  let seed = 7;
  const random = (count) => {
    seed = (seed * 48271) % 2147483647;
    return seed % count;
  };
  const proxy = new Proxy({}, { get: (_target, name) => `${String(name)}!` });
  const atoms = [null, undefined, 0, Number.NaN, "hello", "__proto__", [], () => {}, proxy, 1n];
  const names = ["lab", "version", "kind", "__proto__", "constructor", "toString", "data"];
  const values = [...Object.values(HELLO), "hello ", "1", 1.5, true, ["hello"], {}];
  const any = (depth) => {
    if (!depth || random(3) === 0) return atoms[random(atoms.length)];
    const entries = Array.from({ length: random(5) }, () => [
      names[random(names.length)],
      random(2) ? values[random(values.length)] : any(depth - 1),
    ]);
    return Object.fromEntries(entries);
  };
  const isWhole = (data) => Object.entries(HELLO).every(([name, value]) => data?.[name] === value);
  for (let count = 0; count < 10_000; count += 1) {
    const data = any(3);
    const event = {
      source: random(2) ? parent : [null, {}, undefined][random(3)],
      origin: random(2) ? COURSE : ["null", "", "https://course.example.evil", null][random(4)],
      data,
    };
    const expected = event.source === parent && event.origin === COURSE && isWhole(data);
    assert.equal(isHello(event, parent, COURSE), expected);
  }
});

const PARAMS = [
  ["x", "1,2,-inf"],
  ["y", "0,1,0"],
];

test("the problem and the step are as the address has them", () => {
  assert.deepEqual(messagesOf("", PARAMS), {
    problem: { page: "explore", x: "1,2,-inf", y: "0,1,0" },
  });
  const line = messagesOf("derivation", [...PARAMS, ["step", "all"]]);
  assert.deepEqual(line.step, { page: "derivation", lesson: "", step: "all" });
  const lesson = messagesOf("product", [...PARAMS, ["lesson", "chain"], ["at", "3"]]);
  assert.deepEqual(lesson.step, { page: "product", lesson: "chain", step: "3" });
});

test("an answer says which question it was, what was said, and what became of it", () => {
  const task = [...PARAMS, ["skill", "softmax"], ["level", "2"], ["said", "1/4"], ["said2", "3"]];
  assert.deepEqual(answerOf("practice", task, { tag: "wrong", question: "said2" }), {
    page: "practice",
    question: { skill: "softmax", level: "2", asked: "said2" },
    said: "3",
    mark: "wrong",
    right: false,
  });
  assert.ok(answerOf("practice", task, { tag: "other-form", question: "said" }).right);
  assert.ok(!answerOf("practice", task, { tag: "right-if", question: "said" }).right);
  const model = [...PARAMS, ["cost", "model"], ["tokens", "512"], ["ratio", "300"]];
  assert.deepEqual(answerOf("cost", model, { tag: "right", question: "ratio", said: "300" }), {
    page: "cost",
    question: { cost: "model", tokens: "512", asked: "ratio" },
    said: "300",
    mark: "right",
    right: true,
  });
});

test("a lesson's answer is that of its step, a page's own in it another one", () => {
  const step = [...PARAMS, ["lesson", "chain"], ["at", "3"], ["view", "line"]];
  const lesson = answerOf("gradient", step, { tag: "right", question: LESSON, said: "1/3" });
  assert.deepEqual(lesson.question, { lesson: "chain", at: "3" });
  assert.equal(lesson.said, "1/3");
  const own = answerOf("gradient", step, { tag: "right", question: "guess", said: "1/3" });
  assert.deepEqual(own.question, { lesson: "chain", at: "3", view: "line", asked: "guess" });
});

test("answers to two questions are both told, and each of them once", () => {
  const posted = [];
  const teller = new Teller(({ question, mark }) => posted.push([question.asked, mark]));
  const tell = (asked, mark) => teller.tell("answer", { question: { asked }, mark });
  for (let count = 0; count < 3; count += 1) {
    tell("grows", "right");
    tell("ratio", "right");
  }
  tell("grows", "wrong");
  tell("grows", "right");
  assert.deepEqual(posted, [
    ["grows", "right"],
    ["ratio", "right"],
    ["grows", "wrong"],
    ["grows", "right"],
  ]);
});

test("the same is said once, and again to who says hello", () => {
  const posted = [];
  const teller = new Teller((message) => posted.push(message));
  teller.tell("height", { height: 700 });
  teller.tell("height", { height: 700 });
  teller.tell("problem", { x: "1,2" });
  assert.equal(posted.length, 2);
  assert.deepEqual(posted[0], {
    lab: "softmax-gradient",
    version: 1,
    kind: "height",
    height: 700,
  });
  teller.forget();
  teller.tell("height", { height: 700 });
  assert.equal(posted.length, 3);
});
