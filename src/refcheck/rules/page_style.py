"""Page ranges written the way a list writes them: its dash, and how much of the last page it leaves out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from refcheck.model import Document, Match
from refcheck.rules.reading import printed

_RANGE = re.compile(r"([A-Za-z]*)(\d+)(\s*[-‐‑‒–—―−]+\s*)([A-Za-z]*)(\d+)")
_FULL, _SOME = 0, -1


@dataclass(frozen=True, slots=True)
class PageStyle:
    """``dash`` between the pages; ``kept`` digits of the last page at least, 0 when it is written in full."""

    dash: str
    kept: int
    letter_repeated: bool = True

    def write(self, pages_in_full: str) -> str:
        """``1137-1148`` in this style; what is no single range only gets the dash."""
        first, hyphen, last = pages_in_full.partition("-")
        if not hyphen or "-" in last or "," in last:
            return pages_in_full.replace("-", self.dash)
        return f"{first}{self.dash}{self._last(first, last)}"

    def _last(self, first: str, last: str) -> str:
        letters = re.match(r"[A-Za-z]*", last)
        prefix = letters[0] if letters else ""
        same_prefix = bool(prefix) and first.startswith(prefix)
        start, end = first[len(prefix) :], last[len(prefix) :]
        if prefix and not same_prefix:
            return last
        shown = prefix if self.letter_repeated else ""
        if not self.kept or len(start) != len(end) or not (start + end).isdigit():
            return shown + end
        shared = next(
            (n for n, pair in enumerate(zip(start, end, strict=True)) if pair[0] != pair[1]), len(end)
        )
        return shown + end[min(shared, max(len(end) - self.kept, 0)) :]


class ListPages:
    """How the references of a list print their pages; read when it is first asked for, and once."""

    def __init__(self, matches: Sequence[Match], document: Document) -> None:
        self._matches, self._document = matches, document

    def style(self, match: Match) -> PageStyle:
        """The style of one reference's pages, and of the list's where the reference does not tell."""
        return self._habits.style(match)

    @cached_property
    def _habits(self) -> _Habits:
        return _Habits(self._matches, self._document)


class _Habits:
    def __init__(self, matches: Sequence[Match], document: Document) -> None:
        found = ((id(match), _shown(match, document)) for match in matches)
        self._shown = {key: shown for key, shown in found if shown is not None}
        dashes = Counter(shown[3] for shown in self._shown.values())
        telling = [kept for shown in self._shown.values() if (kept := _kept_in(shown)) is not None]
        sure = Counter(kept for kept in telling if kept not in (_FULL, _SOME))
        self._dash = dashes.most_common(1)[0][0] if dashes else "-"
        self._full = telling.count(_FULL) * 2 >= len(telling)
        self._kept = sure.most_common(1)[0][0] if sure else 1
        self._letters = all(shown[4] for shown in self._shown.values() if shown[1])

    def style(self, match: Match) -> PageStyle:
        own = self._shown.get(id(match))
        mine = _kept_in(own) if own else None
        full = mine == _FULL if mine is not None else self._full
        return PageStyle(
            dash=own[3] if own else self._dash,
            kept=_FULL if full else self._kept,
            letter_repeated=self._letters,
        )


def as_printed(match: Match, document: Document, cited: str) -> str:
    """The pages as they are printed, line breaks made spaces; ``cited`` where their place is not known."""
    place = match.reference.field_span("page")
    shown = " ".join(printed(document, place).split()) if place else ""
    return shown if re.sub(r"\D", "", shown)[:1] == re.sub(r"\D", "", cited)[:1] else cited


def _shown(match: Match, document: Document) -> re.Match[str] | None:
    place = match.reference.field_span("page")
    return _RANGE.fullmatch(printed(document, place).strip()) if place else None


def _kept_in(shown: re.Match[str]) -> int | None:
    """1 or 2 digits kept, ``_SOME`` for either, ``_FULL`` for all, None where the pages cannot tell."""
    first, last = shown[2], shown[5]
    if len(last) < len(first):
        if len(last) == 1:
            return 1
        return len(last) if last[0] == first[-len(last)] else _SOME
    return None if len(last) > len(first) or first[0] != last[0] or len(first) == 1 else _FULL
