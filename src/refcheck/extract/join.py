"""From the lines of one entry to a Reference: line breaks made spaces, words broken at them made whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from refcheck.extract.lines import Line
from refcheck.model import Reference, Run, Span

_HYPHENS = "-‐\u00ad\ufffe"
_SPACES = re.compile(r"[ \t\u00a0\u2007\u202f]{2,}|[\t\f\v]")
_LAST_TOKEN = re.compile(r"\S+$")
_ADDRESS = re.compile(r"(?:https?:/|www\.|doi|10\.\d{3,9}(?:/|$))", re.IGNORECASE)
_KEPT_PREFIX = re.compile(
    r"(?:non|self|meta|long|short|high|low|well|cross|open|large|small|half|post|pre|anti|co|multi|semi"
    r"|evidence|follow|dose|double|single|two|three|one|full|real|time|case|end|on|in|by|of|the|and)$",
    re.IGNORECASE,
)


@dataclass
class Joined:
    """Lines made one string, and the runs that tie its characters to the document's."""

    text: str = ""
    runs: list[Run] = field(default_factory=list)

    def add(self, piece: str, source_start: int, space: bool) -> None:
        """Append characters of the document, a space before them where one is due."""
        if not piece:
            return
        if space and self.text:
            self.text += " "
        self.runs.append(Run(len(self.text), source_start, len(piece)))
        self.text += piece


@dataclass(frozen=True, slots=True)
class Entry:
    """The lines of one reference, without its label, and the label as printed with its place."""

    lines: tuple[Line, ...]
    label: str = ""
    label_span: Span | None = None


def reference(entry: Entry, number: int, words: frozenset[str], markup: Sequence[Span] = ()) -> Reference:
    """The Reference that an entry is; ``words`` are the document's, to decide hyphens at line ends.

    The characters of ``markup``, which is in order of place, are left out of the string.
    """
    joined = join(entry.lines, words, markup)
    first, last = entry.lines[0], entry.lines[-1]
    if not joined.text:  # nothing but markup
        joined = join(entry.lines, words, ())
    copied = len(entry.lines) == 1 and joined.text == first.text
    return Reference(
        number=number,
        unstructured=joined.text,
        span=Span(first.start, last.end),
        label=entry.label,
        label_span=entry.label_span,
        runs=() if copied else tuple(joined.runs),
    )


def text(lines: Sequence[Line], words: frozenset[str] = frozenset()) -> str:
    """The lines joined as a reference's are."""
    return join(lines, words, ()).text


def join(lines: Sequence[Line], words: frozenset[str], markup: Sequence[Span]) -> Joined:
    """The lines as one string; ``words`` and ``markup`` are as in ``reference``."""
    joined = Joined()
    space = False
    for line, following in zip_longest(lines, lines[1:]):
        piece, space_after = (line.text, True) if following is None else _ending(line, following, words)
        _add_line(joined, piece, line.start, space, _within(markup, line.start, line.start + len(piece)))
        space = space_after
    return joined


def _add_line(joined: Joined, piece: str, start: int, space: bool, markup: Sequence[Span]) -> None:
    """Append a line's characters without markup; a stretch of white space within it becomes one space."""
    skipped = [(gap.start(), gap.end(), True) for gap in _SPACES.finditer(piece)]
    skipped += [(span.start - start, span.end - start, False) for span in markup]
    position = 0
    for first, after, is_space in sorted(skipped):
        if first > position:
            joined.add(piece[position:first], start + position, space)
            space = False
        position, space = max(position, after), space or is_space
    joined.add(piece[position:], start + position, space)


def _within(markup: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    first = bisect_left(markup, start, key=lambda span: span.start)
    return [
        span
        for span in markup[first : bisect_left(markup, end, key=lambda span: span.start)]
        if span.end <= end
    ]


def _ending(line: Line, following: Line, words: frozenset[str]) -> tuple[str, bool]:
    """What to keep of a line that another follows, and whether a space parts the two."""
    last = _LAST_TOKEN.search(line.text)
    token = last.group() if last else ""
    if token[-1:] in _HYPHENS and len(token) > 1:
        keep = token[-1] in "-‐" and _keeps_hyphen(token, following.text.split()[0], words)
        return (line.text if keep else line.text[:-1]), False
    if token.endswith("–") and token[-2:-1].isdigit() and following.text[:1].isdigit():
        return line.text, False
    return line.text, not _address_goes_on(token, following.text.split()[0])


def _keeps_hyphen(token: str, following: str, words: frozenset[str]) -> bool:
    """Whether the hyphen that ends ``token`` at a line's end would be printed within the line, too."""
    left, right = re.split(r"[^\w-]", token[:-1])[-1], re.split(r"[^\w]", following)[0]
    if _ADDRESS.search(token) or not right[:1].islower() or not left[-1:].isalpha():
        return True
    whole = left.split("-")[-1].casefold() + right.casefold()
    if whole in words:
        return False
    if f"{left}-{right}".casefold() in words or "-" in left.strip("-"):
        return True
    return bool(_KEPT_PREFIX.match(left)) and right.casefold() in words


def _address_goes_on(token: str, following: str) -> bool:
    """Whether a URL or DOI at a line's end goes on in the next line."""
    if not _ADDRESS.search(token):
        return False
    if token.endswith(("/", "_", "=", "?", "&", "%", "#", "~")):
        return True
    if following.startswith(("/", "_", "?", "=", "%")):
        return True
    numbered = any(character.isdigit() for character in following)
    if token.endswith("."):
        return numbered and bool(re.match(r"[a-z\d][\w.()/-]*$", following)) and "/" in token
    return numbered and bool(re.match(r"[.]\w", following))
