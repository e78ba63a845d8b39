"""The handful of records in memory answers as if every key of every reference had been computed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from refcheck.model import Date, Item, Name
from refcheck.sources.index.facts import facts, terms
from refcheck.sources.index.holding import MemoryHolding
from refcheck.sources.index.keys import record_keys, reference_keys
from refcheck.sources.local import verified_records

RECORDS = verified_records()
WORDS = sorted(
    {
        word
        for record in RECORDS
        for key in ("title", "volume", "page")
        for word in terms(str(record.get(key)))
    }
)


@given(st.sampled_from(RECORDS), st.lists(st.sampled_from(WORDS), max_size=12), st.booleans())
def test_what_shares_a_key_is_never_passed_over(
    record: dict[str, object], words: list[str], whole: bool
) -> None:
    known = facts(record)
    item = Item(title=" ".join(known.title if whole else words), volume=known.volume, page=known.page)
    item = replace(item, author=(Name(known.families[0][-1]),), issued=Date(int(known.years[0])))
    printed = [*words, known.volume, *known.page.split(), *known.title[:5]] if whole else words
    titles, numbers = reference_keys(printed, item)
    shared = (titles | numbers) & record_keys(known)
    in_string = [*printed, *terms(item.title), known.page]
    assert not shared or MemoryHolding(RECORDS).may_share_a_key(in_string)
