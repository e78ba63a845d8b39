"""Numbers of a list that do not run on: one that is printed twice, or out of its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from refcheck.extract import labels, signs
from refcheck.extract.labels import Label
from refcheck.extract.lines import Line

_OFTEN = 0.34  # of the numbers that count: more that do not are no slips


def with_them(lines: Sequence[Line], style: str, chain: Sequence[Label]) -> tuple[Label, ...]:
    """The labels that count upward, and those of the same style between them that do not, in order.

    Between two that count there may be one: where there are more, another list is counted.
    """
    last = max(labels.number(label.text) or 0 for label in chain)
    bounds = pairwise([*(label.line for label in chain), len(lines)])
    between = [list(_between(lines, style, start, end, last)) for start, end in bounds]
    added = [label for found in between for label in found]
    few = len(added) <= _OFTEN * len(chain) and all(len(found) <= 1 for found in between)
    return tuple(sorted([*chain, *added], key=lambda label: label.line)) if few else tuple(chain)


def _between(lines: Sequence[Line], style: str, start: int, end: int, last: int) -> Iterator[Label]:
    """The labels of lines that begin a reference behind the end of another."""
    for k in range(start + 1, end):
        label = labels.read(lines[k], k, style)
        if label is None or not 0 < (labels.number(label.text) or 0) <= last:
            continue
        behind = lines[k].text[label.length :]
        if signs.looks_closed(lines[k - 1].text) and (
            signs.begins_with_author(behind) or signs.is_group(behind)
        ):
            yield label
