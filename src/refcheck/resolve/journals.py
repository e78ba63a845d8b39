"""What a source knows of the journals that references name, and what that says of year and journal.

The journal of a work is told by its ISSN, else by its title; of a reference without a work by the printed
name, where only one journal goes by it. A record that has no print date leaves an earlier cited year open:
the journal's numbering may decide it. A name that the journal went by is no other journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from refcheck.fields import containers, numbers, volume_years
from refcheck.model import Agreement, Item, Journal, Match, State
from refcheck.sources.base import JournalSource, Source

_Find = Callable[[str], tuple[Journal, ...]]


def with_journals(matches: Iterable[Match], sources: Sequence[Source]) -> Iterator[Match]:
    """The matches with the journals that ``sources`` know, and agreements that these decide."""
    knowing = [source for source in sources if isinstance(source, JournalSource)]
    if not knowing:
        yield from matches
        return

    @cache
    def find(name: str) -> tuple[Journal, ...]:
        return next((tuple(found) for source in knowing if (found := source.journals(name))), ())

    for match in matches:
        yield _with_journal(match, find)


def _with_journal(match: Match, find: _Find) -> Match:
    journal = _journal(match.work.item if match.work else match.reference.item, find)
    if journal is None:
        return match
    agreements = tuple(_decided(found, match, journal, find) for found in match.agreements)
    return replace(match, journal=journal, agreements=agreements)


def _journal(item: Item, find: _Find) -> Journal | None:
    """The one journal that an item's ISSN or container title leads to."""
    for name in (*item.issn, item.container_title):
        found = find(name) if name else ()
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _decided(agreement: Agreement, match: Match, journal: Journal, find: _Find) -> Agreement:
    if agreement.variable == "issued" and agreement.note == "no-print-date":
        return _judge_year(agreement, match, journal)
    if agreement.variable == "container-title" and agreement.note == "another-journal":
        return _judge_name(agreement, journal, find)
    return agreement


def _judge_year(agreement: Agreement, match: Match, journal: Journal) -> Agreement:
    """Whether the recorded volume can be of the cited year, or only of the recorded one."""
    recorded_volume = match.work.item.volume if match.work else ""
    volume = numbers.plain(recorded_volume)
    if volume is None:
        return agreement
    cited, recorded = int(agreement.cited[:4]), int(agreement.recorded[:4])
    numbering = volume_years.points(volume_years.without(journal, recorded_volume, recorded))
    fit = [volume_years.fits(numbering, volume, year) for year in (cited, recorded)]
    if fit == [True, False]:
        return replace(agreement, state=State.AGREE, note="")
    return (
        replace(agreement, state=State.CONTRADICT, note="year-differs") if fit == [False, True] else agreement
    )


def _judge_name(agreement: Agreement, journal: Journal, find: _Find) -> Agreement:
    """Whether the cited name is another one of the recorded journal."""
    names = (*journal.titles, *journal.titles_short)
    if journal in find(agreement.cited) or any(_is_one(agreement.cited, name) for name in names):
        return replace(agreement, state=State.VARIANT, note="other-name")
    return agreement


def _is_one(cited: str, name: str) -> bool:
    return containers.identity(cited, name)[0] in {State.AGREE, State.VARIANT}
