"""Text put together from pieces, white space as a reader would see it."""

from __future__ import annotations

import re

_SPACE = re.compile(r"[ \t\r\n\u2028]+")


class Writer:
    """Collects characters; stretches of white space become one space, lines never begin or end with one."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._at_start = True  # of a line
        self._space = False  # a space is due before the next character
        self.length = 0

    def write(self, text: str) -> None:
        """Append characters."""
        plain = _SPACE.sub(" ", text)
        if not plain or plain == " ":
            self._space = self._space or bool(plain)
            return
        if (self._space or plain[0] == " ") and not self._at_start:
            self._append(" ")
        self._append(plain.strip(" "))
        self._space = plain[-1] == " "
        self._at_start = False

    def mark(self) -> int:
        """The offset at which the next characters will stand, a due space written before."""
        if self._space and not self._at_start:
            self._append(" ")
        self._space = False
        return self.length

    def end_line(self) -> None:
        """End the line unless it is empty."""
        if not self._at_start:
            self._append("\n")
        self._at_start, self._space = True, False

    def last(self) -> str:
        """The last character written, "" on a new line; a due space counts."""
        if self._space:
            return " "
        return "" if self._at_start else self._pieces[-1][-1:]

    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    def _append(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self.length += len(text)
