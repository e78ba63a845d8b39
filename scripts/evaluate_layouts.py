"""Measures how well lists are found and cut in layouts drawn by chance.

    python scripts/evaluate_layouts.py MANUSCRIPTS PARSE [--seed N] [--count N] [--keep FOLDER] [--text]

MANUSCRIPTS holds jats/ (bodies, and their own references), PARSE dev/ and train/ with printed ones. Each
manuscript is printed by pdfLaTeX in one of many classes, by chromium or by LibreOffice, all of which must be
installed. Printed for each group (printer, labels, what follows the list ...): exact entry counts, and
recall and precision of entries, as scripts/evaluate_extract.py counts them. A seed other than those that were
tuned on makes manuscripts that nobody has seen.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2

from evaluate_extract import Case, Tally, measure, on_disk
from evaluate_numbered import settable, word_pdf
from layout_latex import CLASSES, source
from layout_material import WORLD, Block, articles, printed
from layout_pages import page, word
from layouts import Layout, draw_layout, manuscript

SEED = 1
WORLDLY = 0.15  # of the manuscripts have references in other scripts
OWN = 0.5  # of the others have the references that their body cites
COVER = (
    "This is the accepted manuscript, deposited in the repository of the University of Nowhere.",
    "To cite this version: Anna Quill and Bert Fennimore (2019). On tidal clocks. Acta Ficta 12, 101-120.",
    "Available at https://repository.example.org/id/2019/77. Terms of use: see the policy of 2015.",
)
CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu")


def cases(
    manuscripts: Path, parse: Path, folder: Path, seed: int, count: int
) -> Iterator[tuple[Case, Layout]]:
    """Manuscripts in layouts drawn by chance, printed into a folder unless they lie there."""
    own = articles(manuscripts)
    lists = printed(parse, own)
    world = [material for material in lists if material.name in WORLD]
    others = [material for material in lists if material.name not in WORLD]
    for number in range(count):
        draw = random.Random(f"{seed} {number}")
        worldly = draw.random() < WORLDLY
        material = draw.choice(world if worldly else own if draw.random() < OWN else others)
        layout = draw_layout(draw, material.style, worldly)
        blocks, strings = manuscript(draw, material, layout)
        target = folder / f"{seed}_{number}.pdf"
        if not target.exists():
            print_pdf(draw, blocks, layout, target)
        shown = [settable(text) for text in strings] if layout.printer in CLASSES else strings
        yield Case(f"{target.name} ({material.name})", on_disk(target), shown), layout


def print_pdf(draw: random.Random, blocks: Sequence[Block], layout: Layout, target: Path) -> None:
    """A manuscript's PDF, with what is done to PDFs afterwards."""
    if layout.printer in CLASSES:
        _latex(source(draw, blocks, layout), target)
    elif layout.printer.startswith("html"):
        _browser(page(draw, blocks, layout), target, heads="running heads" not in layout.extras)
    else:
        written = target.with_suffix(".docx")
        word(draw, blocks, layout, written)
        word_pdf(written, target, numbered=bool(layout.numbered_lines))
    _finished(layout, target)


def _latex(text: str, target: Path) -> None:
    target.with_suffix(".tex").write_text(text, encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-output-directory", str(target.parent)]
    for _ in range(2 if "lineno" in text else 1):
        subprocess.run(
            [*command, str(target.with_suffix(".tex"))], capture_output=True, check=False, timeout=120
        )


def _browser(text: str, target: Path, *, heads: bool) -> None:
    written = target.with_suffix(".html")
    written.write_text(text, encoding="utf-8")
    options = [] if heads else ["--no-pdf-header-footer"]
    profile = f"--user-data-dir={target.parent / 'browser'}"
    command = [*CHROMIUM, profile, *options, f"--print-to-pdf={target}", str(written)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def _finished(layout: Layout, target: Path) -> None:
    """A cover put before, pages turned or cut to what is printed on them."""
    document = pypdfium2.PdfDocument(target.read_bytes())
    if "cropped" in layout.extras:
        for sheet in document:
            width, height = sheet.get_size()
            sheet.set_cropbox(20, 20, width - 20, height - 20)
    if "rotated" in layout.extras:
        for sheet in document:
            sheet.set_rotation(90)
    if "cover" in layout.extras:
        document = _covered(document, target)
    document.save(target)


def _covered(document: pypdfium2.PdfDocument, target: Path) -> pypdfium2.PdfDocument:
    cover = target.with_name("cover.pdf")
    if not cover.exists():
        _browser("".join(f"<p>{text}</p>" for text in COVER), cover, heads=False)
    whole = pypdfium2.PdfDocument.new()
    whole.import_pages(pypdfium2.PdfDocument(cover.read_bytes()))
    whole.import_pages(document)
    return whole


def as_text(case: Case, folder: Path) -> Case:
    """The manuscript as the text that pdftotext makes of it."""
    source = folder / case.name.partition(" ")[0]
    target = source.with_suffix(".txt")
    subprocess.run(["pdftotext", str(source), str(target)], check=True)
    return replace(case, name=f"{target.name}", load=on_disk(target))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("manuscripts", type=Path)
    parser.add_argument("parse", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--only", default="", help="only manuscripts of groups with this in their name")
    parser.add_argument("--text", action="store_true", help="read what pdftotext makes of the PDFs")
    parser.add_argument("--keep", type=Path, help="the folder for the PDFs")
    parser.add_argument("--show", action="store_true", help="name the manuscripts that come out wrong")
    arguments = parser.parse_args()
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = (arguments.keep or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        found = cases(arguments.manuscripts, arguments.parse, folder, arguments.seed, arguments.count)
        for case, layout in found:
            if any(arguments.only in group for group in layout.groups()):
                chosen = as_text(case, folder) if arguments.text else case
                groups = [tallies.setdefault(name, Tally()) for name in ("all", *layout.groups())]
                measure(chosen, groups, arguments.show)
    for name, tally in sorted(tallies.items()):
        print(f"{name:34}{tally}")


if __name__ == "__main__":
    main()
