"""Asks whether fitted weights would do better than those set by hand, and what the score should say.

    python scripts/calibrate_resolve.py DATA [--every N]

The evidence on every candidate of the strings of scripts/benchmark_resolve.py is gathered. A logistic
regression on the points of each variable is fitted on the strings of one half of the works, and tried on
the other half: with the shape that evidence must have, and alone. Then the two curves of
``refcheck.resolve.score`` are fitted on the first half: from points to how likely a candidate is right, of
the right shape and of another.

Nothing is random. Another registration of the work that is meant is neither right nor wrong to the weights,
and right to the curves and in the table. Needs scikit-learn (the extra "train").
"""

from __future__ import annotations

import argparse
import random
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmark_resolve import (
    holds_enough,
    index_of,
    is_twin,
    lines,
    read_records,
    read_strings,
    without_number,
)
from refcheck.model import Work
from refcheck.resolve import score
from refcheck.resolve.candidates import Inquiry, search
from refcheck.resolve.evidence import weigh
from refcheck.resolve.printed import Printed
from refcheck.sources.local import LocalIndex
from refcheck.sources.records import work

PRINTED, ABSENT, REMOVED = range(3)
_LEAST = -8.0
"""A twin's points are of another kind; to a regression they are a title that contradicts."""


@dataclass(frozen=True)
class Table:
    """One row for each candidate: whose string it is, whether it is right, and its evidence.

    All but ``variables`` have one value a row; ``points`` has a column for each of ``variables``.
    """

    variables: tuple[str, ...]
    kind: np.ndarray
    string: np.ndarray
    held_out: np.ndarray
    holds: np.ndarray
    right: np.ndarray
    twin: np.ndarray
    shaped: np.ndarray
    points: np.ndarray

    @property
    def total(self) -> np.ndarray:
        """The points by the weights set by hand."""
        return self.points.sum(axis=1)


def rows(
    kind: int, strings: Sequence[dict[str, Any]], index: LocalIndex, known: dict[str, Work]
) -> Iterator[tuple[tuple[float, ...], dict[str, float]]]:
    """The candidates of each string, as ``Table`` has them."""
    for number, (string, reference) in enumerate(
        zip(strings, read_strings(map(without_number, strings)), strict=True)
    ):
        inquiry, printed = Inquiry(reference), Printed(reference)
        list(search([inquiry], index))
        truth = string.get("doi") or ""
        meant = known.get(truth)
        holds = bool(meant and holds_enough(string["text"], meant))
        for candidate in inquiry.candidates():
            evidence = weigh(reference, printed, candidate)
            right = candidate.item.doi == truth
            twin = bool(meant and not right and is_twin(candidate, meant))
            half = zlib.crc32(truth.encode()) % 2
            yield (kind, number, half, holds, right, twin, score.has_shape(evidence)), dict(evidence.points)


def gather(data: Path, every: int) -> Table:
    """The evidence on all candidates of the printed, the absent and the removed strings."""
    records = read_records(data)
    known = {doi: work(record, "given") for doi, record in records.items()}
    kept = set(random.Random(2).sample(sorted(records), len(records) // 2))
    strings = [one for one in lines(data / "matching/styles_dev.jsonl.gz") if one["text"]][::every]
    printed = [one for one in strings if one["doi"] in known]
    absent = [
        *lines(data / "matching/absent_dev.jsonl.gz"),
        *(one for one in strings if one["doi"] not in known),
    ]
    removed = [one for one in printed if one["doi"] not in kept]
    with tempfile.TemporaryDirectory() as folder:
        whole = index_of(records.values(), Path(folder) / "whole")
        half = index_of((records[doi] for doi in sorted(kept)), Path(folder) / "half")
        groups = ((PRINTED, printed, whole), (ABSENT, absent, whole), (REMOVED, removed, half))
        found = [row for kind, group, index in groups for row in rows(kind, group, index, known)]
    heads = np.array([head for head, _ in found], dtype=float).T
    points = np.array([list(points.values()) for _, points in found])
    kind, string, held_out, holds, right, twin, shaped = heads
    flags = (one.astype(bool) for one in (held_out, holds, right, twin, shaped))
    return Table(tuple(found[0][1]), kind, string, *flags, np.maximum(points, _LEAST))


def best(table: Table, values: np.ndarray, among: np.ndarray) -> np.ndarray:
    """The row with the highest value of each string, of the rows ``among``."""
    places = np.flatnonzero(among)
    order = np.lexsort((-values[places], table.string[places], table.kind[places]))
    ordered = places[order]
    strings = np.stack((table.kind[ordered], table.string[ordered]))
    first = np.r_[True, np.any(strings[:, 1:] != strings[:, :-1], axis=0)] if len(ordered) else []
    return ordered[first]


# --- weights ----------------------------------------------------------------------------------------


def fitted(table: Table) -> tuple[np.ndarray, float]:
    """What each variable's points should be multiplied with, and the constant, by the half not held out."""
    rows_ = ~table.held_out & ~table.twin & (table.kind != ABSENT)
    model = LogisticRegression(max_iter=2000).fit(table.points[rows_], table.right[rows_])
    return model.coef_[0], float(model.intercept_[0])


def print_at(name: str, table: Table, values: np.ndarray, least: float, shaped: bool) -> None:
    """What is found and wrongly accepted of the held-out half, with one threshold."""
    held = table.held_out & (table.shaped if shaped else True)
    accepted = best(table, values, held & (values >= least))
    kinds = [accepted[table.kind[accepted] == kind] for kind in (PRINTED, ABSENT, REMOVED)]
    printed = kinds[PRINTED][table.holds[kinds[PRINTED]]]
    right = table.right[printed] | table.twin[printed]
    strings = len({*table.string[table.held_out & table.holds & (table.kind == PRINTED)]})
    false = [int((~table.twin[kind]).sum()) for kind in kinds[1:]]
    cells = (f"{100 * right.sum() / strings:.2f}%", f"{100 * (1 - right.mean()):.3f}%", *map(str, false))
    print("| " + " | ".join((name, f"{least:g}", *cells)) + " |")


def print_weights(table: Table) -> None:
    coefficients, constant = fitted(table)
    values = table.points @ coefficients + constant
    print("| weights | points at least | found | wrong among them | accepted of absent | of removed |")
    print("|---|---|---|---|---|---|")
    for least in (4.0, 7.0, 9.0):
        print_at("by hand, with the shape", table, table.total, least, shaped=True)
    for least in (-4.0, -1.0, 1.0):
        print_at("fitted, with the shape", table, values, least, shaped=True)
    for least in (9.0, 14.0):
        print_at("by hand, alone", table, table.total, least, shaped=False)
    for least in (0.0, 2.0, 4.0):
        print_at("fitted, alone", table, values, least, shaped=False)
    print("\n| variable | its points times |")
    print("|---|---|")
    for variable, coefficient in zip(table.variables, coefficients, strict=True):
        print(f"| {variable} | {coefficient:.2f} |")


# --- the score --------------------------------------------------------------------------------------


def print_curve(name: str, table: Table, among: np.ndarray) -> None:
    """The logistic of the best candidates' points that fits whether they are right."""
    rows_ = best(table, table.total, among & ~table.held_out)
    right = table.right[rows_] | table.twin[rows_]
    model = LogisticRegression(C=100).fit(table.total[rows_].reshape(-1, 1), right)
    slope = float(model.coef_[0, 0])
    print(
        f"{name}: {len(rows_):,} candidates, midpoint {-model.intercept_[0] / slope:.1f}, slope {slope:.2f}"
    )
    edges = (4, 6, 8, 10, 12, 14, 18)
    for low, high in zip((-np.inf, *edges), (*edges, np.inf), strict=True):
        within = (table.total[rows_] >= low) & (table.total[rows_] < high)
        if within.any():
            print(f"  {low} to {high} points: {within.sum():,}, right {100 * right[within].mean():.1f}%")


def print_curves(table: Table) -> None:
    shaped = {*zip(table.kind[table.shaped], table.string[table.shaped], strict=True)}
    others = np.array([one not in shaped for one in zip(table.kind, table.string, strict=True)])
    print_curve("of the right shape", table, table.shaped)
    print_curve("of another", table, others & (table.total > _LEAST))


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("data", type=Path)
    options.add_argument("--every", type=int, default=1)
    given = options.parse_args()
    table = gather(given.data, given.every)
    print_weights(table)
    print_curves(table)


if __name__ == "__main__":
    main()
