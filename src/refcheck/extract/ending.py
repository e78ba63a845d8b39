"""What still hangs on behind a list when its lines have been cut: notes on authors, dates of receipt."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from refcheck.extract import headings, signs
from refcheck.extract.join import Entry

_PERSON = re.compile(
    r"\b(?:is|are|was|ist|war|sind) (?:an? |the |currently |ein[e]? |seit |wissenschaft)?(?:\w+ ){0,4}"
    r"(?:professor|lecturer|researcher|fellow|student|candidate|director|mitarbeiter|professorin|dozent)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?:|doi|www\.", re.IGNORECASE)
_MOST_DATED = 0.8
_LAST = 4  # entries among which what follows the list may have been cut


def trimmed(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without those at the end that are no references, the last without what follows it."""
    kept = headed_off(entries)
    dated = sum(bool(signs.YEAR.search(_text(entry))) for entry in kept)
    usually_dated = dated >= _MOST_DATED * len(kept)
    while len(kept) > 1:
        last = _before(kept[-1], _begins_other)
        if last and not _hangs_on(last, usually_dated):
            return [*kept[:-1], last]
        kept.pop()
    return kept


def headed_off(entries: Sequence[Entry]) -> list[Entry]:
    """The entries up to a heading of something else among the last ones."""
    near = range(max(1, len(entries) - _LAST), len(entries))
    headed = (k for k in near if headings.is_ending(entries[k].lines[0].text))
    kept = [*entries[: next(headed, len(entries))]]
    return [*kept[:-1], _before(kept[-1], headings.is_ending) or kept[-1]] if kept else kept


def _before(entry: Entry, begins_other: Callable[[str], bool]) -> Entry | None:
    """The entry up to a line that begins something else, or None when that is its first."""
    ends = (k for k, line in enumerate(entry.lines) if begins_other(line.text))
    end = next(ends, len(entry.lines))
    return replace(entry, lines=entry.lines[:end]) if end else None


def _begins_other(text: str) -> bool:
    return headings.is_ending(text) or bool(_PERSON.search(text))


def _hangs_on(entry: Entry, usually_dated: bool) -> bool:
    text = _text(entry)
    return usually_dated and not entry.label and not signs.YEAR.search(text) and not _ADDRESS.search(text)


def _text(entry: Entry) -> str:
    return " ".join(line.text for line in entry.lines)
