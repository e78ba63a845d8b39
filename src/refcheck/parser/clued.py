"""Patterns that are tried only where a quick look promises a match."""

from __future__ import annotations

import re
from typing import NamedTuple


class Clued(NamedTuple):
    """A pattern, and lower-case strings of which it needs one; these are looked for first, being quick."""

    clues: tuple[str, ...]
    pattern: re.Pattern[str]

    def search(self, text: str, lowered: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match within ``text[start:end]``; ``lowered`` is the whole text in lower case."""
        for clue in self.clues:
            if clue in lowered:
                return self.pattern.search(text, start, len(text) if end is None else end)
        return None
