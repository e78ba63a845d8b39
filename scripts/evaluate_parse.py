"""Measure the parser: fields right, whole references right, references a second.

    python scripts/evaluate_parse.py DATA [--sets jats anystyle_gold ...] [--speed]

DATA is a folder with ``parse/dev`` and ``parse/train``. Sets with full labels are scored on the fields as
printed; ``pmc_strings`` on the values it gives. Of two sets the held-out tenth is used. A field is
right (strictly) when it has the truth's letters and digits in the truth's order: punctuation, case and
lead-in words do not count, nor does how many pages a book has. Softly: nine tenths of them. Years are
compared as years. A reference is right when every field of the seven core ones is: those absent from the
truth must be absent.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from parser_truth import Example, read
from refcheck.model import Reference, Span
from refcheck.parser import parse

CORE = ("author", "title", "container", "year", "volume", "issue", "pages")
MORE = ("editor", "publisher", "location", "edition")
SETS = (
    "jats_as_printed", "jats", "anystyle_gold", "anystyle_ugly", "pmc_strings", "grobid_held_out",
    "excite_held_out",
)  # fmt: skip
_VARIABLES = {
    "author": "author", "title": "title", "container": "container_title", "volume": "volume",
    "issue": "issue", "editor": "editor", "publisher": "publisher",
    "location": "publisher_place", "edition": "edition",
}  # fmt: skip
_LEAD = re.compile(r"^(?:in|vol|no|nr|pp?|et al)\b[\s.:]*|[\s,]*\bet\.? al\b.*$", re.IGNORECASE)
_PARTICLE = re.compile(r"^(?:(?:van|von|de|den|der|del|della|di|da|du|la|le|el|dos)\s+)+", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")


def examples(data: Path, name: str) -> list[Example]:
    """The references of one test."""
    if name.endswith("_held_out"):
        stem = name.replace("_held_out", "")
        path = data / "parse" / "train" / f"{'grobid_A' if stem == 'grobid' else stem}_train.jsonl.gz"
        return [example for index, example in enumerate(read(path)) if index % 10 == 0]
    found = list(read(data / "parse" / "dev" / f"{name.replace('_as_printed', '')}.jsonl.gz"))
    if name == "jats_as_printed":
        found = [example for example in found if example.raw["inserted"] == 0]
    return found


def letters(text: str) -> str:
    """What of a field is compared."""
    bare = re.sub(r"</?\w+>?|-\s+(?=[a-z])|\b(?:and|und|et|y|e)\b(?= [A-Z])", "", text)
    return re.sub(r"[\W_]", "", _LEAD.sub("", bare.strip()).casefold())


def truth_fields(example: Example) -> dict[str, str]:
    """The compared form of every field of the truth."""
    parts: dict[str, list[str]] = {}
    for start, end, label in example.runs:
        parts.setdefault(label, []).append(example.text[start:end])
    fields = {label: "".join(map(letters, texts)) for label, texts in parts.items() if label in _VARIABLES}
    for label in ("volume", "issue", "container", "title"):
        if len(parts.get(label, ())) > 1:
            fields[label] = letters(parts[label][0])
    fields["pages"] = letters(re.sub(r"^(?:S|p)\.\s*|^\d+\s?pp?\.?$", "", parts.get("pages", [""])[0]))
    fields["year"] = _year(parts.get("date", []))
    return {label: value for label, value in fields.items() if value}


def _year(texts: Iterable[str]) -> str:
    return next((found[0] for text in texts if (found := _YEAR.search(text))), "")


def parsed_fields(reference: Reference) -> dict[str, str]:
    """The compared form of every field of the parse, from the characters at its span."""
    fields = {}
    text = reference.unstructured
    for label, variable in _VARIABLES.items():
        spans = sorted({
            field.span for field in reference.fields if field.variable == variable and not field.part
        })  # fmt: skip
        whole = [span for span in spans if not any(_within(span, other) for other in spans)]
        fields[label] = "".join(letters(text[span.start : span.end]) for span in whole)
    parts = filter(None, (reference.field_span("issue"), reference.field_span("supplement")))
    fields["issue"] = "".join(letters(text[span.start : span.end]) for span in sorted(parts))
    for variable in ("page", "number"):
        span = reference.field_span(variable)
        if span:
            fields["pages"] = letters(text[span.start : span.end])
    issued = reference.item.issued
    fields["year"] = str(issued.year) if issued and issued.year else ""
    return {label: value for label, value in fields.items() if value}


def _within(span: Span, other: Span) -> bool:
    return span != other and other.start <= span.start and span.end <= other.end


def similar(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.9


class Score:
    """Counts over one set."""

    def __init__(self) -> None:
        self.references = self.core = self.all = 0
        self.strict: Counter[str] = Counter()
        self.soft: Counter[str] = Counter()
        self.expected: Counter[str] = Counter()
        self.given: Counter[str] = Counter()

    def add(self, truth: dict[str, str], found: dict[str, str], fields: tuple[str, ...]) -> bool:
        """Count one reference; True when its core fields are all right."""
        self.references += 1
        for field in fields:
            one, other = truth.get(field, ""), found.get(field, "")
            self.expected[field] += bool(one)
            self.given[field] += bool(other)
            if one and other:
                self.strict[field] += one == other
                self.soft[field] += similar(one, other)
        core = all(truth.get(field, "") == found.get(field, "") for field in fields if field in CORE)
        self.core += core
        self.all += all(truth.get(field, "") == found.get(field, "") for field in fields)
        return core

    def f1(self, counts: Counter[str], fields: tuple[str, ...]) -> float:
        """F1 in per cent over some fields."""
        right = sum(counts[field] for field in fields)
        total = sum(self.expected[field] + self.given[field] for field in fields)
        return 200 * right / total if total else 100.0


def parse_all(texts: list[str]) -> Iterator[Reference]:
    return parse(
        Reference(number, text, Span(0, len(text))) for number, text in enumerate(texts, 1)
    )  # fmt: skip


def evaluate(data: Path, name: str, errors: Path | None) -> None:
    measured = tuple(field for field in CORE + MORE if (name, field) != ("excite_held_out", "location"))
    chosen = examples(data, name)
    began = time.process_time()
    parsed = list(parse_all([example.text for example in chosen]))
    rate = len(chosen) / (time.process_time() - began)
    if name == "pmc_strings":
        report_values(name, chosen, parsed, rate, errors)
        return
    score = Score()
    wrong = []
    for example, reference in zip(chosen, parsed, strict=True):
        truth, found = truth_fields(example), parsed_fields(reference)
        if not score.add(truth, found, measured):
            wrong.append((example.text, {
                field: (truth.get(field, ""), found.get(field, ""))
                for field in CORE if truth.get(field, "") != found.get(field, "")
            }))  # fmt: skip
    fields = " ".join(f"{field} {score.f1(score.strict, (field,)):.1f}" for field in measured)
    print(
        f"{name}: {score.references} references; core right {100 * score.core / score.references:.1f}%, "
        f"all fields "
        f"{100 * score.all / score.references:.1f}%; core F1 strict {score.f1(score.strict, CORE):.1f} "
        f"soft {score.f1(score.soft, CORE):.1f}; {rate:.0f} references/s\n    {fields}",
        flush=True,
    )
    _write(errors, name, wrong)


def report_values(
    name: str, chosen: list[Example], parsed: list[Reference], rate: float, errors: Path | None
) -> None:
    """Score a set that gives values, not places: right when every given value is found."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong = []
    for example, reference in zip(chosen, parsed, strict=True):
        verdicts = dict(value_verdicts(example.raw["fields"], reference))
        for field, verdict in verdicts.items():
            total[field] += 1
            right[field] += verdict
        total["reference"] += 1
        right["reference"] += all(verdicts.values())
        mended = verdicts | {
            "title": verdicts.get("title", True) or _is_cut(example.raw["fields"], reference)
        }
        total["reference_with_cut_titles_mended"] += 1
        right["reference_with_cut_titles_mended"] += all(mended.values())
        if not all(verdicts.values()):
            truth = example.raw["fields"]
            wrong.append(
                (example.text, {f: (truth[f], _value(reference, f)) for f in verdicts if not verdicts[f]})
            )
    fields = " ".join(f"{field} {100 * right[field] / total[field]:.1f}" for field in total)
    print(
        f"{name}: {total['reference']} references; right in every given field: {fields}; {rate:.0f} "
        f"references/s"
    )
    _write(errors, name, wrong)


def value_verdicts(truth: dict[str, Any], reference: Reference) -> Iterator[tuple[str, bool]]:
    """Whether each given value was found; a particle before the family does not count."""
    for field in ("first_author", "title", "container", "volume", "first_page"):
        if truth.get(field):
            one, other = str(truth[field]), _value(reference, field)
            if field == "first_author":
                one, other = _PARTICLE.sub("", one), _PARTICLE.sub("", other)
            yield field, letters(one) == letters(other)


def _is_cut(truth: dict[str, Any], reference: Reference) -> bool:
    """Whether the truth's title is cut where a name in italics stood, and agrees so far."""
    title = str(truth.get("title", ""))
    cut = title != title.strip() or title.rstrip().endswith("(")
    one, other = letters(title), letters(reference.item.title)
    return cut and len(one) > 4 and len(other) > len(one) and (other.startswith(one) or other.endswith(one))


def _value(reference: Reference, field: str) -> str:
    item = reference.item
    if field == "first_author":
        first = item.author[0] if item.author else None
        return (first.literal or first.family) if first else ""
    if field == "first_page":
        return item.number or item.page.split("-")[0]
    return str(getattr(item, {"container": "container_title"}.get(field, field)))


def calibration(data: Path) -> None:
    """How often a reference is right, by the parser's own confidence."""
    counts: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for name in ("jats", "anystyle_gold", "grobid_held_out", "excite_held_out"):
        chosen = examples(data, name)
        for example, reference in zip(chosen, parse_all([each.text for each in chosen]), strict=True):
            truth, found = truth_fields(example), parsed_fields(reference)
            bucket = int(min(reference.confidence, 0.999) * 10)
            counts[bucket] += 1
            right[bucket] += all(truth.get(field, "") == found.get(field, "") for field in CORE)
    for bucket in sorted(counts):
        share = 100 * right[bucket] / counts[bucket]
        print(f"confidence from {bucket / 10:.1f}: {counts[bucket]} references, core right {share:.0f}%")


def no_references(data: Path) -> None:
    """Lines of theses, labelled by hand: how many are taken for references."""
    lines: dict[str, list[str]] = {}
    for path in sorted((data / "manuscripts" / "txt" / "theses").iterdir()):
        label = ""
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            mark, bar, text = line.partition("|")
            label = mark.strip() or label
            if bar and len(text.strip()) > 3:
                lines.setdefault(label, []).append(text.strip())
    for label in ("title", "text", "meta"):
        taken = sum(reference.is_reference for reference in parse_all(lines.get(label, [])))
        total = len(lines.get(label, [])) or 1
        print(
            f"theses, lines of {label}: {taken} of {total} taken for references, {100 * taken / total:.1f}%"
        )


def _write(errors: Path | None, name: str, wrong: list[tuple[str, dict[str, Any]]]) -> None:
    if errors is not None:
        errors.mkdir(exist_ok=True, parents=True)
        lines = (f"{text}\n    {json.dumps(fields, ensure_ascii=False)}\n" for text, fields in wrong)
        (errors / f"{name}.txt").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", nargs="+", default=list(SETS), choices=SETS)
    parser.add_argument("--honesty", action="store_true", help="confidence, and lines that are no references")
    parser.add_argument("--errors", type=Path, help="write the wrong references to this folder")
    arguments = parser.parse_args()
    for name in arguments.sets:
        evaluate(arguments.data, name, arguments.errors)
    if arguments.honesty:
        calibration(arguments.data)
        no_references(arguments.data)


if __name__ == "__main__":
    main()
