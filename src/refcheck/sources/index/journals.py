"""The table of journals, learnt from the articles in them: titles, ISSNs, volumes, their years and issues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from refcheck.fields.markup import plain
from refcheck.model import Journal
from refcheck.sources.index.facts import repeated_terms
from refcheck.sources.index.keys import hashed
from refcheck.sources.index.store import Store, StoreWriter
from refcheck.sources.index.tables import FileTable
from refcheck.sources.values import texts

_MOST_TITLES = 8
# So many of a journal's articles in a segment tell its short titles and ISSNs; all tell its volumes.
_ENOUGH = 500


class JournalCollector:
    """Gathers what articles tell of their journals; ``state`` can be written as JSON."""

    def __init__(self) -> None:
        # By full title: the number of articles, counts of short titles, ISSNs, and years by volume, and the
        # highest issue of each volume.
        self.state: dict[str, dict[str, Any]] = {}

    def add(self, record: Mapping[str, Any], year: str) -> None:
        """Add an article published (in print, where known) in ``year``."""
        if record.get("type") not in ("journal-article", "article-journal"):
            return
        titles = texts(record.get("container-title"))
        if not titles:
            return
        title = plain(titles[0])
        known = self.state.get(title)
        if known is None:
            known = self.state[title] = _nothing()
        known["count"] += 1
        self._add_volume(known, record.get("volume"), year)
        self._add_issue(known, record.get("volume"), record.get("issue"))
        if known["count"] > _ENOUGH:
            return
        for kind, key in (("short", "short-container-title"), ("issn", "ISSN")):
            for value in map(plain, texts(record.get(key))):
                known[kind][value] = known[kind].get(value, 0) + 1

    def _add_volume(self, known: dict[str, Any], volume: Any, year: str) -> None:
        if year and isinstance(volume, str):
            years = known["volumes"].setdefault(volume, {})
            years[year] = years.get(year, 0) + 1

    def _add_issue(self, known: dict[str, Any], volume: Any, issue: Any) -> None:
        if isinstance(volume, str) and isinstance(issue, str) and issue.isdecimal() and len(issue) < 6:
            known["issues"][volume] = max(known["issues"].get(volume, 0), int(issue))


def _nothing() -> dict[str, Any]:
    return {"count": 0, "short": {}, "issn": {}, "volumes": {}, "issues": {}}


def gather(states: Iterable[Mapping[str, Any]]) -> list[Journal]:
    """The journals of several collectors; titles that share an ISSN are one journal's."""
    titles: dict[str, dict[str, Any]] = {}
    for state in states:
        for title, known in state.items():
            _add(titles.setdefault(title, _nothing()), known)
    return [_journal(group, titles) for group in _groups(titles)]


def _add(total: dict[str, Any], known: Mapping[str, Any]) -> None:
    total["count"] += known["count"]
    for kind in ("short", "issn"):
        for value, count in known[kind].items():
            total[kind][value] = total[kind].get(value, 0) + count
    for volume, years in known["volumes"].items():
        counts = total["volumes"].setdefault(volume, {})
        for year, count in years.items():
            counts[year] = counts.get(year, 0) + count
    for volume, issue in known["issues"].items():
        total["issues"][volume] = max(total["issues"].get(volume, 0), issue)


def _groups(titles: Mapping[str, dict[str, Any]]) -> list[list[str]]:
    """Titles joined where they share an ISSN that more than a slip gives them."""
    group_of: dict[str, list[str]] = {title: [title] for title in titles}
    by_issn: dict[str, str] = {}
    for title, known in titles.items():
        for issn, count in known["issn"].items():
            if count * 20 < min(known["count"], _ENOUGH):
                continue
            first = by_issn.setdefault(issn, title)
            if group_of[first] is not group_of[title]:
                group_of[first].extend(group_of[title])
                for moved in group_of[title]:
                    group_of[moved] = group_of[first]
    return list({id(group): group for group in group_of.values()}.values())


def _journal(group: list[str], titles: Mapping[str, dict[str, Any]]) -> Journal:
    total = _nothing()
    for title in group:
        _add(total, titles[title])
    by_count = sorted(group, key=lambda title: -titles[title]["count"])
    return Journal(
        titles=tuple(by_count[:_MOST_TITLES]),
        titles_short=tuple(title for title, _ in Counter(total["short"]).most_common(_MOST_TITLES)),
        issn=tuple(issn for issn, _ in Counter(total["issn"]).most_common(_MOST_TITLES)),
        volumes={
            volume: {int(year): n for year, n in years.items()} for volume, years in total["volumes"].items()
        },
        issues=total["issues"],
    )


def write_journals(folder: Path, journals: Iterable[Journal]) -> int:
    """Write ``journals`` into ``folder``; returns how many there are."""
    import orjson

    from refcheck.sources.index.merge import write_table

    writer, keys, numbers = StoreWriter(folder), [], []
    number = -1
    for number, journal in enumerate(journals):
        line = [journal.titles, journal.titles_short, journal.issn, _plain_volumes(journal), journal.issues]
        writer.add(orjson.dumps(line))
        for key in _keys(journal):
            keys.append(key)
            numbers.append(number)
    writer.close()
    write_table(folder, "keys", keys, numbers)
    return number + 1


def _plain_volumes(journal: Journal) -> dict[str, dict[str, int]]:
    return {volume: {str(year): n for year, n in years.items()} for volume, years in journal.volumes.items()}


def _keys(journal: Journal) -> set[int]:
    return {_title_key(title) for title in (*journal.titles, *journal.titles_short)} | {
        hashed("issn", issn) for issn in journal.issn
    }


def _title_key(title: str) -> int:
    return hashed("journal", *repeated_terms(title))


class Journals:
    """The table of journals in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder)
        self._table = FileTable(folder, "keys")

    def find(self, title_or_issn: str) -> list[Journal]:
        """The journals that go by a full or short title, or by an ISSN."""
        numbers = [
            *self._table.find(hashed("issn", title_or_issn)),
            *self._table.find(_title_key(title_or_issn)),
        ]
        return [self._journal(number) for number in dict.fromkeys(numbers)]

    def close(self) -> None:
        """Let go of the files."""
        self._store.close()
        self._table.close()

    def _journal(self, number: int) -> Journal:
        import orjson

        titles, short, issn, volumes, issues = orjson.loads(self._store.line(number))
        years = {volume: {int(year): n for year, n in counts.items()} for volume, counts in volumes.items()}
        return Journal(tuple(titles), tuple(short), tuple(issn), years, issues)
