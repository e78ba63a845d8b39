"""Reference lists as BibTeX compiles them, in every style that TeX Live has: how many are read whole.

``bibtex`` needs no TeX run for it: a list of keys, a style and a .bib make a .bbl.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from refcheck import extract, formats
from refcheck.errors import RefcheckError
from refcheck.formats import bibtex
from refcheck.model import Reference

BIBS = ("hott.bib", "petsc.bib", "sterling.bib")
SAMPLE = 40  # entries of each .bib
_ITEM = re.compile(r"\\(?:bib|harvard)item(?![A-Za-z])\s*(?:\[(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\])?")
_CONTROL = re.compile(r"\\bibitem\s*(?:\[[^\]]*\])?%?\s*\{[^{}]*control", re.IGNORECASE)
_LEFT = re.compile(r"[\\{}]")  # what no printed reference holds


def measure(bibs: Path) -> None:
    """Print, for some .bib files of a folder, in how many styles its list is exact, and what strings hold."""
    for bib in (bibs / name for name in BIBS):
        truth = dict(_sample(bib))
        exact = lists = printed = titles = clean = 0
        for style in styles():
            compiled = compile_list(bib, list(truth), style)
            if compiled is None:
                continue
            count, references = compiled
            lists += 1
            exact += len(references) == count
            printed += len(references)
            titles += sum(_holds(reference, truth) for reference in references)
            clean += not_left(references)
        held, whole = (value / max(1, printed) for value in (titles, clean))
        said = f"{held:.1%} with their title, {whole:.2%} without a trace of LaTeX"
        print(f"bst  {bib.name:26} {exact}/{lists} lists exact, {printed} entries: {said}")


def styles() -> list[str]:
    """The names of the styles that are installed."""
    tree = subprocess.run(
        ["kpsewhich", "-var-value", "TEXMFDIST"], capture_output=True, text=True, check=True
    )
    return sorted({path.stem for path in Path(tree.stdout.strip(), "bibtex", "bst").rglob("*.bst")})


def _sample(bib: Path) -> Iterator[tuple[str, str]]:
    """Keys and titles, evenly over the file."""
    known = bibtex.read(str(bib), bib.read_bytes()).references or ()
    usable = [reference for reference in known if re.fullmatch(r"[\w:.+/-]+", reference.key)]
    for reference in usable[:: max(1, len(usable) // SAMPLE)][:SAMPLE]:
        yield reference.key, reference.item.title


def compile_list(bib: Path, keys: list[str], style: str) -> tuple[int, tuple[Reference, ...]] | None:
    """How many items BibTeX wrote, and what is read of them; None where a style makes no list for LaTeX."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "refs.bib").write_bytes(bib.read_bytes())
        cited = "".join(f"\\citation{{{key}}}\n" for key in keys)
        (folder / "main.aux").write_text(f"\\relax\n{cited}\\bibstyle{{{style}}}\n\\bibdata{{refs}}\n")
        subprocess.run(["bibtex", "main"], cwd=folder, capture_output=True, timeout=60, check=False)
        (folder / "refs.bib").unlink()
        compiled = folder / "main.bbl"
        source = compiled.read_text(encoding="utf-8", errors="replace") if compiled.exists() else ""
        count = len(_ITEM.findall(source)) - len(_CONTROL.findall(source))
        if "\\begin{thebibliography}" not in source or not count:
            return None
        return count, _read(folder, keys)


def _read(folder: Path, keys: list[str]) -> tuple[Reference, ...]:
    main = folder / "main.tex"
    body = "\n".join(f"Known \\cite{{{key}}}." for key in keys)
    main.write_text(
        f"\\documentclass{{article}}\n\\begin{{document}}\n{body}\n\\bibliography{{refs}}\n\\end{{document}}\n"
    )
    try:
        return extract.references(formats.read(str(main)))[1]
    except RefcheckError:
        return ()


def _holds(reference: Reference, truth: dict[str, str]) -> bool:
    return letters(truth.get(reference.key, "\0")) in letters(reference.unstructured)


def not_left(references: tuple[Reference, ...]) -> int:
    """How many of the strings hold nothing of LaTeX."""
    return sum(not _LEFT.search(reference.unstructured) for reference in references)


def letters(text: str) -> str:
    """The letters and digits of a text, folded, without accents."""
    return "".join(
        character for character in unicodedata.normalize("NFKD", text) if character.isalnum()
    ).lower()
