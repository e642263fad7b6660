// The page's line to the server: what it says first, and that no edit is lost or doubled.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeSocket, installBrowser } from "./fakes.js";

const { clock } = installBrowser();
location.pathname = new URL("../../pages/product", import.meta.url).pathname; // below the modules' base
const { connect, open, outbox, send } = await import(
  "../../pages/ui/components/shared/connection.js"
);
const { page } = await import("../../pages/ui/components/shared/page_state.js");

const shown = [];

/** Puts an answer on the page, as far as the connection asks what is there. */
function show(answer) {
  shown.push(answer);
  if (answer.token) page.token = answer.token;
}
const welcome = (token, ack = 0) => ({ kind: "values", rev: 1, ack, values: {}, token });
const said = (kind) => FakeSocket.newest.sent.filter((message) => message.kind === kind);
const numbers = () => said("history").map(({ seq }) => seq);
const undo = () => send({ kind: "history", name: "undo" });

test("the address says what to show before Streamlit has a session; edits wait for the welcome", () => {
  connect(show);
  undo();
  assert.match(FakeSocket.newest.url, /\/live$/);
  FakeSocket.newest.open();
  const [hello] = said("hello");
  assert.deepEqual(
    { ...hello, client: "" },
    {
      kind: "hello",
      token: "",
      previous: "",
      client: "",
      page: "product",
      query: "?x=1,2",
      locale: navigator.language,
      restores: false,
    },
  );
  assert.ok(hello.locale);
  assert.match(hello.client, /^[\w-]{16,64}$/);
  assert.deepEqual(numbers(), []);
  FakeSocket.newest.say(welcome("early"));
  assert.deepEqual(numbers(), [1]);
});

test("Streamlit's session goes on with what is on the page by then", () => {
  open("first", "product");
  const { token, previous, page: path, restores } = said("hello").at(-1);
  assert.deepEqual([token, previous, path, restores], ["first", "early", "product", true]);
  FakeSocket.newest.say(welcome("first"));
  assert.deepEqual(numbers(), [1]);
  FakeSocket.newest.say({ kind: "values", rev: 2, ack: 1, values: {} });
  assert.equal(outbox.isEmpty, true);
});

test("figures acknowledge nothing; what failed is done with", () => {
  undo();
  FakeSocket.newest.say({ kind: "figures", rev: 2, ack: 2, figures: {} });
  assert.equal(outbox.isEmpty, false);
  FakeSocket.newest.say({ kind: "failed", ack: 2 });
  assert.equal(outbox.isEmpty, true);
  assert.deepEqual(
    shown.map(({ kind }) => kind),
    ["values", "values", "values", "figures", "failed"],
  );
});

test("another page on the same line does not send again what is on its way", () => {
  undo();
  open("first", "gradient");
  assert.equal(FakeSocket.all.length, 1);
  assert.equal(said("hello").at(-1).page, "gradient");
  FakeSocket.newest.say(welcome("first", 2));
  assert.deepEqual(numbers(), [1, 2, 3]);
  FakeSocket.newest.say({ kind: "values", rev: 3, ack: 3, values: {} });
  assert.equal(outbox.isEmpty, true);
});

test("after a break what was not acknowledged goes out again, after the welcome", () => {
  undo();
  FakeSocket.newest.close();
  undo();
  clock.pass(200);
  page.address = { params: [["x", "7,8"]], own: ["x"], lang: "en" };
  FakeSocket.newest.open();
  assert.equal(said("hello")[0].query, "?x=7,8"); // what is on the page, not what the tab began with
  assert.deepEqual(numbers(), []);
  FakeSocket.newest.say(welcome("first", 3));
  assert.deepEqual(numbers(), [4, 5]);
});

test("an edit that was worked in before the break is not sent again", () => {
  FakeSocket.newest.close();
  clock.pass(500);
  FakeSocket.newest.open();
  FakeSocket.newest.say(welcome("first", 4));
  assert.deepEqual(numbers(), [5]);
});

test("a session that a restarted server has made of the address goes on with what is here", () => {
  FakeSocket.newest.close();
  clock.pass(2000);
  FakeSocket.newest.open();
  open("second", "gradient");
  const hello = said("hello").at(-1);
  assert.deepEqual([hello.token, hello.previous, hello.restores], ["second", "first", true]);
});
