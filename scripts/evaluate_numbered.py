"""Compares what is extracted from PDFs with line numbers and from the same PDFs without.

    python scripts/evaluate_numbered.py DATA [--keep FOLDER] [--show]

DATA holds docx/ and jats/ with their truth files. Word documents are numbered and printed by LibreOffice,
which must be installed; JATS articles are typeset as manuscripts by pdfLaTeX and lineno, in several settings.
Printed for the PDFs of each kind: exact entry counts, and recall and precision of entries, as
scripts/evaluate_extract.py counts them.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaluate_extract import Case, Tally, docx, jats, measure, on_disk
from refcheck.model import Document

DOCUMENTS = 20
FEWEST, MOST = 10, 70  # references of an article that is typeset
LINE_NUMBERS = '<w:lnNumType w:countBy="1" w:restart="continuous"/>'
LATEX = {character: f"\\{character}" for character in "&%$#_{}"}
LATEX |= {"~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "\\": "\\textbackslash{}", "-": "{-}"}
LATEX |= {"<": "\\textless{}", ">": "\\textgreater{}", '"': "\\textquotedbl{}"}


@dataclass(frozen=True)
class Setting:
    """How an article is typeset: options of its class, space between lines, and its list's look."""

    size: str
    spacing: str
    every: int
    numbered: bool


SETTINGS = (
    Setting("12pt", "doublespacing", 1, numbered=True),
    Setting("11pt", "onehalfspacing", 5, numbered=True),
    Setting("12pt", "doublespacing", 1, numbered=False),
    Setting("11pt", "onehalfspacing", 1, numbered=False),
)


def word_pdf(source: Path, target: Path, *, numbered: bool) -> None:
    """A Word document printed by LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"{target.stem}.docx"
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                data = old.read(name)
                if name == "word/document.xml":
                    data = _line_numbers(data.decode(), numbered=numbered).encode()
                new.writestr(name, data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(target.parent)]
        subprocess.run([*command, str(copy)], check=True, capture_output=True, timeout=300)


def _line_numbers(xml: str, *, numbered: bool) -> str:
    plain = re.sub(r"<w:lnNumType[^>]*/>|<w:suppressLineNumbers[^>]*/>", "", xml)
    if not numbered:
        return plain
    with_sections = plain if "<w:sectPr" in plain else plain.replace("</w:body>", "<w:sectPr/></w:body>")
    opened = re.sub(r"<w:sectPr([^>]*)/>", r"<w:sectPr\1></w:sectPr>", with_sections)
    return re.sub(r"(?=</w:sectPr>)", LINE_NUMBERS, opened)


def article_pdf(
    article: Document, strings: Sequence[str], how: Setting, target: Path, *, numbered: bool
) -> None:
    """An article's text and the strings of its list, typeset as a manuscript."""
    target.with_suffix(".tex").write_text(_source(article, strings, how, numbered=numbered), encoding="utf-8")
    command = ["pdflatex", "-interaction=batchmode", "-output-directory", str(target.parent)]
    for _ in range(2):  # lineno needs a second run
        subprocess.run([*command, str(target.with_suffix(".tex"))], capture_output=True, check=False)


def _source(article: Document, strings: Sequence[str], how: Setting, *, numbered: bool) -> str:
    start = min(reference.span.start for reference in article.references or ())
    body = "\n\n".join(escaped(line) for line in article.text[:start].split("\n") if len(line) > 80)
    numbers = f"\\usepackage{{lineno}}\\modulolinenumbers[{how.every}]\\linenumbers" if numbered else ""
    return (
        f"\\documentclass[{how.size}]{{article}}\\usepackage{{cmap}}\\usepackage[T1]{{fontenc}}"
        f"\\usepackage{{times,textcomp,setspace}}\\usepackage[margin=1in]{{geometry}}\\{how.spacing}{numbers}"
        f"\\begin{{document}}\n{body}\n\n{_listed(strings, how)}\n\\end{{document}}\n"
    )


def _listed(strings: Sequence[str], how: Setting) -> str:
    if how.numbered:
        items = "\n".join(f"\\bibitem{{r{k}}} {escaped(string)}" for k, string in enumerate(strings))
        return f"\\begin{{thebibliography}}{{99}}\n{items}\n\\end{{thebibliography}}"
    items = "\n\n".join(f"\\hangindent=2em {escaped(string)}" for string in strings)
    return f"\\section*{{References}}\n{{\\parindent=0pt\n{items}\n\n}}"


def escaped(text: str) -> str:
    """The text as LaTeX prints it."""
    return "".join(LATEX.get(character, character) for character in settable(text))


def settable(text: str) -> str:
    """The text with only such characters as the fonts have."""
    return "".join(c if _has(c) else _plain(c) for c in text)


def _has(character: str) -> bool:
    return character.isascii() or "\u00c0" <= character <= "\u017f" or character in "–—‘’“”"


def _plain(character: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", character) if c.isascii())


def cases(data: Path, folder: Path) -> Iterator[tuple[Case, Case]]:
    """The plain and the numbered version of each document."""
    documents = 0
    for case in docx(data):
        if len(case.strings) >= FEWEST:
            documents += 1
            yield _printed(case, data / case.name, folder, f"word{documents}")
    for case in jats(data):
        if FEWEST <= len(case.strings) <= MOST and documents < DOCUMENTS:
            documents += 1
            yield _typeset(case, folder, f"article{documents}", SETTINGS[documents % len(SETTINGS)])


def _printed(case: Case, source: Path, folder: Path, name: str) -> tuple[Case, Case]:
    targets = folder / f"{name}_plain.pdf", folder / f"{name}_numbered.pdf"
    for target, numbered in zip(targets, (False, True), strict=True):
        if not target.exists():
            word_pdf(source, target, numbered=numbered)
    return replace(case, load=on_disk(targets[0])), replace(case, load=on_disk(targets[1]))


def _typeset(case: Case, folder: Path, name: str, how: Setting) -> tuple[Case, Case]:
    strings = [settable(string) for string in case.strings]
    made = replace(case, strings=strings)
    targets = folder / f"{name}_plain.pdf", folder / f"{name}_numbered.pdf"
    for target, numbered in zip(targets, (False, True), strict=True):
        if not target.exists():
            article_pdf(case.load(), strings, how, target, numbered=numbered)
    return replace(made, load=on_disk(targets[0])), replace(made, load=on_disk(targets[1]))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--keep", type=Path, help="the folder for the PDFs")
    parser.add_argument("--show", action="store_true", help="name the documents that come out wrong")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        plain, numbered = Tally(), Tally()
        for without, with_numbers in cases(arguments.data, folder.resolve()):
            measure(without, [plain], arguments.show)
            measure(with_numbers, [numbered], arguments.show)
    print(f"without numbers  {plain}\nwith numbers     {numbered}")


if __name__ == "__main__":
    main()
