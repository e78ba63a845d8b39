"""Lists that run on: where a number is missing at the lines' beginnings it may stand within a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from refcheck.extract import labels
from refcheck.extract.lines import Line


def broken(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """The lines, broken before a label that stands within one; each with the number of the line it was."""
    style, chain = max(labels.numberings(lines), key=lambda found: len(found[1]), default=("", ()))
    if not chain:
        return list(enumerate(lines))
    values = {label.line: labels.number(label.text) or 0 for label in chain}
    return _walk(lines, style, values)


def _walk(lines: Sequence[Line], style: str, values: dict[int, int]) -> list[tuple[int, Line]]:
    """Break lines at the numbers that are still to come before the next line that begins with one."""
    found: list[tuple[int, Line]] = []
    later = sorted(values)
    expected = 0
    for k, line in enumerate(lines):
        if k in values:
            expected = values[k] + 1
            later = later[1:]
        elif expected and labels.begins(line, style, expected):
            expected += 1
        limit = values[later[0]] if later else expected + len(line.text)
        rest = line
        while 0 < expected < limit and (place := labels.within(rest, style, expected)):
            head, rest = _cut(rest, place)
            found.append((k, head))
            expected += 1
        found.append((k, rest))
    return found


def _cut(line: Line, place: int) -> tuple[Line, Line]:
    text = line.text[:place].rstrip()
    head = replace(line, text=text, end=line.start + len(text), hyphenated=False)
    return head, replace(line, text=line.text[place:], start=line.start + place)
