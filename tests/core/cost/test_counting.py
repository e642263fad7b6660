"""What the three ways come to, counted by the numbers themselves."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.cost.counting import (
    QUANTITIES,
    Counting,
    CountingArray,
    Tally,
    batch,
    count,
    polynomials,
    run,
)
from core.cost.polynomial import POWERS, Polynomial, fit
from core.cost.ways import WAYS
from core.numeric import cross_entropy_grad_x, multiplications

SIZES = [(k, n) for k in range(2, 13) for n in (1, 2, 3, 7)]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("k", "n"), SIZES)
def test_the_polynomials_hold(way: str, k: int, n: int) -> None:
    counts = count(way, k, n)
    for quantity in QUANTITIES:
        assert polynomials(way)[quantity](k, n) == getattr(counts, quantity), quantity


@pytest.mark.parametrize("way", WAYS)
def test_a_count_does_not_depend_on_the_numbers(way: str) -> None:
    generator = np.random.default_rng(1)
    for _ in range(5):
        x, y = generator.normal(size=(2, 5)), generator.random((2, 5))
        assert run(way, x, y)[0] == count(way, 5, 2)


@pytest.mark.parametrize("way", WAYS)
def test_what_is_counted_is_the_gradient(way: str) -> None:
    generator = np.random.default_rng(2)
    x, y = generator.normal(size=(3, 6)), generator.random((3, 6))
    right = cross_entropy_grad_x(x, y)
    np.testing.assert_allclose(run(way, x, y)[1], right, rtol=0, atol=1e-14)
    np.testing.assert_allclose(WAYS[way](x, y), right, rtol=0, atol=1e-14)


def test_the_product_page_counts_the_same() -> None:
    """Its two numbers are of what comes after softmax: there, nothing is multiplied."""
    for k in range(2, 11):
        ours = tuple(polynomials(way)["multiplications"](k) for way in ("jacobian", "fused"))
        assert ours == multiplications(k)


def test_only_the_jacobian_grows_with_the_square() -> None:
    square = {"multiplications", "additions", "held", "moved"}
    for way in WAYS:
        degrees = {name: polynomial.degree for name, polynomial in polynomials(way).items()}
        squares = {name for name, degree in degrees.items() if degree == 2}
        assert squares == (square if way == "jacobian" else set())


def test_fusing_saves_in_every_quantity() -> None:
    for quantity in QUANTITIES:
        for k, n in SIZES:
            through, product, fused = (polynomials(way)[quantity](k, n) for way in WAYS)
            assert fused <= product <= through or k < 4, (quantity, k, n)


# --- the type -------------------------------------------------------------------------------


def test_a_number_counts_what_is_done_with_it() -> None:
    tally = Tally()
    a, b = Counting(3.0, tally), Counting(2.0, tally)
    results = [a + b, a - b, a * b, a / b, -a, b.exp()]
    assert [r.value for r in results] == [5.0, 1.0, 6.0, 1.5, -3.0, np.exp(2.0)]
    assert a >= b
    assert tally.counted == {
        "exponentials": 1, "multiplications": 1, "divisions": 1, "additions": 2,
        "comparisons": 1, "held": 8, "moved": 0,
    }  # fmt: skip
    del results
    assert tally.alive == 2
    assert tally.counted["held"] == 8


def test_a_pass_over_arrays_moves_what_it_reads_and_writes() -> None:
    tally = Tally()
    x = batch(np.ones((2, 3)), tally)
    assert isinstance(x, CountingArray)
    total = x.sum(axis=-1, keepdims=True)
    assert tally.counted["moved"] == 6 + 2
    scaled = x / total
    assert tally.counted["moved"] == 8 + 6 + 2 + 6
    scaled += x
    assert tally.counted["moved"] == 22 + 6 + 6 + 6
    assert tally.counted["additions"] == 2 * 2 + 6


# --- polynomials ---------------------------------------------------------------------------


@given(st.lists(st.integers(-50, 50), min_size=len(POWERS), max_size=len(POWERS)))
@settings(deadline=None)
def test_a_polynomial_is_found_again(coefficients: list[int]) -> None:
    truth = Polynomial(dict(zip(POWERS, map(Fraction, coefficients), strict=True)))
    fitted = fit({(k, n): truth(k, n) for k in (2, 5, 9) for n in (1, 4)})
    assert fitted == truth


def test_places_that_do_not_determine_it_are_refused() -> None:
    with pytest.raises(ValueError, match="determine"):
        fit({(2, n): n for n in range(1, 7)})
    with pytest.raises(ValueError, match="as many"):
        fit({(2, 1): 1})


def test_a_formula_says_what_it_is_and_what_it_comes_to() -> None:
    values = {(2, 1): 1, (1, 1): 5, (1, 0): -2, (0, 0): 3}
    polynomial = Polynomial({place: Fraction(c) for place, c in values.items()})
    assert polynomial.formula(batch=True) == "k²N + 5kN − 2k + 3"
    assert polynomial.formula(batch=False) == "k² + 3k + 3"
    assert polynomial.substituted(4, 2, batch=True) == "4²·2 + 5·4·2 − 2·4 + 3"
    assert polynomial.substituted(4, 1, batch=False) == "4² + 3·4 + 3"
    assert polynomial(4, 2) == 67
    assert Polynomial({}).formula(batch=True) == "0"
    assert Polynomial({(0, 1): Fraction(1)}).substituted(3, 1, batch=False) == "1"
