"""Measurements: what they say of points; nothing here passes or fails by the clock."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from itertools import count as counter

import pytest

from core.cost.limits import BATCH_MAX, MEASURED_BYTES, MEASURED_K_MAX
from core.cost.measure import Place, Result, process, slope
from core.cost.measure.plan import PLACES, bytes_held, fits, plan, stops_at
from core.cost.measure.result import crossing
from core.cost.measure.timing import bytes_of, inputs, least_seconds, machine, seconds_of_exp
from core.cost.ways import WAYS
from tests.core.cost.waiting import result_of

# --- what is measured, and its memory -------------------------------------------------------


def test_the_plan_covers_both_axes_and_keeps_below_the_bound() -> None:
    for along, largest in (("k", MEASURED_K_MAX), ("N", BATCH_MAX)):
        sizes = [place.size for place in PLACES if place.along == along]
        assert sizes == sorted(set(sizes))
        assert sizes[-1] == largest
    work = list(plan())
    assert len(work) == len(set(work))
    assert all(bytes_held(way, place.k, place.n) <= MEASURED_BYTES for way, place in work)
    for way in ("product", "fused"):
        assert {place for name, place in work if name == way} == set(PLACES)


def test_the_jacobian_stops_where_it_would_pass_the_bound() -> None:
    for along in ("k", "N"):
        stop = stops_at("jacobian", along)
        assert stop is not None
        assert bytes_held("jacobian", stop.k, stop.n) > MEASURED_BYTES
        assert not any(
            fits("jacobian", place)
            for place in PLACES
            if place.along == along and place.size >= stop.size
        )
        assert stops_at("fused", along) is None
    assert stops_at("jacobian", "k") == Place("k", MEASURED_K_MAX, 1)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", [Place("k", 1024, 1), Place("N", 100, 200), Place("N", 100, 1)])
def test_the_memory_is_what_was_computed(way: str, place: Place) -> None:
    """At most that, beside NumPy's own buffers; at least all arrays but one intermediate."""
    measured, computed = bytes_of(way, place), bytes_held(way, place.k, place.n)
    rows = 8 * place.k * place.n
    assert computed - rows <= measured <= computed + 300_000


def test_memory_has_the_slope_of_its_polynomial() -> None:
    sizes = (256, 512, 1024)
    slopes = {way: slope(sizes, [bytes_of(way, Place("k", k, 1)) for k in sizes]) for way in WAYS}
    assert slopes["jacobian"] > 1.8
    assert 0.8 < slopes["product"] < 1.1
    assert 0.8 < slopes["fused"] < 1.1


def test_every_way_is_measured_on_the_same_numbers() -> None:
    x, y = inputs(Place("N", 5, 4))
    again = inputs(Place("N", 5, 4))
    assert (x == again[0]).all()
    assert x.shape == y.shape == (4, 5)
    assert (y.sum(axis=1) == 1).all()
    assert seconds_of_exp(Place("k", 8, 1), 0.0) > 0


def test_the_least_time_of_several_runs_counts() -> None:
    ticks = iter([0, 3, 10, 11, 20, 25, 30, 32])  # of four runs: 3, 1, 5, 2
    assert least_seconds(lambda: None, 9.0, clock=lambda: float(next(ticks))) == 1.0


def test_the_machine_says_what_it_is() -> None:
    said = machine()
    assert all((said.processor, said.system, said.python, said.numpy))
    assert said.cores >= 1
    assert "T" in said.at


# --- a whole measurement, by a clock of its own ------------------------------------------------


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "seconds_of", lambda way, place, budget: 1e-3 * place.size)
    monkeypatch.setattr(process, "seconds_of_exp", lambda place, budget: 1e-3)
    monkeypatch.setattr(process, "bytes_of", lambda way, place: place.size)


@pytest.mark.usefixtures("quick")
def test_a_measurement_says_how_far_it_is_and_comes_to_a_result() -> None:
    *shares, result = process.measure(clock=lambda: 0.0)
    assert shares == sorted(shares)
    assert (shares[0], len(shares)) == (0.0, len(list(plan())))
    assert isinstance(result, Result)
    assert result.complete
    assert [(p.way, Place(p.along, p.k, p.n)) for p in result.points] == list(plan())
    assert Result.from_plain(json.loads(json.dumps(result.as_plain()))) == result


@pytest.mark.usefixtures("quick")
def test_what_would_take_too_long_is_left_out() -> None:
    seconds = counter()  # every look at the clock takes a second
    *_, result = process.measure(seconds=30.0, clock=lambda: float(next(seconds)))
    assert isinstance(result, Result)
    assert not result.complete
    assert 0 < len(result.points) < len(list(plan()))


@pytest.mark.usefixtures("quick")
def test_a_measurement_is_told_line_by_line() -> None:
    contents = [json.loads(line) for line in process.lines()]
    assert all("share" in content for content in contents[:-1])
    assert Result.from_plain(contents[-1]["result"]).points


# --- what follows from points --------------------------------------------------------------


@pytest.mark.parametrize("power", [-1.0, 0.0, 1.0, 2.0])
def test_a_slope_is_the_power_of_a_power_law(power: float) -> None:
    sizes = [2, 4, 8, 16, 32, 64]
    assert math.isclose(slope(sizes, [3 * size**power for size in sizes]), power, abs_tol=1e-12)


def test_a_slope_is_of_the_largest_sizes_and_needs_two() -> None:
    assert math.isclose(slope([1, 2, 100, 200], [5, 5, 100, 200]), 1.0)
    assert math.isnan(slope([4], [1.0]))


def test_the_crossing_is_interpolated_on_logarithmic_axes() -> None:
    squares = [(k, k**2 / 10) for k in (2, 4, 8, 16)]  # 10 at k = 10
    assert math.isclose(crossing(squares, 10.0) or 0, 10.0)
    assert crossing([(2, 20.0), (4, 30.0)], 10.0) == 2.0
    assert crossing([(2, 1.0), (4, 9.0)], 10.0) is None
    assert crossing([], 10.0) is None
    bumpy = [(2, 1.0), (4, 12.0), (8, 5.0), (16, 20.0)]  # only from the last rise on it stays
    last = crossing(bumpy, 10.0)
    assert last is not None
    assert 8 < last < 16


def test_a_result_knows_its_series_and_its_crossing() -> None:
    result = result_of(lambda way, size: 1e-6 * (size**2 if way == "jacobian" else size))
    assert [p.size for p in result.series("fused", "N")][-1] == BATCH_MAX
    assert math.isclose(result.crossing() or 0, 10.0)
    assert all(math.isclose(times, k) for k, times in result.times_slower())
    through = result.series("jacobian", "k")
    assert through[-1].size < MEASURED_K_MAX
    assert math.isclose(slope([p.size for p in through], [p.seconds for p in through]), 2.0)
    assert math.isclose(through[0].ratio, through[0].seconds / 1e-6)


def test_the_real_thing_runs_and_is_complete_enough(tmp_path: object) -> None:
    """One way at a few sizes, timed: all there is to hold is that there are numbers."""
    few: Iterator[float | Result] = process.measure(seconds=0.05)
    *_, result = few
    assert isinstance(result, Result)
    assert result.points
    assert all(p.seconds > 0 and p.exp_seconds > 0 and p.bytes > 0 for p in result.points)
