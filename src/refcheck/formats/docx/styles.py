"""What Word's styles say of the characters that they are applied to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from refcheck.formats.docx.package import W

_OFF = frozenset({"0", "false", "off"})
_RAISED = 3  # half-points: type set higher by so much is a superscript
_DEEPEST = 20  # styles may be based on each other in a ring


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles that raise their characters, and those that hide them; the one of paragraphs without any."""

    raised: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    usual: str = ""

    def is_raised(self, properties: Any) -> bool:
        """Whether a run with these properties is superscript."""
        own = _raises(properties)
        return value(properties.find(f"{W}rStyle")) in self.raised if own is None else own

    def is_hidden(self, properties: Any) -> bool:
        """Whether a run with these properties is neither shown nor printed."""
        own = _hides(properties)
        return value(properties.find(f"{W}rStyle")) in self.hidden if own is None else own


def read(root: Any | None) -> Styles:
    """What the root of styles.xml says, if there is one."""
    if root is None:
        return Styles()
    elements = {style.get(f"{W}styleId", ""): style for style in root.findall(f"{W}style")}
    usual = (
        name
        for name, style in elements.items()
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")
    )
    return Styles(_all(elements, _raises), _all(elements, _hides), next(usual, ""))


def value(element: Any | None) -> str:
    """The element's ``w:val``, "" for none."""
    return "" if element is None else str(element.get(f"{W}val", ""))


def count(element: Any | None) -> int | None:
    """The number that an element's ``w:val`` is, or None; no list is as long as a number of seven figures."""
    digits = value(element)
    return int(digits) if re.fullmatch(r"\d{1,6}", digits, re.ASCII) else None


def is_on(element: Any | None) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and element.get(f"{W}val", "1") not in _OFF


def _all(elements: dict[str, Any], says: Callable[[Any], bool | None]) -> frozenset[str]:
    """The styles of which something is said, by themselves or by those that they are based on."""

    def holds(name: str, depth: int = 0) -> bool:
        style = elements.get(name)
        if style is None or depth > _DEEPEST:
            return False
        properties = style.find(f"{W}rPr")
        own = None if properties is None else says(properties)
        return holds(value(style.find(f"{W}basedOn")), depth + 1) if own is None else own

    return frozenset(name for name in elements if holds(name))


def _raises(properties: Any) -> bool | None:
    aligned, position = properties.find(f"{W}vertAlign"), count(properties.find(f"{W}position"))
    if aligned is not None:
        return value(aligned) == "superscript"
    return None if position is None else position >= _RAISED


def _hides(properties: Any) -> bool | None:
    mark = properties.find(f"{W}vanish")
    return None if mark is None else is_on(mark)
