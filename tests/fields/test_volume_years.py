from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.fields import volume_years
from refcheck.model import Journal

STEADY = {str(volume): {1985 + volume: 40} for volume in range(1, 25)}


def journal(volumes: dict[str, dict[int, int]], issues: dict[str, int] | None = None) -> Journal:
    return Journal(("Journal of Made-Up Research",), volumes=volumes, issues=issues or {})


@pytest.mark.parametrize(
    ("volume", "year", "expected"),
    [
        (8, 1993, True),
        (8, 1994, True),  # an issue of January that was online in December
        (8, 2009, False),
        (8, 1990, False),
        (24, 2009, True),
        (60, 1990, False),
        (60, 2045, None),  # after what is known
    ],
)
def test_a_volume_and_a_year(volume: int, year: int, expected: bool | None) -> None:
    assert volume_years.fits(volume_years.points(journal(STEADY)), volume, year) is expected


def test_between_known_volumes_the_year_lies_between() -> None:
    points = volume_years.points(journal({v: STEADY[v] for v in ("1", "2", "6", "12", "13")}))
    assert [volume_years.fits(points, 9, year) for year in (1989, 1990, 1998, 1999)] == [
        False,
        True,
        True,
        False,
    ]
    assert [point.volume for point in volume_years.neighbours(points, 9)] == [6, 12]


@pytest.mark.parametrize(
    "volumes",
    [
        {},
        {"1": {1990: 9}, "2": {1991: 9}, "3": {1992: 9}},
        # Numbered anew each year.
        {"1": {2003: 1}, "2": {2001: 1}, "3": {2005: 1}, "4": {2002: 1}, "5": {2004: 1}, "6": {2001: 1}},
        # All of it was put online in one year.
        {str(volume): {2009: 12} for volume in range(1, 25)},
    ],
)
def test_no_numbering_is_made_of_too_little(volumes: dict[str, dict[int, int]]) -> None:
    assert volume_years.points(journal(volumes)) == ()


def test_volumes_dated_by_their_scan_do_not_count() -> None:
    shelf = {str(volume): {2009: 12} for volume in range(1, 16)} | {
        str(volume): {1985 + volume: 12} for volume in range(16, 25)
    }
    points = volume_years.points(journal(shelf))
    assert [point.volume for point in points] == list(range(16, 24))
    # One alone stands out of order; a handful of works in another year are slips.
    slips = {**STEADY, "8": {2009: 3}, "9": {1994: 60, 2006: 2}}
    points = volume_years.points(journal(slips))
    assert [point.volume for point in points] == [*range(1, 8), *range(9, 25)]
    assert volume_years.fits(points, 8, 1993) is True
    assert volume_years.fits(points, 8, 2009) is False


def test_a_work_is_no_witness_of_its_own_year() -> None:
    known = journal({**STEADY, "25": {2015: 1}})
    assert volume_years.fits(volume_years.points(known), 25, 2015) is True
    others = volume_years.without(known, "25", 2015)
    assert volume_years.fits(volume_years.points(others), 25, 2015) is None
    assert volume_years.without(known, "99", 1990).volumes["1"] == known.volumes["1"]


def test_beyond_what_is_known_nothing_is_within() -> None:
    points = volume_years.points(journal(STEADY))
    assert volume_years.within(points, 8, 2009)
    assert not volume_years.within(points, 30, 2009)
    assert not volume_years.within(points, 8, 1950)
    assert not volume_years.within((), 8, 2009)


def test_the_last_volume_and_issue() -> None:
    known = journal({**STEADY, "S1": {2001: 3}, "31": {2001: 1}}, dict.fromkeys(STEADY, 12))
    assert volume_years.last_volume(known) == 31
    assert volume_years.last_issue(known) == 12
    assert volume_years.last_issue(journal(STEADY, {"1": 4})) == 0
    assert volume_years.last_volume(journal({})) == 0


@given(
    st.dictionaries(
        st.integers(0, 60).map(str), st.dictionaries(st.integers(1950, 2020), st.integers(1, 9), min_size=1)
    )
)
def test_years_never_fall_and_every_point_fits_itself(volumes: dict[str, dict[int, int]]) -> None:
    points = volume_years.points(journal(volumes))
    assert all(one.volume < other.volume and one.first <= other.first for one, other in pairwise(points))
    for point in points:
        assert volume_years.fits(points, point.volume, point.first) is True
        assert volume_years.within(points, point.volume, point.first)
