from dataclasses import replace

import pytest

from refcheck.model import Item, Match, Name, Reference, Work
from refcheck.resolve import resolve
from refcheck.sources.base import Outcome, Source
from tests.resolve.library import Shelf, reference, work

RIGHT = work("bones.1")
STRING = (
    "Mustermann EX, Placeholder A. Leakage of imaginary cement after hypothetical vertebroplasty. "
    "J Imag Bones 1999;12:345-51."
)


def one(cited: Reference, *sources: Source) -> Match:
    (match,) = resolve([cited], sources)
    return match


@pytest.mark.parametrize(
    "string",
    [
        STRING,
        STRING.replace("1999", "2009"),
        STRING.replace("12:", "21:"),
        STRING.replace("345-51", "435-51"),
        STRING.replace("Mustermann", "Musterman"),
        STRING.replace("J Imag Bones", "J Invent Joints"),
        STRING.replace("imaginary cement", "imagi-nary cem ent"),
        "Mustermann EX, Placeholder A. J. Imag. Bones 1999, 12, 345.",
        "Mustermann, E.X., et al., Journal of Imaginary Bones 12 (1999) 345-351.",
    ],
)
def test_one_wrong_or_missing_field_does_not_hide_the_work(string: str) -> None:
    match = one(reference(string), Shelf(RIGHT))
    assert (match.status, match.work, match.reason_name) == ("found", RIGHT, "search")


@pytest.mark.parametrize(
    "string",
    [
        "Leakage of imaginary cement after hypothetical vertebroplasty.",
        "Mustermann EX. Quite another subject altogether. J Invent Joints 2005;3:1-9.",
        "Nobody N. Leakage of imaginary cement after hypothetical vertebroplasty. Invent Rev 2005;3:11-19.",
        "Mustermann 1999.",
        "Journal of Imaginary Bones 1999.",
    ],
)
def test_a_title_or_a_surname_alone_is_never_enough(string: str) -> None:
    match = one(reference(string), Shelf(RIGHT))
    assert (match.status, match.work) == ("not-found", None)
    assert match.reason == "shelf answered, and no work there fits"


@pytest.mark.parametrize(
    "twin",
    [
        work(
            "bones.2",
            title="Erratum: Leakage of imaginary cement after hypothetical vertebroplasty",
            page="400",
        ),
        work(
            "bones.3",
            title="Reply to: Leakage of imaginary cement after hypothetical vertebroplasty",
            page="401-402",
        ),
        work(
            "bones.4",
            title="Leakage of imaginary cement after hypothetical vertebroplasty. Part II",
            page="352-360",
        ),
        work(
            "bones.5",
            container_title="Proceedings of Made-up Spines",
            volume="",
            issue="",
            page="",
            year=1998,
        ),
        work("bones.6", container_title="", volume="", issue="", page="", type="article", year=1998),
    ],
)
@pytest.mark.parametrize("first", [0, 1])
def test_twins_are_told_apart(twin: Work, first: int) -> None:
    works = (RIGHT, twin) if first == 0 else (twin, RIGHT)
    assert one(reference(STRING), Shelf(*works)).work == RIGHT


def test_works_that_nothing_printed_tells_apart_are_ambiguous() -> None:
    twin = replace(RIGHT, item=replace(RIGHT.item, doi="10.5555/bones.again"))
    match = one(reference(STRING), Shelf(RIGHT, twin))
    assert (match.status, match.reason_name, match.work) == ("ambiguous", "registered-twice", None)
    assert match.runners_up == (RIGHT, twin)
    assert match.reason == "10.5555/bones.1 and 10.5555/bones.again are one work registered twice"
    compared = {found.variable for found in match.agreements}
    assert {"title", "issued", "volume"} <= compared
    assert "doi" not in compared


def test_two_works_on_one_page_are_not_one_work() -> None:
    first, second = (work(f"bones.{title}", title=title) for title in ("Imaginary bones", "Imaginary joints"))
    match = one(reference("Mustermann EX, Placeholder A. J Imag Bones 1999;12:345."), Shelf(first, second))
    assert (match.status, match.reason_name) == ("ambiguous", "twins")
    assert match.reason == "10.5555/bones.Imaginary bones and 10.5555/bones.Imaginary joints fit alike"


def test_a_doi_comes_before_any_search() -> None:
    shelf = Shelf(RIGHT)
    match = one(reference(STRING, doi="10.5555/bones.1"), shelf)
    assert (match.status, match.reason_name, shelf.searches) == ("found", "doi", 0)
    assert match.reason == "shelf has it under the DOI printed"
    assert match.doi_work is None


OTHER = work(
    "joints.1",
    title="On made-up joints and nothing else",
    author=(Name("Beispiel", "B"),),
    container_title="Made-up Joint Letters",
    volume="4",
    page="9-10",
    year=2004,
)
PARSED = Item(
    title="Leakage of imaginary cement after hypothetical vertebroplasty",
    author=(Name("Mustermann", "EX"), Name("Placeholder", "A")),
    doi="10.5555/joints.1",
)


def test_a_doi_of_another_work_is_told_beside_the_work_that_is_described() -> None:
    match = one(replace(reference(STRING), item=PARSED), Shelf(RIGHT, OTHER))
    assert (match.status, match.work, match.doi_work) == ("found", RIGHT, OTHER)
    doi = match.agreement("doi")
    assert doi is not None
    assert (doi.state, doi.note) == ("contradict", "another-work")


def test_a_doi_of_another_work_is_told_when_the_described_one_is_nowhere() -> None:
    match = one(replace(reference(STRING), item=PARSED), Shelf(OTHER))
    assert (match.status, match.reason_name, match.doi_work) == ("not-found", "doi-of-another-work", OTHER)


@pytest.mark.parametrize("scheme", ["pmcid", "arxiv"])
def test_a_number_of_another_work_is_told_and_that_of_a_preprint_is_not(scheme: str) -> None:
    other = replace(OTHER, item=replace(OTHER.item, **{scheme: "1"}))
    preprint = work("preprint.1", container_title="", volume="", page="", **{scheme: "2"})
    shelf = Shelf(RIGHT, other, preprint)
    for value, expected in (("1", ["another-work"]), ("2", [])):
        item = replace(PARSED, doi=RIGHT.item.doi, **{scheme: value})
        match = one(replace(reference(STRING), item=item), shelf)
        assert match.work == RIGHT
        assert [found.note for found in match.agreements if found.variable == scheme] == expected
    nowhere = one(replace(reference(STRING), item=replace(PARSED, doi="", **{scheme: "1"})), Shelf(other))
    assert [(found.variable, found.recorded) for found in nowhere.agreements] == [(scheme, OTHER.item.title)]


def test_an_unregistered_doi_does_not_stop_the_search() -> None:
    match = one(reference(STRING, doi="10.5555/nowhere"), Shelf(RIGHT, name="crossref"))
    doi = match.agreement("doi")
    assert match.status == "found"
    assert doi is not None
    assert doi.note == "unregistered"


def test_an_unregistered_doi_is_told_of_a_work_that_is_nowhere() -> None:
    match = one(reference(STRING, doi="10.5555/nowhere"), Shelf(OTHER, name="crossref"))
    assert (match.status, match.work) == ("not-found", None)
    assert [(found.variable, found.state, found.note) for found in match.agreements] == [
        ("doi", "contradict", "unregistered")
    ]
    assert not one(reference(STRING, doi="10.5555/joints.1"), Shelf(OTHER, name="crossref")).agreements
    # An index of Crossref knows nothing of the DOIs of other agencies.
    assert not one(reference(STRING, doi="10.5555/nowhere"), Shelf(OTHER, name="local")).agreements
    assert not one(reference(STRING, doi="10.5555/nowhere"), Shelf(outcome=Outcome.PARTIAL)).agreements


def test_a_source_that_cannot_be_asked_never_makes_a_work_not_found() -> None:
    broken = Shelf(name="far", outcome=Outcome.FAILED, why="far could not be reached: check the network")
    match = one(reference(STRING), Shelf(OTHER), broken)
    assert (match.status, match.reason_name) == ("unchecked", "source-failed")
    assert match.reason == "far could not be reached: check the network"
    assert one(reference(STRING), broken, Shelf(RIGHT)).work == RIGHT


def test_a_partial_index_alone_leaves_a_reference_unchecked() -> None:
    sample = Shelf(OTHER, name="sample", outcome=Outcome.PARTIAL, why="sample is partial")
    match = one(reference(STRING), sample)
    assert (match.status, match.reason_name, match.reason) == (
        "unchecked",
        "partial-index",
        "sample is partial",
    )
    assert one(reference(STRING), sample, Shelf(OTHER)).status == "not-found"


def test_without_a_source_nothing_is_checked() -> None:
    assert one(reference(STRING)).reason_name == "no-source"


def test_a_later_source_is_asked_only_for_what_is_open() -> None:
    second = Shelf(OTHER, name="second")
    strings = [STRING, "Beispiel B. On made-up joints and nothing else. Made-up Joint Lett 2004;4:9-10."]
    matches = list(resolve([reference(text) for text in strings], [Shelf(RIGHT), second]))
    assert [match.work for match in matches] == [RIGHT, OTHER]
    assert second.searches == 1


def test_matches_come_in_the_order_of_the_references_and_as_a_stream() -> None:
    asked = 0

    def references() -> object:
        nonlocal asked
        for number in range(1, 201):
            asked += 1
            yield reference(STRING, number)

    matches = resolve(references(), [Shelf(RIGHT)])  # type: ignore[arg-type]
    assert next(matches).reference.number == 1
    assert asked < 200
    assert [match.reference.number for match in matches] == list(range(2, 201))


def test_text_that_looks_like_no_reference_is_never_not_found() -> None:
    prose = reference("We thank all who made up these bones.")
    match = one(replace(prose, is_reference=False), Shelf(RIGHT))
    assert (match.status, match.reason_name) == ("unchecked", "not-a-reference")
    assert one(replace(reference(STRING), is_reference=False), Shelf(RIGHT)).work == RIGHT
