import re
from dataclasses import replace
from pathlib import Path

import pytest

from refcheck.model import Item
from refcheck.resolve import agreement
from refcheck.resolve.agreement import agreements
from tests.resolve.library import reference, work

VARIABLES = (
    *("title", "author", "first-author", "issued", "container-title", "volume", "issue", "page", "number"),
    *("doi", "pmid"),
)


def test_every_variable_is_compared_once_and_in_order() -> None:
    found = agreements(reference("x"), work("bones.1"))
    assert [one.variable for one in found] == list(VARIABLES)
    assert {one.note for one in found} <= {"not-cited", "not-recorded"}


@pytest.mark.parametrize(
    ("number", "page", "recorded_number", "state"),
    [
        ("e0159982", "", "0159982", "agree"),
        ("0159982", "e0159982", "", "agree"),
        ("0159983", "", "0159982", "contradict"),
        ("690329", "1-5", "", "unknown"),
    ],
)
def test_article_numbers(number: str, page: str, recorded_number: str, state: str) -> None:
    recorded = work("bones.1", page=page, number=recorded_number)
    found = {one.variable: one for one in agreements(reference("x", number=number), recorded)}
    assert found["number"].state == state


@pytest.mark.parametrize(("page", "state"), [("36", "variant"), ("36-8", "variant"), ("60", "contradict")])
def test_a_note_names_the_pages_that_are_meant(page: str, state: str) -> None:
    cited = reference("x", page=page)
    recorded = work("bones.1", page="34-50")
    states = [
        {one.variable: one for one in agreements(given, recorded)}["page"].state
        for given in (cited, replace(cited, in_note=True))
    ]
    assert states == ["contradict", state]


def test_a_book_without_authors_is_compared_by_its_editors() -> None:
    author = work("bones.1").item.author
    recorded = work("bones.1", author=(), editor=author)
    found = {one.variable: one for one in agreements(reference("x", author=author), recorded)}
    assert found["first-author"].state == "agree"


def test_every_note_of_the_fields_is_listed() -> None:
    listed = set(re.findall(r"``([a-z-]+?)``", agreement.__doc__ or ""))
    fields = Path(agreement.__file__).parents[1] / "fields"
    modules = ("titles", "people", "containers", "pages", "numbers", "publication")
    source = "".join((fields / f"{name}.py").read_text(encoding="utf-8") for name in modules)
    written = set(re.findall(r'State\.[A-Z]+, (?:note=)?"([a-z]+(?:-[a-z]+)+)"', source))
    assert written - listed == set()
    assert Item().title == ""
