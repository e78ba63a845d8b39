"""Trains the line tagger of src/refcheck/extract (boosted trees) and writes lines.json.gz.

    python scripts/train_lines.py DATA MANUSCRIPTS [-o src/refcheck/extract/lines.json.gz]

MANUSCRIPTS is the folder that scripts/evaluate_extract.py measures on: only one half is used, of
the PDFs and of the theses. DATA holds parse/train with printed references, of which documents are
made up (scripts/typeset.py). Needs scikit-learn; running the tagger does not.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import html
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

import evaluate_extract
import manuscripts
import typeset
from refcheck import formats
from refcheck.errors import RefcheckError
from refcheck.extract import edges, features, lines, starts, starts_again
from refcheck.extract.lines import Line
from refcheck.model import Document

SEED = 7
FOLDS = 4
AROUND = 60  # lines above and below a list that are learnt from a second time
LOST_DOI = re.compile(r"[\s(]*\bdoi:?(?![^.]*10\.).{0,25}$", re.IGNORECASE)
SHORTEST = 4  # lines of a list that can be learnt from


@dataclass(frozen=True, eq=False)
class Example:
    """A document's lines and their tags: 0 no list, 1 goes on with a reference, 2 begins one.

    -1 is a line of a list whose entries' bounds are not known. ``source`` names the file, or the article
    whose references a made-up document holds.
    """

    source: str
    lines: list[Line]
    tags: list[int]
    weight: float


def pdfs(data: Path, half: str) -> Iterator[Example]:
    """The PDFs of the tuning half whose references nearly all could be found in their text."""
    for name, truth in manuscripts.pdf_truth(data):
        strings = truth.get("strings")
        if not isinstance(strings, list) or manuscripts.half(name) != half:
            continue
        if "fn" in str(truth["corpus"]):
            continue
        try:
            found = lines.lines(formats.read(str(data / name)))
        except RefcheckError as error:
            print(error)
            continue
        tags, placed = manuscripts.aligned(found, strings)
        if placed >= 0.9 * len(strings):
            yield Example(name, found, tags, 3.0)
        else:
            print(f"{name}: left out, {placed} of {len(strings)} references placed")


def sections(data: Path, half: str) -> Iterator[Example]:
    """The reference sections as text of the tuning half."""
    for case in evaluate_extract.refseg(data):
        if manuscripts.half(case.name) != half:
            continue
        found = lines.lines(case.load())
        tags, placed = manuscripts.aligned(found, case.strings)
        if placed >= 0.9 * len(case.strings):
            yield Example(case.name, found, tags, 3.0)


def theses(data: Path, half: str) -> Iterator[Example]:
    """The theses of the tuning half: their lists are set hanging or parted by blank lines."""
    for path in sorted((data / "txt" / "theses").glob("*.ttx")):
        if manuscripts.half(path.name) != half:
            continue
        texts, kinds, kind = [], [], ""
        for raw in path.read_text(encoding="utf-8").split("\n"):
            tag, _, text = raw.partition("|")
            kind = tag.strip() or kind
            texts.append(html.unescape(text[1:]))
            kinds.append(kind)
        found = lines.lines(Document("-", "\n".join(texts)))
        starts = Document("-", "\n".join(texts)).line_starts()
        by_start = {start: kinds[k] for k, start in enumerate(starts)}
        tags = []
        for line in found:
            start = (
                max(offset for offset in by_start if offset <= line.start)
                if line.start not in by_start
                else line.start
            )
            tags.append(-1 if by_start[start] == "ref" else 0)  # in a list, its entries' bounds not known
        yield Example(path.name, found, tags, 1.0)


def made_up(data: Path, jats: Path, count: int, half: str) -> Iterator[Example]:
    """Documents set from printed references and prose, half of them flattened to plain text."""
    draw = random.Random(SEED)
    unseen = measured(jats.parent, half)
    lists = [known for known in printed(data, unseen).items() if len(known[1]) >= 8]
    prose = paragraphs(jats)
    for _ in range(count):
        article, references = drawn(draw, lists)
        start = draw.randrange(max(1, len(prose) - 40))
        made = typeset.document(draw, references, prose[start : start + 40], alone=draw.random() < 0.2)
        lined = typeset.flattened(draw, made.lines) if draw.random() < 0.4 else made.lines
        yield Example(article, lined, made.tags, 1.0)


def drawn(draw: random.Random, lists: Sequence[tuple[str, list[str]]]) -> tuple[str, list[str]]:
    """One of the lists, often put in order, and cut to some length."""
    article, listed = draw.choice(lists)
    references = sorted(listed, key=str.casefold) if draw.random() < 0.6 else listed
    return article, references[: draw.randint(5, 70)]


def measured(data: Path, half: str) -> re.Pattern[str]:
    """The names of the PDFs and reference sections of the other half, as they may stand in an article's."""
    names = [name for name, _ in manuscripts.pdf_truth(data)]
    names += [path.name for path in (data / "txt" / "grobid_refseg").glob("*.xml")]
    return named([name for name in names if manuscripts.half(name) != half])


def named(files: Sequence[str]) -> re.Pattern[str]:
    """What finds the names of these files' articles in the name of a list's source."""
    names = [re.sub(r"^[a-z]+_tei_|\.(?:full\.)?training.*|\.pdf$", "", Path(file).name) for file in files]
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, sorted(names))) + r")(?![^\W_])")


def printed(data: Path, unseen: re.Pattern[str]) -> dict[str, list[str]]:
    """Printed references by the article they come from, but for the articles that are ``unseen``.

    What is ``kept_back`` is left to scripts/evaluate_made_up.py.
    """
    found = by_article(data / "parse" / "train", ("jats", "grobid_A_train", "excite_train"))
    return {
        article: listed
        for article, listed in found.items()
        if not unseen.search(article) and not kept_back(article)
    }


def by_article(folder: Path, names: Sequence[str]) -> dict[str, list[str]]:
    """The references of these sets, in order, by the article they come from."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                record = json.loads(line)
                if not record.get("inserted", 0) > 2:
                    found[record["id"].partition("#")[0]].append(record["text"])
    return {article: unlabelled(listed) for article, listed in found.items()}


def unlabelled(listed: Sequence[str]) -> list[str]:
    """The references without numbers where most have one, and without the stump of a lost DOI."""
    whole = [LOST_DOI.sub("", text) for text in listed]
    numbered = sum(bool(manuscripts.LABEL.match(text)) for text in whole) * 2 > len(whole)
    return [manuscripts.LABEL.sub("", text) for text in whole] if numbered else whole


def kept_back(article: str) -> bool:
    return hashlib.sha256(article.encode()).digest()[0] % 6 == 0


def paragraphs(jats: Path) -> list[str]:
    """Paragraphs of the bodies of JATS articles."""
    found = []
    for path in sorted(jats.rglob("*")):
        if path.suffix in (".xml", ".nxml"):
            body = re.search(
                r"<body\b.*</body>", path.read_text(encoding="utf-8", errors="replace"), re.DOTALL
            )
            for paragraph in re.findall(r"<p\b[^>]*>(.*?)</p>", body[0] if body else "", re.DOTALL):
                text = " ".join(html.unescape(re.sub(r"<[^>]+>", "", paragraph)).split())
                if len(text) > 80:
                    found.append(text[:1500])
    return found


@dataclass(frozen=True, eq=False)
class Table:
    """The lines of one document as numbers, and what is true of them."""

    rows: np.ndarray
    wanted: np.ndarray
    weight: float


def stacked(tables: Sequence[Table]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    weights = [np.full(len(table.wanted), table.weight) for table in tables]
    wanted = [table.wanted for table in tables]
    return np.vstack([table.rows for table in tables]), np.concatenate(wanted), np.concatenate(weights)


def trees(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The model as the tagger reads it."""
    found = []
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        leaf = nodes["is_leaf"].astype(bool)
        found.append(
            (
                [-1 if end else int(k) for end, k in zip(leaf, nodes["feature_idx"], strict=True)],
                [
                    round(float(value), 5) if end else float(f"{limit:.6g}")
                    for end, value, limit in zip(leaf, nodes["value"], nodes["num_threshold"], strict=True)
                ],
                [int(k) for k in nodes["left"]],
                [int(k) for k in nodes["right"]],
            )
        )
    return {"base": float(model._baseline_prediction.ravel()[0]), "trees": found}


def fit(tables: Sequence[Table], rounds: int) -> HistGradientBoostingClassifier:
    model = HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=0.1,
        max_leaf_nodes=20,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=SEED,
    )
    rows, wanted, weights = stacked(tables)
    return model.fit(rows, wanted, sample_weight=weights)


@cache
def list_table(example: Example) -> Table:
    """Which lines of a document belong to a list."""
    return Table(np.array(features.rows(example.lines)), np.array(example.tags) != 0, example.weight)


@cache
def within(example: Example) -> Example:
    """The lines of the list alone."""
    kept = [k for k, tag in enumerate(example.tags) if tag > 0]
    lined, tags = [example.lines[k] for k in kept], [example.tags[k] for k in kept]
    return replace(example, lines=lined, tags=tags)


@cache
def start_table(example: Example) -> Table:
    """Which lines of a list begin a reference, at the first look."""
    return Table(np.array(starts.rows(example.lines)), np.array(example.tags) == 2, example.weight)


def cross_fitted(tables: Sequence[Table], rounds: int) -> list[list[float]]:
    """What trees say of each document's lines that have seen every fourth of the others but not its own."""
    folds = [k % FOLDS for k in range(len(tables))]
    models = [
        fit([table for table, part in zip(tables, folds, strict=True) if part != fold], rounds)
        for fold in range(FOLDS)
    ]
    return [
        models[fold].predict_proba(table.rows)[:, 1].tolist()
        for table, fold in zip(tables, folds, strict=True)
    ]


def edged_tables(examples: Sequence[Example], tables: Sequence[Table], rounds: int) -> list[Table]:
    """Which lines in and around a list belong to it, at the second look."""
    found = []
    for example, table, chances in zip(examples, tables, cross_fitted(tables, rounds), strict=True):
        for start, end in zones(example.tags):
            part = slice(start, end)
            rows = edges.rows(example.lines[part], table.rows[part].tolist(), chances[part])
            found.append(Table(np.array(rows), table.wanted[part], table.weight))
    return found


def zones(tags: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The lists of a document with the lines around them; short gaps belong to a list."""
    inside = [k for k, tag in enumerate(tags) if tag]
    bounds = [k for k, (a, b) in enumerate(pairwise(inside), 1) if b - a > AROUND]
    for first, after in pairwise([0, *bounds, len(inside)]):
        if after > first:
            yield max(0, inside[first] - AROUND), min(len(tags), inside[after - 1] + AROUND)


def again_tables(examples: Sequence[Example], tables: Sequence[Table], rounds: int) -> list[Table]:
    """Which lines of a list begin a reference, at the second look."""
    return [
        Table(
            np.array(starts_again.rows(example.lines, table.rows.tolist(), chances)),
            table.wanted,
            table.weight,
        )
        for example, table, chances in zip(examples, tables, cross_fitted(tables, rounds), strict=True)
    ]


def train(real: Sequence[Example], lists: Sequence[Example], rounds: int) -> dict[str, Any]:
    """The model: ``real`` are whole documents, ``lists`` documents whose references' bounds are known."""
    again = rounds * 2 // 3
    tables = [list_table(example) for example in real]
    model = {"listed": trees(fit(tables, rounds))}
    model["edged"] = trees(fit(edged_tables(real, tables, rounds), again))
    held = [part for part in map(within, lists) if len(part.lines) >= SHORTEST]
    tables = [start_table(example) for example in held]
    model["begun"] = trees(fit(tables, rounds))
    model["again"] = trees(fit(again_tables(held, tables, rounds), again))
    return model


def examples(data: Path, measured_on: Path, half: str, count: int) -> tuple[list[Example], list[Example]]:
    """Whole documents of one half, and those whose references' bounds are known, ``count`` made up."""
    papers, books = [*pdfs(measured_on, half)], [*theses(measured_on, half)]
    bare = [*sections(measured_on, half)]
    invented = [*made_up(data, measured_on / "jats", count, half)]
    print(f"{len(papers)} PDFs, {len(books)} theses, {len(bare)} lists, {len(invented)} made-up documents")
    return [*papers, *books, *invented], [*papers, *bare, *invented]


def write(model: dict[str, Any], path: Path) -> None:
    data = json.dumps(model, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(data, mtime=0))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("manuscripts", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("src/refcheck/extract/lines.json.gz"))
    parser.add_argument("--made-up", type=int, default=1000, help="documents to make up")
    parser.add_argument("--half", choices=("tune", "report"), default="tune", help="what to train on")
    parser.add_argument("--rounds", type=int, default=90)
    arguments = parser.parse_args()
    whole, lists = examples(arguments.data, arguments.manuscripts, arguments.half, arguments.made_up)
    write(train(whole, lists, arguments.rounds), arguments.output)
    print(arguments.output.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
