// Numbers as the lab writes them, as text for other programs.
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = { addEventListener() {} };
const { plain, written } = await import("../../pages/ui/components/shared/copies.js");

const ROW = ["−1.25", "3", "2.5×10⁻⁷", "−∞"];

test("signs and powers become ASCII", () => {
  assert.equal(plain("−1.234567×10⁻¹²"), "-1.234567e-12");
  assert.equal(plain("5×10²²"), "5e22");
  assert.equal(Number(plain("0.1")), 0.1);
});

test("each format has its own infinity, and a library gets no whole numbers", () => {
  assert.equal(written([ROW], "numpy", false), "np.array([-1.25, 3.0, 2.5e-7, -np.inf])");
  const torch = "torch.tensor([-1.25, 3.0, 2.5e-7, -torch.inf], dtype=torch.float64)";
  assert.equal(written([ROW], "torch", false), torch);
  assert.deepEqual(JSON.parse(written([ROW], "json", false)), [-1.25, 3, 2.5e-7, "-Infinity"]);
  const latex = "\\begin{pmatrix} -1.25 & 3 & 2.5 \\times 10^{-7} & -\\infty \\end{pmatrix}";
  assert.equal(written([ROW], "latex", false), latex);
});

test("what has no value says so", () => {
  assert.equal(written([["–", "∞"]], "numpy", false), "np.array([np.nan, np.inf])");
  assert.equal(
    written([["NaN"]], "torch", false),
    "torch.tensor([torch.nan], dtype=torch.float64)",
  );
  assert.equal(written([["–", "∞"]], "json", false), '["NaN", "Infinity"]');
});

test("a matrix keeps its rows", () => {
  const rows = [
    ["1", "0.5"],
    ["−2", "0"],
  ];
  assert.deepEqual(JSON.parse(written(rows, "json", true)), [
    [1, 0.5],
    [-2, 0],
  ]);
  assert.equal(written(rows, "numpy", true), "np.array([[1.0, 0.5],\n [-2.0, 0.0]])");
  assert.match(written(rows, "latex", true), /1 & 0.5 \\\\ -2 & 0/);
});
