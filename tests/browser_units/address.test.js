// The query string: the lab's own parameters in its order, then others as they were.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { FakeClock, FakeElement, FakeEvents } from "./fakes.js";

const clock = new FakeClock().install();
const events = new FakeEvents();
let written = [];
globalThis.addEventListener = events.addEventListener;
globalThis.document = { documentElement: new FakeElement() };
globalThis.location = { search: "", pathname: "/lab/product", hash: "" };
globalThis.history = {
  state: null,
  replaceState(_state, _title, address) {
    written.push(address);
    location.search = address.slice(location.pathname.length);
  },
};
const address = await import("../../pages/ui/components/shared/address.js");

const addressOf = (x, lang = "en") => ({
  params: [
    ["x", x],
    ["lang", lang],
  ],
  own: ["x", "y", "lang"],
  lang,
});

beforeEach(() => {
  written = [];
  location.search = "";
  address.dropAddress();
  address.arrive();
  clock.pass(10_000);
});

test("commas stay readable, and all else is encoded", () => {
  const params = [
    ["x", "1,-0.5,-inf"],
    ["note", "a&b=c d+é"],
  ];
  const query = address.queryOf({ params, own: [], lang: "en" });
  assert.equal(query, "?x=1,-0.5,-inf&note=a%26b%3Dc%20d%2B%C3%A9");
  assert.deepEqual([...new URLSearchParams(query)], params);
});

test("parameters that are not the lab's stay, its own old ones go", () => {
  location.search = "?y=9&utm_source=mail&embed=true&x=0";
  assert.equal(address.queryOf(addressOf("1,2")), "?x=1,2&lang=en&utm_source=mail&embed=true");
});

test("the newest address is written, a little later and not too often", () => {
  address.showAddress(addressOf("1"));
  address.showAddress(addressOf("2"));
  clock.pass(100);
  assert.deepEqual(written, []);
  clock.pass(100);
  assert.deepEqual(written, ["/lab/product?x=2&lang=en"]);
  for (let n = 0; n < 200; n++) {
    address.showAddress(addressOf(String(n)));
    clock.pass(150);
  }
  clock.pass(1000);
  assert.equal(written.at(-1), "/lab/product?x=199&lang=en");
  assert.ok(written.length < 100, String(written.length)); // browsers refuse more in half a minute
});

test("an address that is there already is not written", () => {
  location.search = "?x=1&lang=en";
  address.showAddress(addressOf("1"));
  clock.pass(1000);
  assert.deepEqual(written, []);
});

test("what waits is written when the page is left", () => {
  address.showAddress(addressOf("1"));
  events.happen("pagehide");
  assert.deepEqual(written, ["/lab/product?x=1&lang=en"]);
});

test("on the way to another page nothing is written any more", () => {
  address.showAddress(addressOf("1"));
  address.dropAddress();
  address.showAddress(addressOf("2", "zh-CN"));
  clock.pass(1000);
  assert.deepEqual(written, []);
  assert.equal(document.documentElement.getAttribute("lang"), "zh-CN");
  address.arrive();
  address.showAddress(addressOf("3"));
  clock.pass(1000);
  assert.deepEqual(written, ["/lab/product?x=3&lang=en"]);
});

test("what a link hides stands on the page's root, as words for a style", () => {
  const { params, ...more } = addressOf("1,2");
  address.showAddress({ params: [...params, ["hide", "tools,numbers"]], ...more });
  assert.equal(document.documentElement.getAttribute("data-hide"), "tools numbers");
  address.showAddress({ params, ...more });
  assert.equal(document.documentElement.getAttribute("data-hide"), "");
});

test("the same language and the same hidden things are not written again", () => {
  address.showAddress(addressOf("1"));
  const root = document.documentElement;
  const names = [];
  const { setAttribute } = FakeElement.prototype;
  root.setAttribute = (name, text) => {
    names.push(name);
    setAttribute.call(root, name, text);
  };
  address.showAddress(addressOf("2"));
  assert.deepEqual(names, []);
  address.showAddress(addressOf("2", "zh-CN"));
  assert.deepEqual(names, ["lang"]);
  delete root.setAttribute;
});
