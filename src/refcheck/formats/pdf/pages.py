"""The lines of a PDF's pages, with their places, from PDFium's characters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from refcheck.formats.pdf import letters
from refcheck.formats.pdf.frame import Box, Frame, frame, turned

_BOXES = 12  # characters of a line whose boxes are looked at: the calls are what costs time
_MOST_CHARACTERS = 100_000  # a page with more is a drawing or an attack
_SHARED = 0.4  # of the lower height: what stands on one line shares that much
_TOUCHING, _SPACE = 0.15, 0.5  # of the type's height between two characters: no space, and one
_BROKEN_WORD = 0xFFFE  # what PDFium makes of a hyphen that it takes for the line break's
_NAMELESS = 0.5  # of a page's letters: from this share on its fonts do not name them
_SAMPLE = 40  # characters
_COVERED = 0.85  # of a page's width and height: what a scan covers at the least
_FIRST_OBJECTS = 50


@dataclass
class Place:
    """A line of a page: its text and its box in points, ``y`` growing upward.

    ``size`` is the height of its type, ``hyphenated`` says that a hyphen at its end was set for the line
    break. ``raised`` are the ranges of its text that are superscript; ``second`` is where what
    follows a leading number begins, ``last`` where a number that ends the line does, ``before`` where what
    stands before that one ends.
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
    last: float | None = None
    before: float | None = None
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
    """A page, turned upright: its lines in the order in which they are drawn, and what is clickable on it.

    ``nameless``: its fonts do not say which letters they hold. ``pictured``: it is a picture without text.
    """

    number: int
    width: float
    height: float
    lines: list[Place]
    areas: list[Area]
    nameless: bool = False
    pictured: bool = False


def pages(document: Any, library: Any) -> Iterator[Page]:
    """The pages of an open PDFium document, one after another."""
    for number in range(len(document)):
        page, textpage, stands = _upright(document, number, library.raw)
        reader = _Reader(library.raw, textpage.raw, number, stands)
        lines = list(reader.lines())
        areas = list(_areas(library.raw, document, page, stands))
        pictured = not lines and _is_picture(library.raw, page)
        yield Page(number, stands.width, stands.height, lines, areas, reader.is_nameless(), pictured)
        textpage.close()
        page.close()


def _is_picture(raw: Any, page: Any) -> bool:
    """Whether one picture covers most of a page, as in a scan."""
    width, height = page.get_size()
    return any(
        right - left >= _COVERED * width and top - bottom >= _COVERED * height
        for left, bottom, right, top in _pictures(raw, page)
    )


def _pictures(raw: Any, page: Any) -> Iterator[tuple[float, float, float, float]]:
    """The bounds of the pictures among the first objects of a page: left, bottom, right, top."""
    bounds = [ctypes.c_float() for _ in range(4)]
    for number in range(min(raw.FPDFPage_CountObjects(page.raw), _FIRST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page.raw, number)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE:
            raw.FPDFPageObj_GetBounds(item, *bounds)
            left, bottom, right, top = (bound.value for bound in bounds)
            yield left, bottom, right, top


def _upright(document: Any, number: int, raw: Any) -> tuple[Any, Any, Frame]:
    """A page and its text, turned so that most of it runs from left to right: else PDFium mixes its lines."""
    page = document[number]
    textpage = page.get_textpage()
    turn = turned(raw, textpage.raw)
    if turn * 90 != page.get_rotation():
        page.set_rotation(turn * 90)
        textpage.close()
        page.close()
        page = document[number]
        textpage = page.get_textpage()
    return page, textpage, frame(page, turn)


class _Reader:
    """The lines of one page."""

    def __init__(self, raw: Any, textpage: Any, page: int, stands: Frame) -> None:
        self._raw = raw
        self._page = textpage
        self._number = page
        self._frame = stands
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._loose = raw.FS_RECTF()
        count = min(raw.FPDFText_CountChars(textpage), _MOST_CHARACTERS)
        unicode = raw.FPDFText_GetUnicode
        self._codes = [unicode(textpage, position) for position in range(count)]
        self._encoded = letters.encoding(self._codes)

    def lines(self) -> Iterator[Place]:
        codes = self._codes
        current: list[int] = []
        for position, code in enumerate(codes):
            broken = code == _BROKEN_WORD or (
                code == 2 and self._raw.FPDFText_IsHyphen(self._page, position) == 1
            )
            if broken or (code in (10, 13) and letters.is_line_break(codes, position)):
                if current and not broken and self._goes_on(current, position):
                    codes[position] = 0x20
                    current += [position] * self._is_spaced(current, position)
                    continue
                if current:
                    yield from self._line(current, broken)
                current = []
            else:
                current.append(position)
        if current:
            yield from self._line(current, False)

    def _goes_on(self, line: Sequence[int], position: int) -> bool:
        """Whether what stands behind a break goes on with the line: PDFium breaks at raised figures, too."""
        between = self._between(line, position)
        if between is None:
            return False
        (height, foot), (other_height, other_foot) = map(self._height, between)
        shared = min(foot + height, other_foot + other_height) - max(foot, other_foot)
        gap = self._gap(*between) / max(height, other_height, 1)
        return shared > _SHARED * min(height, other_height) and -_TOUCHING < gap < _SPACE

    def _is_spaced(self, line: Sequence[int], position: int) -> bool:
        """Whether a space stands at a break that is none."""
        between = self._between(line, position)
        return between is not None and self._gap(*between) > _TOUCHING * self._height(between[0])[0]

    def _between(self, line: Sequence[int], position: int) -> tuple[int, int] | None:
        """The characters before and behind a break, spaces left out."""
        codes = self._codes
        before = next((place for place in reversed(line) if codes[place] > 0x20), None)
        after = next((place for place in range(position, len(codes)) if codes[place] > 0x20), None)
        return None if before is None or after is None else (before, after)

    def _gap(self, before: int, after: int) -> float:
        return self._box(after)[0] - self._box(before)[1]

    def is_nameless(self) -> bool:
        """Whether the fonts of the page do not say which letters most of its characters are."""
        visible = [position for position, code in enumerate(self._codes) if code > 0x20]
        sample = visible[:: max(1, len(visible) // _SAMPLE)]
        unknown = sum(self._raw.FPDFText_HasUnicodeMapError(self._page, position) == 1 for position in sample)
        return bool(unknown > len(sample) * _NAMELESS)

    def _line(self, positions: Sequence[int], broken: bool) -> Iterator[Place]:
        text, kept = letters.text(positions, self._codes, self._encoded)
        visible = [position for position in kept if self._codes[position] not in (0x20, 0xA0)]
        if not visible or not self._belongs(visible[len(visible) // 2]):
            return
        boxes = [self._box(position) for position in visible[:: max(1, len(visible) // (_BOXES - 2))]]
        boxes.append(self._box(visible[-1]))
        solid = [box for box in boxes if box[1] > box[0] or box[3] > box[2]] or boxes
        size, bottom = self._height(self._usual(visible))
        last, before = self._number_at_end(text, kept)
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
            last=last,
            before=before,
        )

    def _usual(self, visible: Sequence[int]) -> int:
        """A character of the line's usual type: the middle one of its letters, which are hardly raised."""
        letters_of_it = [position for position in visible if chr(self._codes[position]).isalpha()] or visible
        return letters_of_it[len(letters_of_it) // 2]

    def _belongs(self, position: int) -> bool:
        """Whether a character is no part of a watermark, and of what is shown."""
        angle = self._raw.FPDFText_GetCharAngle(self._page, position)
        return self._frame.is_upright(angle) and self._frame.shows(self._box(position))

    def _second(self, text: str, kept: Sequence[int]) -> float | None:
        """Where what follows a leading number begins, or None when the line begins with none."""
        digits = len(text) - len(text.lstrip("0123456789"))
        if not 0 < digits < 5:
            return None
        rest = next((k for k in range(digits, len(text)) if text[k] != " "), None)
        return None if rest is None else self._box(kept[rest])[0]

    def _number_at_end(self, text: str, kept: Sequence[int]) -> tuple[float | None, float | None]:
        """Where a number that ends the line begins, and where what stands before it ends."""
        digits = len(text) - len(text.rstrip("0123456789"))
        head = text[: len(text) - digits].rstrip()
        if not 0 < digits < 5 or not head:
            return None, None
        return self._box(kept[-digits])[0], self._box(kept[len(head) - 1])[1]

    def _raised(self, text: str, kept: Sequence[int], size: float, bottom: float) -> list[tuple[int, int]]:
        """The stretches of figures that are smaller than the line and stand above its foot."""
        found: list[tuple[int, int]] = []
        for position, character in enumerate(text):
            if character.isdigit():
                height, foot = self._height(kept[position])
                if height < size * 0.88 and foot > bottom + size * 0.12:
                    _extend(found, position, text)
        return found

    def _box(self, position: int) -> Box:
        left, right, bottom, top = self._edges
        self._raw.FPDFText_GetCharBox(self._page, position, left, right, bottom, top)
        return self._frame.box(left.value, right.value, bottom.value, top.value)

    def _height(self, position: int) -> tuple[float, float]:
        self._raw.FPDFText_GetLooseCharBox(self._page, position, self._loose)
        _, _, low, high = self._frame.box(
            self._loose.left, self._loose.right, self._loose.bottom, self._loose.top
        )
        return abs(high - low), min(high, low)


def _extend(found: list[tuple[int, int]], position: int, text: str) -> None:
    """Add a position to the last stretch when only commas, dashes and spaces lie between."""
    if found and all(character in ",;-–— " for character in text[found[-1][1] : position]):
        found[-1] = (found[-1][0], position + 1)
    else:
        found.append((position, position + 1))


def _areas(raw: Any, document: Any, page: Any, stands: Frame) -> Iterator[Area]:
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
            yield Area(*stands.box(rectangle.left, rectangle.right, bottom, top), url)
