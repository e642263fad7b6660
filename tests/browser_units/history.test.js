// Keys that step back and forward.
import assert from "node:assert/strict";
import { test } from "node:test";
import { installBrowser } from "./fakes.js";

installBrowser();
const { historyAction } = await import("../../pages/ui/components/tools/history.js");

const NONE = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

test("Ctrl or ⌘ with Z steps back; with Shift, or with Y, forward", () => {
  for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
    assert.equal(historyAction({ ...NONE, ...held, key: "z" }), "undo");
    assert.equal(historyAction({ ...NONE, ...held, key: "Z", shiftKey: true }), "redo");
    assert.equal(historyAction({ ...NONE, ...held, key: "y" }), "redo");
    assert.equal(historyAction({ ...NONE, ...held, key: "a" }), "");
  }
});

test("other keys do nothing", () => {
  assert.equal(historyAction({ ...NONE, key: "z" }), "");
  assert.equal(historyAction({ ...NONE, key: "y" }), "");
  assert.equal(historyAction({ ...NONE, ctrlKey: true, altKey: true, key: "z" }), "");
});
