"""Exact keys: hashes that a record and a reference to it have in common.

Of a record: its first and its last five title words; first author, year and page; first author, volume
and page; year, volume and page. Of a reference the same from its parsed item and, for when that
was misread, from every five words in a row and every pairing of the numbers in its string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from zlib import adler32, crc32

from refcheck.model import Item
from refcheck.sources.index.facts import Facts, number, terms

TITLE_WORDS = 5
_ADDRESS = re.compile(r"(?:https?://|doi[:\s]\s*|\b10\.\d{4,}/)\S*", re.IGNORECASE)
_HAS_ADDRESS = re.compile(r"://|10\.|doi[:\s]", re.IGNORECASE)
_NUMBER = re.compile(r"[a-z]{0,3}\d+[a-z]?")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_MOST_NUMBERS = 7
_MOST_YEARS = 3
_MOST_WINDOWS = 160
_LEADING_WORDS = 3


def hashed(*parts: str) -> int:
    """A 40-bit hash of ``parts``, the same on every machine.

    A checksum and not a cryptographic hash, for its speed: what a key leads to is always looked at.
    """
    data = "\x1f".join(parts).encode()
    return crc32(data) << 8 | adler32(data) & 255


def identifier_key(scheme: str, value: str) -> int:
    """The key of an identifier such as ("doi", "10.5555/x")."""
    return hashed(scheme, value)


def record_keys(facts: Facts) -> set[int]:
    """The keys that lead to a record."""
    family = facts.families[0][-1] if facts.families else ""
    keys = set(_title_keys(facts.title, family))
    for page in filter(None, {facts.page, facts.number}):
        if family and facts.volume:
            keys.add(hashed("avp", family, facts.volume, page))
        for year in facts.years:
            if family:
                keys.add(hashed("ayp", family, year, page))
            if facts.volume:
                keys.add(hashed("yvp", year, facts.volume, page))
    return keys


def reference_keys(words: Sequence[str], item: Item) -> tuple[set[int], set[int]]:
    """The keys that a reference may share with its record: those of its title, and those of its numbers.

    ``words`` are as ``string_words`` gives them.
    """
    families = _families(words, item)
    title = terms(item.title)
    titles = set(_window_keys(words))
    for family in families or [""]:
        titles.update(_title_keys(title, family))
    return titles, set(_number_keys(words, item, families))


def string_words(string: str) -> list[str]:
    """The words of a reference string, without its DOI and addresses."""
    return terms(_ADDRESS.sub(" ", string) if _HAS_ADDRESS.search(string) else string)


def _title_keys(title: list[str], family: str) -> Iterator[int]:
    if len(title) >= TITLE_WORDS:
        yield hashed("t", *title[:TITLE_WORDS])
        yield hashed("t", *title[-TITLE_WORDS:])
    elif title and family:
        # "Introduction" alone would lead to a hundred thousand works.
        yield hashed("s", family, *title)


def _window_keys(words: Sequence[str]) -> Iterator[int]:
    for start in range(min(len(words) - TITLE_WORDS + 1, _MOST_WINDOWS)):
        yield hashed("t", *words[start : start + TITLE_WORDS])


def _families(words: Sequence[str], item: Item) -> list[str]:
    """Words that may be the first author's family name: as parsed, and those that open the string."""
    parsed = terms(item.author[0].family or item.author[0].literal) if item.author else []
    leading = [word for word in words[:_LEADING_WORDS] if len(word) > 1 and not word.isdigit()]
    return list(dict.fromkeys(parsed[-1:] + leading))


def _number_keys(words: Sequence[str], item: Item, families: list[str]) -> Iterator[int]:
    years, numbers = _numbers(words, item)
    for year in years:
        for page in numbers:
            for family in families:
                yield hashed("ayp", family, year, page)
    # The volume is printed before the page in every style but a few; the parsed pair covers those.
    pairs = dict.fromkeys(combinations(numbers, 2))
    if item.volume and (item.page or item.number):
        pairs[number(item.volume), number(item.page or item.number)] = None
    for volume, page in pairs:
        for year in years:
            yield hashed("yvp", year, volume, page)
        for family in families:
            yield hashed("avp", family, volume, page)


def _numbers(words: Sequence[str], item: Item) -> tuple[list[str], list[str]]:
    """The years (as parsed first) and the other numbers of a string, in their order."""
    printed = [word for word in words if _NUMBER.fullmatch(word)]
    years = [word for word in printed if _YEAR.fullmatch(word)]
    if item.issued and item.issued.year:
        years.insert(0, str(item.issued.year))
    # A year printed twice is a volume or a page as well.
    others = [word for word in printed if word not in years[:1] or printed.count(word) > 1]
    parsed = number(item.page or item.number)
    numbers = dict.fromkeys(filter(None, [*map(number, others), parsed]))
    return list(dict.fromkeys(years))[:_MOST_YEARS], list(numbers)[-_MOST_NUMBERS:]
