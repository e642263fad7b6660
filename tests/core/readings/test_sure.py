"""A text that may mean something else is never read without a word: it is asked about or refused.

The tests write numbers down in some convention. What comes back may be a refusal, or the numbers,
or a choice with them in it; but never other numbers alone.
"""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.errors import Field, ProblemError
from core.readings import Reading, read

Vector = tuple[float, ...]


def readings(text: str, field: Field = "x") -> tuple[Reading, ...]:
    """What a text may mean; nothing where it is refused."""
    try:
        return read(text, field)
    except ProblemError:
        return ()


def check(text: str, values: Vector, field: Field = "x") -> None:
    """A single reading has these numbers; of several, one of them has."""
    meanings = [reading.values for reading in readings(text, field)]
    assert not meanings or values in meanings, (text, meanings)


def comma(value: float, places: int) -> str:
    return f"{value:.{places}f}".replace(".", ",")


WHOLE = st.lists(st.integers(-50, 50), min_size=2, max_size=6)
HUNDREDTHS = st.integers(-99_999, 99_999).map(lambda n: n / 100)
AROUND = st.sampled_from(
    [
        ("", ""), ("(", ")"), ("[", "]"), ("{", "}"), ("[[", "]]"), ("([", "])"), ("c(", ")"),
        ("x = c(", ")"), ("np.array([", "])"), ("tensor([", "], dtype=float64)"), ("x = [", "]'"),
        (r"\begin{pmatrix} ", r" \end{pmatrix}"), ("$(", ")^T$"), ("double x[] = {", "};"),
        ("vector(", ")"), ("x <- ", ""), ("", "  # logits"),
    ]
)  # fmt: skip
PARTED = st.sampled_from(["; ", ";", " ; ", " ", "  ", "\t", "\n", " | ", " & ", ";\n", "\n\n"])


@given(st.lists(HUNDREDTHS, min_size=2, max_size=6), st.integers(1, 4), PARTED, AROUND)
@example([0.5, 1.5], 1, "; ", ("c(", ")"))
@example([0.5, 1.5], 1, " ", ("[[", "]]"))
@example([1234.5, -2.0], 2, "\n", ("np.array([", "])"))
def test_decimal_commas(
    numbers: list[float], places: int, parted: str, around: tuple[str, str]
) -> None:
    texts = [comma(value, places) for value in numbers]
    values = tuple(float(text.replace(",", ".")) for text in texts)
    check(around[0] + parted.join(texts) + around[1], values)


OTHERS = st.sampled_from(
    [
        ("½", 0.5), ("30%", 0.3), ("1/4", 0.25), ("-7", -7.0), ("2⁻³", 0.125),
        ("0.25", 0.25), ("5×10⁻³", 0.005), ("1,5×10⁻³", 0.0015), ("2,5 %", 0.025),
        ("1,5e-2", 0.015),
        ("1,5f", 1.5), ("sqrt(4)", 2.0), ("1/2,5", 0.4), ("3,5.", 3.5), ("2,5 × 10²", 250.0),
    ]
)  # fmt: skip


@given(st.lists(OTHERS, min_size=1, max_size=4), HUNDREDTHS, st.sampled_from(["; ", "\n", " | "]))
def test_decimal_commas_beside_numbers_of_other_kinds(
    others: list[tuple[str, float]], number: float, parted: str
) -> None:
    texts = [comma(number, 2), *(text for text, _ in others)]
    check(parted.join(texts), (number, *(value for _, value in others)))


MARKS = st.sampled_from(["- {}", "* {}", "• {}", "{n}. {}", "{n}) {}", "a{n}: {}", "a{n} = {}"])


@given(st.lists(HUNDREDTHS, min_size=2, max_size=6), MARKS)
def test_decimal_commas_in_a_list_with_marks(numbers: list[float], mark: str) -> None:
    lines = [mark.format(comma(value, 2), n=n) for n, value in enumerate(numbers, 1)]
    check("\n".join(lines), tuple(numbers))


def grouped(value: int, mark: str) -> str:
    return f"{value:,}".replace(",", mark)


@given(
    st.lists(st.integers(0, 9_999_999), min_size=2, max_size=5).filter(lambda v: max(v) > 999),
    st.sampled_from([",", " ", "  ", "   ", "\u00a0", "'", "\u2009"]),
    st.sampled_from(["; ", ";", " | ", " ; "]),
    st.sampled_from([("", ""), ("[", "]"), ("c(", ")"), ("[[", "]]")]),
)
@example([1000, 2], "  ", "; ", ("", ""))
@example([1234, 2], "   ", ";", ("[", "]"))
def test_thousands(numbers: list[int], mark: str, parted: str, around: tuple[str, str]) -> None:
    text = around[0] + parted.join(grouped(value, mark) for value in numbers) + around[1]
    check(text, tuple(map(float, numbers)))


@pytest.mark.parametrize("text", ["1 000", "1  000", "1,000", "0,05", "12,075", "7\u202f000"])
def test_a_single_number_is_not_cut_in_two_without_a_word(text: str) -> None:
    whole = float(text.replace(",", ".")) if "," in text else float("".join(text.split()))
    check(text, (whole,))


@given(st.lists(st.integers(0, 99), min_size=2, max_size=4).filter(lambda n: min(n) < 10))
def test_no_number_begins_with_a_zero_of_its_own(hundredths: list[int]) -> None:
    """0,05,1,25: a comma within each number, and one between two."""
    texts = [f"{n},{value:02d}" for n, value in enumerate(hundredths)]
    check(",".join(texts), tuple(float(text.replace(",", ".")) for text in texts))


@given(st.lists(HUNDREDTHS.map(abs), min_size=2, max_size=5), st.sampled_from(["/", " / "]))
@example([0.5, 1.5], "/")
@example([0.5, 1.5, 2.5], "/")
@example([12.25, 0.75], " / ")
def test_slashes_between_decimal_commas(numbers: list[float], slash: str) -> None:
    """`0,5/1,5` is two numbers or their quotient, and surely not 0, 5/1 and 5."""
    texts = [comma(value, 2) for value in numbers]
    for text in (slash.join(texts), f"[{slash.join(texts)}]", slash.join(texts) + "; 2"):
        check(text, (*numbers, 2.0) if ";" in text else tuple(numbers))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0,5/1,5", 1 / 3), ("2,5//1,5", 5 / 3), ("1,5*2,5", 3.75), ("0,5 / 2,5", 0.2),
        ("1,5·2,5", 3.75),
    ],
)  # fmt: skip
def test_one_number_worked_out_of_decimal_commas(text: str, value: float) -> None:
    check(text, (value,))
    assert len(readings(text)) != 1


@given(
    st.lists(st.integers(1, 9_999_999), min_size=1, max_size=4),
    st.integers(1, 99),
    st.sampled_from(["", ".5"]),
    st.sampled_from(["; ", ";", "\n", ", ", " | "]),
    st.booleans(),
)
@example([2], 1, "", "; ", False)
@example([50_020, 3], 7, ".5", ", ", True)
def test_thousands_with_a_blank_after_the_comma(
    others: list[int], thousands: int, end: str, parted: str, bracketed: bool
) -> None:
    """`1, 000; 2`: no number of its own begins with the zeros of 000."""
    if parted == ", ":  # there a number of three digits would go on with the one before
        others = [value + 2_000_000 for value in others]
    numbers = (1000 * thousands, *others)
    text = parted.join(f"{value:,}".replace(",", ", ") + end for value in numbers)
    values = tuple(value + float(end or 0) for value in numbers)
    check(f"[{text}]" if bracketed else text, values)


@given(
    st.lists(st.integers(1, 99_999), min_size=2, max_size=5).filter(lambda v: max(v) > 999),
    st.sampled_from(["; ", ";", " | ", "\t"]),
    st.sampled_from([", ", " ,"]),
    st.booleans(),
)
@example([12_345, 6], "; ", ", ", False)
@example([1_200, 2], "; ", ", ", True)
def test_a_comma_and_a_blank_beside_another_mark(
    numbers: list[int], parted: str, gap: str, decimal: bool
) -> None:
    """`12, 345; 6` is 12345 and 6, 12.345 and 6, or three numbers."""
    text = parted.join(grouped(value, ",").replace(",", gap) for value in numbers)
    values = tuple(float(v.replace(gap, "." if decimal else "")) for v in text.split(parted))
    if not decimal or max(numbers) < 1_000_000:
        check(text, values)


@pytest.mark.parametrize("text", ["1, 2, 3", "12, 345, 6", "1, 200", "1, 2,\n3, 4", "1, 2;"])
def test_a_list_with_commas_and_blanks_alone_is_a_list(text: str) -> None:
    assert len(readings(text)) == 1


@given(
    st.lists(st.integers(-9_999_999, 9_999_999), min_size=2, max_size=5),
    st.sampled_from([",", ";", "\t", "\n", ", "]),
    st.sampled_from(["'{}'", '"{}"']),
    st.sampled_from(["", ".5"]),
)
def test_thousands_in_quotes(numbers: list[int], parted: str, quotes: str, end: str) -> None:
    """`"1,234","2"`: no comma in quotes is a decimal one without a word."""
    text = parted.join(quotes.format(f"{value:,}{end}") for value in numbers)
    check(text, tuple(float(f"{value}{end}") for value in numbers))


AMOUNTS = st.lists(st.integers(-9999, 9999).map(lambda n: n / 100), min_size=2, max_size=6)


@given(AMOUNTS, st.sampled_from(["\t", " ", "\n", "; "]))
def test_brackets_of_accountants_are_minus_signs(numbers: list[float], parted: str) -> None:
    check(parted.join(f"({-v:.2f})" if v < 0 else f"{v:.2f}" for v in numbers), tuple(numbers))


@given(AMOUNTS, st.sampled_from([", ", "; ", "\n"]))
def test_errors_in_brackets_are_no_numbers_of_their_own(numbers: list[float], parted: str) -> None:
    check(parted.join(f"{value:.2f} (0.25)" for value in numbers), tuple(numbers))


@given(AMOUNTS, st.sampled_from(["{} - {:g}", "- {0}: {1:g}", "* {} {:g}"]))
def test_a_dash_after_a_name(numbers: list[float], form: str) -> None:
    values = tuple(abs(value) for value in numbers)
    check("\n".join(form.format(f"c{n}", value) for n, value in enumerate(values)), values)
    meanings = [r.values for r in readings("\n".join(f"c{v:g} - {v:g}" for v in values))]
    assert len(meanings) > 1 or not any(values)


@given(AMOUNTS, st.sampled_from(["x:\n", "logits:\n\n", "# logits\n", "---\n", "\n"]))
def test_marks_of_a_list_below_a_heading(numbers: list[float], heading: str) -> None:
    values = tuple(abs(value) + 1 for value in numbers)
    check(heading + "\n".join(f"  - {value!r}" for value in values), values)


@given(WHOLE, st.sampled_from(["x = {}  y = {}", "x={} y={}", "x: {}, y: {}", "x {}; y {}"]))
def test_two_vectors_in_one_line_are_asked_about(numbers: list[int], form: str) -> None:
    other = [1, *[0] * (len(numbers) - 1)]
    check(form.format(numbers, other), tuple(map(float, numbers)))
    check(form.replace("{}", "{}").format(*map(plainly, (numbers, other))), tuple(numbers))


def plainly(numbers: list[int]) -> str:
    return ",".join(map(str, numbers))


@pytest.mark.parametrize(
    "text",
    ["-np.array([1, 2])", "-c(1, 2)", "x = -torch.tensor([1., 2.])", "- tensor([1, 2])",
     "-[1, 2]", "- [1, 2]", "-(1, 2)", "- (1), 2"],
)  # fmt: skip
def test_a_minus_sign_before_a_vector_is_not_lost(text: str) -> None:
    assert readings(text) == ()


# --- numbers that are about the others --------------------------------------------------------

BRACKETS = st.sampled_from(["[]", "()", "{}"])


@given(WHOLE, BRACKETS, st.sampled_from([" ", ", ", "; ", "\n"]), st.booleans(), st.booleans())
@example([3, 4], "[]", " ", True, True)
def test_a_number_beside_a_bracket_is_not_in_it(
    numbers: list[int], brackets: str, parted: str, first: bool, counts: bool
) -> None:
    """`2 [3, 4]`, `[3, 4] 7`, `[2, [3, 4]]`: neither is left out, or taken, without a word."""
    inner = brackets[0] + ", ".join(map(str, numbers)) + brackets[1]
    beside = str(len(numbers) if counts else 77)
    pieces = (beside, inner) if first else (inner, beside)
    for text in (parted.join(pieces), f"[{parted.join(pieces)}]"):
        found = readings(text)
        assert len(found) != 1, text
        assert not found or tuple(map(float, numbers)) in [r.values for r in found], text


@pytest.mark.parametrize("text", ["(2) [3, 4]", "Float64Array(2) [3, 4]", "Array(2) [3, 4]"])
def test_a_length_in_parentheses_is_what_browsers_print(text: str) -> None:
    assert [reading.values for reading in readings(text)] == [(3.0, 4.0)]


NAMES = st.sampled_from(["sum", "n", "step", "loss", "Total", "k", "logits", "epoch", "mean"])


@given(WHOLE, NAMES, st.sampled_from([": ", " = ", "="]), st.sampled_from([" ", "\n", ", "]))
@example([1, 2], "sum", ": ", "\n")
def test_a_name_of_the_first_number_only_is_asked_about(
    numbers: list[int], name: str, mark: str, parted: str
) -> None:
    """`sum: 3 ⏎ 1 ⏎ 2`."""
    rest = parted.join(map(str, numbers))
    meanings = [reading.values for reading in readings(f"{name}{mark}{sum(numbers)}\n{rest}")]
    assert len(meanings) != 1
    assert not meanings or tuple(map(float, numbers)) in meanings


@given(WHOLE, NAMES, st.booleans())
def test_a_vector_and_a_number_with_names_are_two_things(
    numbers: list[int], name: str, first: bool
) -> None:
    """`x: 1 2 3 ⏎ label: 2`."""
    lines = [f"x: {' '.join(map(str, numbers))}", f"{name}: 2"]
    meanings = [reading.values for reading in readings("\n".join(lines[:: -1 if first else 1]))]
    assert len(meanings) > 1
    assert tuple(numbers) in meanings


@given(WHOLE, st.sampled_from(["total", "sum", "Mean", "count", "合计"]), st.booleans())
def test_a_summary_among_named_numbers_is_asked_about(
    numbers: list[int], name: str, marked: bool
) -> None:
    mark = ": " if marked else " "
    lines = [f"c{n}{mark}{value}" for n, value in enumerate(numbers, 1)]
    meanings = [r.values for r in readings("\n".join([*lines, f"{name}{mark}{sum(numbers)}"]))]
    assert meanings == [tuple(numbers), (*numbers, sum(numbers))]


@given(WHOLE, st.sampled_from(["{count}\n{row}", "{row}\n{sum}", "{row}\n{count}"]))
def test_a_count_or_a_sum_in_a_line_of_its_own_is_asked_about(
    numbers: list[int], form: str
) -> None:
    row = " ".join(map(str, numbers))
    found = readings(form.format(count=len(numbers), row=row, sum=sum(numbers)))
    assert len(found) > 1
    assert tuple(numbers) in [reading.values for reading in found]


@given(st.lists(WHOLE, min_size=2, max_size=4).filter(lambda rows: len(set(map(len, rows))) > 1))
def test_rows_of_other_lengths_are_asked_about(rows: list[list[int]]) -> None:
    for parted in ("\n", "; "):
        found = readings(parted.join(" ".join(map(str, row)) for row in rows))
        assert {tuple(map(float, row)) for row in rows} <= {r.values for r in found} or any(
            r.notation != "plain" for r in found
        )


@given(WHOLE, st.integers(-50, 50), st.sampled_from([" ", "\t", ", "]))
@example([1, 2, 3], 4, " ")
@example([2, -1], 7, ", ")
def test_a_number_alone_in_the_last_line_is_asked_about(
    numbers: list[int], last: int, parted: str
) -> None:
    """It may be the class, or go on with the line before."""
    found = [r.values for r in readings(f"{parted.join(map(str, numbers))}\n{last}")]
    assert {tuple(numbers), (*numbers, last)} <= set(found)
