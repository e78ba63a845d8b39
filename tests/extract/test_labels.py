"""The numbers printed before references, told from the numbers that only stand there."""

from collections.abc import Iterable

from refcheck.extract.labels import numberings
from refcheck.extract.lines import Line


def counted(texts: Iterable[str], style: str = "stop") -> list[str]:
    found = dict(numberings([Line(text, 0, len(text)) for text in texts]))
    return [label.text for label in found.get(style, ())]


def test_a_list_may_count_beyond_where_years_begin() -> None:
    numbers = [str(number) for number in range(1, 2102)]
    assert counted(f"{number}. Doe J. On made-up bones." for number in numbers) == numbers


def test_years_are_no_labels() -> None:
    assert counted(f"{year}. On made-up bones." for year in range(1998, 2006)) == []
    assert counted(["1. Doe J. On bones.", "2. Roe R. On joints.", "2001. J Made Up Res."]) == ["1", "2"]
