// How KaTeX is asked: what the lab has not written may name no class of its style.
import assert from "node:assert/strict";
import { test } from "node:test";
import { htmlOf } from "../../pages/ui/components/shared/formula_html.js";

/** Says what it was asked with. */
function asked(isForeign) {
  const all = [];
  const katex = { renderToString: (_row, options) => all.push(options) && "" };
  htmlOf(katex, "a\n\nb", isForeign);
  assert.equal(all.length, 2); // a row each
  return all[0];
}

test("the lab's own formulas may name a class, and nothing else", () => {
  const { trust } = asked(false);
  assert.equal(trust({ command: "\\htmlClass" }), true);
  for (const command of ["\\htmlId", "\\htmlStyle", "\\htmlData", "\\href", "\\includegraphics"]) {
    assert.equal(trust({ command }), false);
  }
});

test("a lesson's may not, and are of bounded size", () => {
  const { trust, maxSize } = asked(true);
  assert.equal(trust, false);
  assert.ok(maxSize < 100);
});

test("names of classes are those of the style", () => {
  const katex = { renderToString: () => '<i class="katex-mord x katex-display">katex-mord</i>' };
  assert.equal(htmlOf(katex, "a", false), '<i class="mord x katex-display">katex-mord</i>');
});
