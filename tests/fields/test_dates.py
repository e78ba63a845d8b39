"""Dates as references print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.fields.dates import read_date
from refcheck.model import Date, DateKind

DATES = {
    "(2009)": Date(2009),
    "2009a": Date(2009, suffix="a"),
    "2016 Aug": Date(2016, 8),
    "2012 Apr 16": Date(2012, 4, 16),
    "(May, 1969)": Date(1969, 5),
    "(1992, August 27)": Date(1992, 8, 27),
    "September 14, 1989": Date(1989, 9, 14),
    "14 September 1989": Date(1989, 9, 14),
    "4.4.2002": Date(2002, 4, 4),
    "2021-03-05": Date(2021, 3, 5),
    "12. Februar 2003": Date(2003, 2, 12),
    "3 de mayo de 1998": Date(1998, 5, 3),
    "déc. 1987": Date(1987, 12),
    "Jan./Feb. 2001": Date(2001, 1),
    "June 3-7, 2010": Date(2010, 6, 3),
    "[1988] 2001": Date(1988),
    "in press": Date(literal="in press"),
    "n.d.": Date(literal="n.d."),
    "im Druck": Date(literal="im druck"),
}


@pytest.mark.parametrize(("text", "date"), DATES.items())
def test_printed(text: str, date: Date) -> None:
    found = read_date(text)
    assert found is not None
    assert found.date == date


@pytest.mark.parametrize("text", ["", "no. 5", "12345", "p. 1137", "31"])
def test_no_date(text: str) -> None:
    assert read_date(text) is None


def test_places_and_kind() -> None:
    text = "accessed 12 May 2015"
    found = read_date(text, DateKind.ACCESSED)
    assert found is not None
    assert found.date.kind is DateKind.ACCESSED
    assert {part: text[slice(*place)] for part, place in found.parts.items()} == {
        "year": "2015", "month": "May", "day": "12",
    }  # fmt: skip


@given(st.text(alphabet="0129 .,-/()MayJan中\u202e", max_size=60))
def test_parts_lie_within(text: str) -> None:
    found = read_date(text)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        assert all(found.start <= start < end <= found.end for start, end in found.parts.values())
