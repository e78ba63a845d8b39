"""How a page stands: which way its text runs, and the part of it that is shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import pi
from typing import Any

_SAMPLE = 40  # characters of a page by which the way its text runs is told
_UPRIGHT = 0.1  # radians

Box = tuple[float, float, float, float]  # left, right, bottom, top


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is shown, and the quarters it is turned clockwise for its text to be upright.

    ``width`` and ``height`` are those of the upright page, in points.
    """

    left: float
    bottom: float
    width: float
    height: float
    turn: int = 0

    def box(self, left: float, right: float, bottom: float, top: float) -> Box:
        """A box of the page as its file counts, counted from the lower left of the upright page."""
        x0, x1, y0, y1 = left - self.left, right - self.left, bottom - self.bottom, top - self.bottom
        if self.turn == 0:
            return x0, x1, y0, y1
        if self.turn == 1:
            return y0, y1, self.height - x1, self.height - x0
        if self.turn == 2:
            return self.width - x1, self.width - x0, self.height - y1, self.height - y0
        return self.width - y1, self.width - y0, x0, x1

    def shows(self, box: Box) -> bool:
        """Whether the middle of an upright box lies within what is shown."""
        across, up = (box[0] + box[1]) / 2, (box[2] + box[3]) / 2
        return 0 <= across <= self.width and 0 <= up <= self.height

    def is_upright(self, angle: float) -> bool:
        """Whether characters at an angle of the file's page (radians; negative: not known) are upright."""
        off = (angle - (4 - self.turn) * pi / 2 + pi) % (2 * pi) - pi
        return angle < 0 or abs(off) < _UPRIGHT


def turned(raw: Any, textpage: Any) -> int:
    """The quarters that a page must be turned clockwise for most of its text to be upright."""
    count = raw.FPDFText_CountChars(textpage)
    sample = range(0, count, max(1, count // _SAMPLE))
    seen = (position for position in sample if raw.FPDFText_GetUnicode(textpage, position) > 0x20)
    angles = (raw.FPDFText_GetCharAngle(textpage, position) for position in seen)
    quarters = Counter(round(4 - angle / (pi / 2)) % 4 for angle in angles if angle >= 0)
    return max(quarters, key=lambda turn: (quarters[turn], -turn), default=0)


def frame(page: Any, turn: int) -> Frame:
    """The frame of a page whose text is turned so."""
    left, bottom, right, top = page.get_cropbox()
    across, up = right - left, top - bottom
    return Frame(left, bottom, up if turn % 2 else across, across if turn % 2 else up, turn)
