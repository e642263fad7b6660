"""Texts as people bring them: what they mean, and what is refused, where and why."""

from __future__ import annotations

import math
import struct
from contextlib import suppress
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Field, ProblemError
from core.limits import ENTRIES_MAX, NUMBER_TEXT_MAX, TEXT_MAX
from core.readings import format_vector, read, read_number, sure
from core.readings.examples import CLASSES, KINDS, Example

INF = math.inf
EXAMPLES = [
    pytest.param(example, id=f"{kind.name}-{n}")
    for kind in KINDS
    for n, example in enumerate(kind.examples)
]


def refusal(text: str, field: Field = "x", classes: int | None = None) -> ProblemError:
    with pytest.raises(ProblemError) as refused:
        read(text, field, classes)
    return refused.value


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_mean_what_they_say(example: Example) -> None:
    readings = read(example.text, example.field, CLASSES)
    assert [reading.values for reading in readings] == [tuple(m) for m in example.meanings]


def test_every_kind_has_examples_enough_and_all_differ() -> None:
    texts = [example.text for kind in KINDS for example in kind.examples]
    assert len(set(texts)) == len(texts)
    assert all(len(kind.examples) >= 3 for kind in KINDS)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,2,-0.5", (1, 2, -0.5)),
        ("1 2\t-0.5\n", (1, 2, -0.5)),
        ("1;2;-0.5;", (1, 2, -0.5)),
        ("[1. 2. .5]", (1, 2, 0.5)),
        ("(1, 2)", (1, 2)),
        ("[[1, 2, 3]]", (1, 2, 3)),
        ("[[1], [2]]", (1, 2)),
        ("tensor([1., 2.])", (1, 2)),
        ("tensor([ 1.0e+00, -2.5e-01],\n       device='cuda:0', dtype=torch.float64)", (1, -0.25)),
        ("tensor([1., 2.], grad_fn=<SoftmaxBackward0>)", (1, 2)),
        ("tensor([1., 2.], requires_grad=True)", (1, 2)),
        ("array([1., 2.], dtype=float32)", (1, 2)),
        ("x = np.array([1, 2])", (1, 2)),
        ("x = 1, 2", (1, 2)),
        ("Array([1., 2.], dtype=float32)", (1, 2)),
        ("<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>", (1, 2)),
        ("１，２，－０．５", (1, 2, -0.5)),
        ("1、2，3；4", (1, 2, 3, 4)),
        ("−1, –2", (-1, -2)),
        ("1e-3, 1E3", (0.001, 1000)),
        ("1/3, 1 / 3, -2/3", (1 / 3, 1 / 3, -2 / 3)),
        ("-inf, -∞, −Infinity, -np.inf, 0", (-INF, -INF, -INF, -INF, 0)),
        # One line that NumPy breaks; a list that goes on after a comma.
        ("[" + " ".join(["0.123456789"] * 6) + "\n " + " ".join(["0.123456789"] * 6) + "]",
         (0.123456789,) * 12),
        ("1, 2,\n3, 4", (1, 2, 3, 4)),
        ("tensor([1, 2,\n        3, 4])", (1, 2, 3, 4)),
        ("1000,2000,3000", (1000, 2000, 3000)),
        ("100,200,300", (100, 200, 300)),
        ("2, - 3", (2, -3)),
    ],
)  # fmt: skip
def test_takes_what_people_paste(text: str, values: tuple[float, ...]) -> None:
    assert sure(text, "x") == values


@pytest.mark.parametrize(
    ("text", "code", "position", "offset"),
    [
        ("", "empty", None, 0),
        (" \n ", "empty", None, 0),
        ("1,,2", "empty", 1, 3),
        (",1", "empty", 0, 1),
        ("1,2,,", "empty", 2, 3),
        ("1\t\t2", "empty", 1, 3),
        ("[]", "empty", 0, 0),
        ("[   ]", "empty", 0, 0),
        ("tensor([ ])", "empty", 0, 7),
        ("# logits", "empty", None, 0),
        (r"\begin{matrix} \end{matrix}", "empty", 0, 0),
        ("1,two", "not-a-number", 1, 2),
        ("1-2", "not-a-number", 0, 0),
        ("1 2 - 3", "not-a-number", 2, 4),
        ("1..2", "not-a-number", 0, 0),
        ("0x10", "not-a-number", 0, 0),
        ("1/2/3", "not-a-number", 0, 0),
        ("1.5M, 2", "not-a-number", 0, 0),
        ("__import__('os').system('x')", "not-a-number", 0, 0),
        ("一,二", "not-a-number", 0, 0),
        ("sqrt(x), 3", "not-a-number", 0, 0),
        ("sqrt(sqrt(2)), 3", "not-a-number", 0, 0),
        ("log(-1), 3", "not-a-number", 0, 0),
        ("1 + sqrt(2), 3", "not-a-number", 1, 2),
        (r"2\frac{1}{2} & 3", "not-a-number", 0, 0),
        ("1.5(3), 2", "not-a-number", 0, 0),
        ("matrix(1:4, 2, 2)", "not-a-number", 0, 7),
        ("logits\n1 2", "not-a-number", 0, 0),
        ("1/2/2024, 1", "not-a-number", 0, 0),
        ("(1, 2)^2", "not-a-number", 2, 6),
        ("exp(1e9), 1", "too-large", 0, 0),
        ("-exp(1e9), 1", "too-large", 0, 0),
        ("-log(0), 1", "infinite", 0, 0),
        ("2 * 0^-1, 1", "zero-division", 0, 0),
        ("1/sqrt(0), 1", "zero-division", 0, 0),
        (", ".join(["log(2)"] * 41), "too-many-forms", None, None),
        ("log([1, 2])", "not-a-number", 0, 0),
        ("minus 1, 2", "not-a-number", 0, 0),
        ("plus 1\nminus 2", "not-a-number", 0, 0),
        ("one two\n1 2 3 4", "not-a-number", 0, 0),
        ("cat 1, dog two", "not-a-number", 1, 7),
        ("1:3", "not-a-number", 0, 0),
        ("30 % cat, 70 % dog", "not-a-number", 1, 5),
        ("[None, 1]", "not-a-number", 0, 1),
        ("1e9999999999/1", "too-large", 0, 0),
        ("tensor([1., ..., 3.])", "elided", 1, 12),
        ("[1. 2. … 3.]", "elided", 2, 7),
        ("0.5\n⋮\n2", "elided", 1, 4),
        (r"\begin{pmatrix} 1 & \cdots & 3 \end{pmatrix}", "elided", 1, 20),
        ("[1] 0.3 0.5\n[6] 0.2", "elided", None, None),
        ("Columns 9 through 10\n\n 1 2", "elided", None, None),
        ("1,nan", "nan", 1, 2),
        ("1,NaN", "nan", 1, 2),
        ("1\tNA\t2", "nan", 1, 2),
        ("1\t#N/A\t2", "nan", 1, 2),
        ("1,5\n#NV\n2,5", "not-a-number", 2, 4),
        ("1.5\n#DIV/0!\n2", "not-a-number", 1, 4),
        ("1.5; #ZAHL!", "not-a-number", 1, 5),
        ("1.5\nabsent\n2", "not-a-number", 1, 4),
        ("1,inf", "infinite", 1, 2),
        ("1,+∞", "infinite", 1, 2),
        ("1,1e999", "too-large", 1, 2),
        ("1.0e+999 *\n 1 2", "not-a-number", 0, 0),
        ("1,1/0", "zero-division", 1, 2),
        ("[1, 2", "bracket", None, 0),
        ("(1, 2]", "bracket", None, 5),
        ("[" * 40 + "1" + "]" * 40, "bracket", None, 16),
        ("1," + "1" * (NUMBER_TEXT_MAX + 1), "too-long", 1, 2),
        ("1" * (TEXT_MAX + 1), "too-long", None, None),
        ("1," * (ENTRIES_MAX + 1), "too-many-numbers", None, None),
        ("1," * (3 * ENTRIES_MAX), "too-many-numbers", None, None),
        ("-0.5 " * (10 * ENTRIES_MAX), "too-many-numbers", None, None),
        ("[" + "1.5e-3; " * (5 * ENTRIES_MAX) + "2]", "too-many-numbers", None, None),
        ("\n".join("12" for _ in range(20_000)), "too-many-lines", None, None),
        ("\n".join(f"1 {n * n}" for n in range(200)), "too-many-rows", None, None),
        ("a " * 30_000, "too-many-tokens", None, None),
    ],
)
def test_refuses_with_code_and_place(
    text: str, code: str, position: int | None, offset: int | None
) -> None:
    error = refusal(text)
    assert (error.code, error.field, error.position, error.offset) == (
        code,
        "x",
        position,
        offset,
    )


@pytest.mark.parametrize(
    ("text", "token", "hidden"),
    [
        ("1, 2\u20623", "2‹U+2062›3", "U+2062 INVISIBLE TIMES"),
        ("1, \u202e23", "‹U+202E›23", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("1, 2\u28003", "2‹U+2800›3", "U+2800 BRAILLE PATTERN BLANK"),
        ("1, 2\u0007", "2‹U+0007›", "U+0007"),
        ("1, 2е3", "2е3", "U+0435 CYRILLIC SMALL LETTER IE"),
        ("1, zwei", "zwei", ""),
        ("1, 二", "二", ""),
    ],
)
def test_a_sign_that_the_eye_cannot_tell_is_named(text: str, token: str, hidden: str) -> None:
    error = refusal(text)
    assert (error.code, error.token, error.hidden) == ("not-a-number", token, hidden)


@pytest.mark.parametrize(
    "sign", "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u2066\ufeff\ufe0f"
)
def test_signs_without_a_meaning_may_stand_anywhere(sign: str) -> None:
    text = "tensor([1.5, -inf])"
    for place in range(len(text) + 1):
        assert sure(text[:place] + sign + text[place:], "x") == (1.5, -INF)


def test_places_are_those_of_the_text_as_it_came() -> None:
    assert refusal("\u200b1,\u200b\u2060 2,\r\nx").offset == 10


@pytest.mark.parametrize("text", ["-inf,1", "[float('-inf'), 1]", '"-Infinity", 2'])
def test_minus_infinity_is_for_logits_only(text: str) -> None:
    assert refusal(text, "y").code == "infinite"


# --- conventions --------------------------------------------------------------------------


def test_a_choice_says_what_was_taken_for_granted() -> None:
    comma, plain = read("0,5;1,5;-2", "x")
    assert (comma.notation, comma.layout) == ("decimal-comma", "list")
    assert (plain.notation, plain.layout) == ("plain", "all")
    rows = read("[[1, 2], [3, 4], [5, 6]]", "x")
    assert [(r.layout, r.number, r.of) for r in rows] == [("row", n, 3) for n in (1, 2, 3)]
    index = read("0\t1\n1\t2\n2\t3\n3\t4", "x")[0]
    assert (index.layout, index.values) == ("index-left-out", (1, 2, 3, 4))
    (scaled,) = read("x =\n   1.0e-02 *\n   1.5  2.5", "x")
    assert (scaled.scale, scaled.values) == (0.01, (0.015, 0.025))
    starts = read("tensor(1)", "y", 4)
    assert [(r.layout, r.counted_from, r.number) for r in starts] == [
        ("one-hot", 0, 2),
        ("one-hot", 1, 1),
    ]


@given(st.lists(st.integers(-9999, 9999).map(lambda n: n / 100), min_size=2, max_size=9))
def test_decimal_commas_are_never_read_as_separators_without_a_word(values: list[float]) -> None:
    for separator in ("; ", ";", "\t", "\n", " "):
        text = separator.join(f"{value:.2f}".replace(".", ",") for value in values)
        readings = read(text, "x")
        assert tuple(values) in [reading.values for reading in readings]
        assert len(readings) > 1


@given(
    st.lists(
        st.lists(st.integers(-99, 99), min_size=3, max_size=3), min_size=2, max_size=6,
        unique_by=tuple,
    )
)  # fmt: skip
def test_rows_are_never_run_together_without_a_word(rows: list[list[int]]) -> None:
    lines = [" ".join(map(str, row)) for row in rows]
    for text in ("\n".join(lines), f"[{'; '.join(lines)}]", f"[[{'],['.join(lines)}]]"):
        meanings = [reading.values for reading in read(text, "x")]
        assert len(meanings) > 1
        assert all(tuple(row) in meanings for row in rows)


@given(st.lists(st.floats(-1e4, 1e4) | st.just(-INF), min_size=2, max_size=20))
def test_the_labs_own_text_means_one_thing(values: list[float]) -> None:
    assert sure(format_vector(values), "x") == tuple(values)


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**12))
def test_a_fraction_is_rounded_once(numerator: int, denominator: int) -> None:
    expected = float(Fraction(numerator, denominator))
    assert sure(f"{numerator}/{denominator}", "x") == (expected,)
    assert sure(rf"\frac{{{numerator}}}{{{denominator}}}", "x") == (expected,)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-999, max_value=999))
def test_per_cent_and_powers_of_ten_are_rounded_once(value: Any) -> None:
    assert sure(f"{value}%, 1", "x")[0] == float(Fraction(value) / 100)
    assert sure(f"{value}×10⁻⁷, 1", "x")[0] == float(Fraction(value) / 10**7)
    assert sure(f"x =\n 1.0e+03 *\n {value} 1", "x")[0] == float(Fraction(value) * 1000)


# --- targets ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("[3, -100, 1]", "-100"),
        ("tensor([-100, 2])", "-100"),
        ("[[1, 2], [-100, 0]]", "-100"),
        ("[2, -1, 0]", "-1"),
    ],
)
def test_labels_that_are_to_be_ignored_are_refused_by_name(text: str, token: str) -> None:
    error = refusal(text, "y", 3)
    assert (error.code, error.token) == ("ignore-index", token)


def test_an_index_of_no_class_is_refused() -> None:
    for text in ("7", "label 4", "tensor(-2)"):
        error = refusal(text, "y", 3)
        assert (error.code, error.limit) == ("not-a-class", 3)


def test_truth_values_are_no_logits_and_do_not_mix_with_numbers() -> None:
    assert refusal("[True, False]").code == "not-a-number"
    assert refusal("[True, 2]", "y").token == "True"  # noqa: S105


# --- anything ----------------------------------------------------------------------------


PIECES = st.sampled_from(
    [
        *"0123456789.,;()[]{}=:|&\\\"'<>%#/-+*eE \n\t½×⁻³∞", "tensor", "inf", "nan",
        "np.float64", "dtype", "True", "cat", r"\frac", r"\begin{matrix}", r"\end{matrix}",
        "Columns 1 through 2\n", "[1] ", "1.0e+03 *\n", "...", "\u200b", "1,5", "10⁻", '{"x":',
        "numpy=", ">>> ", "dtype: float64", "// ", "- ",
    ]
)  # fmt: skip


@given(st.text(max_size=200) | st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No other exception, and nothing but finite numbers and -inf comes out."""
    for field, classes in (("x", None), ("y", 3)):
        try:
            readings = read(text, "x" if field == "x" else "y", classes)
        except ProblemError:
            continue
        assert readings
        assert len({reading.key for reading in readings}) == len(readings)
        assert all(value < INF for reading in readings for value in reading.values)


@given(st.lists(PIECES, max_size=16).map("".join))
def test_any_number_is_read_or_refused(text: str) -> None:
    for field in ("x", "y"):
        with suppress(ProblemError):
            assert read_number(text, "x" if field == "x" else "y", 3) < INF


floats = st.floats(allow_nan=False, allow_infinity=False)


@given(floats)
def test_one_number_reads_as_python_reads_it(value: float) -> None:
    assert struct.pack("d", read_number(f" {value!r} ", "y", 0)) == struct.pack("d", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,5", 1.5),
        ("-0,125", -0.125),
        ("1.234,5", 1234.5),
        ("12,5 %", 0.125),
        ("３，５", 3.5),
        ("30 %", 0.3),
        ("½", 0.5),
        ("2.5 × 10⁻³", 0.0025),
        ("float('-inf')", -INF),
        ("- 2", -2),
        ("1,234.5", 1234.5),
    ],
)
def test_one_number_in_other_ways(text: str, value: float) -> None:
    assert read_number(text, "x", 0) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("1,2,3", "not-a-number"),
        ("1 2", "not-a-number"),
        ("[1, 2]", "not-a-number"),
        ("0" * 65, "too-long"),
        ("1,234", "ambiguous"),
    ],
)
def test_one_number_refuses(text: str, code: str) -> None:
    with pytest.raises(ProblemError) as refused:
        read_number(text, "y", 4)
    assert (refused.value.code, refused.value.position) == (code, 4)


@pytest.mark.parametrize("text", ['""0', '"" 1', "'' 1", '" "1', '"";1', '""\n1', '"":1', "''=1"])
@pytest.mark.parametrize("field", ["x", "y"])
def test_an_empty_name_is_no_name(text: str, field: Field) -> None:
    with suppress(ProblemError):
        assert read(text, field, 3)
