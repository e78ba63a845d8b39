"""Measures finding and splitting on documents made up from printed references that no tagger has seen.

    python scripts/evaluate_made_up.py DATA MANUSCRIPTS [--count 400] [--seed 1] [--show]

DATA holds parse/ with printed references: those of parse/dev, and every sixth list of GROBID's and EXCITE's,
which scripts/train_lines.py leaves out. MANUSCRIPTS lends the prose. Printed for each trait of the documents
(how the list is labelled, set and followed): documents, exact counts, recall and precision of entries.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import train_lines
import typeset
from evaluate_extract import Case, Tally, measure

LONGEST = 25  # references of a list of raw strings, whose articles are not told apart


def lists(data: Path) -> list[tuple[str, list[str]]]:
    """Printed references by article, of no article that is learnt from."""
    parse = data / "parse"
    found = {**train_lines.by_article(parse / "dev", ["jats"])}
    shared = train_lines.by_article(parse / "train", ["grobid_A_train", "excite_train"])
    found |= {article: listed for article, listed in shared.items() if train_lines.kept_back(article)}
    raw = [
        text for listed in train_lines.by_article(parse / "dev", ["pmc_strings"]).values() for text in listed
    ]
    found |= {f"raw {k}": raw[k : k + LONGEST] for k in range(0, len(raw), LONGEST)}
    return [known for known in found.items() if len(known[1]) >= 8]


def cases(data: Path, manuscripts: Path, count: int, seed: int) -> Iterator[tuple[Case, list[str]]]:
    """Documents, and the traits of each."""
    draw = random.Random(seed)
    known, prose = lists(data), train_lines.paragraphs(manuscripts / "jats")
    for k in range(count):
        article, references = train_lines.drawn(draw, known)
        start = draw.randrange(max(1, len(prose) - 40))
        alone, flat = draw.random() < 0.4, draw.random() < 0.5
        made = typeset.document(draw, references, prose[start : start + 40], alone)
        lined = typeset.flattened(draw, made.lines) if flat else made.lines
        document = typeset.read(lined, flat)
        case = Case(f"{k} of {article}", lambda document=document: document, made.strings, bare=alone)
        yield case, [*made.traits, "flat" if flat else "set"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("manuscripts", type=Path)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="name the documents that come out wrong")
    arguments = parser.parse_args()
    tallies: dict[str, Tally] = {}
    for case, traits in cases(arguments.data, arguments.manuscripts, arguments.count, arguments.seed):
        counted = [tallies.setdefault(trait, Tally()) for trait in ("all", *traits)]
        measure(case, counted, arguments.show)
    for trait, tally in sorted(tallies.items()):
        print(f"{trait:22}{tally}")


if __name__ == "__main__":
    main()
