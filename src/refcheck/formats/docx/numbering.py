"""The numbers that Word puts before paragraphs without writing them into the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from refcheck.formats.docx.package import W
from refcheck.formats.docx.styles import count, is_on, value

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_ONES = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACEHOLDER = re.compile(r"%(\d)")
_UNNUMBERED = frozenset({"bullet", "none"})
_DEPTHS = frozenset("012345678")
_IN_FIGURES = 5000  # from here on no number is spelled otherwise
_DEEPEST = 20  # styles may be based on each other in a ring


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts; ``after`` is the depth whose count sets it back, -1 for none."""

    start: int
    format: str
    text: str
    after: int
    style: str = ""  # the paragraph style that stands for the level
    all_decimal: bool = False
    set_back: bool = False  # by the list that has it, apart from others of the kind


_Levels = dict[int, _Level]


@dataclass
class Numbering:
    """What numbering.xml and styles.xml say, and how far each list has counted."""

    lists: dict[str, _Levels] = field(default_factory=dict)  # by numId, then level
    abstract: dict[str, str] = field(default_factory=dict)  # numId -> the kind of list that it shares
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)  # paragraph style -> numId, level
    usual_style: str = ""
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, paragraph: Any) -> str:
        """The label of a paragraph, such as "12." or "[12]"; empty when it has none."""
        number, depth = self._numbered(paragraph)
        levels = self.lists.get(number, {})
        if depth not in levels:
            return ""
        self._count(number, depth, levels)
        level = levels[depth]
        if level.format in _UNNUMBERED:
            return ""
        return _PLACEHOLDER.sub(
            lambda match: self._written(number, levels, int(match[1]) - 1, level.all_decimal), level.text
        )

    def _count(self, number: str, depth: int, levels: _Levels) -> None:
        """Count one up at this depth, and set back the deeper ones that start again after it."""
        key = self._key(number, depth)
        self._counts[key] = self._counts.get(key, levels[depth].start - 1) + 1
        for deeper, level in levels.items():
            if deeper > depth and depth <= level.after:
                self._counts.pop(self._key(number, deeper), None)

    def _key(self, number: str, depth: int) -> tuple[str, int]:
        """Whose count it is: lists of one kind go on where another left off, unless one is set back."""
        base = self.abstract[number]
        apart = any(level.set_back and shallower <= depth for shallower, level in self.lists[number].items())
        return (f"{base}/{number}" if apart else base), depth

    def _written(self, number: str, levels: _Levels, depth: int, all_decimal: bool) -> str:
        level = levels.get(depth)
        if level is None:
            return ""
        reached = self._counts.get(self._key(number, depth), level.start)
        return _spelled(reached, "decimal" if all_decimal else level.format)

    def _numbered(self, paragraph: Any) -> tuple[str, int]:
        """The list and level of a paragraph: its own, or those of its style."""
        properties = paragraph.find(f"{W}pPr")
        style = self.usual_style if properties is None else value(properties.find(f"{W}pStyle"))
        inherited = self.styles.get(style or self.usual_style, ("", 0))
        own = None if properties is None else _number_properties(properties)
        if own is None:
            return inherited
        number, depth = own
        return number or inherited[0], inherited[1] if depth is None and not number else depth or 0


def read(numbering: Any | None, styles: Any | None, usual_style: str = "") -> Numbering:
    """The numbering of a document from the roots of its two parts, either of which may be missing."""
    found = Numbering(usual_style=usual_style)
    if numbering is None:
        return found
    kinds = _kinds(numbering)
    for element in numbering.findall(f"{W}num"):
        number, base = element.get(f"{W}numId", ""), value(element.find(f"{W}abstractNumId"))
        levels = kinds.get(base, {})
        found.lists[number] = {**levels, **_overridden(levels, element)}
        found.abstract[number] = base
    if styles is not None:
        found.styles.update(_styles(styles, found.lists))
    return found


def _kinds(numbering: Any) -> dict[str, _Levels]:
    """The levels of every kind of list; one that only names a style has those of the style's list."""
    elements = {
        element.get(f"{W}abstractNumId", ""): element for element in numbering.findall(f"{W}abstractNum")
    }
    kinds = {name: _levels(element) for name, element in elements.items()}
    by_style = {
        value(element.find(f"{W}styleLink")): kinds[name]
        for name, element in elements.items()
        if element.find(f"{W}styleLink") is not None
    }
    linked = {name: value(element.find(f"{W}numStyleLink")) for name, element in elements.items()}
    return {name: levels or by_style.get(linked[name], {}) for name, levels in kinds.items()}


def _levels(element: Any) -> _Levels:
    found = (_level(level) for level in element.findall(f"{W}lvl"))
    return dict(found)


def _level(element: Any) -> tuple[int, _Level]:
    depth = _depth(element)
    start, restart = count(element.find(f"{W}start")), count(element.find(f"{W}lvlRestart"))
    return depth, _Level(
        start=1 if start is None else start,
        format=value(next(element.iter(f"{W}numFmt"), None)) or "decimal",
        text=value(element.find(f"{W}lvlText")),
        after=depth - 1 if restart is None else restart - 1,
        style=value(element.find(f"{W}pStyle")),
        all_decimal=is_on(element.find(f"{W}isLgl")),
    )


def _overridden(levels: _Levels, element: Any) -> _Levels:
    """The levels for which one list has rules of its own."""
    found = {}
    for override in element.findall(f"{W}lvlOverride"):
        depth = _depth(override)
        own = override.find(f"{W}lvl")
        base = _level(own)[1] if own is not None else levels.get(depth)
        start = count(override.find(f"{W}startOverride"))
        if base and start is not None:
            found[depth] = replace(base, start=start, set_back=True)
        elif base:
            found[depth] = base
    return found


def _depth(element: Any) -> int:
    depth = element.get(f"{W}ilvl", "0")
    return int(depth) if depth in _DEPTHS else 0


def _styles(styles: Any, lists: dict[str, _Levels]) -> dict[str, tuple[str, int]]:
    """The numbering that paragraph styles carry, their own or that of the one they are based on."""
    elements = {style.get(f"{W}styleId", ""): style for style in styles.findall(f"{W}style")}

    def numbered(name: str, depth: int = 0) -> tuple[str, int] | None:
        style = elements.get(name)
        if style is None or depth > _DEEPEST:
            return None
        properties = style.find(f"{W}pPr")
        own = _number_properties(properties) if properties is not None else None
        basis = numbered(value(style.find(f"{W}basedOn")), depth + 1)
        if own is None:
            return basis
        number = own[0] or (basis[0] if basis else "")
        by_name = (level for level, known in lists.get(number, {}).items() if known.style == name)
        return number, next(by_name, own[1] or 0)

    found = {name: numbered(name) for name in elements}
    return {name: known for name, known in found.items() if known}


def _number_properties(properties: Any) -> tuple[str, int | None] | None:
    """The list and the level that properties name, "" and None for what they leave to the style."""
    element = properties.find(f"{W}numPr")
    if element is None:
        return None
    return value(element.find(f"{W}numId")), count(element.find(f"{W}ilvl"))


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _roman(number: int) -> str:
    text = ""
    for unit, letters in (*_ROMAN, *_ROMAN_ONES):
        text += letters * (number // unit)
        number %= unit
    return text


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": "{:02}".format,
    "decimalEnclosedParen": "({})".format,
    "decimalEnclosedFullstop": "{}.".format,
    "numberInDash": "- {} -".format,
    "ordinal": _ordinal,
}


def _spelled(number: int, format: str) -> str:  # noqa: A002 - Word's own name for it
    """A number in one of Word's formats; in figures for those that are not known."""
    return _FORMATS.get(format, str)(number) if number < _IN_FIGURES else str(number)
