"""Kinds of texts with the right numbers beside them, each with twins that mean something else."""

from __future__ import annotations

import math

import pytest

from core.errors import ProblemError
from core.readings import read, sure
from tests.core.readings.test_quick import agrees

Vectors = list[tuple[float, ...]]
TAKEN: list[tuple[str, Vectors]] = [
    # names after their numbers
    ("5 cat\n3 dog", [(5, 3)]),
    ("      5 cat\n     12 red dog\n", [(5, 12)]),
    ("0.75 tabby cat, -0.25 tiger", [(0.75, -0.25)]),
    ("30% cat, 70% dog", [(0.3, 0.7)]),
    ("0,5 Katze\n1,5 Hund", [(0.5, 1.5)]),
    ('0.25 - "red fox"\n0.75 - "hare"', [(0.25, 0.75)]),
    ("30 % cat\n70 % dog", [(0.3, 0.7), (30, 70)]),
    ("1.5 % cat\n2.5 % dog", [(1.5, 2.5), (0.015, 0.025)]),
    ("x = [\n1.5 % cat\n2.5 % dog\n];", [(1.5, 2.5)]),
    # names and values in brackets
    ("class 0 (1.5), class 1 (-2.5)", [(1.5, -2.5)]),
    ("cat (1,5), dog (2,5)", [(1.5, 2.5), (1, 5), (2, 5)]),
    ("red fox (1.5)\r\nhare (2e-3)", [(1.5, 0.002)]),
    # errors and intervals beside numbers
    ("1.5 ± 0.1, -2.5 ± 0.2", [(1.5, -2.5)]),
    ("cat: 1.5 +/- 0.1\ndog: 2.5 +/- 0.2", [(1.5, 2.5)]),
    ("1.5 [1.2, 1.8], 2.5 [2.2, 2.8]", [(1.5, 2.5)]),
    ("1.5 (1.2; 1.8)\n-2.5 (-3; -2)", [(1.5, -2.5)]),
    # ends of sentences
    ("0.5, 1.5, 2.5.", [(0.5, 1.5, 2.5)]),
    ("0.5、1.5、2.5。", [(0.5, 1.5, 2.5)]),
    ("logits: 0.5, -1.5.", [(0.5, -1.5)]),
    ("0.5, 1.5 and 2.5", [(0.5, 1.5, 2.5)]),
    ("0.5, 1.5, and 2.5.", [(0.5, 1.5, 2.5)]),
    ("1.5和2.5", [(1.5, 2.5)]),
    ("0,5, 1,5 und 2,5", [(0.5, 1.5, 2.5), (0, 5, 1, 5, 2, 5)]),
    # numbers with points between thousands, and slashes between numbers
    ("1.234.567; 2", [(1234567, 2)]),
    ("0,5 / 1,5 / 2", [(0.5, 1.5, 2), (0, 5, 2.5)]),
    # a slash between rows as long as each other, or a quotient; its twin has no such rows
    (
        "1 -2, 3 / 4, 5, 6",
        [(1, -2, 0.75, 5, 6), (1, -2, 3), (4, 5, 6), (1, 4), (-2, 5), (3, 6), (1, -2, 3, 4, 5, 6)],
    ),
    ("1.5; 2 / 3; 4", [(1.5, 2 / 3, 4), (1.5, 2), (3, 4), (1.5, 3), (2, 4), (1.5, 2, 3, 4)]),
    ("1 / 2, 3 / 4, 5 / 8", [(0.5, 0.75, 0.625)]),
    ("1, 2 / 3, 4, 5", [(1, 2 / 3, 4, 5)]),
    ("1/4, 1 / 3, 3/4", [(0.25, 1 / 3, 0.75)]),
    # what follows a fraction at once is a number of its own
    (r"0.0, \frac{1}{2}0", [(0, 0.5, 0)]),
    (r"\frac{1}{2}, 0", [(0.5, 0)]),
    # two vectors with a bar between
    ("1 2 3 | 4 5 6", [(1, 2, 3), (4, 5, 6), (1, 2, 3, 4, 5, 6)]),
    ("1 2,\n3 4", [(1, 2), (3, 4), (1, 3), (2, 4), (1, 2, 3, 4)]),
    # languages
    ("vec![0.5; 3]", [(0.5,) * 3]),
    ("let x = [-1.5; 2];", [(-1.5,) * 2]),
    ("[2.5f32; 4]", [(2.5,) * 4]),
    ("[3]float64{1.5, 2, 3}", [(1.5, 2, 3)]),
    ('map[string]float64{"a": 1.5, "b": 2.5}', [(1.5, 2.5)]),
    ("{:a=>1.5, :b=>-2.5}", [(1.5, -2.5)]),
    ("((a . 1.5) (b . 2.5))", [(1.5, 2.5)]),
    ('mapOf("a" to 1.5, "b" to 2.5)', [(1.5, 2.5)]),
    ('Dict{String, Float64} with 2 entries:\n  "b" => 2.5\n  "a" => 1.5', [(2.5, 1.5)]),
    ("[1.5, 2.5], shape=[2], strides=[1], layout=CFcf (0xf), const ndim=1", [(1.5, 2.5)]),
    ("array(c(1, 2, 3, 4), dim = c(2, 2))", [(1, 3), (2, 4)]),
    ("structure(c(1, 2, 3, 4, 5, 6), dim = 2:3)", [(1, 3, 5), (2, 4, 6)]),
    # printouts
    ("     x\n1: 0.5\n2: 1.5", [(0.5, 1.5)]),
    ("theta[1] 0.5\ntheta[2] -1.5", [(0.5, -1.5)]),
    (" x \n---\n 0.5\n 1.5\n(2 rows)", [(0.5, 1.5)]),
    ("+---+\n| x |\n+---+\n| 5 |\n| 6 |\n+---+\n2 rows in set (0.00 sec)", [(5, 6)]),
    ("sqlite> select x from t;\n0.5\n1.5", [(0.5, 1.5)]),
    (
        "2×2 DataFrame\n Row │ class   logit   \n     │ String  Float64 \n─────┼───────\n"
        "   1 │ cat         1.5\n   2 │ dog        -2.5",
        [(1.5, -2.5)],
    ),
    ("# A tibble: 2 × 1\n      x\n  <dbl>\n1   4.5\n2  -1.5", [(4.5, -1.5)]),
    ("logit,class\n0.5,cat\n-1.5,dog", [(0.5, -1.5)]),
    ("Logit;Klasse\n0,5;Katze\n1,5;Hund", [(0.5, 1.5)]),
    ("0.5\tcat\n1.5\tred dog", [(0.5, 1.5)]),
    ("sep=;\n0.5;-1.5", [(0.5, -1.5)]),
    # several vectors, one below the other
    (
        "x =\n\n   1.5\n   2.5\n\ny =\n\n   0\n   1\n",
        [(1.5, 2.5), (0, 1), (1.5, 0), (2.5, 1), (1.5, 2.5, 0, 1)],
    ),
    (
        "logits:\n  - -0.5\n  - 1.5\nlabels:\n  - 0\n  - 1",
        [(-0.5, 1.5), (0, 1), (-0.5, 0), (1.5, 1), (-0.5, 1.5, 0, 1)],
    ),
    ("1. cat (0.5)\n2. dog (1.5)", [(0.5, 1.5)]),
    ("x =\n10^3 ×\n1.0 2.5 3.5", [(1000, 2500, 3500)]),
    # LaTeX
    (r"\begin{tabular}{l|S} cat & 1.5 \\ dog & -2.5 \\ \end{tabular}", [(1.5, -2.5)]),
    (
        r"\begin{tabular}{lr}\toprule class & logit \\ \midrule cat & 1.5 \\ red dog & $-2.5$ \\"
        r" \bottomrule\end{tabular}",
        [(1.5, -2.5)],
    ),
    (r"1.5 \pm 0.1, 2.5 \pm 0.2", [(1.5, 2.5)]),
    (r"\mathbf{x} (1, 2)", [(1, 2)]),
    # marks of other writing
    ("0.5&nbsp;1.5", [(0.5, 1.5)]),
    (r"0.5\n1.5\n-2", [(0.5, 1.5, -2)]),
    ("0.5%2C1.5%2C-2", [(0.5, 1.5, -2)]),
    ("$0.5$, $-1.5$", [(0.5, -1.5)]),
    ("**0.5**, **1.5**", [(0.5, 1.5)]),
    (r"1{,}234.5 & 2{,}345.5", [(1234.5, 2345.5)]),
    ("0.0\t-\\infty", [(0, -math.inf)]),
    # tabs part numbers, also before a command
    ("1\t2\t\\sqrt{4}", [(1, 2, 2)]),
    ("0.0\t\\frac{1}{2}\t3", [(0, 0.5, 3)]),
    ("1\t-\\pi", [(1, -math.pi)]),
]
REFUSED: list[tuple[str, str, str]] = [
    # words that change a number are no names
    ("1.5 million, 2 billion", "not-a-number", "million"),
    ("5 percent, 3 per cent", "not-a-number", "percent"),
    ("2 of 3, 3 of 4", "not-a-number", "of"),
    ("1.5 mV, 2.5 mV", "not-a-number", "mV"),
    ("2 hours, 3 days", "not-a-number", "hours"),
    ("1 cat\n2 dog", "not-a-number", "cat"),  # a list of names
    ("30 % cat, 70 % dog", "not-a-number", "cat"),
    ("1 and 2, 3 and 4", "not-a-number", "and"),
    # operations on a vector, and calls that hold something else than its numbers
    ("np.array([1.5, 2.5]) + 1", "not-a-number", "+"),
    ("[1, 2] - 3", "not-a-number", "-"),
    ("np.array([1.5, 2.5])-1", "not-a-number", "-1"),
    ("np.array([1, 2, 3])[0]", "not-a-number", "[0"),
    ("seq(1, 5)", "not-a-number", "seq"),
    ("matrix(0, 2, 2)", "not-a-number", "matrix"),
    ("std::vector<double>(3, 0.5)", "not-a-number", "std::vector<double>"),
    ("tensor(indices=tensor([[0, 2]]), values=tensor([1., 2.]), size=(3,), nnz=2)",
     "not-a-number", "tensor"),
    # numbers that are left out
    ("# A tibble: 20 × 1\n      x\n  <dbl>\n1   4.5\n2   1.5\n# ℹ 18 more rows", "elided",
     "18 more rows"),
    ("# A tibble: 3 × 1\n      x\n  <dbl>\n1   4.5\n2   1.5", "elided", "# A tibble: 3 × 1"),
    ("{1., 2., <<990>>, 3.}", "elided", "<<990>>"),
    ("[1] 1.5 2.5\n [ reached getOption(\"max.print\") -- omitted 900 entries ]", "elided",
     "omitted 900 entries"),
    ("|x|\n+-+\n|1.5|\n|2.5|\nonly showing top 2 rows", "elided", "only showing top 2 rows"),
    ("1`000; 2", "not-a-number", "1`000"),
    ("$5, $6", "not-a-number", "$5"),
    ("x =\n  1.0e+03 *\n  1.5\n  2.5\n y =\n 1", "not-a-number", "y ="),
    (r"\mathrm{softmax}(1, 2)", "not-a-number", "softmax"),
    ("id,class,logit\n7,cat,0.5\n9,dog,1.5", "not-a-number", "cat"),
    ("1.5 [2.2, 2.8], oops [1, 2]", "not-a-number", "oops"),
    # two numbers or one, where blanks part the others
    (r"1 2 \sqrt{4}", "not-a-number", "2"),
    (r"1 2 \ln 2", "not-a-number", "2"),
]  # fmt: skip
TWINS: list[tuple[str, Vectors]] = [
    ("cat (1.5), dog (2.5)", [(1.5, 2.5)]),
    ("Seq(1, 5)", [(1, 5)]),
    ("std::vector<double>{3, 0.5}", [(3, 0.5)]),
    ("[0.5; 3]", [(0.5, 3)]),
    ("array(c(1, 2, 3, 4))", [(1, 2, 3, 4)]),
    ("1.5 | 2.5", [(1.5, 2.5)]),
    ("1 2 | 3", [(1, 2, 3)]),
    ("1.5`3, 2.`", [(1.5, 2)]),
    ("1.234; 2.345", [(1.234, 2.345)]),
    ("[1, 2][3, 4]", [(1, 2), (3, 4)]),
    ("2**3, 4**2", [(8, 16)]),
    ("cat:\n  0.5\ndog:\n  1.5", [(0.5, 1.5)]),
    ("0 cat 1.5\n1 dog 2.5", [(1.5, 2.5)]),
    (r"2 \sqrt{4}, 1", [(4, 1)]),
    (r"1 2\sqrt{4}", [(1, 4)]),
]


@pytest.mark.parametrize(("text", "vectors"), TAKEN + TWINS)
def test_kinds_are_read_as_they_are_meant(text: str, vectors: Vectors) -> None:
    assert [reading.values for reading in read(text, "x")] == vectors
    agrees(text)


@pytest.mark.parametrize(("text", "code", "token"), REFUSED)
def test_what_only_looks_so_is_refused_with_its_sign(text: str, code: str, token: str) -> None:
    with pytest.raises(ProblemError) as refused:
        sure(text, "x")
    assert (refused.value.code, refused.value.token) == (code, token)


@pytest.mark.parametrize("sign", ["\u200b", "\u2060", "\u00ad", "\ufeff", "\u200e"])
def test_a_hidden_sign_between_two_numbers_is_named(sign: str) -> None:
    with pytest.raises(ProblemError) as refused:
        sure(f"2, 0.5{sign}1.5", "x")
    assert refused.value.hidden.startswith(f"U+{ord(sign):04X}")
    assert sure(f"2, 0.{sign}5{sign}, 1", "x") == (2, 0.5, 1)
