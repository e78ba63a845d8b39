"""The numbers that Word puts before paragraphs without writing them into the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_ONES = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACEHOLDER = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str


@dataclass
class Numbering:
    """What numbering.xml and styles.xml say, and how far each list has counted."""

    lists: dict[str, dict[int, _Level]] = field(default_factory=dict)  # by numId, then level
    abstract: dict[str, str] = field(default_factory=dict)  # numId -> the counter it shares
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)  # paragraph style -> numId, level
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def label(self, paragraph: Any) -> str:
        """The label of a paragraph, such as "12." or "[12]"; empty when it has none."""
        number, depth = self._numbered(paragraph)
        levels = self.lists.get(number, {})
        if depth not in levels or levels[depth].format in ("bullet", "none"):
            return ""
        counter = self.abstract[number]
        key = (counter, depth)
        self._counts[key] = self._counts.get(key, levels[depth].start - 1) + 1
        for deeper in [known for known in self._counts if known[0] == counter and known[1] > depth]:
            del self._counts[deeper]
        return _PLACEHOLDER.sub(
            lambda match: self._count(counter, levels, int(match[1]) - 1), levels[depth].text
        )

    def _count(self, counter: str, levels: dict[int, _Level], depth: int) -> str:
        level = levels.get(depth)
        if level is None:
            return ""
        return _written(self._counts.get((counter, depth), level.start), level.format)

    def _numbered(self, paragraph: Any) -> tuple[str, int]:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "", 0
        style = properties.find(f"{W}pStyle")
        inherited = self.styles.get(style.get(f"{W}val", "") if style is not None else "", ("", 0))
        own = _number_properties(properties)
        return (own[0], own[1]) if own else inherited


def read(numbering: Any | None, styles: Any | None) -> Numbering:
    """The numbering of a document from the roots of its two parts, either of which may be missing."""
    found = Numbering()
    if numbering is None:
        return found
    abstract = {
        element.get(f"{W}abstractNumId", ""): _levels(element)
        for element in numbering.findall(f"{W}abstractNum")
    }
    for element in numbering.findall(f"{W}num"):
        number, base = element.get(f"{W}numId", ""), _value(element.find(f"{W}abstractNumId"))
        overrides = {
            int(override.get(f"{W}ilvl", "0")): override for override in element.findall(f"{W}lvlOverride")
        }
        found.lists[number] = {**abstract.get(base, {}), **_overridden(abstract.get(base, {}), overrides)}
        found.abstract[number] = f"{base}/{number}" if overrides else base
    if styles is not None:
        found.styles.update(_styles(styles))
    return found


def _levels(element: Any) -> dict[int, _Level]:
    return {int(level.get(f"{W}ilvl", "0")): _level(level) for level in element.findall(f"{W}lvl")}


def _level(element: Any) -> _Level:
    start = _value(element.find(f"{W}start"))
    return _Level(
        start=int(start) if start.isdigit() else 1,
        format=_value(element.find(f"{W}numFmt")) or "decimal",
        text=_value(element.find(f"{W}lvlText")),
    )


def _overridden(levels: dict[int, _Level], overrides: dict[int, Any]) -> dict[int, _Level]:
    found = {}
    for depth, override in overrides.items():
        level = override.find(f"{W}lvl")
        base = _level(level) if level is not None else levels.get(depth)
        if base:
            start = _value(override.find(f"{W}startOverride"))
            found[depth] = _Level(int(start) if start.isdigit() else base.start, base.format, base.text)
    return found


def _styles(styles: Any) -> dict[str, tuple[str, int]]:
    """The numbering that paragraph styles carry, their own or the one they are based on."""
    elements = {style.get(f"{W}styleId", ""): style for style in styles.findall(f"{W}style")}

    def numbered(name: str, depth: int = 0) -> tuple[str, int] | None:
        style = elements.get(name)
        if style is None or depth > 20:  # styles may be based on each other in a ring
            return None
        properties = style.find(f"{W}pPr")
        own = _number_properties(properties) if properties is not None else None
        return own or numbered(_value(style.find(f"{W}basedOn")), depth + 1)

    found = {name: numbered(name) for name in elements}
    return {name: value for name, value in found.items() if value}


def _number_properties(properties: Any) -> tuple[str, int] | None:
    element = properties.find(f"{W}numPr")
    if element is None:
        return None
    number, depth = _value(element.find(f"{W}numId")), _value(element.find(f"{W}ilvl"))
    return (number, int(depth) if depth.isdigit() else 0) if number else None


def _value(element: Any | None) -> str:
    return "" if element is None else str(element.get(f"{W}val", ""))


def _letters(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""


def _roman(count: int) -> str:
    written = ""
    for value, letters in (*_ROMAN, *_ROMAN_ONES):
        written += letters * (count // value)
        count %= value
    return written


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "decimalZero": lambda count: f"{count:02}",
}


def _written(count: int, format: str) -> str:  # noqa: A002 - Word's own name for it
    return _FORMATS.get(format, str)(count)
