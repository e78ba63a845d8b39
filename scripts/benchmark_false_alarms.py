"""False alarms in references that citation styles printed from their own records, without an error.

    python scripts/benchmark_false_alarms.py DATA [--every 4] [--show 5]

DATA holds matching/degraded_records.jsonl.gz and matching/styles_dev.jsonl.gz: strings of six styles, two
of them without titles. Each string is parsed and judged with the record that it was printed from, twenty to
a list; every warning or error is a false alarm. Left out are strings with noise or markup, records without
a container, author or year, and what refcheck never sees: the numbers printed before a string.
"""

from __future__ import annotations

import argparse
import gzip
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson

from refcheck import rules
from refcheck.model import Document, Finding, Match, Reference, Span, Status, Work
from refcheck.parser import parse
from refcheck.resolve import with_journals
from refcheck.resolve.agreement import agreements
from refcheck.sources import records
from refcheck.sources.index.build import build
from refcheck.sources.local import LocalIndex

LIST_LENGTH = 20
STYLES = (
    "american-chemical-society",
    "american-institute-of-physics",
    "apa",
    "chicago-author-date",
    "elsevier-without-titles",
    "modern-language-association",
)
_MARKUP = re.compile(r"&#?\w+;|</?\w+")
_LABEL = re.compile(r"^(?:\(\d+\)|\[\d+\]|1(?=[\sA-Z]))\s*")

Printed = tuple[str, Work]


def load(data: Path, every: int) -> dict[str, list[Printed]]:
    """Every Nth string of each style with the work it was printed from."""
    degraded = _lines(data / "matching" / "degraded_records.jsonl.gz")
    works = {record["DOI"].lower(): records.work(record, "crossref") for record in degraded}
    strings: dict[str, list[Printed]] = {style: [] for style in STYLES}
    for line in _lines(data / "matching" / "styles_dev.jsonl.gz"):
        work = works.get(line["doi"].lower())
        if line["style"] not in strings or not line["text"] or _MARKUP.search(line["text"]):
            continue
        if work is not None and _usable(work):
            strings[line["style"]].append((_LABEL.sub("", line["text"].strip()), work))
    return {style: printed[::every] for style, printed in strings.items()}


def _usable(work: Work) -> bool:
    item = work.item
    return bool(item.container_title and item.author and item.issued and item.issued.year)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rb") as stream:
        yield from map(orjson.loads, stream)


def alarms(printed: Sequence[Printed], index: LocalIndex) -> Iterator[tuple[Match, list[Finding]]]:
    """Each reference of a list with the warnings and errors on it."""
    text, references = "", []
    for number, (string, _) in enumerate(printed, 1):
        references.append(Reference(number, string, Span(len(text), len(text) + len(string)), str(number)))
        text += f"{string}\n"
    matches = [
        Match(read, Status.FOUND, "the true record", work=work, agreements=agreements(read, work))
        for read, (_, work) in zip(parse(references), printed, strict=True)
    ]
    matches = list(with_journals(matches, [index]))
    found: dict[int, list[Finding]] = defaultdict(list)
    for finding in rules.judge(Document("made.txt", text), matches):
        if finding.reference is not None and finding.level.rank > 1:
            found[finding.reference.number].append(finding)
    yield from ((match, found[match.reference.number]) for match in matches)


def report(style: str, judged: Sequence[tuple[Match, list[Finding]]], show: int) -> None:
    wrong = [(match, findings) for match, findings in judged if findings]
    codes = Counter(finding.rule.code for _, findings in wrong for finding in findings)
    counts = ", ".join(f"{code} {count}" for code, count in codes.most_common())
    print(f"| {style} | {len(judged):,} | {len(wrong)} | {100 * len(wrong) / len(judged):.2f} | {counts} |")
    for match, findings in wrong[:show]:
        print(f"    {match.reference.unstructured}")
        print(*(f"      {finding.rule.code} {finding.message}" for finding in findings), sep="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        build([arguments.data / "matching" / "degraded_records.jsonl.gz"], Path(folder), workers=1)
        with closing(LocalIndex.open(folder)) as index:
            print(
                "| style | strings | with a false alarm | per 100 | of which rules |\n|---|---|---|---|---|"
            )
            everything = []
            for style, printed in load(arguments.data, arguments.every).items():
                lists = [
                    printed[start : start + LIST_LENGTH] for start in range(0, len(printed), LIST_LENGTH)
                ]
                judged = [one for chunk in lists for one in alarms(chunk, index)]
                everything += judged
                report(style, judged, arguments.show)
            report("**all**", everything, 0)


if __name__ == "__main__":
    main()
