"""Measures references that stand in notes: real works printed into notes, with prose and short forms around.

    python scripts/evaluate_notes.py PARSE MANUSCRIPTS [--half tune|report|all] [--formats ...] [--show]

PARSE holds train/ with labelled references, MANUSCRIPTS jats/, whose sentences are the text between. Works
are printed in five styles of notes (Chicago, German and French history, OSCOLA, Bluebook); a note holds one
or several of them, a remark, or a short form of one before. The documents are read as Markdown, LaTeX, HTML,
as text with numbered notes below a heading, and as PDF by pdfLaTeX (which must be installed). Works are
parted into two halves by their identifiers; the rules were tuned on one. Printed for each style and format:
recall and precision of the references, counted as scripts/evaluate_extract.py does, exact documents, and
the mean confidence that refcheck gives them.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import random
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluate_numbered import LATEX
from manuscripts import half, matches
from parser_styles import Record, from_fields
from refcheck import extract, formats
from refcheck.errors import RefcheckError
from refcheck.model import Document

SETS = ("anystyle_good", "anystyle_core", "giant_synthetic_10k")
WORKS = 24  # a document
PDFS = 4  # a style
DOCUMENTS = 12


@dataclass(frozen=True)
class Noted:
    """A document: paragraphs of text with the note behind each ("" for none), and the references in them."""

    text: list[tuple[str, str]]
    strings: list[str]


def works(data: Path) -> Iterator[tuple[str, Record]]:
    """Identifier and record of every labelled reference that can be printed as a note."""
    for name in SETS:
        with gzip.open(data / "train" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                fields = {
                    key: _clean(value) for key, value in row["fields"].items() if isinstance(value, str)
                }
                record = from_fields(fields)
                if record and _is_usable(record):
                    yield f"{name} {row['id']}", record


def _clean(value: str) -> str:
    bare = re.sub(r"<[^>]*>|\\\w+|[{}\[\]“”„«»\"*]", "", value)
    return re.sub(
        r"^(?:in|dans|vol|no|n|pp?|t)\b[.:]?\s+|[\s.,;:()]+$|^[\s(]+", "", " ".join(bare.split()), flags=re.I
    )


def _is_usable(record: Record) -> bool:
    people = all(family[:1].isupper() and len(family) > 2 and given for family, given in record.authors)
    placed = (
        record.volume.isdigit() and record.pages
        if record.kind == "article"
        else record.location and record.publisher
    )
    plain = re.fullmatch(r"[\w\s’'.,:?!–&-]{12,160}", record.title)
    return bool(
        people
        and 0 < len(record.authors) <= 3
        and placed
        and plain
        and record.year
        and record.title[0].isupper()
    )


def _names(record: Record, last: str) -> str:
    people = [f"{given} {family}" for family, given in record.authors]
    return people[0] if len(people) == 1 else ", ".join(people[:-1]) + f"{last}{people[-1]}"


def _pages(record: Record) -> str:
    return re.sub(r"^\D{0,5}", "", record.pages).replace("-", "–").replace("––", "–")


def chicago(work: Record, pin: int) -> str:
    names = _names(work, " and ")
    if work.kind == "article":
        issue = f", no. {work.issue}" if work.issue.isdigit() else ""
        return f"{names}, “{work.title},” {work.container} {work.volume}{issue} ({work.year}): {_pages(work)}"
    imprint = f"({work.location}: {work.publisher}, {work.year}), {pin}"
    if work.kind == "chapter":
        return f"{names}, “{work.title},” in {work.container} {imprint}"
    return f"{names}, {work.title} {imprint}"


def german(work: Record, pin: int) -> str:
    names = _names(work, "/").replace(", ", "/")
    if work.kind == "article":
        return f"{names}, {work.title}, in: {work.container} {work.volume} ({work.year}), S. {_pages(work)}"
    within = f", in: {work.container}" if work.kind == "chapter" else ""
    return f"{names}, {work.title}{within}, {work.location} {work.year}, S. {pin}"


def french(work: Record, pin: int) -> str:
    names = _names(work, " et ")
    if work.kind == "article":
        issue = f", no {work.issue}" if work.issue.isdigit() else ""
        within = f"{work.container}, vol. {work.volume}{issue}, {work.year}"
        return f"{names}, « {work.title} », {within}, p. {_pages(work)}"
    title = f"« {work.title} », dans {work.container}" if work.kind == "chapter" else work.title
    return f"{names}, {title}, {work.location}, {work.publisher}, {work.year}, p. {pin}"


def oscola(work: Record, pin: int) -> str:
    names = _names(work, " and ")
    if work.kind == "article":
        first = _pages(work).partition("–")[0]
        return f"{names}, ‘{work.title}’ ({work.year}) {work.volume} {work.container} {first}"
    if work.kind == "chapter":
        return f"{names}, ‘{work.title}’ in {work.container} ({work.publisher} {work.year}) {pin}"
    return f"{names}, {work.title} ({work.publisher} {work.year}) {pin}"


def bluebook(work: Record, pin: int) -> str:
    names = _names(work, " & ")
    if work.kind == "article":
        first = _pages(work).partition("–")[0]
        return f"{names}, {work.title}, {work.volume} {work.container.upper()} {first} ({work.year})"
    if work.kind == "chapter":
        return f"{names}, {work.title}, in {work.container.upper()} {pin} ({work.publisher} {work.year})"
    return f"{names.upper()}, {work.title.upper()} {pin} ({work.year})"


STYLES: dict[str, Callable[[Record, int], str]] = {
    "chicago": chicago,
    "german": german,
    "french": french,
    "oscola": oscola,
    "bluebook": bluebook,
}
SIGNALS = {
    "german": ["Vgl. ", "Siehe ", "", "", "So auch ", "Zum Folgenden "],
    "french": ["Voir ", "Cf. ", "", "", "Sur ce point, voir "],
}
ENGLISH = ["See ", "See also ", "", "", "", "Cf. ", "For an overview, see ", "But see "]
BETWEEN = {"german": ["; ", "; vgl. auch ", "; ferner "], "french": [" ; ", " ; voir aussi "]}
SHORT = {
    "german": ["Ebd., S. {p}.", "{f}, {t} (wie Anm. {n}), S. {p}.", "Vgl. {f} {y}, S. {p}.", "Ebd."],
    "french": ["Ibid., p. {p}.", "{f}, op. cit., p. {p}.", "Voir supra, note {n}.", "{f}, {t}, p. {p}."],
    "oscola": ["{f} (n {n}) {p}.", "ibid {p}.", "R v {f} [{y}] UKHL {p}, [{y}] 1 AC {p}."],
    "bluebook": ["Id. at {p}.", "{f}, supra note {n}, at {p}.", "{f} v. United States, {p} U.S. {n} ({y})."],
}
CHICAGO_SHORT = ["Ibid., {p}.", "{f}, {t}, {p}.", "{f} {y}, {p}.", "{f}, “{t},” {p}–{q}."]


def documents(data: Path, prose: list[str], chosen: str, style: str) -> Iterator[Noted]:
    """Documents of a style, always the same."""
    rng = random.Random(f"{style} 7")
    held = [work for name, work in works(data) if chosen in ("all", half(name))]
    rng.shuffle(held)
    for first in range(0, min(len(held), DOCUMENTS * WORKS) - WORKS + 1, WORKS):
        yield _document(held[first : first + WORKS], prose, style, rng)


def _document(held: list[Record], prose: list[str], style: str, rng: random.Random) -> Noted:
    found = Noted([], [])
    left = list(held)
    while left:
        note = _note(left, prose, style, rng, found.strings)
        found.text.append((" ".join(rng.sample(prose, rng.randint(1, 3))), note))
    return found


def _note(left: list[Record], prose: list[str], style: str, rng: random.Random, strings: list[str]) -> str:
    """One note; the works in it are taken from ``left``, and what is printed of them goes to ``strings``."""
    kind = rng.random()
    if kind < 0.25:
        return _short(rng.choice(left), style, rng)
    if kind < 0.35:
        return rng.choice(prose)
    printed = [
        STYLES[style](left.pop(), rng.randint(2, 300))
        for _ in range(min(rng.choice((1, 1, 1, 2, 3)), len(left)))
    ]
    strings += printed
    note = (
        rng.choice(SIGNALS.get(style, ENGLISH))
        + rng.choice(BETWEEN.get(style, ["; ", "; see also "])).join(printed)
        + "."
    )
    return f"{note} {rng.choice(prose)}" if rng.random() < 0.2 else note


def _short(work: Record, style: str, rng: random.Random) -> str:
    form = rng.choice(SHORT.get(style, CHICAGO_SHORT))
    page = rng.randint(2, 300)
    title = " ".join(work.title.split()[:2]).strip(",.:?!")
    return form.format(f=work.authors[0][0], t=title, y=work.year, p=page, q=page + 9, n=rng.randint(2, 60))


def sentences(manuscripts: Path, chosen: str) -> list[str]:
    """Sentences of articles without marks of citations."""
    found: list[str] = []
    for path in sorted((manuscripts / "jats").rglob("*.*xml")):
        if chosen in ("all", half(path.name)):
            text = formats.read(str(path)).text
            found += re.findall(r"(?<=\. )[A-Z][^.\[\]()\n]{40,220}\.(?= [A-Z])", text)[:60]
    return found


def markdown(noted: Noted) -> bytes:
    text = "\n\n".join(f"{paragraph}[^{count}]" for count, (paragraph, _) in enumerate(noted.text, 1))
    notes = "\n\n".join(f"[^{count}]: {note}" for count, (_, note) in enumerate(noted.text, 1))
    return f"# A text\n\n{text}\n\n{notes}\n".encode()


def webpage(noted: Noted) -> bytes:
    text = "".join(
        f"<p>{html.escape(paragraph)}<sup>{count}</sup></p>"
        for count, (paragraph, _) in enumerate(noted.text, 1)
    )
    items = "".join(
        f'<li id="fn{count}"><p>{html.escape(note)}</p></li>' for count, (_, note) in enumerate(noted.text, 1)
    )
    return f"<!DOCTYPE html><html><body>{text}<section><ol>{items}</ol></section></body></html>".encode()


def endnotes(noted: Noted) -> bytes:
    text = "\n\n".join(paragraph for paragraph, _ in noted.text)
    notes = "\n".join(f"{count}. {note}" for count, (_, note) in enumerate(noted.text, 1))
    return f"{text}\n\nNotes\n\n{notes}\n".encode()


def latex(noted: Noted) -> bytes:
    text = "\n\n".join(f"{_tex(paragraph)}\\footnote{{{_tex(note)}}}" for paragraph, note in noted.text)
    packages = "\\usepackage[T1]{fontenc}\\usepackage[utf8]{inputenc}\\usepackage{textcomp}\n"
    body = f"\\begin{{document}}\n{text}\n\\end{{document}}\n"
    return f"\\documentclass[11pt]{{article}}\n{packages}{body}".encode()


def _tex(text: str) -> str:
    return "".join(LATEX.get(character, character) for character in text)


def typeset(noted: Noted) -> bytes:
    """The LaTeX as a PDF; characters that its fonts lack are left out."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "text.tex"
        source.write_bytes(latex(noted))
        command = ["pdflatex", "-interaction=nonstopmode", source.name]
        subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
        return source.with_suffix(".pdf").read_bytes()


FORMATS: dict[str, tuple[str, Callable[[Noted], bytes]]] = {
    "markdown": ("a.md", markdown),
    "latex": ("a.tex", latex),
    "html": ("a.html", webpage),
    "text": ("a.txt", endnotes),
    "pdf": ("a.pdf", typeset),
}


def references(name: str, data: bytes) -> tuple[Document | None, list[str]]:
    try:
        document, found = extract.references(formats.document(name, data))
    except RefcheckError:
        return None, []
    return document, [one.unstructured for one in found]


def measure(noted: list[Noted], kind: str, show: bool) -> str:
    name, write = FORMATS[kind]
    counts: Counter[str] = Counter()
    sure = 0.0
    for one in noted:
        document, found = references(name, write(one))
        hit = matches(one.strings, found)
        sure += document.certainty.value if document and document.certainty else 0.0
        exact = hit == len(one.strings) == len(found)
        counts.update(wanted=len(one.strings), found=len(found), hit=hit, exact=exact)
        for wrong in (
            sorted({*found} - {f"{string}." for string in one.strings} - {*one.strings}) if show else ()
        ):
            print(f"  + {wrong[:180]}")
        for missed in sorted({*one.strings} - {string.rstrip(".") for string in found}) if show else ():
            print(f"  - {missed[:180]}")
    recall, precision = counts["hit"] / counts["wanted"], counts["hit"] / max(counts["found"], 1)
    rates = f"recall {recall:.1%} precision {precision:.1%} of {counts['wanted']}"
    return f"{rates}, exact {counts['exact']}/{len(noted)}, confidence {sure / len(noted):.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parse", type=Path)
    parser.add_argument("manuscripts", type=Path)
    parser.add_argument("--half", choices=("tune", "report", "all"), default="tune")
    parser.add_argument("--formats", nargs="*", choices=list(FORMATS), default=list(FORMATS))
    parser.add_argument("--styles", nargs="*", choices=list(STYLES), default=list(STYLES))
    parser.add_argument("--show", action="store_true", help="print what was missed and what is wrong")
    arguments = parser.parse_args()
    prose = sentences(arguments.manuscripts, arguments.half)
    for style in arguments.styles:
        noted = list(documents(arguments.parse, prose, arguments.half, style))
        for kind in arguments.formats:
            chosen = noted[:PDFS] if kind == "pdf" else noted
            print(f"{style:9}{kind:9}{len(chosen):3} documents  {measure(chosen, kind, arguments.show)}")


if __name__ == "__main__":
    main()
