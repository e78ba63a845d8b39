"""Trains the line tagger of src/refcheck/extract (boosted trees) and writes lines.json.gz.

    python scripts/train_lines.py DATA MANUSCRIPTS [-o src/refcheck/extract/lines.json.gz]

MANUSCRIPTS is the folder that scripts/evaluate_extract.py measures on: only one half is used, of
the PDFs and of the theses. DATA holds parse/train with printed references, of which documents are
made up (scripts/typeset.py). Needs scikit-learn; running the tagger does not.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

import manuscripts
import typeset
from refcheck import formats
from refcheck.errors import RefcheckError
from refcheck.extract import features, lines
from refcheck.extract.lines import Line
from refcheck.model import Document

Example = tuple[list[Line], list[int], float]  # lines, tags, weight
SEED = 7


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
            yield found, tags, 3.0
        else:
            print(f"{name}: left out, {placed} of {len(strings)} references placed")


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
        yield found, tags, 1.0


def made_up(data: Path, jats: Path, count: int) -> Iterator[Example]:
    """Documents set from printed references and prose, half of them flattened to plain text."""
    draw = random.Random(SEED)
    lists = [found for found in printed(data).values() if len(found) >= 8]
    prose = paragraphs(jats)
    for _ in range(count):
        references = list(draw.choice(lists))
        if draw.random() < 0.6:
            references.sort(key=str.casefold)
        start = draw.randrange(max(1, len(prose) - 40))
        found, tags = typeset.document(draw, references[: draw.randint(5, 70)], prose[start : start + 40])
        yield (typeset.flattened(draw, found) if draw.random() < 0.4 else found), tags, 1.0


def printed(data: Path) -> dict[str, list[str]]:
    """Printed references by the article they come from."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in ("jats", "grobid_A_train"):
        with gzip.open(data / "parse" / "train" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                record = json.loads(line)
                if not record.get("inserted", 0) > 2:
                    found[record["id"].partition("#")[0]].append(record["text"])
    return found


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


def table(examples: Sequence[Example]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, tags and weights of all lines."""
    rows, tags, weights = [], [], []
    for found, marked, weight in examples:
        rows.append(np.array(features.rows(found), dtype=np.float64))
        tags.append(np.array(marked))
        weights.append(np.full(len(marked), weight))
    return np.vstack(rows), np.concatenate(tags), np.concatenate(weights)


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


def fit(rows: np.ndarray, wanted: np.ndarray, weights: np.ndarray, rounds: int) -> dict[str, Any]:
    model = HistGradientBoostingClassifier(
        max_iter=rounds, learning_rate=0.1, max_leaf_nodes=20, l2_regularization=1.0, random_state=SEED
    )
    model.fit(rows, wanted, sample_weight=weights)
    return trees(model)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("manuscripts", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("src/refcheck/extract/lines.json.gz"))
    parser.add_argument("--made-up", type=int, default=450, help="documents to make up")
    parser.add_argument("--half", choices=("tune", "report"), default="tune", help="what to train on")
    parser.add_argument("--rounds", type=int, default=90)
    arguments = parser.parse_args()
    examples = [*pdfs(arguments.manuscripts, arguments.half), *theses(arguments.manuscripts, arguments.half)]
    print(len(examples), "real documents")
    examples += made_up(arguments.data, arguments.manuscripts / "jats", arguments.made_up)
    rows, tags, weights = table(examples)
    print(rows.shape, np.bincount(tags + 1))
    model = {"listed": fit(rows, tags != 0, weights, arguments.rounds)}
    inside = tags > 0
    model["begun"] = fit(rows[inside], tags[inside] == 2, weights[inside], arguments.rounds)
    data = json.dumps(model, separators=(",", ":")).encode()
    arguments.output.write_bytes(gzip.compress(data, mtime=0))
    print(arguments.output.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
