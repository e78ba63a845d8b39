import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refcheck.fields.characters import words
from refcheck.model import Item
from refcheck.sources.index.facts import facts, number, terms
from refcheck.sources.index.holding import index_words, other_keys
from refcheck.sources.index.journals import JournalCollector
from refcheck.sources.index.keys import identifier_key
from refcheck.sources.index.settle import Question
from refcheck.sources.index.store import PER_BLOCK, Store, StoreWriter
from refcheck.sources.index.trim import MOST_PEOPLE, stamp, trim
from refcheck.sources.records import work
from tests.sources.test_records import FULL, JSON, KEYS


def test_a_trimmed_record_is_the_same_work() -> None:
    record = FULL | {
        "reference": [{"key": "1"}] * 50,
        "license": [{"URL": "https://example.org"}],
        "relation": {"cites": [{"id": "10.5555/x"}], "has-preprint": [{"id": "10.5555/p", "id-type": "doi"}]},
        "updated-by": [
            {
                "DOI": "10.5555/r",
                "type": "retraction",
                "source": "publisher",
                "updated": {"date-parts": [[2001]], "timestamp": 1},
            }
        ],
        "event": {"name": "Pond Days", "start": {"date-parts": [[1993, 8, 1]]}},
        "posted": {"date-parts": [[1992]]},
        "PMID": "123",
    }
    trimmed = trim(record)
    expected = work({**record, "relation": {"has-preprint": record["relation"]["has-preprint"]}}, "x")
    assert work(trimmed, "x") == expected
    assert work(trim(trimmed), "x") == expected
    assert {"reference", "license"}.isdisjoint(trimmed)


def test_thousands_of_authors_become_et_al() -> None:
    item = work(trim({"DOI": "10.5555/x", "author": [{"family": f"A{n}"} for n in range(2000)]}), "x").item
    assert (len(item.author), item.authors_truncated) == (MOST_PEOPLE, True)


@pytest.mark.parametrize(
    ("record", "seconds"),
    [
        ({"indexed": {"timestamp": 5000}, "deposited": {"timestamp": 9000}}, 5),
        ({"deposited": {"timestamp": 9000}}, 9),
        ({"indexed": None, "deposited": []}, 0),
        ({"stamp": 7}, 7),
    ],
)
def test_stamp(record: dict[str, Any], seconds: int) -> None:
    assert stamp(record) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "Plain words 12",
        "It's a 'quoted' O'Neill",
        "Größe & <i>E. coli</i>",
        "a_b-c/d",
        "x $y$ \\z `q`",
        "",
        "α-helix",
    ],
)
def test_terms_are_the_words_of_fields(text: str) -> None:
    assert tuple(terms(text)) == words(text)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("0012-15", "12"),
        ("e0159982", "159982"),
        ("S12-S19", "s12"),
        ("8", "8"),
        ("", ""),
        ("--", ""),
        ("e16", "e16"),
    ],
)
def test_number(printed: str, folded: str) -> None:
    assert number(printed) == folded


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([*KEYS, "stamp", "indexed", "journal-issue", "subtitle"]), JSON))
def test_whatever_stands_in_a_record_can_be_indexed(record: dict[str, Any]) -> None:
    trimmed = trim(record)
    known = facts(trimmed)
    assert all(0 <= key < 1 << 40 for key in other_keys(trimmed, known))
    assert all(isinstance(word, str) for word in index_words(known))
    JournalCollector().add(trimmed, "1999")
    json.dumps(trimmed)
    assert Question(["pond"], Item()).evidence(known).score >= 0


def test_facts_of_an_empty_record() -> None:
    known = facts({"title": [None], "author": [None, {"given": "Q"}], "issued": {"date-parts": [[None]]}})
    assert (known.title, known.families, known.years) == ([], [], [])


@pytest.mark.parametrize("count", [1, PER_BLOCK, PER_BLOCK + 1, 5000])
def test_a_store_gives_back_every_record(tmp_path: Path, count: int) -> None:
    lines = [json.dumps({"number": n, "text": "pond " * (n % 7)}).encode() for n in range(count)]
    writer = StoreWriter(tmp_path)
    for line in lines:
        writer.add(line)
    writer.close()
    store = Store(tmp_path)
    assert [store.line(number) for number in range(count)] == lines
    store.close()


def test_keys_and_words_stay_what_they_are() -> None:
    """A change here makes every index that people have built useless: raise ``manifest.FORMAT`` with it."""
    record = FULL | {"title": ["Größe & <i>growth</i> of α-ducks in 12 Norwegian ponds"]}
    known = facts(trim(record))
    assert known.title[:9] == ["grosse", "growth", "of", "alpha", "ducks", "in", "12", "norwegian", "ponds"]
    assert identifier_key("doi", known.doi) == 0xA1848D6367
    assert sorted(other_keys(record, known)) == [
        271079837591,
        444688062348,
        475180711508,
        483630609405,
        524447233982,
        534249170271,
        949386158387,
    ]
