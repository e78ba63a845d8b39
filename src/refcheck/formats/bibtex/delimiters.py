"""Where a brace or a quotation mark is closed, in time that grows with the text whatever stands in it."""

from __future__ import annotations

import re
from functools import cached_property

# Up to three levels of braces in one step; deeper nesting is counted.
_BRACED = re.compile(r"\{[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+\}")
_QUOTED = re.compile(r'"[^"{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^"{}]*+)*+"')
_BRACE = re.compile(r"[{}]")
_QUOTE_OR_BRACE = re.compile(r'[{}"]')


class Delimiters:
    """The braces and quotation marks of a text, paired as BibTeX pairs them: a backslash hides none."""

    def __init__(self, text: str) -> None:
        self._text = text

    def closing(self, start: int) -> int:
        """The offset after what closes the brace or quotation mark at ``start``; -1 when nothing does."""
        return self.closing_brace(start) if self._text[start] == "{" else self._closing_quote(start)

    def closing_brace(self, start: int) -> int:
        """The offset after the brace that closes the one at ``start``; -1 when there is none."""
        if match := _BRACED.match(self._text, start):
            return match.end()
        if start in self._never_closed:
            return -1
        depth = 0
        for brace in _BRACE.finditer(self._text, start):
            depth += 1 if brace[0] == "{" else -1
            if depth == 0:
                return brace.end()
        return -1

    def _closing_quote(self, start: int) -> int:
        if match := _QUOTED.match(self._text, start):
            return match.end()
        depth = 0
        for mark in _QUOTE_OR_BRACE.finditer(self._text, start + 1):
            if mark[0] == '"' and depth == 0:
                return mark.end()
            if mark.start() in self._never_closed:
                return -1
            depth += {"{": 1, "}": -1}.get(mark[0], 0)
            if depth < 0:
                return -1
        return -1

    @cached_property
    def _never_closed(self) -> frozenset[int]:
        """The places of the opening braces that have no closing one."""
        opened: list[int] = []
        for brace in _BRACE.finditer(self._text):
            if brace[0] == "{":
                opened.append(brace.start())
            elif opened:
                opened.pop()
        return frozenset(opened)


class Ahead:
    """The next match of a pattern; one that lies ahead is not looked for again, nor one that there is not."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._pattern, self._text = pattern, text
        self._from = len(text) + 1
        self._found: re.Match[str] | None = None

    def within(self, start: int, end: int) -> re.Match[str] | None:
        """The first match from ``start`` on, if it lies before ``end``."""
        if start < self._from or (self._found and self._found.start() < start):
            self._from, self._found = start, self._pattern.search(self._text, start)
        return self._found if self._found and self._found.end() <= end else None
