"""What scripts/evaluate_layouts.py sets: articles with their references, and what may follow a list."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import typeset
from evaluate_extract import in_text_style, jats
from manuscripts import LABEL
from refcheck.model import Document

FEWEST, MOST = 12, 60  # references of a list; a longer one is cut
LONGEST = 1500  # characters of a paragraph
HEADING = 60  # characters
WORLD = {"Cyrillic": "[\u0400-\u04ff]{3}", "Hangul": "[\uac00-\ud7af]{2}", "Han": "[\u4e00-\u9fff]{2}"}
WORLD_FILES = ("dev/anystyle_ugly", "train/anystyle_good", "train/grobid_A_train", "train/anystyle_core")


@dataclass(frozen=True)
class Block:
    """A piece of a manuscript: ``kind`` is heading, paragraph, table, figure, equation, line or list.

    A list's ``strings`` are its references, numbered from ``first`` on.
    """

    kind: str
    text: str = ""
    strings: tuple[str, ...] = ()
    first: int = 1


@dataclass(frozen=True)
class Material:
    """A body, and the references that are printed below it."""

    name: str
    style: str  # numbered or author-date, as the body cites
    body: tuple[Block, ...] = field(repr=False)
    strings: tuple[str, ...] = field(repr=False)


def articles(data: Path) -> list[Material]:
    """JATS articles with the references that they print themselves."""
    found = []
    for case in jats(data):
        if len(case.strings) >= FEWEST:
            document = case.load()
            strings = tuple(" ".join(text.split()) for text in case.strings[:MOST])
            found.append(Material(case.name, in_text_style(document), tuple(_body(document)), strings))
    return found


def printed(parse: Path, bodies: Sequence[Material]) -> list[Material]:
    """Lists of dev/jats, of German articles and in other scripts, each below a body of ``bodies``."""
    lists = [
        *_by_article(parse / "dev" / "jats.jsonl.gz"),
        *_by_article(parse / "train" / "excite_train.jsonl.gz"),
    ]
    lists += [(script, strings) for script in WORLD for strings in _in_script(parse, script)]
    worded = [body for body in bodies if body.style == "author-date"]
    return [
        Material(name, "author-date", worded[k % len(worded)].body, tuple(strings))
        for k, (name, strings) in enumerate(lists)
    ]


def _body(document: Document) -> Iterator[Block]:
    start = min(reference.span.start for reference in document.references or ())
    for line in document.text[:start].split("\n"):
        if len(line) > HEADING + 20:
            yield Block("paragraph", line[:LONGEST])
        elif re.fullmatch(rf"[A-Z][\w ,:-]{{4,{HEADING}}}", line):
            yield Block("heading", line)


def _by_article(path: Path) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in file:
            record = json.loads(row)
            if record.get("inserted", 0) <= 2:
                text = LABEL.sub("", " ".join(record["text"].split()))
                found[record["id"].partition("#")[0]].append(text)
    return [(name, sorted(set(strings))[:MOST]) for name, strings in found.items() if len(strings) >= FEWEST]


def _in_script(parse: Path, script: str) -> Iterator[list[str]]:
    strings = set()
    for name in WORLD_FILES:
        with gzip.open(parse / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            texts = (" ".join(json.loads(row)["text"].split()) for row in file)
            strings |= {text for text in texts if re.search(WORLD[script], text) and 40 < len(text) < 500}
    ordered = sorted(strings)
    for start in range(0, len(ordered) - FEWEST, 25):
        yield ordered[start : start + 25]


# --- what follows a list ----------------------------------------------------------------------------

Ending = Callable[[random.Random, Sequence[Block]], list[Block]]


def _paragraphs(draw: random.Random, body: Sequence[Block], most: int) -> list[Block]:
    worded = [block for block in body if block.kind == "paragraph"]
    start = draw.randrange(max(1, len(worded) - most))
    return worded[start : start + draw.randint(1, most)]


def _nothing(_: random.Random, __: Sequence[Block]) -> list[Block]:
    return []


def _appendix(draw: random.Random, body: Sequence[Block]) -> list[Block]:
    heading = draw.choice(["Appendix", "Appendix A. Proofs", "Appendix A", "A Further results", "Appendices"])
    found = [Block("heading", heading)]
    for block in _paragraphs(draw, body, 5):
        found += [block, Block("equation")]
    return found


def _biographies(draw: random.Random, body: Sequence[Block]) -> list[Block]:
    heading = [Block("heading", draw.choice(["About the authors", "Author biographies", "Authors"]))]
    people = [
        Block("paragraph", typeset.biography(draw) + block.text[:300]) for block in _paragraphs(draw, body, 4)
    ]
    return (heading if draw.random() < 0.5 else []) + people


def _legends(draw: random.Random, body: Sequence[Block]) -> list[Block]:
    heading = [Block("heading", draw.choice(["Figure legends", "Figure captions", "FIGURES", "Legends"]))]
    name = draw.choice(["Figure {}. ", "Fig. {}: ", "Figure {} "])
    legends = [
        Block("paragraph", name.format(k) + block.text[:400])
        for k, block in enumerate(_paragraphs(draw, body, 5), 1)
    ]
    return (heading if draw.random() < 0.6 else []) + legends


def _tables(draw: random.Random, body: Sequence[Block]) -> list[Block]:
    return [
        Block("table", f"Table {k}. {block.text[:90]}")
        for k, block in enumerate(_paragraphs(draw, body, 3), 1)
    ]


def _received(draw: random.Random, _: Sequence[Block]) -> list[Block]:
    said = ["Received 12 March 2019; accepted 3 May 2019", "(Received: March 3, 2018; revised May 4, 2019)"]
    said += ["Manuscript received 4 May 2017, revised 2 June 2018.", "Eingegangen am 3. Mai 2016"]
    return [Block("line", draw.choice(said))]


def _acknowledgements(draw: random.Random, body: Sequence[Block]) -> list[Block]:
    thanks = "We thank two readers. This work was funded by grant 2019/12345-6 and by project 731 of 2018. "
    heading = draw.choice(["Acknowledgements", "Acknowledgments", "Author contributions", "Funding"])
    return [Block("heading", heading), Block("paragraph", thanks + _paragraphs(draw, body, 1)[0].text[:300])]


def _publisher(draw: random.Random, _: Sequence[Block]) -> list[Block]:
    note = "The publisher remains neutral with regard to jurisdictional claims in published maps"
    rights = "Open Access This article is licensed under a Creative Commons Attribution 4.0 International"
    named = draw.choice(["Publisher’s Note ", "Publisher's note: ", "Springer Nature: "])
    return [
        Block("paragraph", f"{named}{note} and institutional affiliations."),
        Block(
            "paragraph", f"© The Author(s) 2019. {rights} License, which permits use, sharing and adaptation."
        ),
    ]


def _series(draw: random.Random, body: Sequence[Block]) -> list[Block]:
    heading = draw.choice(
        ["Recent discussion papers", "Other papers of this series", "Previous working papers"]
    )
    return [
        Block("heading", heading),
        *(Block("line", typeset.series(draw, [body[-1].text])) for _ in range(8)),
    ]


def _supplement(draw: random.Random, body: Sequence[Block]) -> list[Block]:
    return [Block("heading", "Supplementary Methods"), *_paragraphs(draw, body, 4)]


ENDINGS: dict[str, Ending] = {
    "nothing": _nothing,
    "appendix": _appendix,
    "biographies": _biographies,
    "legends": _legends,
    "tables": _tables,
    "received": _received,
    "acknowledgements": _acknowledgements,
    "publisher's note": _publisher,
    "series list": _series,
    "supplement": _supplement,
}
