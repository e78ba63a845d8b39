"""A document as lines: what each says, and how it is set."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from refcheck.errors import InputError
from refcheck.model import Document, Setting, Span

_MOST, _LONGEST = 300_000, 50_000_000  # lines and characters: 5,000 full pages
_TAB = 8
_CHARACTERS_AN_EM = 2.0
_RULE = re.compile(r"([=~^#*+\"`:.-])\1{3,}")  # what underlines a heading, or parts the text
_LEAD = re.compile(r"\s*(?:\.\.\s+(?:(?=\[)|rubric::\s+))?")  # reStructuredText's entries and headings
_MARKED_NUMBER = re.compile(r"\s*[\\*_<][^\n]{0,40}?\d")
_BARE_LABEL = re.compile(r"(\s*[\[(]?\d{1,4}[\])]?[.):]?)(?=\s)")
_LONGEST_LABEL = 60  # characters, marks counted
_PARAGRAPH = 0.5  # the space above a paragraph of a document that has such, in lines


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something: the document's characters ``start`` up to ``end``, without outer space.

    ``indent`` is in characters from the left margin; ``gap`` is the distance to the line above in lines
    (1 is set solid, 2 a blank line between; 0 where nothing stands above). ``slack`` is what the line leaves
    free at the right edge, in ems, ``size`` the type's, 1 being the usual one. ``hyphenated``: a hyphen
    at its end was set for the line break.
    """

    text: str
    start: int
    end: int
    indent: float = 0.0
    gap: float = 1.0
    slack: float = 0.0
    size: float = 1.0
    hyphenated: bool = False


def lines(document: Document) -> list[Line]:
    """The lines of the document that are not blank.

    Raises InputError for a document with more lines or characters than any has.
    """
    if len(document.text) > _LONGEST or document.text.count("\n") > _MOST:
        raise InputError(
            f"{document.path}: has more than {_MOST:,} lines or {_LONGEST:,} characters. "
            "Check the reference list alone, or in parts."
        )
    return between(document, 0, len(document.text))


def between(document: Document, start: int, stop: int) -> list[Line]:
    """The lines of the document's characters ``start`` up to ``stop`` that are not blank."""
    starts = document.line_starts()
    within = range(max(bisect_right(starts, start) - 1, 0), bisect_left(starts, stop))
    settings = document.settings if len(document.settings) == len(starts) else ()
    found: list[Line] = []
    blank = 0.0
    for number in within:
        first = starts[number]
        after = starts[number + 1] if number + 1 < len(starts) else len(document.text)
        if _begins_paragraph(document, first):
            blank += _PARAGRAPH
        raw = document.text[max(first, start) : min(after, stop)]
        if document.markup:
            raw = _with_bare_label(raw, max(first, start), document.markup)
        text = raw.strip()
        if not text or _RULE.fullmatch(text) or _is_all_marks(document.markup, max(first, start), raw):
            blank += 1
            continue
        begins = _LEAD.match(raw)
        lead = begins.group() if begins else ""
        text = raw[len(lead) :].rstrip()
        offset = max(first, start) + len(lead)
        line = Line(text, offset, offset + len(text), _width(lead), 1.0 + blank)
        found.append(_set(line, settings[number]) if settings else line)
        blank = 0.0
    return found


def _is_all_marks(markup: Sequence[Span], start: int, raw: str) -> bool:
    """Whether a line holds nothing that is printed."""
    position, end = start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())
    for k in range(bisect_left(markup, position, key=lambda span: span.end), len(markup)):
        if markup[k].start > position:
            break
        position = max(position, markup[k].end)
        if position >= end:
            return True
    return False


def _with_bare_label(raw: str, start: int, markup: Sequence[Span]) -> str:
    """A line of the same length, the marks around the number that it begins with set behind it as spaces."""
    if not _MARKED_NUMBER.match(raw):
        return raw
    first = bisect_left(markup, start, key=lambda span: span.start)
    end = start + min(len(raw), _LONGEST_LABEL)
    marks = markup[first : bisect_left(markup, end, key=lambda span: span.start)]
    shown = list(raw)
    for span in marks:
        shown[span.start - start : span.end - start] = [""] * (
            min(span.end - start, len(raw)) - (span.start - start)
        )
    label = _BARE_LABEL.match("".join(shown[:_LONGEST_LABEL]))
    if label is None:
        return raw
    length = 0
    kept = 0
    while kept < label.end() and length < len(raw):
        kept += bool(shown[length])
        length += 1
    while length < len(raw) and (not shown[length] or shown[length].isspace()):
        length += 1
    return label.group(1).ljust(length) + raw[length:]


def _begins_paragraph(document: Document, offset: int) -> bool:
    place = bisect_left(document.paragraph_starts, offset)
    return place < len(document.paragraph_starts) and document.paragraph_starts[place] == offset


def _set(line: Line, setting: Setting) -> Line:
    """The line as the format says it is set."""
    return replace(
        line,
        indent=setting.indent * _CHARACTERS_AN_EM,
        gap=setting.gap,
        slack=setting.slack,
        size=setting.size,
        hyphenated=setting.hyphenated,
    )


def _width(lead: str) -> float:
    return float(len(lead.replace("\f", "").expandtabs(_TAB)))


def words(lines: Sequence[Line]) -> frozenset[str]:
    """The words of the lines, folded, hyphenated ones whole and in their parts."""
    found: set[str] = set()
    for line in lines:
        for word in _WORD.findall(line.text.casefold()):
            found.add(word)
            found.update(word.split("-"))
    return frozenset(found)


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
