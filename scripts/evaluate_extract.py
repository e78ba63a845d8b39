"""Measures reading and splitting on a folder of manuscripts with known reference lists.

    python scripts/evaluate_extract.py DATA [KIND...] [--half tune|report|all] [--show]

DATA holds pdf/, docx/, jats/, latex/, md/ and txt/ with the truth files that stand beside them. Printed for
each kind: documents, exact entry counts, and recall and precision of entries (an entry is found when an
extracted one is at least 90% alike, case, space and punctuation aside). ``certainty`` prints how many of the
lists of each confidence are exact. ``bst`` compiles .bib files of DATA/../bib in every installed style.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import process_time

import compiled_lists
from manuscripts import half, matches, pdf_truth, thesis_rows
from refcheck import extract, formats
from refcheck.errors import RefcheckError
from refcheck.extract import citations
from refcheck.formats.pdf import read_here as read_pdf
from refcheck.model import Document, Reference


@dataclass
class Case:
    """A document, and the entries it holds: their strings, or only how many they are."""

    name: str
    load: Callable[[], Document]
    strings: list[str] = field(default_factory=list)
    count: int = 0
    bare: bool = False
    group: str = ""


@dataclass
class Tally:
    """Sums over the documents of a kind."""

    documents: int = 0
    counted: int = 0
    exact: int = 0
    expected: int = 0
    extracted: int = 0
    matched: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        exact = f"exact {self.exact}/{self.counted} {self.exact / max(1, self.counted):.1%}"
        recall = self.matched / max(1, self.expected)
        precision = self.matched / max(1, self.extracted)
        found = f"recall {recall:.1%} precision {precision:.1%} of {self.expected}" if self.expected else ""
        return f"{self.documents:4} documents  {exact:22} {found}  {self.seconds:.1f} s CPU"


def references(case: Case) -> tuple[Reference, ...]:
    try:
        return extract.references(case.load(), case.bare)[1]
    except RefcheckError as error:
        print(f"  {case.name}: {type(error).__name__}: {error}")
        return ()


def measure(case: Case, tallies: list[Tally], show: bool) -> None:
    start = process_time()
    found = [reference.unstructured for reference in references(case)]
    seconds = process_time() - start
    count = len(case.strings) or case.count
    matched = matches(case.strings, found)
    for tally in tallies:
        tally.seconds += seconds
        tally.documents += 1
        tally.counted += bool(count)
        tally.exact += bool(count) and len(found) == count
        tally.expected += len(case.strings)
        tally.extracted += len(found) if case.strings else 0
        tally.matched += matched
    if show and (len(found) != count or (case.strings and matched < count)):
        print(f"  {case.name}: {len(found)} for {count}, {matched} alike")


def on_disk(path: Path) -> Callable[[], Document]:
    return lambda: formats.read(str(path))


def read_here(path: Path) -> Callable[[], Document]:
    """A PDF read in this process, whose time is told."""
    return lambda: read_pdf(str(path), path.read_bytes())


def pdf(data: Path) -> Iterator[Case]:
    for name, truth in pdf_truth(data):
        group = truth["corpus"]
        count = truth.get("n") or truth.get("count") or 0
        yield Case(name, read_here(data / name), truth.get("strings", []), count, group=group)


def docx(data: Path) -> Iterator[Case]:
    for name, truth in json.loads((data / "docx_truth.json").read_text()).items():
        yield Case(name, on_disk(data / name), truth["bibliography_printed"])


def refseg(data: Path) -> Iterator[Case]:
    """Reference sections as text, their lines ending where <lb/> stands."""
    for path in sorted((data / "txt" / "grobid_refseg").glob("*.xml")):
        source = path.read_text(encoding="utf-8")
        body = re.search(r"<listBibl>(.*)</listBibl>", source, re.DOTALL)
        if not body:
            continue
        strings = [flat(entry) for entry in re.findall(r"<bibl[^>]*>(.*?)</bibl>", body[1], re.DOTALL)]
        text = re.sub(r"\n\s*", "" if "<lb/>" in body[1] else "\n", body[1])
        text = plain(re.sub(r"<lb\s*/>", "\n", text))
        text = "\n".join(line.strip() for line in text.split("\n") if line.strip())
        kind = "numbered" if "<label>" in body[1] else "author-date"
        yield Case(path.name, lambda text=text: Document("-", text), strings, bare=True, group=kind)


def theses(data: Path) -> None:
    """Lines of theses that belong to a reference list: how many are found, and how many of those found do."""
    right = wanted = found = 0
    for path in sorted((data / "txt" / "theses").glob("*.ttx")):
        rows = thesis_rows(path)
        document = Document("-", "\n".join(text for _, text in rows))
        truth = {number for number, (tag, text) in enumerate(rows, 1) if tag == "ref" and text.strip()}
        try:
            listed = extract.references(document)[1]
        except RefcheckError as error:
            print(f"  {path.name}: {error}")
            listed = ()
        lines: set[int] = set()
        for reference in listed:
            first, last = document.position(reference.span.start), document.position(reference.span.end - 1)
            lines.update(range(first.line, last.line + 1))
        lines -= {number for number, (_, text) in enumerate(rows, 1) if not text.strip()}
        right, wanted, found = right + len(truth & lines), wanted + len(truth), found + len(lines)
        print(f"  {path.name} ({half(path.name)}): {len(truth & lines)} of {len(truth)}, {len(lines)} found")
    print(
        f"theses                lines: recall {right / wanted:.1%} precision {right / found:.1%} of {wanted}"
    )


def plain(markup: str) -> str:
    text = re.sub(r"<[^>]+>", "", markup)
    for name, character in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
        text = text.replace(f"&{name};", character)
    return text


def flat(markup: str) -> str:
    return " ".join(plain(re.sub(r"<label>.*?</label>", "", markup, flags=re.DOTALL)).split())


def jats(data: Path) -> Iterator[Case]:
    truth: dict[str, list[str]] = {}
    for line in (data / "jats_refs.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        truth.setdefault(record["file"], []).append(record["text"])
    for name, strings in truth.items():
        yield Case(name, on_disk(data / "jats" / name), strings, group=name.partition("/")[0])


def in_text(data: Path) -> None:
    """Citations found in the text of JATS articles against those that their links mark."""
    sums: dict[str, list[int]] = {}
    for path in sorted((data / "jats").rglob("*")):
        if path.suffix not in (".xml", ".nxml", ".jats"):
            continue
        document = formats.read(str(path))
        listed = document.references or ()
        truth = {number for mark in document.citations for number in mark.numbers}
        if len(listed) < 3 or len(document.citations) < 3:
            continue
        style = in_text_style(document)
        bare = replace(document, citations=())
        printed = [as_printed(reference, style) for reference in listed]
        found = {number for mark in citations.find(bare, printed) for number in mark.numbers}
        row = sums.setdefault(style, [0, 0, 0, 0, 0])
        values = (1, found == truth, len(truth), len(found & truth), len(found))
        sums[style] = [before + value for before, value in zip(row, values, strict=True)]
        if found != truth:
            missed, wrong = sorted(truth - found)[:8], sorted(found - truth)[:8]
            print(f"  {path.name} {style}: missed {missed}, too many {wrong}")
    for style, (documents, perfect, cited, right, named) in sums.items():
        rates = f"recall {right / cited:.1%} precision {right / named:.1%} of {cited}"
        print(f"in-text {style:14}{documents:4} documents, {perfect} perfect  {rates}")


def in_text_style(document: Document) -> str:
    marks = [document.text[mark.span.start : mark.span.end] for mark in document.citations]
    worded = sum(bool(re.search(r"[^\W\d_]{2}|n\.d\.|\b(?:1[5-9]|20)\d\d\b", mark)) for mark in marks)
    return "author-date" if worded * 2 > len(marks) else "numbered"


def as_printed(reference: Reference, style: str) -> Reference:
    """The reference as a plain text would give it: a label where the list is numbered, no fields."""
    label = reference.label or str(reference.number)
    return replace(reference, structured=False, label=label if style == "numbered" else "")


def latex(data: Path) -> Iterator[Case]:
    """Main files with a .bbl beside them, which says how many references are printed."""
    for path in sorted((data / "latex").glob("*/*.tex")):
        printed = path.with_suffix(".bbl")
        if printed.exists():
            items = re.findall(
                r"\\bibitem\s*(?:\[.*?\])?%?\s*\{([^}]*)\}", printed.read_text(errors="replace"), re.DOTALL
            )
            kept = [key for key in items if not re.search(r"Control|^Note\d", key)]
            yield Case(path.name, on_disk(path), count=len(kept))


def speed(data: Path) -> None:
    """CPU time from file to list and citations: over all PDFs, and for the one nearest to twenty pages.

    One PDF is read before the clock starts, for the libraries and the tagger are loaded once.
    """
    cases = list(pdf(data))
    references(cases[0])
    reading = finding = 0.0
    twenty, cost = (0, ""), 0.0
    count = 0
    for case in cases:
        start = process_time()
        document = case.load()
        read = process_time()
        references(replace(case, load=lambda document=document: document))
        end = process_time()
        reading, finding = reading + read - start, finding + end - read
        length = len(document.page_starts)
        count += length
        if abs(length - 20) < abs(twenty[0] - 20):
            twenty, cost = (length, case.name), end - start
    print(
        f"speed  {count} pages: read {count / reading:.0f} a second, "
        f"with list and citations {count / (reading + finding):.0f}"
    )
    print(f"speed  {twenty[1]} of {twenty[0]} pages: {cost:.2f} s")


KINDS: dict[str, Callable[[Path], Iterator[Case]]] = {
    "pdf": pdf,
    "docx": docx,
    "jats": jats,
    "latex": latex,
    "refseg": refseg,
}
WHOLE: dict[str, Callable[[Path], None]] = {
    "theses": theses,
    "in-text": in_text,
    "speed": speed,
    "bst": lambda data: compiled_lists.measure(data.parent / "bib"),
}
BANDS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.0)


def certainty(data: Path, chosen: str) -> None:
    """How often lists are exact by their confidence, and what each sign scores in exact lists and others."""
    rows = []
    for case in (*pdf(data), *docx(data), *refseg(data)):
        if chosen in ("all", half(case.name)):
            with suppress(RefcheckError):
                document, found = extract.references(case.load(), case.bare)
                assert document.certainty  # of every document whose list was found
                rows.append((document.certainty, len(found) == (len(case.strings) or case.count)))
    for low, high in zip(BANDS, (1.01, *BANDS), strict=False):
        band = [(sure.value, exact) for sure, exact in rows if low <= sure.value < high]
        if band:
            mean, share = (sum(column) / len(band) for column in zip(*band, strict=True))
            print(f"certainty from {low:.1f}: {len(band):3} lists, {share:.0%} exact, mean {mean:.2f}")
    found = [({sign.name: sign.score for sign in sure.signs}, exact) for sure, exact in rows]
    for name in dict.fromkeys(name for scores, _ in found for name in scores):
        for kind in (True, False):
            scores = [known[name] for known, exact in found if exact is kind and name in known]
            if scores:
                print(f"  {name}: {sum(scores) / len(scores):.2f} where exact is {kind}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("kinds", nargs="*", default=[])
    parser.add_argument("--half", choices=("tune", "report", "all"), default="all")
    parser.add_argument("--show", action="store_true", help="name the documents that come out wrong")
    arguments = parser.parse_args()
    for kind in arguments.kinds or [*KINDS, *WHOLE, "certainty"]:
        if kind == "certainty":
            certainty(arguments.data, arguments.half)
            continue
        if kind in WHOLE:
            WHOLE[kind](arguments.data)
            continue
        tallies: dict[str, Tally] = {}
        for case in KINDS[kind](arguments.data):
            if arguments.half in ("all", half(case.name)):
                groups = {kind, f"{kind} {case.group}".strip()}
                measure(case, [tallies.setdefault(group, Tally()) for group in groups], arguments.show)
        for group, tally in sorted(tallies.items()):
            print(f"{group:22}{tally}")


if __name__ == "__main__":
    main()
