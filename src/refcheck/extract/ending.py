"""What still hangs on behind a list when its lines have been cut: notes on authors, dates of receipt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refcheck.extract import headings, signs
from refcheck.extract.join import Entry

_PERSON = re.compile(
    r"\b(?:is|are|was|ist|war|sind) (?:an? |the |currently |ein[e]? |seit |wissenschaft)?(?:\w+ ){0,4}"
    r"(?:professor|lecturer|researcher|fellow|student|candidate|director|mitarbeiter|professorin|dozent)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?:|doi|www\.", re.IGNORECASE)
_MOST_DATED = 0.8


def trimmed(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without those at the end that are no references."""
    kept = list(entries)
    dated = sum(bool(signs.YEAR.search(_text(entry))) for entry in kept)
    usually_dated = dated >= _MOST_DATED * len(kept)
    while len(kept) > 1 and _hangs_on(kept[-1], usually_dated):
        kept.pop()
    return kept


def _hangs_on(entry: Entry, usually_dated: bool) -> bool:
    text = _text(entry)
    if headings.is_ending(entry.lines[0].text) or _PERSON.search(text):
        return True
    return usually_dated and not entry.label and not signs.YEAR.search(text) and not _ADDRESS.search(text)


def _text(entry: Entry) -> str:
    return " ".join(line.text for line in entry.lines)
