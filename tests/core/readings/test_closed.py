"""Numbers in closed form: the nearest float, held against mpmath."""

from __future__ import annotations

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ProblemError
from core.readings import closed, read, read_number

NUMBERS = st.one_of(
    st.integers(1, 10**6).map(str),
    st.decimals(min_value="0.001", max_value=1000, places=3).map(str),
    st.tuples(st.integers(1, 99), st.integers(1, 99)).map(lambda n: f"{n[0]}/{n[1]}"),
)
FUNCTIONS = {
    "sqrt": mpmath.sqrt,
    "log": mpmath.log,
    "ln": mpmath.log,
    "exp": mpmath.exp,
    "log2": lambda value: mpmath.log(value) / mpmath.log(2),
    "log10": mpmath.log10,
}


def exact(number: str) -> mpmath.mpf:
    top, _, bottom = number.partition("/")
    return mpmath.mpf(top) / mpmath.mpf(bottom or "1")


def nearest(text: str) -> float:
    return read(f"{text}, 1", "x")[0].values[0]


@given(st.sampled_from(sorted(FUNCTIONS)), NUMBERS, st.integers(1, 99), st.integers(1, 99))
def test_a_function_with_factors_is_the_nearest_float(
    name: str, number: str, top: int, bottom: int
) -> None:
    with mpmath.workdps(70):
        argument = exact(number)
        if name == "exp" and argument > 600:
            return
        value = FUNCTIONS[name](argument)
        assert nearest(f"{top}*{name}({number})/{bottom}") == float(value * top / bottom)
        assert nearest(f"-np.{name}({number})") == float(-value)


@given(NUMBERS, st.integers(-30, 30), st.integers(1, 9))
def test_powers_are_the_nearest_floats(number: str, top: int, bottom: int) -> None:
    with mpmath.workdps(70):
        if "/" not in number:
            power = mpmath.mpf(number) ** (mpmath.mpf(top) / bottom)
            assert nearest(f"{number}^({top}/{bottom})") == float(power)
            assert nearest(f"{number}**{top}") == float(mpmath.mpf(number) ** top)
        assert nearest(f"e^({top}/{bottom})") == float(mpmath.exp(mpmath.mpf(top) / bottom))


@given(NUMBERS, st.integers(1, 99))
def test_latex_says_the_same(number: str, factor: int) -> None:
    top, _, bottom = number.partition("/")
    inner = rf"\frac{{{top}}}{{{bottom}}}" if bottom else top
    for name in ("sqrt", "ln", "exp"):
        argument = rf"\{name}{{{inner}}}" if name == "sqrt" else rf"\{name}\left({top}\right)"
        plain = f"{name}({number if name == 'sqrt' else top})"
        if (name == "exp" and float(top) > 600) or (name == "ln" and float(top) == 1):
            continue
        assert nearest(rf"{factor}{argument}") == nearest(f"{factor}*{plain}")
        assert nearest(rf"\frac{{{argument}}}{{{factor}}}") == nearest(f"{plain}/{factor}")
        assert nearest(rf"\frac{{1}}{{{factor}{argument}}}") == nearest(f"1/{factor}/{plain}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("pi/2", 1.5707963267948966),
        ("math.pi", 3.141592653589793),
        ("np.e", 2.718281828459045),
        ("π", 3.141592653589793),
        ("sqrt(16)", 4.0),
        ("sqrt(0)", 0.0),
        ("log(1)", 0.0),
        ("2*3", 6.0),
        ("1/-0.5", None),
        ("Sqrt[2]/2", 0.7071067811865476),
        ("2^0.5", 1.4142135623730951),
        ("log(0)", float("-inf")),
    ],
)
def test_one_number_in_a_field(text: str, value: float | None) -> None:
    if value is None:
        with pytest.raises(ProblemError):
            read_number(text, "x", 0)
    else:
        assert read_number(text, "x", 0) == value


def test_names_that_begin_as_constants_are_names() -> None:
    assert read("pizza-pie: 1, e: 2, pi: 3, pixel art: 4", "x")[0].values == (1, 2, 3, 4)
    assert read("pizza-pie 1.5\nlog-book 2.5", "x")[0].values == (1.5, 2.5)


@given(st.text("0123456789.eE+-*/^()[]pilogsqrtx⁻² ", max_size=24))
def test_any_text_has_a_value_or_none(text: str) -> None:
    try:
        value = closed.value(text)
    except closed.NoForm:
        return
    assert not value.is_nan()
