// Links and frames that the share panel puts together.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { FakeEvents } from "./fakes.js";

const events = new FakeEvents();
globalThis.addEventListener = events.addEventListener;
globalThis.location = { search: "?embed=true&events=1&parent=https://a.example", pathname: "/" };
const { linkOf, frameOf, originOf, isLocal } = await import(
  "../../pages/ui/components/share/link.js"
);

const { pack } = await import("../../pages/ui/components/share/own_lesson.js");

const BASE = new URL("https://lab.example/math/lab/");
const SCREEN = {
  path: "derivation",
  params: [
    ["x", "1,2,-0.5"],
    ["y", "0,1,0"],
    ["lang", "zh"],
    ["j", "2"],
    ["hide", "tools"],
    ["step", "3"],
    ["lesson", "chain"],
    ["at", "4"],
  ],
};
const CHOICE = {
  ...{ begin: "", ownProblem: false, keep: ["problem", "settings"] },
  ...{ lang: "", scheme: "", hide: [], lock: [], lesson: "" },
};
const link = (choice) => linkOf(BASE, SCREEN, { ...CHOICE, ...choice });

test("the link is the screen, below whatever path the lab is served", () => {
  assert.equal(
    link({ lang: "en", scheme: "dark", hide: ["numbers"], lock: ["fields", "pages"] }),
    "https://lab.example/math/lab/derivation?x=1,2,-0.5&y=0,1,0&j=2&step=3&lesson=chain&at=4" +
      "&lang=en&scheme=dark&hide=numbers&lock=fields,pages",
  );
});

test("what is not kept goes, but for the lesson", () => {
  assert.equal(link({ keep: [] }), "https://lab.example/math/lab/derivation?lesson=chain&at=4");
  assert.match(link({ keep: ["problem"] }), /derivation\?x=1,2,-0\.5&y=0,1,0&lesson=chain&at=4$/);
});

test("which classes stand for themselves is of the problem: it goes and stays with it", () => {
  const problem = [...SCREEN.params.slice(0, 2), ["merged", "991"], ["kept", "8,992"]];
  const many = { path: "derivation", params: [...problem, ["step", "3"]] };
  const all = "x=1,2,-0.5&y=0,1,0&merged=991&kept=8,992";
  const without = linkOf(BASE, many, { ...CHOICE, keep: ["settings"] });
  assert.equal(without, "https://lab.example/math/lab/derivation?step=3");
  const elsewhere = linkOf(BASE, many, { ...CHOICE, begin: "product?" });
  assert.equal(elsewhere, `https://lab.example/math/lab/product?${all}`);
});

test("a teacher's own lesson goes behind the #, and only with a link into it", () => {
  const own = {
    ...SCREEN,
    params: [...SCREEN.params.slice(0, 2), ["lesson", "own"], ["at", "2"]],
  };
  const at = "https://lab.example/math/lab/derivation?x=1,2,-0.5&y=0,1,0&lesson=own&at=2";
  const link = linkOf(BASE, own, { ...CHOICE, lesson: "abc-_" });
  assert.equal(link, `${at}#lesson=abc-_`);
  assert.match(frameOf(link, "t", ""), /at=2&amp;embed=true#lesson=abc-_"/);
  assert.equal(linkOf(BASE, own, CHOICE), at);
  assert.ok(!linkOf(BASE, SCREEN, { ...CHOICE, lesson: "abc" }).includes("#"));
  const other = linkOf(BASE, own, { ...CHOICE, lesson: "abc", begin: "product?" });
  assert.ok(!other.includes("#"));
});

test("a lesson is packed as the server unpacks it, whatever the text", async () => {
  for (const text of ["", 'title = "é 中文"\n'.repeat(300), "\0\ud800"]) {
    const packed = await pack(text);
    assert.match(packed, /^[A-Za-z0-9_-]*$/);
    const bytes = inflateRawSync(Buffer.from(packed, "base64url"));
    assert.equal(bytes.toString("utf8"), text.replace("\ud800", "\ufffd"));
  }
});

test("a browser that cannot compress packs nothing", async () => {
  const { CompressionStream } = globalThis;
  delete globalThis.CompressionStream;
  assert.equal(await pack("title"), null);
  globalThis.CompressionStream = CompressionStream;
});

test("a link may begin on another page, or with that page's own problem", () => {
  assert.equal(
    link({ begin: "product?" }),
    "https://lab.example/math/lab/product?x=1,2,-0.5&y=0,1,0",
  );
  const task = "practice?skill=diagonal&level=1&seed=1";
  const begun = link({ begin: task, ownProblem: true, lang: "zh" });
  assert.equal(begun, `https://lab.example/math/lab/${task}&lang=zh`);
  assert.equal(link({ begin: "?", keep: [] }), BASE.href);
});

test("a frame's code is the link in quotes, and nothing breaks out of them", () => {
  const code = frameOf("https://lab.example/?x=1&y=2", 'a "title" <b>', "https://course.example");
  assert.match(
    code,
    /src="https:\/\/lab\.example\/\?x=1&amp;y=2&amp;embed=true&amp;events=1&amp;/,
  );
  assert.match(code, /parent=https%3A%2F%2Fcourse\.example"/);
  assert.match(code, /title="a &quot;title&quot; &lt;b>"/);
  assert.match(
    frameOf("https://lab.example/", "t", ""),
    /src="https:\/\/lab\.example\/\?embed=true"/,
  );
});

test("an origin is taken from what teachers have: an address of the course, or its name", () => {
  for (const [typed, origin] of [
    ["https://moodle.example/course/view.php?id=3", "https://moodle.example"],
    [" moodle.example ", "https://moodle.example"],
    ["http://127.0.0.1:8080/", "http://127.0.0.1:8080"],
    ["javascript:alert(1)", ""],
    ["javascript://x/%0aalert(1)", ""],
    ["ftp://a.example", ""],
    ["https://me:secret@a.example", ""],
    ["two words", ""],
    ["", ""],
  ]) {
    assert.equal(originOf(typed), origin, typed);
  }
});

test("what others cannot reach", () => {
  for (const host of ["localhost", "127.0.0.1", "[::1]"]) assert.ok(isLocal(host));
  for (const host of ["lab.example", "10.0.0.7", "localhost.example"]) assert.ok(!isLocal(host));
});
