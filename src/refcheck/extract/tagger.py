"""The line tagger: how likely each line belongs to a reference list, and how likely it begins a reference.

Four sets of boosted decision trees, trained by scripts/train_lines.py and kept in lines.json.gz: ``listed``
looks at all lines of a document and ``edged`` again at those in and around a list, ``begun`` and ``again``
twice at those within. A tree is kept as four flat lists: the feature each node asks for, the threshold, and
the two nodes that follow; a leaf has feature -1 and its value as threshold.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from refcheck.extract import edges, features, starts, starts_again
from refcheck.extract.lines import Line

Tree = Any  # a leaf's value, or (feature, threshold, tree up to it, tree above it)
Forest = tuple[float, list[Tree]]  # the value to begin with, and the trees that add to it
_SETTLED = -3.5  # log odds below which further trees would change nothing that matters
_EARLY = 20  # trees before it is looked whether a line is settled


def listed(rows: Sequence[features.Row]) -> list[float]:
    """For each line the probability that it belongs to a reference list."""
    return probabilities(_model()["listed"], rows)


def listed_again(
    lines: Sequence[Line], rows: Sequence[features.Row], chances: Sequence[float]
) -> list[float]:
    """The probabilities of lines in and around a list at a second look, after the first one's ``chances``."""
    return probabilities(_model()["edged"], edges.rows(lines, rows, chances))


def begun(lines: Sequence[Line]) -> list[float]:
    """For each line of a list the probability that a reference begins with it."""
    if not lines:
        return []
    rows = starts.rows(lines)
    chances = probabilities(_model()["begun"], rows)
    return probabilities(_model()["again"], starts_again.rows(lines, rows, chances))


def rows(lines: Sequence[Line], first: int = 0) -> list[features.Row]:
    """What the tagger looks at to tell a list, for the lines from ``first`` on."""
    return features.rows(lines, first)


def probabilities(forest: Forest, rows: Sequence[features.Row]) -> list[float]:
    """What the trees say of each row, as a probability."""
    base, trees = forest
    first, more = trees[:_EARLY], trees[_EARLY:]
    found = []
    for row in rows:
        value = _sum(base, first, row)
        if value > _SETTLED:
            value = _sum(value, more, row)
        found.append(1 / (1 + exp(-max(-30.0, min(30.0, value)))))
    return found


def _sum(value: float, trees: Sequence[Tree], row: features.Row) -> float:
    for tree in trees:
        node = tree
        while node.__class__ is tuple:
            node = node[2] if row[node[0]] <= node[1] else node[3]
        value += node
    return value


@cache
def _model() -> dict[str, Forest]:
    data = files("refcheck.extract").joinpath("lines.json.gz").read_bytes()
    return read(json.loads(gzip.decompress(data)))


def read(model: dict[str, Any]) -> dict[str, Forest]:
    """The trees of a model as kept, ready to be asked."""
    return {name: (part["base"], [_tree(*tree) for tree in part["trees"]]) for name, part in model.items()}


def _tree(feature: list[int], threshold: list[float], lower: list[int], higher: list[int]) -> Tree:
    nodes: list[Tree] = [None] * len(feature)
    for k in range(len(feature) - 1, -1, -1):  # what follows a node has a higher number
        leaf = feature[k] < 0
        nodes[k] = threshold[k] if leaf else (feature[k], threshold[k], nodes[lower[k]], nodes[higher[k]])
    return nodes[0]
