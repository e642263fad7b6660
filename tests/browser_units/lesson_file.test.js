// A teacher's own lesson is brought to a server that does not know it, each time that it is gone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { installBrowser } from "./fakes.js";

installBrowser();
const kept = new Map();
globalThis.sessionStorage = {
  getItem: (name) => kept.get(name) ?? null,
  setItem: (name, text) => kept.set(name, text),
};
const addresses = [];
globalThis.history = { state: null, replaceState: (_state, _title, url) => addresses.push(url) };
globalThis.location = { hash: "#lesson=linked", pathname: "/", search: "?lesson=own", href: "" };
const { outbox } = await import("../../pages/ui/components/shared/connection.js");
const { keepFile, keptLesson } = await import("../../pages/ui/components/shared/lesson_store.js");
const { bringLesson } = await import("../../pages/ui/components/shared/lesson_file.js");

const sent = [];
outbox.send = ({ name, text }) => sent.push([name, text]);
const facts = { name: "own", missing: true, at: 0, steps: 0, done: [], page: "", moves: 0 };
const gone = () => bringLesson(facts);
const there = () => bringLesson({ ...facts, missing: false });

test("a link's lesson is brought once, and kept when the server has taken it", () => {
  keepFile("good");
  gone();
  gone();
  assert.deepEqual(sent.splice(0), [["link", "linked"]]);
  assert.deepEqual(addresses, ["/?lesson=own"]);
  assert.deepEqual(keptLesson(), { file: "good", link: "" }); // it may yet be refused
  there();
  assert.deepEqual(keptLesson(), { file: "", link: "linked" });
});

test("it is brought again as often as it is gone", () => {
  for (let time = 0; time < 3; time++) {
    gone();
    gone();
    assert.deepEqual(sent.splice(0), [["link", "linked"]]);
    there();
  }
});

test("a file that was opened since is the one that is brought", () => {
  keepFile("newer");
  gone();
  assert.deepEqual(sent.splice(0), [["open", "newer"]]);
});
