"""The shorter ways for plain texts: they give what the reader gives, or nothing."""

from __future__ import annotations

import importlib
import random
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import readings
from core.errors import Field, ProblemError
from core.limits import ENTRIES_MAX
from core.readings import read, runs, tokens, work
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
        patch.object(readings, "quick_list", lambda text: None),
        patch.object(readings, "quick_asked", lambda text: ()),
        patch.object(readings, "UNUSUAL_TEXT_MAX", 10**6),
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
    "Julia": ("1000-element Vector{Float64}:\n ", "\n ", "", "{v}"),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_a_thousand_entries_take_it(name: str) -> None:
    start, parted, end, entry = ENTRIES[name]
    draw = random.Random(name)
    values = tuple(draw.uniform(-9, 9) for _ in range(ENTRIES_MAX))
    text = start + parted.join(entry.format(n=n, v=v) for n, v in enumerate(values)) + end
    assert quick_list(plain(text).text) == values
    assert [reading.values for reading in read(text, "x")] == [values]


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


COUNTED = {
    "index": ("{n} {v}", "index-left-out"),
    "index and tab": ("{n}\t{v}", "index-left-out"),
    "index and comma": ("{n}, {v}", "index-left-out"),
    "list": ("{n}. {v}", "index-left-out"),
    "items": ("{n}) {v}", "list"),
    "dashes": ("- {v}", "list"),
    "stars": ("* {v}", "list"),
}


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
        readings.read_number(text, "x", 0)


def test_zeros_and_the_smallest_numbers_are_taken() -> None:
    assert read("1e-320, 0.0, 0e-999, 5e-324", "x")[0].values == (1e-320, 0.0, 0.0, 5e-324)
