// Numbers as Python's `pages.ui.numbers` writes them: the table is held against both.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { number } from "../../pages/ui/components/shared/number.js";

const table = JSON.parse(readFileSync(new URL("numbers.json", import.meta.url), "utf-8"));

test("every number of the table is written as in Python", () => {
  assert.ok(table.length > 200);
  for (const [value, text] of table) assert.equal(number(Number(value)), text, value);
});
