import json
from importlib.resources import files
from typing import Any

import pytest

from refcheck.model import DateKind, Item, Reference, Span
from refcheck.sources.base import Answer, Identifier, Outcome, Scheme
from refcheck.sources.index.holding import MemoryHolding
from refcheck.sources.local import LocalIndex, verified_sample
from tests.sources.works import record

GENANT = (
    "Genant HK, Wu CY, van Kuijk C, Nevitt MC. Vertebral fracture assessment using a semiquantitative "
    "technique. J Bone Miner Res 2009;8:1137-48."
)


@pytest.fixture(scope="module")
def sample() -> LocalIndex:
    return verified_sample()


def search(index: LocalIndex, text: str) -> Answer:
    (answer,) = index.search([Reference(1, text, Span(0, len(text)))])
    return answer


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        (GENANT, "10.1002/jbmr.5650080915"),
        (GENANT.replace("2009;8", "1993;9"), "10.1002/jbmr.5650080915"),
        (GENANT.replace("semiquantitative", "semi-quantitive"), "10.1002/jbmr.5650080915"),
        ("Genant HK et al. J Bone Miner Res 1993;8:1137.", "10.1002/jbmr.5650080915"),
        ("Klazen CA, et al. Lancet 2010;376:1085-92", "10.1016/s0140-6736(10)60954-3"),
        ("Yeom JS. Leakage of cement in percutaneous vertebroplasty. 2004.", "10.1302/0301-620x.85b1.13026"),
    ],
)
def test_a_verified_work_is_the_first_candidate(sample: LocalIndex, printed: str, doi: str) -> None:
    assert search(sample, printed).works[0].item.doi == doi


def test_a_title_leads_to_its_work_without_the_search_by_words(sample: LocalIndex) -> None:
    before = sample.settled_by_keys
    search(sample, GENANT)
    assert sample.settled_by_keys == before + 1


@pytest.mark.parametrize(("people", "settled"), [({"author": []}, 1), ({}, 0)])
def test_journal_volume_year_and_page_settle_what_has_no_author(people: dict[str, Any], settled: int) -> None:
    index = LocalIndex(MemoryHolding([record(3, **people)]), "anonymous", complete=True)
    search(index, "Journal of Made-up Results 1993;4:104.")
    assert index.settled_by_keys == settled


def test_absence_from_a_partial_index_says_nothing(sample: LocalIndex) -> None:
    answer = search(sample, "Quack Q. On ponds. J Imag Ornithol 2001;1:1-2.")
    assert (answer.works, answer.outcome) == ((), Outcome.PARTIAL)
    assert "partial" in answer.why


def test_identifiers(sample: LocalIndex) -> None:
    asked = [
        Identifier(Scheme.PMID, "8237484"),
        Identifier(Scheme.DOI, "10.1155/2013/690329"),
        Identifier(Scheme.DOI, "10.5555/unknown"),
        Identifier(Scheme.ARXIV, "2101.00001"),
    ]
    answers = sample.lookup(asked)
    assert [[work.item.doi for work in answer.works] for answer in answers] == [
        ["10.1002/jbmr.5650080915"],
        ["10.1155/2013/690329"],
        [],
        [],
    ]


def test_what_is_verified_of_genant(sample: LocalIndex) -> None:
    work = search(sample, GENANT).works[0]
    assert [(date.kind, date.year, date.month, date.day) for date in work.dates] == [
        (DateKind.PRINT, 1993, 9, None),
        (DateKind.ONLINE, 2009, None, None),
    ]
    assert (work.item.volume, work.item.issue, work.item.page) == ("8", "9", "1137-1148")
    assert work.source == sample.name == "verified sample"


def test_authors_beyond_the_verified_ones_are_left_open(sample: LocalIndex) -> None:
    item = search(sample, "Klazen CA. Vertos II. Lancet 2010;376:1085.").works[0].item
    assert [name.family for name in item.author] == ["Klazen", "Lohle", "de Vries"]
    assert item.authors_truncated


def test_each_record_of_the_sample_says_where_it_was_verified() -> None:
    records = json.loads(files("refcheck.sources").joinpath("verified.json").read_text("utf-8"))["items"]
    assert len(records) == 5
    assert all(record["verified-in"] for record in records)


def test_the_parsed_item_leads_to_a_work_when_the_string_does_not(sample: LocalIndex) -> None:
    item = Item(title="Vertebral fracture assessment using a semiquantitative technique")
    (answer,) = sample.search([Reference(1, "[11]", Span(0, 4), item=item)])
    assert answer.works[0].item.doi == "10.1002/jbmr.5650080915"


@pytest.mark.parametrize("text", ["", " ", "?!", "1234", "Ünïcödé " * 400, "1 2 3 4 5 6 7 8 9 " * 50])
def test_any_string_is_answered(sample: LocalIndex, text: str) -> None:
    assert search(sample, text).outcome is Outcome.PARTIAL
