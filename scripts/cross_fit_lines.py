"""Measures finding and splitting on the tuning half with line taggers that have not seen what they are shown.

    python scripts/cross_fit_lines.py DATA MANUSCRIPTS [--folds 4] [--models FOLDER] [--show]

The half is parted into folds. For each a tagger is trained (scripts/train_lines.py) on all other examples,
but for made-up documents with references of the fold, and the fold is measured with it. The trees are kept in
FOLDER and used again when they are there: empty it when what the tagger looks at or learns from has changed.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import evaluate_extract
import train_lines
from evaluate_extract import Case, Tally
from manuscripts import half
from refcheck.extract import tagger

KINDS = ("pdf", "refseg")


def folds(data: Path, count: int) -> dict[str, int]:
    """The number of the fold that each document of the tuning half belongs to."""
    names = [path.name for path in sorted((data / "txt" / "theses").glob("*.ttx"))]
    names += [case.name for case in cases(data)]
    return {name: k % count for k, name in enumerate(name for name in names if half(name) == "tune")}


def cases(data: Path) -> Iterator[Case]:
    for kind in KINDS:
        yield from evaluate_extract.KINDS[kind](data)


def train(arguments: argparse.Namespace, parts: dict[str, int]) -> None:
    """Write the trees of every fold that are not there yet."""
    missing = [k for k in range(arguments.folds) if not path_of(arguments.models, k).exists()]
    if not missing:
        return
    arguments.models.mkdir(parents=True, exist_ok=True)
    whole, lists = train_lines.examples(arguments.data, arguments.manuscripts, "tune", arguments.made_up)
    for k in missing:
        left_out = train_lines.named([name for name, part in parts.items() if part == k])
        seen = [
            [example for example in some if not left_out.search(example.source)] for some in (whole, lists)
        ]
        train_lines.write(train_lines.train(*seen, arguments.rounds), path_of(arguments.models, k))


def path_of(folder: Path, fold: int) -> Path:
    return folder / f"fold{fold}.json.gz"


def measure(arguments: argparse.Namespace, parts: dict[str, int]) -> None:
    tallies: dict[str, Tally] = {}
    for k in range(arguments.folds):
        model = tagger.read(json.loads(gzip.decompress(path_of(arguments.models, k).read_bytes())))
        with patch.object(tagger, "_model", lambda model=model: model):
            for kind in KINDS:
                for case in evaluate_extract.KINDS[kind](arguments.manuscripts):
                    if parts.get(case.name) == k:
                        groups = (kind, f"{kind} {case.group}")
                        counted = [tallies.setdefault(group, Tally()) for group in groups]
                        evaluate_extract.measure(case, counted, arguments.show)
    for group, tally in sorted(tallies.items()):
        print(f"{group:22}{tally}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("manuscripts", type=Path)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--models", type=Path, default=Path("folds"))
    parser.add_argument("--made-up", type=int, default=1000, help="documents to make up")
    parser.add_argument("--rounds", type=int, default=90)
    parser.add_argument("--show", action="store_true", help="name the documents that come out wrong")
    arguments = parser.parse_args()
    parts = folds(arguments.manuscripts, arguments.folds)
    train(arguments, parts)
    measure(arguments, parts)


if __name__ == "__main__":
    main()
