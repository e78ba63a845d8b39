"""Measures resolving: right works found, and works forced on references that have none.

    python scripts/benchmark_resolve.py DATA [--every N] [--plots FOLDER] [--errors FILE]

DATA is a folder with crossref/records.jsonl.gz and matching/: degraded_records, styles_dev, absent_dev.
Strings are parsed, searched in a local index of all given records, and judged, as ``refcheck resolve``
does. Numbers printed before a string ("[1]", "(1)", "1") are taken off first, as when refcheck splits a
list. Three questions are asked:

- printed: strings printed from records in the index, by style. Precision and recall over those that hold a
  title or a journal, a volume and a page (and so can be resolved at all), and over all. Ambiguous is missed.
  The last line is of the works whose DOI has an odd CRC-32: since the halves were parted, what is wrong with
  their strings has not been looked at.
- absent: strings of works that are not in the index: every acceptance is false.
- removed: an index of half of the records, asked for the other half. A work that was registered twice may
  still be in it under its other DOI: how many acceptances are such is said.

``--every N`` takes every Nth string. ``--plots`` needs Matplotlib (the extra "plots"). ``--errors`` lists
what is wrong or missed in the half that was worked with.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from refcheck.fields.characters import squash, words
from refcheck.fields.containers import stands_in
from refcheck.fields.pages import first_page
from refcheck.model import Match, Reference, Span, Status, Work
from refcheck.parser import parse
from refcheck.resolve import resolve, score
from refcheck.sources.index.build import build
from refcheck.sources.local import LocalIndex
from refcheck.sources.records import work

_NUMBER = re.compile(r"^\s*(?:\[\d+\]|\(\d+\)|\d+(?=\s|[^\W\d_a-z]))\s*")
_NUMBERED_STYLES = ("american-chemical", "american-institute", "elsevier")
THRESHOLDS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999)
BINS = (0.0, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.01)
DEFAULT = score.THRESHOLD
MOST_OF_TITLE = 0.8
SAME_TITLE = 95


@dataclass(frozen=True)
class Outcome:
    """What came of one string: ``right`` is whether the accepted work is the one meant."""

    style: str
    match: Match
    truth: str
    holds: bool
    twin: bool = False

    @property
    def held_out(self) -> bool:
        """Whether the string is of the half that nothing was worked out on."""
        return zlib.crc32(self.truth.encode()) % 2 == 1

    @property
    def found(self) -> str:
        """The DOI of the accepted work, or ""."""
        return self.match.work.item.doi if self.match.work else ""

    @property
    def right(self) -> bool:
        """Whether the accepted work is the one the string was printed from."""
        return bool(self.found) and self.found == self.truth

    def accepted(self, threshold: float) -> bool:
        """Whether the work would be accepted with that threshold."""
        return bool(self.found) and (self.match.score or 0.0) >= threshold


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def read_records(data: Path) -> dict[str, dict[str, Any]]:
    records: dict[str, dict[str, Any]] = {}
    for name in ("crossref/records.jsonl.gz", "matching/degraded_records.jsonl.gz"):
        for record in lines(data / name):
            records.setdefault(record["DOI"].lower(), record)
    return records


def index_of(records: Iterable[dict[str, Any]], folder: Path) -> LocalIndex:
    folder.mkdir()
    path = folder / "records.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    build([path], folder / "index", workers=1)
    return LocalIndex.open(folder / "index", "given")


def read_strings(texts: Iterable[str]) -> list[Reference]:
    return list(parse(Reference(n, text, Span(0, len(text))) for n, text in enumerate(texts, 1)))


def without_number(string: dict[str, Any]) -> str:
    text: str = string["text"]
    return _NUMBER.sub("", text) if string.get("style", "").startswith(_NUMBERED_STYLES) else text


def holds_enough(text: str, known: Work) -> bool:
    """Whether a string holds the title, or the container, the volume and the first page."""
    printed = words(text)
    title = words(known.item.title)
    letters = sum(map(len, title))
    if letters and sum(len(word) for word in title if word in printed) >= MOST_OF_TITLE * letters:
        return True
    volume, page = squash(known.item.volume), squash(first_page(known.item.page) or known.item.number)
    numbers = bool(volume and page) and volume in printed and page in printed
    return numbers and any(stands_in(name, printed) for name in known.container_titles)


def is_twin(found: Work, meant: Work) -> bool:
    """Whether two records are of one work.

    They are when year, volume and first page are the same, or the title and the first author are, and no page
    tells them apart.
    """
    one, other = found.item, meant.item
    pages = squash(first_page(one.page)), squash(first_page(other.page))
    years = [item.issued.year if item.issued else None for item in (one, other)]
    if one.volume and one.volume == other.volume and pages[0] == pages[1] != "" and years[0] == years[1]:
        return True
    if fuzz.token_set_ratio(" ".join(words(one.title)), " ".join(words(other.title))) < SAME_TITLE:
        return False
    families = [squash(item.author[0].family) if item.author else "" for item in (one, other)]
    return (pages[0] == pages[1] or not all(pages)) and (families[0] == families[1] or not all(families))


def ask(strings: Sequence[dict[str, Any]], index: LocalIndex, known: dict[str, Work]) -> list[Outcome]:
    references = read_strings(map(without_number, strings))
    outcomes = []
    for string, match in zip(strings, resolve(references, [index]), strict=True):
        truth = string.get("doi") or ""
        meant = known.get(truth)
        twin = bool(match.work and meant and is_twin(match.work, meant))
        holds = bool(meant and holds_enough(string["text"], meant))
        outcomes.append(Outcome(string.get("style", ""), match, truth, holds, twin))
    return outcomes


def at_threshold(outcome: Outcome) -> Outcome:
    """The outcome as it is with the threshold that refcheck uses."""
    if not outcome.found or outcome.accepted(DEFAULT):
        return outcome
    return replace(outcome, match=replace(outcome.match, status=Status.NOT_FOUND, work=None))


# --- tables -----------------------------------------------------------------------------------------


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}%" if whole else "-"


def row(name: str, outcomes: Sequence[Outcome]) -> str:
    cells = [name]
    for group in ([one for one in outcomes if one.holds], outcomes):
        accepted = [one for one in group if one.found]
        right = sum(one.right for one in accepted)
        cells += [f"{len(group):,}", share(right, len(accepted)), share(right, len(group))]
    ambiguous = sum(one.match.status is Status.AMBIGUOUS for one in outcomes)
    return "| " + " | ".join([*cells, share(ambiguous, len(outcomes))]) + " |"


def print_styles(outcomes: Sequence[Outcome]) -> None:
    print("| style | hold enough | precision | recall | all | precision | recall | ambiguous |")
    print("|---|---|---|---|---|---|---|---|")
    for style in sorted({one.style for one in outcomes}):
        print(row(style, [one for one in outcomes if one.style == style]))
    print(row("**all**", outcomes))
    print(row("**held out**", [one for one in outcomes if one.held_out]))
    held = [one for one in outcomes if one.holds]
    twice = sum(one.match.reason_name == "registered-twice" for one in held)
    right = sum(one.right for one in held)
    print(
        f"\nregistered twice: {twice:,} strings that hold enough ({share(twice, len(held))}) fit two records "
        f"that tell the same; recall without these {share(right, len(held) - twice)}"
    )


def print_false(name: str, outcomes: Sequence[Outcome]) -> None:
    accepted = [one for one in outcomes if one.found]
    twins = sum(one.twin for one in accepted)
    print(
        f"{name}: {len(outcomes):,} strings, {len(accepted)} accepted "
        f"({share(len(accepted), len(outcomes))}), of them {twins} another record of the work that is meant; "
        f"without these {share(len(accepted) - twins, len(outcomes))}"
    )


def trade_off(
    printed: Sequence[Outcome], absent: Sequence[Outcome], removed: Sequence[Outcome]
) -> list[tuple[float, float, float, float, float]]:
    """By threshold: percent missed and wrong, percent accepted of the absent and of the removed."""
    held = [one for one in printed if one.holds]
    rows = []
    for threshold in THRESHOLDS:
        accepted = [one for one in held if one.accepted(threshold)]
        right = sum(one.right for one in accepted)
        false = [
            100 * sum(one.accepted(threshold) for one in group) / max(1, len(group))
            for group in (absent, removed)
        ]
        missed, wrong = 100 * (1 - right / len(held)), 100 * (len(accepted) - right) / max(1, len(accepted))
        rows.append((threshold, missed, wrong, *false))
    return rows


def print_trade_off(rows: Sequence[tuple[float, float, float, float, float]]) -> None:
    print("| score at least | missed | wrong among accepted | accepted of absent | accepted of removed |")
    print("|---|---|---|---|---|")
    for threshold, *percents in rows:
        print(f"| {threshold} | " + " | ".join(f"{percent:.2f}%" for percent in percents) + " |")


def calibration(outcomes: Sequence[Outcome]) -> list[tuple[float, float, int, float, float]]:
    """By bin of the score: its bounds, how many were accepted, their mean score, the share that was right.

    Another registration of the work that is meant is right.
    """
    rows = []
    for low, high in pairwise(BINS):
        within = [one for one in outcomes if one.found and low <= (one.match.score or 0.0) < high]
        if within:
            mean = sum(one.match.score or 0.0 for one in within) / len(within)
            right = sum(one.right or one.twin for one in within) / len(within)
            rows.append((low, min(high, 1.0), len(within), mean, right))
    return rows


def print_calibration(rows: Sequence[tuple[float, float, int, float, float]]) -> None:
    print("| score | accepted | mean score | right |")
    print("|---|---|---|---|")
    for low, high, count, mean, right in rows:
        print(f"| {low} to {high} | {count:,} | {100 * mean:.2f}% | {100 * right:.2f}% |")


def plot_calibration(rows: Sequence[tuple[float, float, int, float, float]], path: Path) -> None:
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(4.2, 3.6), layout="constrained")
    least = min(0.7, *(row[4] for row in rows))
    axes.plot([least, 1], [least, 1], color="grey", linewidth=0.8, label="as it says")
    axes.plot([row[3] for row in rows], [row[4] for row in rows], marker="o", markersize=3, label="held out")
    axes.set(xlabel="mean score", ylabel="share that is right")
    axes.legend(fontsize=8, frameon=False)
    figure.savefig(path, metadata={"Date": None})


def plot_trade_off(rows: Sequence[tuple[float, float, float, float, float]], path: Path) -> None:
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 3.6), layout="constrained")
    missed = [one[1] for one in rows]
    for column, label in ((2, "wrong among accepted"), (3, "accepted of absent"), (4, "accepted of removed")):
        axes.plot(missed, [one[column] for one in rows], marker="o", markersize=3, label=label)
    for threshold, miss, *_, removed in rows:
        axes.annotate(
            f"{threshold:g}", (miss, removed), fontsize=7, xytext=(2, 4), textcoords="offset points"
        )
    axes.set(xlabel="missed, % of strings that hold enough", ylabel="%", ylim=(0, None))
    axes.legend(fontsize=8, frameon=False)
    figure.savefig(path, metadata={"Date": None})


def write_errors(groups: dict[str, Sequence[Outcome]], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for name, outcomes in groups.items():
            for one in outcomes:
                missed = one.holds and name == "printed"
                if not one.held_out and not one.right and (one.found or missed):
                    kind = "wrong" if one.found else one.match.status.value
                    values = (name, one.style, kind, one.truth, one.found, one.match.score, one.twin)
                    file.write("\t".join(map(str, (*values, one.match.reference.unstructured))) + "\n")


# --- the three questions ----------------------------------------------------------------------------


def timed(ask_: Callable[[], list[Outcome]]) -> list[Outcome]:
    started = time.process_time()
    outcomes = ask_()
    print(f"\n{1e3 * (time.process_time() - started) / max(1, len(outcomes)):.2f} ms of CPU a string\n")
    return outcomes


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("data", type=Path)
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--plots", type=Path)
    options.add_argument("--errors", type=Path)
    given = options.parse_args()
    score.THRESHOLD = 0.0  # every candidate of the right shape; the table asks each threshold of its score
    records = read_records(given.data)
    known = {doi: work(record, "given") for doi, record in records.items()}
    kept = set(random.Random(2).sample(sorted(records), len(records) // 2))
    strings = [one for one in lines(given.data / "matching/styles_dev.jsonl.gz") if one["text"]][
        :: given.every
    ]
    missing = list(lines(given.data / "matching/absent_dev.jsonl.gz"))
    with tempfile.TemporaryDirectory() as folder:
        whole = index_of(records.values(), Path(folder) / "whole")
        half = index_of((records[doi] for doi in sorted(kept)), Path(folder) / "half")
        printed = timed(lambda: ask([one for one in strings if one["doi"] in known], whole, known))
        absent = ask([*missing, *(one for one in strings if one["doi"] not in known)], whole, known)
        removed = ask([one for one in strings if one["doi"] in known and one["doi"] not in kept], half, known)
    default = [[at_threshold(one) for one in group] for group in (printed, absent, removed)]
    print_styles(default[0])
    for name, outcomes in zip(("absent", "removed"), default[1:], strict=True):
        print_false(name, outcomes)
    print_false("absent_dev alone", default[1][: len(missing)])
    rows = trade_off(printed, absent, removed)
    print_trade_off(rows)
    scores = calibration([one for group in default for one in group if one.held_out])
    print_calibration(scores)
    if given.plots:
        plot_trade_off(rows, given.plots / "resolving-trade-off.svg")
        plot_calibration(scores, given.plots / "resolving-calibration.svg")
    if given.errors:
        write_errors(dict(zip(("printed", "absent", "removed"), default, strict=True)), given.errors)


if __name__ == "__main__":
    main()
