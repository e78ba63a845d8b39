"""The line tagger: how likely each line belongs to a reference list, and how likely it begins a reference.

Two sets of boosted decision trees, trained by scripts/train_lines.py and kept in lines.json.gz. A tree is
four flat lists: the feature each node asks for, the threshold, and the two nodes that follow; a leaf has
feature -1 and its value as threshold.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp

from refcheck.extract import features
from refcheck.extract.lines import Line

Tree = tuple[list[int], list[float], list[int], list[int]]


def listed(rows: Sequence[features.Row]) -> list[float]:
    """For each line the probability that it belongs to a reference list."""
    return _probabilities("listed", rows)


def begun(rows: Sequence[features.Row]) -> list[float]:
    """For each line the probability that a reference begins with it, given that it belongs to a list."""
    return _probabilities("begun", rows)


def rows(lines: Sequence[Line]) -> list[features.Row]:
    """What the tagger looks at."""
    return features.rows(lines)


def _probabilities(name: str, rows: Sequence[features.Row]) -> list[float]:
    base, trees = _model()[name]
    return [1 / (1 + exp(-_clipped(base + sum(_value(tree, row) for tree in trees)))) for row in rows]


def _value(tree: Tree, row: features.Row) -> float:
    feature, threshold, lower, higher = tree
    node = 0
    while (asked := feature[node]) >= 0:
        node = lower[node] if row[asked] <= threshold[node] else higher[node]
    return threshold[node]


def _clipped(value: float) -> float:
    return max(-30.0, min(30.0, value))


@cache
def _model() -> dict[str, tuple[float, list[Tree]]]:
    data = files("refcheck.extract").joinpath("lines.json.gz").read_bytes()
    model = json.loads(gzip.decompress(data))
    return {name: (part["base"], [tuple(tree) for tree in part["trees"]]) for name, part in model.items()}
