from __future__ import annotations

import pytest

from refcheck.fields import keys
from refcheck.model import Date, DateKind, Item, Match, Name, Reference, Span, Status, Work


def match(item: Item, work: Work | None = None, key: str = "") -> Match:
    status = Status.FOUND if work else Status.UNCHECKED
    return Match(Reference(1, "", Span(0, 0), key=key, item=item), status, "", work=work)


def by(*names: Name, year: int | None = 2001, title: str = "") -> Item:
    return Item(author=names, issued=Date(year) if year else None, title=title)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (by(Name("Genant", "HK")), "genant2001"),
        (by(Name("Müller", "J")), "muller2001"),
        (by(Name("Strømsøe", "K")), "stromsoe2001"),
        (by(Name("Golhasani-Keshtan", "F")), "golhasanikeshtan2001"),
        (by(Name("Kuijk", "C", non_dropping_particle="van")), "kuijk2001"),
        (by(Name("O'Brien", "A")), "obrien2001"),
        (by(Name(literal="World Health Organization")), "world2001"),
        (by(Name(literal="The Made-up Group")), "made2001"),
        (by(title="On the made-up origin"), "made2001"),
        (by(Name("王", "伟"), title="A made-up title"), "made2001"),
        (by(Name("Nobody", "A"), year=None), "nobody"),
        (by(), "anon2001"),
        (Item(), "anon"),
    ],
)
def test_a_key_is_the_first_author_and_the_year(item: Item, expected: str) -> None:
    assert keys.assign([match(item)])[0].reference.key == expected


def test_an_editor_stands_in_for_a_missing_author() -> None:
    assert keys.base(Item(editor=(Name("Nobody", "E"),), issued=Date(1999))) == "nobody1999"


def test_the_recorded_print_year_comes_before_the_cited_one() -> None:
    work = Work(
        Item(issued=Date(1993)), dates=(Date(2009, kind=DateKind.ONLINE), Date(1993, 9, kind=DateKind.PRINT))
    )
    assert keys.assign([match(by(Name("Genant", "HK"), year=2009), work)])[0].reference.key == "genant1993"


def test_like_keys_are_told_apart_in_order_and_stay_when_the_list_grows() -> None:
    matches = [match(by(Name("Nobody", "A"))) for _ in range(28)]
    assigned = [each.reference.key for each in keys.assign(matches)]
    assert assigned[:3] == ["nobody2001", "nobody2001a", "nobody2001b"]
    assert assigned[26:] == ["nobody2001z", "nobody2001aa"]
    assert [each.reference.key for each in keys.assign(matches[:5])] == assigned[:5]


def test_keys_that_are_there_are_kept_and_never_given_twice() -> None:
    matches = [match(by(Name("Nobody", "A"))), match(by(Name("Nobody", "A")), key="Nobody2001")]
    assert [each.reference.key for each in keys.assign(matches)] == ["nobody2001a", "Nobody2001"]


def test_a_stream_of_one_author_and_year_stays_linear_and_unique() -> None:
    item = Item(author=(Name(family="Example"),), issued=Date(1999))
    references = (Reference(number, "", Span(0, 0), item=item) for number in range(3000))
    made = [reference.key for reference in keys.keyed(references)]
    assert made[:3] == ["example1999", "example1999a", "example1999b"]
    assert len(set(made)) == 3000
