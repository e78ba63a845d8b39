"""The lines of a PDF's pages, with their places, from PDFium's characters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

_BOXES = 12  # characters of a line whose boxes are looked at: the calls are what costs time
_MOST_CHARACTERS = 100_000  # a page with more is a drawing or an attack
_BROKEN_WORD = 0xFFFE  # what PDFium makes of a hyphen that it takes for the line break's
_SPACES = frozenset(" \t\u00a0\u2002\u2003\u2009\u200a\u202f")
_IGNORED = frozenset("\u0002\ufffe\ufeff\u200b")


@dataclass
class Place:
    """A line of a page: its text and its box in points, ``y`` growing upward.

    ``size`` is the height of its type, ``hyphenated`` says that a hyphen at its end was set for the line
    break. ``raised`` are the ranges of its text that are superscript; ``second`` is where what
    follows a leading number begins.
    """

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    size: float
    page: int
    hyphenated: bool = False
    raised: list[tuple[int, int]] = field(default_factory=list)
    second: float | None = None
    column: int = 0


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a page, in points, that leads to ``url``."""

    x0: float
    x1: float
    y0: float
    y1: float
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its lines in the order in which they are drawn, and what is clickable on it."""

    number: int
    width: float
    height: float
    lines: list[Place]
    areas: list[Area]


def pages(document: Any, library: Any) -> Iterator[Page]:
    """The pages of an open PDFium document, one after another."""
    for number in range(len(document)):
        page = document[number]
        textpage = page.get_textpage()
        width, height = page.get_size()
        reader = _Reader(library.raw, textpage.raw, number)
        yield Page(number, width, height, list(reader.lines()), list(_areas(library.raw, document, page)))
        textpage.close()
        page.close()


class _Reader:
    """The lines of one page."""

    def __init__(self, raw: Any, textpage: Any, page: int) -> None:
        self._raw = raw
        self._page = textpage
        self._number = page
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._loose = raw.FS_RECTF()

    def lines(self) -> Iterator[Place]:
        count = min(self._raw.FPDFText_CountChars(self._page), _MOST_CHARACTERS)
        unicode = self._raw.FPDFText_GetUnicode
        codes = [unicode(self._page, position) for position in range(count)]
        current: list[int] = []
        for position, code in enumerate(codes):
            broken = code == _BROKEN_WORD or (
                code == 2 and self._raw.FPDFText_IsHyphen(self._page, position) == 1
            )
            if code in (10, 13) or broken:
                if current:
                    yield from self._line(current, codes, broken)
                current = []
            else:
                current.append(position)
        if current:
            yield from self._line(current, codes, False)

    def _line(self, positions: Sequence[int], codes: Sequence[int], broken: bool) -> Iterator[Place]:
        text, kept = _text(positions, codes)
        if not text:
            return
        visible = [position for position in kept if codes[position] not in (0x20, 0xA0)]
        boxes = [self._box(position) for position in visible[:: max(1, len(visible) // (_BOXES - 2))]]
        boxes.append(self._box(visible[-1]))
        solid = [box for box in boxes if box[1] > box[0] or box[3] > box[2]] or boxes
        size, bottom = self._height(visible[len(visible) // 2])
        hyphenated = broken and not text.endswith("-")
        yield Place(
            text=text + "-" if hyphenated else text,
            x0=min(box[0] for box in solid),
            x1=max(box[1] for box in solid),
            y0=min(box[2] for box in solid),
            y1=max(box[3] for box in solid),
            size=size,
            page=self._number,
            hyphenated=broken,
            raised=self._raised(text, kept, size, bottom),
            second=self._second(text, kept),
        )

    def _second(self, text: str, kept: Sequence[int]) -> float | None:
        """Where what follows a leading number begins, or None when the line begins with none."""
        digits = len(text) - len(text.lstrip("0123456789"))
        if not 0 < digits < 5:
            return None
        rest = next((k for k in range(digits, len(text)) if text[k] != " "), None)
        return None if rest is None else self._box(kept[rest])[0]

    def _raised(self, text: str, kept: Sequence[int], size: float, bottom: float) -> list[tuple[int, int]]:
        """The stretches of figures that are smaller than the line and stand above its foot."""
        found: list[tuple[int, int]] = []
        for position, character in enumerate(text):
            if character.isdigit():
                height, foot = self._height(kept[position])
                if height < size * 0.88 and foot > bottom + size * 0.12:
                    _extend(found, position, text)
        return found

    def _box(self, position: int) -> tuple[float, float, float, float]:
        left, right, bottom, top = self._edges
        self._raw.FPDFText_GetCharBox(self._page, position, left, right, bottom, top)
        return left.value, right.value, bottom.value, top.value

    def _height(self, position: int) -> tuple[float, float]:
        self._raw.FPDFText_GetLooseCharBox(self._page, position, self._loose)
        return abs(self._loose.top - self._loose.bottom), min(self._loose.top, self._loose.bottom)


def _text(positions: Sequence[int], codes: Sequence[int]) -> tuple[str, list[int]]:
    """The characters at the positions, stretches of space made one, and the position of each that is kept."""
    characters: list[str] = []
    kept: list[int] = []
    for position in positions:
        code = codes[position]
        if 0xD800 <= code <= 0xDFFF or code == 0:
            continue
        character = chr(code)
        if character in _IGNORED:
            continue
        if character in _SPACES:
            if not characters or characters[-1] == " ":
                continue
            character = " "
        characters.append(character)
        kept.append(position)
    while characters and characters[-1] == " ":
        characters.pop()
        kept.pop()
    return "".join(characters), kept


def _extend(found: list[tuple[int, int]], position: int, text: str) -> None:
    """Add a position to the last stretch when only commas, dashes and spaces lie between."""
    if found and all(character in ",;-–— " for character in text[found[-1][1] : position]):
        found[-1] = (found[-1][0], position + 1)
    else:
        found.append((position, position + 1))


def _areas(raw: Any, document: Any, page: Any) -> Iterator[Area]:
    """The parts of a page that lead to an address."""
    position, link, rectangle = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
        if length > 1 and raw.FPDFLink_GetAnnotRect(link, rectangle):
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFAction_GetURIPath(document.raw, action, buffer, length)
            bottom, top = sorted((rectangle.bottom, rectangle.top))
            url = buffer.value.decode("utf-8", "replace")
            yield Area(rectangle.left, rectangle.right, bottom, top, url)
