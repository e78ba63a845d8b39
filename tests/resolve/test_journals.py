"""Matches with the journals that a real index knows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from refcheck.model import Date, Item, Match, Reference, Span, State, Status, Work
from refcheck.resolve import with_journals
from refcheck.resolve.agreement import agreements
from refcheck.sources.index.build import build
from refcheck.sources.local import LocalIndex, verified_sample
from refcheck.sources.records import work


def record(volume: int, **changes: Any) -> dict[str, Any]:
    return {
        "DOI": f"10.5555/ponds.{volume}",
        "type": "journal-article",
        "title": [f"The imaginary pond of volume {volume} and its frogs"],
        "author": [{"family": "Quackfern", "given": "Mara"}],
        "container-title": ["Journal of Imaginary Ponds"],
        "short-container-title": ["J Imag Ponds"],
        "ISSN": ["1234-5679"],
        "volume": str(volume),
        "issue": "2",
        "page": "11-19",
        "issued": {"date-parts": [[1985 + volume]]},
        "published-print": {"date-parts": [[1985 + volume]]},
        **changes,
    }


SCANNED = record(
    8,
    **{
        "issued": {"date-parts": [[2009]]},
        "published-online": {"date-parts": [[2009]]},
        "published-print": None,
    },
)
RENAMED = record(30, **{"container-title": ["Ponds and Puddles"], "short-container-title": ["Ponds Puddles"]})


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalIndex]:
    folder = tmp_path_factory.mktemp("ponds")
    records = [record(volume) for volume in range(1, 25) if volume != 8] + [SCANNED, RENAMED]
    (folder / "records.jsonl").write_text("\n".join(map(json.dumps, records)))
    build([folder / "records.jsonl"], folder / "index", workers=1)
    opened = LocalIndex.open(folder / "index")
    yield opened
    opened.close()


def found(one: Work, **printed: Any) -> Match:
    item = Item(
        **{
            "title": one.item.title,
            "author": one.item.author,
            "container_title": one.item.container_title,
            "issued": one.item.issued,
            "volume": one.item.volume,
            "page": one.item.page,
        }
        | printed
    )
    reference = Reference(1, "as printed", Span(0, 10), item=item)
    return Match(reference, Status.FOUND, "", work=one, agreements=agreements(reference, one))


def state(match: Match, index: LocalIndex, variable: str) -> tuple[State, str]:
    (known,) = with_journals([match], [index])
    agreement = known.agreement(variable)
    assert agreement is not None
    return agreement.state, agreement.note


def test_the_journal_of_a_work_and_of_a_printed_name(index: LocalIndex) -> None:
    unknown = Match(
        Reference(1, "x", Span(0, 1), item=Item(container_title="J. Imag. Ponds")), Status.NOT_FOUND, ""
    )
    matches = list(with_journals([found(work(record(3), "local")), unknown], [index]))
    assert [match.journal.issn for match in matches if match.journal] == [("1234-5679",)] * 2
    assert matches[0].journal == matches[1].journal
    assert matches[0].journal is not None
    assert matches[0].journal.issues["3"] == 2


def test_without_a_source_that_knows_journals_nothing_changes() -> None:
    match = found(work(record(3), "local"))
    assert list(with_journals([match], [])) == [match]
    assert list(with_journals([match], [verified_sample()])) == [match]


def test_the_numbering_decides_a_year_that_the_record_leaves_open(index: LocalIndex) -> None:
    scanned = work(SCANNED, "local")
    match = found(scanned, issued=Date(1993))
    assert "no-print-date" in {agreement.note for agreement in match.agreements}
    assert state(match, index, "issued") == (State.AGREE, "")
    of_its_year = work(
        record(20, **{"published-print": None, "published-online": {"date-parts": [[2005]]}}), "local"
    )
    assert state(found(of_its_year, issued=Date(1999)), index, "issued") == (State.CONTRADICT, "year-differs")
    # Volume 8 is neither of 1980 nor of the year in which it was scanned.
    assert state(found(scanned, issued=Date(1980)), index, "issued") == (State.UNKNOWN, "no-print-date")


def test_a_former_name_is_no_other_journal(index: LocalIndex) -> None:
    one = work(record(3), "local")
    for name in ("Ponds and Puddles", "Ponds Puddles", "Ponds & Puddl."):
        assert state(found(one, container_title=name), index, "container-title") == (
            State.VARIANT,
            "other-name",
        )
    contradicted = state(found(one, container_title="Lakes"), index, "container-title")
    assert contradicted == (State.CONTRADICT, "another-journal")
