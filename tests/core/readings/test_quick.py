"""The shorter ways for plain texts: they give what the reader gives, or nothing."""

from __future__ import annotations

import importlib
import math
import random
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Field, ProblemError
from core.limits import ENTRIES_MAX
from core.readings import read, reader, runs, tokens, work
from core.readings.examples import KINDS
from core.readings.quick import quick_list
from core.readings.quick_asked import quick_asked
from core.readings.signs import plain

quick_asked_module = importlib.import_module("core.readings.quick_asked")
respelled = importlib.import_module("core.readings.respelled")
NUMBER = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.integers(-3000, 3000).map(str),
    st.sampled_from(
        [
            "0",
            "-0",
            "1.",
            "0.5",
            "1e-400",
            "1e5",
            "1.5e-3",
            "234",
            "007",
            "1e999",
            "-1e999",
            "-inf",
        ]
    ),
    st.sampled_from(
        [
            "30%",
            "1.5%",
            "2f",
            "1.5f32",
            "1.5×10⁻³",
            "3×10²",
            "2 × 10⁻¹",
            "2.5 x 10^-3",
            "7*10^2",
            "1.5*^-3",
            "2.5D-02",
            "1.5f-2",
            "2`",
            "1_000",
            "1'000.5",
            "3/4",
            "-1/0",
            "½",
            "-2¾",
            r"\frac{1}{2}",
            "2{,}5",
            "2{,}125",
            "float('-inf')",
            '"-Infinity"',
            r"-\infty",
            r"1.5 \times 10^{-3}",
        ]
    ),
)
NAME = st.sampled_from(
    [
        "cat",
        "cat 1.5",
        "class 0",
        "red fox",
        "class_7",
        "x1",
        "inf",
        "pi",
        "log",
        "minus",
        "nan",
        "true",
        "e",
        "NA",
        "T",
    ]
)


def slowly(text: str, field: Field) -> object:
    """What the reader says without the shorter ways."""
    with (
        patch.object(reader, "quick_list", lambda text: None),
        patch.object(reader, "quick_asked", lambda text: ()),
        patch.object(reader, "UNUSUAL_TEXT_MAX", 10**6),
        patch.object(tokens, "TOKENS_MAX", 10**6),
        patch.object(work, "WORK_MAX", 10**9),
        patch.object(runs, "take", lambda level, items, place: place),
        patch.object(respelled, "_MANY", 10**9),
    ):
        return outcome(text, field)


def outcome(text: str, field: Field) -> object:
    try:
        return read(text, field, 3)
    except ProblemError as error:
        return error.code, error.position, error.offset, error.token


REFUSED = tuple((code, None, None, "") for code in ("too-many-tokens", "too-long"))


def agrees(text: str, *, or_is_refused: bool = False) -> None:
    """or_is_refused: the longer way may take more words than it is given."""
    fields: tuple[Field, ...] = ("x", "y")
    for field in fields:
        quickly = outcome(text, field)
        if not (or_is_refused and quickly in REFUSED):
            assert quickly == slowly(text, field)


@settings(deadline=None, max_examples=400)
@given(
    st.lists(NUMBER, min_size=1, max_size=12),
    st.sampled_from(
        [", ", " ", "  ", ",\n", "\n", ",", "; ", "\t", ",  ", "\n ", ";", r" \\ ", " & ", "\t\t"]
    ),
    st.sampled_from(
        [
            ("", ""), ("[", "]"), ("(", ")"), ("  [", "]\n"), ("[", ""), ("tensor([", "])"),
            ("x = np.array([", "], dtype=float32)"), ("{", "};"),
            ("3-element Vector{Float64}:\n ", ""),
            (r"\begin{pmatrix} ", r" \end{pmatrix}"), ("", "\ndtype: float64"),
            ("tensor([", "], device='cuda:0', grad_fn=<AddmmBackward0>)"),
            ("logit\n", ""), ("x =\n\n ", ""), ("x:\n", ""), ("a\tb\n", ""), ("sum\n", ""),
            ("<tf.Tensor: shape=(2,), numpy=array([", "])>"), ("Parameter containing:\n", ""),
            ("shape: (3,)\nSeries: 'x' [f64]\n[\n\t", "\n]"), ("array([[", "]])"),
        ]
    ),
    st.booleans(),
)  # fmt: skip
def test_a_list_is_never_another_reading(
    numbers: list[str], mark: str, brackets: tuple[str, str], typed: bool
) -> None:
    written = [f"np.float64({n})" if typed else n for n in numbers]
    agrees(f"{brackets[0]}{mark.join(written)}{brackets[1]}")


@settings(deadline=None, max_examples=400)
@given(
    st.lists(st.tuples(NAME | st.integers(0, 12).map(str), NUMBER), min_size=1, max_size=8),
    st.sampled_from([": ", "=", " = ", ":", " ", "\t", "   ", ",", ";"]),
    st.sampled_from([", ", "\n", ",", "; ", " \n ", ",\n"]),
    st.sampled_from(
        [("", ""), ("{", "}"), ("", "\ndtype: float64"), ("", "\nName: x, dtype: int64"),
         ("", " # logits"), ("[", "]  // of a cat"), ("class\n", ""), ("c(", ")"),
         ("class,score\n", ""), ("a\tb\n", "\n")]
    ),
    st.sampled_from(["", "'", '"']),
)  # fmt: skip
def test_names_are_never_another_reading(
    entries: list[tuple[str, str]], mark: str, parted: str, around: tuple[str, str], quote: str
) -> None:
    written = parted.join(f"{quote}{name}{quote}{mark}{number}" for name, number in entries)
    agrees(f"{around[0]}{written}{around[1]}")


@settings(deadline=None, max_examples=300)
@given(
    st.text("0123456789.,-+e \n[](){}:=a\"'", max_size=40)
    | st.lists(
        NAME | NUMBER | st.sampled_from([" ", ", ", ": ", "\n", ";", "=", "[", "]"]), max_size=14
    ).map("".join)
)  # fmt: skip
def test_no_other_text_is_read_otherwise(text: str) -> None:
    agrees(text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_example_is_read_otherwise(kind: object) -> None:
    for example in kind.examples:  # type: ignore[attr-defined]
        agrees(example.text)


@pytest.mark.parametrize("mark", ["; ", "\n", "\t", " "])
@pytest.mark.parametrize("start", ["0,25", "-3,125", "123,456"])
@pytest.mark.parametrize("entry", ["{n},5", "{n},125", "-{n},0625", "{n}00,125"])
def test_many_decimal_commas_say_the_same(mark: str, start: str, entry: str) -> None:
    numbers = [start, *(entry.format(n=n % 900 + 1) for n in range(520))]
    agrees(mark.join(numbers), or_is_refused="-" in entry + start or mark == " ")


TIMES = r"1.5 \times 10^{-2} & -2 \cdot 10^{3} & "


@pytest.mark.parametrize(
    "text",
    [
        f"[{', '.join(['np.float64(1.5)', 'np.int64(-2)', '-np.float32(0.25)', 'float(3)'] * 9)}]",
        "{" + ", ".join(f"'c{n}': torch.float32({n}.5)" for n in range(30)) + "}",
        r"\begin{pmatrix} " + r"\frac{1}{3} & -\frac{2}{7} & 4 & " * 11 + r"4 \end{pmatrix}",
        r"\begin{pmatrix} " + TIMES * 20 + r"1 \end{pmatrix}",
        r"\begin{pmatrix} " + r"2\frac{1}{3} & " * 25 + r"1 \end{pmatrix}",
        "(" * 12 + "1np.float64(2)" + ")" * 12,
    ],
)  # fmt: skip
def test_what_is_respelled_in_long_texts_says_the_same(text: str) -> None:
    assert text.count("(") > respelled._MANY or text.count("\\") > respelled._MANY or "1np" in text
    agrees(text)


ENTRIES = {
    "list": ("", ", ", "", "{v}"),
    "blanks": ("", " ", "", "{v}"),
    "lines": ("", "\n", "", "{v}"),
    "commas and lines": ("[", ",\n ", "]", "{v}"),
    "tabs": ("", "\t", "", "{v}"),
    "semicolons": ("", "; ", "", "{v}"),
    "names": ("", ", ", "", "class {n:04d}: {v}"),
    "dictionary": ("{", ", ", "}", "'class {n}': {v}"),
    "names in lines": ("", "\n", "", "class_{n}\t{v}"),
    "NumPy": ("[", ", ", "]", "np.float64({v})"),
    "torch": ("tensor([", ", ", "], device='cuda:0')", "{v}"),
    "pandas": ("", "\n", "\nName: logit, dtype: float64", "{n}    {v}"),
    "pandas with names": ("", "\n", "\ndtype: float64", "cat_{n}    {v}"),
    "CSV": ("class,score\n", "\n", "", "n{n:07d},{v}"),
    "Markdown": ("| class | score |\n|---|---|\n", "\n", "", "| c{n} | {v} |"),
    "comments": ("", "\n", "", "{v},  # class {n}, of 1000"),
    "elements": ("", "\n", "", "x[{n}] = {v};"),
    "records": ("[", ", ", "]", '{{"label": "c{n}", "score": {v}}}'),
    "LaTeX": (r"\begin{pmatrix}", r" \\ ", r"\end{pmatrix}", "{v}"),
    "no blanks": ("", ",", "", "{v}"),
    "Chinese commas": ("", "，", "", "{v}"),
    "Chinese names": ("", "\n", "", "类别{n}：{v}"),
    "lines of Windows": ("", "\r\n", "", "{v}"),
    "every other line": ("", "\n\n", "", "{v}"),
    "bars": ("", " | ", "", "{v}"),
    "semicolons and lines": ("", ";\n", "", "{v}"),
    "arrows": ("", ", ", "", "c{n} -> {v}"),
    "quotes": ("[", ", ", "]", '"{v}"'),
    "nested": ("[", ", ", "]", "[{v}]"),
    "nested in lines": ("[", ",\n ", "]", "[{v}]"),
    "parentheses": ("", ", ", "", "({v})"),
    "R": ("x <- c(", ", ", ")", "c{n} = {v}"),
    "Rust": ("vec![", ", ", "]", "{v}_f64"),
    "C": ("double x[] = {", ", ", "};", "{v}"),
    "C++": ("std::vector<double>{", ", ", "}", "{v}"),
    "Lisp": ("'(", " ", ")", "{v}"),
    "MATLAB": ("", "\n", "", "x({n}) = {v};"),
    "CSV with an index": (",class,score\n", "\n", "", "{n},n{n},{v}"),
    "CSV with quotes": ("class,score\n", "\n", "", '"n, {n}",{v}'),
    "ImageNet": ("", "\n", "", "tench, Tinca tinca\t{v}"),
    "tuples": ("[", ", ", "]", "('class {n}', {v})"),
    "PHP": ("Array\n(\n", "\n", "\n)", "    [{n}] => {v}"),
    "NumPy in columns": ("array([", " ,\n       ", "])", " {v}"),
    "NumPy, a column": ("array([[", "],\n       [", "]])", " {v} "),
    "TensorFlow": (
        "<tf.Tensor: shape=(1000,), dtype=float32, numpy=\narray([",
        ", ",
        "], dtype=float32)>",
        "{v}",
    ),
    "PaddlePaddle": (
        "Tensor(shape=[1000], dtype=float32, place=Place(cpu), stop_gradient=True,\n       [",
        ", ",
        "])",
        "{v}",
    ),
    "a parameter": ("Parameter containing:\ntensor([", ", ", "], requires_grad=True)", "{v}"),
    "Float32 of Julia": ("Float32[", ", ", "]", "{v}f0"),
    "Mathematica": ("{", ", ", "}", "{v}`"),
    "polars": ("shape: (1000,)\nSeries: 'x' [f64]\n[\n\t", "\n\t", "\n]", "{v}"),
    "DataFrame": ("   logit\n", "\n", "", "{n}  {v}"),
    "a column below its name": ("logit\n", "\n", "", "{v}"),
    "JSON lines": ("", "\n", "", '{{"x": {v}}}'),
    "names that count": ("", "\n", "", "class {n} {v}"),
    "names and brackets": ("", ", ", "", "cat{n} ({v})"),
    "names that count, and brackets": ("", ", ", "", "class {n} ({v})"),
    "names and brackets in lines": ("", "\n", "", "cat{n} ({v})"),
    "numbered names": ("", "\n", "", "{n}. cat{n}: {v}"),
    "numbered names without marks": ("", "\n", "", "{n} red cat{n} {v}"),
    "items with names": ("", "\n", "", "{n}) cat{n} = {v}"),
    "comments of LaTeX above": ("% logits of 1000 classes\n", "\n", "", "{v}"),
    "comments of MATLAB": ("x = [\n", "\n", "\n];", "{v} % class {n}"),
    "comments after a mark": ("", "\n", "", "{v};  % cat {n}"),
    "a list with its name": ("logits = [", ", ", "]", "{v}"),
    "a tibble": ("# A tibble: 1,000 × 1\n     x\n  <dbl>\n", "\n", "", " {n1}  {v}"),
    "a tibble with names": (
        "# A tibble: 1,000 x 2\n  class logit\n  <chr> <dbl>\n",
        "\n",
        "",
        " {n1} c{n}  {v}",
    ),
    "a tibble in a document": (
        "#> # A tibble: 1,000 × 1\n#>      x\n#>   <dbl>\n",
        "\n",
        "",
        "#>  {n1}  {v}",
    ),
    "Julia": ("1000-element Vector{Float64}:\n ", "\n ", "", "{v}"),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_a_thousand_entries_take_it(name: str) -> None:
    start, parted, end, entry = ENTRIES[name]
    draw = random.Random(name)
    values = tuple(draw.uniform(-9, 9) for _ in range(ENTRIES_MAX))
    text = (
        start + parted.join(entry.format(n=n, n1=n + 1, v=v) for n, v in enumerate(values)) + end
    )
    assert quick_list(plain(text).text) == values
    assert [reading.values for reading in read(text, "x")] == [values]


WRITTEN = {
    "fractions of LaTeX": (
        r"\begin{pmatrix} "
        + " & ".join(rf"-\frac{{{n + 1}}}{{{n + 7}}}" for n in range(999))
        + r" & 0.5 \end{pmatrix}",
        tuple(-(n + 1) / (n + 7) for n in range(999)),
    ),
    "decimal commas of LaTeX": (
        r"\begin{pmatrix} "
        + r" \\ ".join(f"{n}{{,}}5" for n in range(999))
        + r" \\ 0.5 \end{pmatrix}",
        tuple(n + 0.5 for n in range(999)),
    ),
    "masks of LaTeX": (
        r" & ".join([r"-\infty & 2.5"] * 499) + r" & -\infty & 0.5",
        (*((-math.inf, 2.5) * 499), -math.inf),
    ),
    "masks of Python": (
        f"[{', '.join(['float(' + repr('-inf') + '), 2.5'] * 499)}, -np.inf, 0.5]",
        (*((-math.inf, 2.5) * 499), -math.inf),
    ),
    "masks of JSON": (
        "[" + '"-Infinity", 2.5, ' * 499 + '"-Infinity", 0.5]',
        (*((-math.inf, 2.5) * 499), -math.inf),
    ),
    "fractions": (
        ", ".join(f"{n}/{n + 7}" for n in range(999)) + ", 0.5",
        tuple(n / (n + 7) for n in range(999)),
    ),
    "halves": ("; ".join(["½", "-1¾", "⅓"] * 333) + "; 0.5", (0.5, -1.75, 1 / 3) * 333),
    "digits in groups": (
        ", ".join(f"1_{n:03d}.5" for n in range(999)) + ", 0.5",
        tuple(n + 1000.5 for n in range(999)),
    ),
    "thousands of the Swiss": (
        "; ".join(f"1'{n:03d}.5" for n in range(999)) + "; 0.5",
        tuple(n + 1000.5 for n in range(999)),
    ),
    "Fortran": (
        " ".join(f"{n}.25D-01" for n in range(999)) + " 0.5",
        tuple(float(f"{n}.25e-1") for n in range(999)),
    ),
    "columns of MATLAB": (
        "x =\n\n"
        + "\n\n".join(
            f"  Columns {n + 1} through {n + 8}\n\n   {'  '.join([f'{n}.5000'] * 8)}"
            for n in range(0, 992, 8)
        )
        + f"\n\n  Columns 993 through 1000\n\n  {'  '.join(['1.0'] * 7)} 0.5\n",
        (*(n // 8 * 8 + 0.5 for n in range(992)), *(1.0,) * 7),
    ),
    "R's names above": (
        "\n".join(
            f"  a{n}    b{n}  c{n}  d{n}    e{n}  f{n}  g{n}    h{n}  i{n} \n"
            f" {'  '.join([f'{n}.5', '-1e-05', '0'] * 3)} "
            for n in range(111)
        )
        + "\n  last \n  0.5 ",
        tuple(value for n in range(111) for _ in range(3) for value in (n + 0.5, -1e-5, 0)),
    ),
    "whole per cents": (
        " %\n".join(map(str, range(999))) + " %\n50 %", tuple(n / 100 for n in range(999)),
    ),
    "names above a row": (
        "\t".join(f"c{n}" for n in range(1000)) + "\n" + "2.5\t" * 999 + "0.5",
        (2.5,) * 999,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_a_thousand_numbers_take_the_shorter_way(name: str) -> None:
    text, values = WRITTEN[name]
    assert quick_list(plain(text).text) == (*values, 0.5)
    assert [reading.values for reading in read(text, "x")] == [(*values, 0.5)]
    if "masks" in name:
        assert outcome(text, "y")[:2] == ("infinite", 0)  # type: ignore[index]
    else:
        agrees(text)


@pytest.mark.parametrize("words", [("True", "False"), ("TRUE", "FALSE"), ("T", "F")])
@pytest.mark.parametrize("around", ["{}", "[{}]", "tensor([{}])", "c({})"])
@pytest.mark.parametrize("parted", [", ", " "])
def test_a_thousand_truth_values(words: tuple[str, str], around: str, parted: str) -> None:
    truths = [n % 3 == 0 for n in range(ENTRIES_MAX)]
    text = around.format(parted.join(words[not truth] for truth in truths))
    readings = [reading.values for reading in read(text, "y", ENTRIES_MAX)]
    assert readings == [tuple(map(float, truths))]
    agrees(around.format(parted.join(words[not truth] for truth in truths[:9])))


ASKED = {
    "semicolons": ("", "; ", "", "{v}"),
    "lines": ("", "\n", "", "{v}"),
    "lines of Windows": ("", "\r\n", "", "{v}"),
    "tabs": ("", "\t", "", "{v}"),
    "brackets": ("[", "; ", "]", "{v}"),
    "names": ("", "; ", "", "class {n}: {v}"),
    "names in lines": ("", "\n", "", "cat_{n} {v}"),
    "names and tabs": ("", "\n", "", "cat_{n}\t{v}"),
    "index": ("", "\n", "", "{n}\t{v}"),
    "index and blanks": ("", "\n", "", "{n} {v}"),
    "index and semicolons": ("", "\n", "", "{n};{v}"),
    "quotes": ("", ";", "", '"{v}"'),
    "quotes in lines": ("", "\n", "", '"{v}"'),
    "quotes and names": ("", "\n", "", 'c{n},"{v}"'),
    "below a head": ("class\tscore\n", "\n", "", "c{n}\t{v}"),
    "below a head, semicolons": ("class;score\n", "\n", "", "c{n};{v}"),
    "with an end": ("", ";", ";", "{v}"),
    "numbered names": ("", "\n", "", "{n}. cat{n}: {v}"),
}


@pytest.mark.parametrize("count", [120, 330, 340, 500, 501, 1000])
@pytest.mark.parametrize("name", ASKED)
def test_a_thousand_entries_with_decimal_commas_are_asked_about(name: str, count: int) -> None:
    start, parted, end, entry = ASKED[name]
    draw = random.Random(name)
    values = tuple(round(draw.uniform(-9, 9), 4) for _ in range(count))
    written = (f"{v:.4f}".replace(".", ",") for v in values)
    text = start + parted.join(entry.format(n=n, v=v) for n, v in enumerate(written)) + end
    readings = quick_asked(plain(text).text)
    assert readings[0].values == values
    assert readings[0].notation == "decimal-comma"
    agrees(text, or_is_refused=True)


SHARES = {
    "semicolons": ("", "; ", "", "{v} %"),
    "lines": ("", "\n", "", "{v} %"),
    "tabs": ("", "\t", "", "{v}%"),
    "names": ("", "\n", "", "cat_{n}: {v} %"),
    "names and tabs": ("class\tshare\n", "\n", "", "c{n}\t{v} %"),
}


@pytest.mark.parametrize("places", [2, 3])
@pytest.mark.parametrize("count", [120, 500, 1000])
@pytest.mark.parametrize("name", SHARES)
def test_a_thousand_per_cents_with_decimal_commas(name: str, count: int, places: int) -> None:
    start, parted, end, entry = SHARES[name]
    numbers = [f"{n % 90 + 1}.{n % 10**places:0{places}d}" for n in range(count)]
    written = (entry.format(n=n, v=v.replace(".", ",")) for n, v in enumerate(numbers))
    text = start + parted.join(written) + end
    readings = read(text, "x")
    assert readings[0].values == tuple(float(f"{number}e-2") for number in numbers)
    assert readings[0].notation == "decimal-comma"
    assert (len(readings) > 1) == (places == 3)  # 1,250 % may be twelve wholes and a half
    agrees(text, or_is_refused=True)


BRACED = {
    "row": (r"\begin{pmatrix} ", " & ", r" \end{pmatrix}"),
    "column": (r"\begin{bmatrix}", r" \\ ", r" \\ \end{bmatrix}"),
    "bare": ("", "&", ""),
}


@pytest.mark.parametrize("count", [120, 1000])
@pytest.mark.parametrize("name", BRACED)
def test_a_thousand_commas_of_latex_are_asked_about(name: str, count: int) -> None:
    start, parted, end = BRACED[name]
    wholes = [f"{n % 9 + 1}{{,}}{n:03d}" for n in range(count)]
    text = start + parted.join(wholes) + end
    decimal, thousands = (
        tuple(float(number.replace("{,}", point)) for number in wholes) for point in (".", "")
    )
    readings = read(text, "x")
    assert [reading.values for reading in readings] == [decimal, thousands]
    assert [r.notation for r in readings] == ["decimal-comma", "thousands"]
    agrees(text, or_is_refused=True)
    sure = start + parted.join(f"{number}.5" for number in wholes) + end
    assert [r.values for r in read(sure, "x")] == [tuple(n + 0.5 for n in thousands)]
    agrees(sure, or_is_refused=True)


SCALED = {
    "a row in columns": (
        "x =\n\n   1.0e+03  *\n\n", 8, "\n\n", "  Columns {a} through {b}:\n\n  "
    ),
    "a column": ("x =\n\n   1.0e+03 *\n\n", 1, "\n", "  "),
    "without a name": ("   1.0e+03 *\n\n", 1, "\n", "  "),
    "with its size": (
        "x =\n\n  1×1000 single row vector\n\n  1.0e+03 *\n\n", 10, "\n\n",
        "  Columns {a} through {b}\n\n  ",
    ),
}  # fmt: skip


@pytest.mark.parametrize("field", ["x", "y"])
@pytest.mark.parametrize("name", SCALED)
def test_a_thousand_numbers_with_a_scale_factor(name: str, field: Field) -> None:
    start, width, parted, head = SCALED[name]
    numbers = ["0", *(f"{n % 97}.{n:04d}" for n in range(1, ENTRIES_MAX))]
    text = start + parted.join(
        head.format(a=n + 1, b=n + width) + "   ".join(numbers[n : n + width])
        for n in range(0, ENTRIES_MAX, width)
    )
    (reading,) = read(text, field)
    assert reading.values == tuple(float(f"{number}e3") for number in numbers)
    assert reading.scale == 1000
    agrees(text)
    agrees(text.replace("1.0e+03", "1.0e-10"))
    agrees(text.replace(" 0\n", " -Inf\n").replace(" 0 ", " -Inf "), or_is_refused=True)
    agrees(text.replace(" 1.", " 1 1.", 1), or_is_refused=True)


COUNTED = {
    "index": ("{n} {v}", "index-left-out"),
    "index and tab": ("{n}\t{v}", "index-left-out"),
    "index and comma": ("{n}, {v}", "index-left-out"),
    "list": ("{n}. {v}", "index-left-out"),
    "items": ("{n}) {v}", "list"),
    "dashes": ("- {v}", "list"),
    "stars": ("* {v}", "list"),
}


@pytest.mark.parametrize("count", [120, 500, 1000])
@pytest.mark.parametrize("heading", ["", "x:\n", "logits:\n  "])
def test_a_thousand_dashes_are_asked_about(count: int, heading: str) -> None:
    draw = random.Random(count)
    values = tuple(draw.uniform(0, 9) for _ in range(count))
    indent = "\n" + " " * (len(heading) - len(heading.rstrip(" ")))
    text = heading + indent.join(f"- {value}" for value in values)
    negative = tuple(-value for value in values)
    assert [reading.values for reading in quick_asked(text)] == [values, negative]
    agrees(text, or_is_refused=True)


def test_integers_among_many_decimal_commas() -> None:
    for parted in (";", "\n", "\t"):
        text = parted.join(["-1,5", "2", "0,25", "-3"] * 250)
        assert quick_asked(text)[0].values == (-1.5, 2, 0.25, -3) * 250
        agrees(parted.join(["-1,5", "2", "0,25", "-3"] * 27), or_is_refused=True)


@pytest.mark.parametrize("count", [120, 500, 501, 1000])
@pytest.mark.parametrize("name", COUNTED)
def test_a_thousand_entries_beside_a_column_that_counts(name: str, count: int) -> None:
    entry, layout = COUNTED[name]
    draw = random.Random(name)
    values = tuple(draw.uniform(-9, 9) for _ in range(count))
    text = "\n".join(entry.format(n=n, v=v) for n, v in enumerate(values))
    first, *others = read(text, "x")
    assert (first.values, first.layout) == (values, layout)
    assert count <= ENTRIES_MAX // 2 or not others
    agrees(text, or_is_refused=True)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        NUMBER | st.sampled_from(["1,5", "-0,25", "1,250", "12 345"]), min_size=1, max_size=9
    ),
    st.sampled_from(["{n} {v}", "{n}\t{v}", "{n};{v}", "{n}) {v}", "{n}. {v}", "- {v}", "* {v}"]),
    st.sampled_from(["\n", " \n", "; ", "\n\n"]),
    st.integers(0, 2),
)
def test_what_is_counted_or_marked_is_never_another_reading(
    numbers: list[str], entry: str, parted: str, start: int
) -> None:
    """With the bounds so low that short texts are read by the shorter way too."""
    with patch.object(quick_asked_module, "READINGS_MAX", 0):
        text = parted.join(entry.format(n=n, v=v) for n, v in enumerate(numbers, start))
        by_hand = quick_asked_module.quick_asked(plain(text).text)
    if by_hand and len(by_hand[0].values) > 1:
        slow = slowly(text, "x")
        assert isinstance(slow, tuple)
        assert by_hand[0] == slow[0]


@pytest.mark.parametrize(
    "text",
    ["1e-400", "1.5e-324", "-2e-324", "0.2e-323", "1×10⁻⁴⁰⁰", "1e-330%", "exp(-999)", "0x1p-2000"],
)
def test_what_is_lost_of_a_number_is_said(text: str) -> None:
    for written in (f"{text}, 1", f"0.5; {text}", f"[{text} 1.5]", f"a: {text}, b: 1"):
        with pytest.raises(ProblemError) as refused:
            read(written, "x")
        assert refused.value.code == "too-small"
    with pytest.raises(ProblemError, match="too-small"):
        reader.read_number(text, "x", 0)


def test_zeros_and_the_smallest_numbers_are_taken() -> None:
    assert read("1e-320, 0.0, 0e-999, 5e-324", "x")[0].values == (1e-320, 0.0, 0.0, 5e-324)
