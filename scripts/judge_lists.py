"""What the rules say of real reference lists of which no record is at hand, to be read by eye.

    python scripts/judge_lists.py DATA [--every 4] [--code DAT108 --code NUM205]

DATA holds parse/train/jats.jsonl.gz, whose ids name the article of each reference, and
crossref/records.jsonl.gz, from which the numbering of journals is learnt. Only the journals are looked up,
not the works. Counts the findings of every rule; with ``--code`` shows those of the rules named.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import orjson

from refcheck import rules
from refcheck.model import Document, Finding, Match, Reference, Span, Status
from refcheck.parser import parse
from refcheck.resolve import with_journals
from refcheck.sources.index.build import build
from refcheck.sources.local import LocalIndex


def lists(data: Path, every: int) -> list[list[str]]:
    """The references of every Nth article, in order."""
    articles: dict[str, list[str]] = defaultdict(list)
    with gzip.open(data / "parse" / "train" / "jats.jsonl.gz", "rb") as stream:
        for line in map(orjson.loads, stream):
            articles[line["id"].partition("#")[0]].append(line["text"])
    return list(articles.values())[::every]


def judge(strings: Sequence[str], index: LocalIndex) -> Iterator[Finding]:
    """The findings on one list."""
    text, references = "", []
    for number, string in enumerate(strings, 1):
        references.append(Reference(number, string, Span(len(text), len(text) + len(string)), str(number)))
        text += f"{string}\n"
    matches = [Match(read, Status.UNCHECKED, "not looked up") for read in parse(references)]
    yield from rules.judge(Document("list.txt", text), list(with_journals(matches, [index])))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--every", type=int, default=4)
    parser.add_argument("--code", action="append", default=[])
    arguments = parser.parse_args()
    chosen = lists(arguments.data, arguments.every)
    counts: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        build([arguments.data / "crossref" / "records.jsonl.gz"], Path(folder), workers=1)
        with closing(LocalIndex.open(folder)) as index:
            for finding in (finding for strings in chosen for finding in judge(strings, index)):
                counts[finding.rule.code, finding.level] += 1
                if finding.rule.code in arguments.code:
                    shown = finding.reference.unstructured if finding.reference else ""
                    print(f"{finding.rule.code} {finding.level} {finding.message}\n    {shown}")
    print(f"{len(chosen)} lists, {sum(map(len, chosen))} references")
    for (code, level), count in sorted(counts.items()):
        print(f"{code} {level}: {count}")


if __name__ == "__main__":
    main()
