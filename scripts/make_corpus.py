"""Makes a synthetic corpus of Crossref records, and noisy references to some of them.

    python scripts/make_corpus.py RECORDS... --records 1000000 --to DIR [--queries 2000] [--seed 7]

Words, families and journals are drawn with the frequencies they have in RECORDS (.jsonl.gz of genuine
records), lengthened by a tail of invented ones, as every larger collection has; so a million records
have a million records' variety of words. The works themselves are made up, with DOIs of the prefix 10.5555.
Among them are what misleads a matcher: preprints of the article before, correction notices, second parts,
titles such as "Editorial", records without authors, journals digitised long after print.

DIR gets ``records/NNNNN.jsonl.gz`` (5,000 a file, as the public data file) and ``queries.jsonl``
({"text", "doi", "noise"}).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

PER_FILE = 5000
WORD = re.compile(r"[^\W_][\w'-]*")
SYLLABLES = [
    "ba", "ce", "di", "fo", "gu", "ha", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we",
    "xi", "yo", "za", "bra", "cle", "dro", "flu", "gly", "phe", "sta", "tri",
]  # fmt: skip
GENERIC = [
    "Editorial",
    "Introduction",
    "Book Reviews",
    "Letter to the Editor",
    "Preface",
    "In this issue",
    "Reply",
]
INITIALS = "ABCDEFGHIJKLMNOPRSTVWYZ"
GIVEN = [
    "Ada", "Bela", "Cora", "Dora", "Edo", "Fela", "Gita", "Hugo", "Ines", "Jan", "Kiri", "Lena",
    "Milo", "Nora", "Otto", "Pia", "Rosa", "Sven", "Tara", "Yuki",
]  # fmt: skip
TAIL_SHARE, TAIL_SIZE = 0.10, 300_000


class Weighted:
    """Draws from ``values`` by ``weights``, many at a time."""

    def __init__(self, values: list[Any], weights: Any, rng: np.random.Generator) -> None:
        self.values = values
        self._cumulative = np.cumsum(np.asarray(weights, float) / np.sum(weights))
        self._rng = rng

    def draw(self, count: int) -> list[Any]:
        """Draw ``count`` values."""
        places = np.searchsorted(self._cumulative, self._rng.random(count))
        return [self.values[place] for place in np.minimum(places, len(self.values) - 1).tolist()]


class Language:
    """Words, families and journals with the frequencies of genuine records and an invented tail."""

    def __init__(self, records: list[dict[str, Any]], rng: np.random.Generator) -> None:
        titles = [
            words for words in (WORD.findall(_first(record.get("title"))) for record in records) if words
        ]
        self.followers: dict[str, list[str]] = {}
        for words in titles:
            for word, after in pairwise(words):
                self.followers.setdefault(word, []).append(after)
        self.words = _with_tail(Counter(word for words in titles for word in words), rng, str.lower)
        self.first_words = [words[0] for words in titles]
        self.lengths = [min(len(words), 28) for words in titles if len(words) >= 3]
        people = [person for record in records for person in record.get("author") or ()]
        families = Counter(person["family"] for person in people if person.get("family"))
        self.families = _with_tail(families, rng, str.capitalize)
        self.journals = _journals(records, rng)


def _with_tail(counts: Counter[str], rng: np.random.Generator, spelling: Any) -> Weighted:
    """Zipf's law for what a larger collection would add."""
    tail = [spelling("".join(random.choices(SYLLABLES, k=random.randint(2, 5)))) for _ in range(TAIL_SIZE)]
    weights = 1 / np.arange(1, TAIL_SIZE + 1)
    weights *= TAIL_SHARE * sum(counts.values()) / weights.sum()
    return Weighted([*counts, *tail], [*counts.values(), *weights], rng)


def _journals(records: list[dict[str, Any]], rng: np.random.Generator) -> Weighted:
    counts: Counter[tuple[str, str]] = Counter()
    for record in records:
        short = record.get("short-container-title") or [""]
        counts[_first(record.get("container-title")), short[0]] += 1
    names = [(full, short or full) for full, short in counts if full]
    journals = []
    for place, (full, short) in enumerate(names):
        first_year, volumes_a_year = random.randint(1880, 2015), random.choice([1, 1, 1, 1, 2])
        journals.append(
            (full, short, f"{place % 10000:04d}-{place * 7 % 1000:03d}X", first_year, volumes_a_year)
        )
    # Genuine collections gather around a few journals; the square root spreads them.
    return Weighted(journals, [counts[key] ** 0.5 for key in counts if key[0]], rng)


def _first(value: Any) -> str:
    return value if isinstance(value, str) else (value or [""])[0] or ""


def works(language: Language, count: int, rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    """``count`` records in Crossref's shape."""
    number, previous = 0, None
    while number < count:
        size = min(20_000, count - number)
        for one in _batch(language, size, number, rng):
            yield _misleading(one, previous) if previous else one
            if one["type"] == "journal-article" and "update-to" not in one and one["author"]:
                previous = one
        number += size


def _batch(language: Language, size: int, start: int, rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    lengths = rng.choice(language.lengths, size).tolist()
    pool = iter(language.words.draw(sum(lengths)))
    authors = np.clip(rng.geometric(0.28, size), 1, 12).tolist()
    families = iter(language.families.draw(sum(authors)))
    journals = language.journals.draw(size)
    ages = np.minimum(rng.exponential(14, size), 120).astype(int).tolist()
    pages = np.clip(rng.exponential(900, size), 1, 99_999).astype(int).tolist()
    for place in range(size):
        people = [{"given": _given(), "family": next(families)} for _ in range(authors[place])]
        title = _title(language, lengths[place], pool)
        yield _record(start + place, title, people, journals[place], 2025 - ages[place], pages[place])


def _title(language: Language, length: int, pool: Iterator[str]) -> str:
    words = [random.choice(language.first_words)]
    for drawn in (next(pool) for _ in range(length)):
        after = language.followers.get(words[-1])
        words.append(random.choice(after) if after and random.random() < 0.45 else drawn)
    return " ".join(words[:length])


def _given() -> str:
    if random.random() < 0.4:
        return f"{random.choice(INITIALS)}. {random.choice(INITIALS)}."
    return random.choice(GIVEN)


def _record(
    number: int, title: str, people: list[dict[str, Any]], journal: tuple[Any, ...], year: int, page: int
) -> dict[str, Any]:
    full, short, issn, first_year, volumes_a_year = journal
    year = max(year, first_year)
    month, day = random.randint(1, 12), random.randint(1, 28)
    volume = (year - first_year) * volumes_a_year + 1 + (month > 6) * (volumes_a_year - 1)
    for place, person in enumerate(people):
        person |= {"sequence": "additional" if place else "first", "affiliation": []}
    created = max(year, 2002)
    record = {
        "DOI": f"10.5555/{re.sub('[^a-z]', '', full.lower())[:6]}.{year}.{number}",
        "type": "journal-article",
        "title": [title],
        "author": people,
        "container-title": [full],
        "short-container-title": [short],
        "volume": str(volume),
        "issue": str(month),
        "page": f"{page}-{page + random.randint(1, 14)}",
        "publisher": f"{full.split()[0]} Press",
        "ISSN": [issn],
        "language": "en",
        "published-print": {"date-parts": [[year, month]]},
        "issued": {"date-parts": [[year, month]]},
        "published": {"date-parts": [[year, month]]},
        "journal-issue": {"issue": str(month), "published-print": {"date-parts": [[year, month]]}},
        "created": _moment(created, month, day),
        "deposited": _moment(created + 1, month, day),
        "indexed": _moment(2025, month, day),
        "source": "Crossref",
        "prefix": "10.5555",
        "member": "7",
        "reference-count": len(title),
        "is-referenced-by-count": page % 50,
        "URL": f"https://doi.org/10.5555/{number}",
        "relation": {},
        "score": 0.0,
    }
    if random.random() < 0.5:
        record["published-online"] = {
            "date-parts": [[max(year, 1996) - (month < 3 and year > 1996), month, day]]
        }
    return record


def _moment(year: int, month: int, day: int) -> dict[str, Any]:
    second = random.randint(0, 86_399)
    moment = f"{year}-{month:02d}-{day:02d}T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}Z"
    return {
        "date-parts": [[year, month, day]],
        "date-time": moment,
        "timestamp": ((year - 1970) * 31_557_600 + month * 2_629_800 + day * 86_400 + second) * 1000,
    }


def _misleading(record: dict[str, Any], previous: dict[str, Any]) -> dict[str, Any]:
    """``record``, now and then turned into something that is easily taken for another work."""
    dice = random.random()
    if dice < 0.03:
        record["title"] = [random.choice(GENERIC)]
    elif dice < 0.05:
        record |= {
            key: previous[key] for key in ("author", "container-title", "short-container-title", "ISSN")
        }
        record["title"] = [f"Correction to: {previous['title'][0]}"]
        record["update-to"] = [{"DOI": previous["DOI"], "type": "correction", "updated": record["created"]}]
    elif dice < 0.07:
        _make_preprint(record, previous)
    elif dice < 0.075:
        record |= {
            key: previous[key] for key in ("author", "container-title", "short-container-title", "ISSN")
        }
        record["title"] = [f"{previous['title'][0]}. Part II"]
    elif dice < 0.10:
        record["author"] = []
    return record


def _make_preprint(record: dict[str, Any], previous: dict[str, Any]) -> None:
    for key in (
        "container-title",
        "short-container-title",
        "volume",
        "issue",
        "page",
        "journal-issue",
        "ISSN",
    ):
        record.pop(key, None)
    for key in ("published-print", "published-online"):
        record.pop(key, None)
    record |= {"type": "posted-content", "subtype": "preprint", "publisher": "Pondside Preprints"}
    record |= {key: previous[key] for key in ("title", "author")}
    record["posted"] = record["issued"]
    record["relation"] = {
        "is-preprint-of": [{"id-type": "doi", "id": previous["DOI"], "asserted-by": "subject"}]
    }


def noisy(record: dict[str, Any]) -> tuple[str, list[str]]:
    """A printed reference to ``record`` with the faults references have, and their names."""
    noise: list[str] = []
    title = _noisy_title(record["title"][0], noise)
    year = record["issued"]["date-parts"][0][0]
    if _chance(0.10, "year", noise):
        year += random.choice((-1, 1))
    volume = "" if _chance(0.15, "no-volume", noise) else record["volume"]
    page = "" if _chance(0.15, "no-page", noise) else record["page"]
    people = [] if _chance(0.05, "no-authors", noise) else record["author"]
    journal = record[random.choice(("container-title", "short-container-title"))][0]
    print_it = _vancouver if random.random() < 0.6 else _author_date
    text = print_it(people, title, journal, year, volume, record["issue"], page)
    return f"[{random.randint(1, 80)}] {text}" if random.random() < 0.3 else text, noise


def _noisy_title(title: str, noise: list[str]) -> str:
    if _chance(0.10, "no-title", noise):
        return ""
    dice = random.random()
    if dice < 0.5:
        noise.append("typos" if dice < 0.4 else "many-typos")
        title = _misspelt(title, random.randint(1, 2) if dice < 0.4 else random.randint(3, 5))
    if _chance(0.15, "truncated", noise):
        words = title.split()
        title = " ".join(words[: max(3, len(words) * 2 // 3)])
    return f"{title}. "


def _chance(share: float, name: str, noise: list[str]) -> bool:
    happens = random.random() < share
    if happens:
        noise.append(name)
    return happens


def _misspelt(title: str, times: int) -> str:
    letters = list(title)
    for _ in range(times if len(letters) > 5 else 0):
        place, kind = random.randrange(1, len(letters) - 2), random.random()
        if kind < 0.3:
            letters[place] = random.choice("abcdefghijklmnopqrstuvwxyz")
        elif kind < 0.55:
            del letters[place]
        elif kind < 0.75:
            letters.insert(place, random.choice("aeiourstln"))
        else:
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return "".join(letters)


def _vancouver(people: Any, title: str, journal: str, year: int, volume: str, issue: str, page: str) -> str:
    names = ", ".join(f"{one['family']} {_initials(one)}" for one in people[:6]) + (
        ", et al" if people[6:] else ""
    )
    return f"{names}{'. ' if names else ''}{title}{journal}. {year};{volume}({issue}):{_elided(page)}."


def _author_date(people: Any, title: str, journal: str, year: int, volume: str, issue: str, page: str) -> str:
    names = ", ".join(f"{one['family']}, {'. '.join(_initials(one))}." for one in people[:5])
    return f"{names}{' et al.' if people[5:] else ''} ({year}). {title}{journal}, {volume}({issue}), {page}."


def _initials(person: dict[str, str]) -> str:
    return "".join(re.findall("[A-Z]", person["given"]))


def _elided(page: str) -> str:
    first, _, last = page.partition("-")
    while len(first) == len(last) > 1 and first[0] == last[0]:
        first_rest, last = first[1:], last[1:]
        if first_rest[0] != last[0]:
            break
        first = first_rest
    return f"{page.partition('-')[0]}-{last}" if last else page


def make(records: list[dict[str, Any]], count: int, queries: int, folder: Path, seed: int) -> None:
    """Write the corpus and its queries into ``folder``."""
    random.seed(seed)
    rng = np.random.default_rng(seed)
    language = Language(records, rng)
    (folder / "records").mkdir(parents=True, exist_ok=True)
    asked = set(rng.choice(count, min(queries, count), replace=False).tolist())
    with (folder / "queries.jsonl").open("w", encoding="utf-8") as file:
        lines: list[str] = []
        for number, record in enumerate(works(language, count, rng)):
            if number in asked and record["type"] == "journal-article" and record["title"][0] not in GENERIC:
                text, noise = noisy(record)
                print(json.dumps({"text": text, "doi": record["DOI"].lower(), "noise": noise}), file=file)
            lines.append(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
            if len(lines) == PER_FILE or number == count - 1:
                name = folder / "records" / f"{number // PER_FILE:05d}.jsonl.gz"
                name.write_bytes(gzip.compress("\n".join(lines).encode(), compresslevel=4))
                lines.clear()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "sources", nargs="+", type=Path, help="genuine records (.jsonl.gz) to learn frequencies from"
    )
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    records = [
        json.loads(line)
        for path in arguments.sources
        for line in gzip.decompress(path.read_bytes()).splitlines()
    ]
    make(records, arguments.records, arguments.queries, arguments.to, arguments.seed)


if __name__ == "__main__":
    main()
