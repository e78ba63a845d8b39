"""Small files of every kind, damaged at random: what comes of it is a report or a clear error."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refcheck import flow, formats
from tests.formats import pdffile, wordfile
from tests.formats.wordfile import paragraph, run

_SCRIPT = Path(__file__).parents[2] / "scripts" / "fuzz_readers.py"
_LISTED = [f"{n}. Quill A. On bells {n}. Acta Ficta. 200{n};{n}:1-9. doi:10.5555/q{n}" for n in range(1, 5)]
_LINES = ["Known for long [1,3-4].", "", "References", "", *_LISTED]
_BIB = "@article{a,\n  author = {Quill, Anna and van Strom, B.},\n  title = {On {B}ells},\n  year = 2001\n}\n"
_ARTICLE = (
    "<article><body><p>Known <xref ref-type='bibr' rid='r1'>1</xref>.</p></body><back><ref-list><ref id='r1'>"
    "<label>1</label><mixed-citation><name><surname>Quill</surname></name>. "
    "<article-title>On bells</article-title>. <year>2001</year>;<fpage>1</fpage></mixed-citation></ref>"
    "</ref-list></back></article>"
)
_ITEMS = "".join(f"<li>{text[3:]}</li>" for text in _LISTED)
FILES = {
    "a.txt": "\n".join(_LINES).encode(),
    "a.md": ("# On bells\n\nKnown [@a].\n\n" + "\n".join(_LINES[2:])).encode(),
    "a.tex": b"\\documentclass{a}\\begin{document}Known \\cite{a,b}. % so\n\\begin{thebibliography}{9}\n"
    b"\\bibitem[Qu]{a} {\\em Quill} A. On bells. 2001.\n\\bibitem{b} Strom B. 2002.\n\\end{thebibliography}",
    "a.bib": (_BIB + "@string{f = {Acta}}\n@book{b, title = f # { Ficta}}\n").encode(),
    "a.html": f"<html><body><p>Known.</p><h2>References</h2><ol>{_ITEMS}</ol></body></html>".encode(),
    "a.xml": _ARTICLE.encode(),
    "b.xml": b"<xml><records><record><ref-type name='Book'>6</ref-type><titles><title>On bells</title>"
    b"</titles><contributors><authors><author>Quill, A.</author></authors></contributors>"
    b"</record></records></xml>",
    "a.ris": b"TY  - JOUR\nAU  - Quill, A.\nTI  - On bells\nPY  - 2001/02/03\nSP  - 1\nEP  - 9\nER  - \n",
    "a.nbib": b"PMID- 1\nTI  - On bells\n      and clocks\nFAU - Quill, Anna\nDP  - 2001 Feb\nPG  - 1-9\n\n",
    "a.json": b'[{"id": "a", "type": "book", "author": [{"family": "Quill"}], '
    b'"issued": {"date-parts": [[2001, 2]]}, "title": "On bells"}]',
    "a.yaml": b"---\nreferences:\n- id: a\n  type: book\n  title: 'On bells'\n  author:\n  - family: Quill\n",
    "a.docx": wordfile.docx(
        "".join(paragraph(run(text)) for text in _LINES)
        + paragraph(wordfile.field("ADDIN ZOTERO_ITEM CSL_CITATION " + wordfile.csl("On bells"), run("[1]"))),
        footnotes="<w:footnotes NAMESPACES><w:footnote w:id='1'><w:p/></w:footnote></w:footnotes>",
    ),
    "a.pdf": pdffile.pdf(pdffile.lines([text for text in _LINES if text])),
}


@pytest.fixture(scope="module")
def fuzz() -> object:
    pytest.importorskip("resource")  # which the script needs; Windows has none
    specification = importlib.util.spec_from_file_location("fuzz_readers", _SCRIPT)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", FILES)
def test_what_is_whole_is_read(name: str) -> None:
    assert flow.check_document(formats.document(name, FILES[name]), ()).matches


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=15)
@given(seed=st.integers(0, 1 << 40))
def test_what_is_damaged_is_read_or_refused(fuzz: object, name: str, seed: int) -> None:
    data = fuzz.mutated(random.Random(seed), FILES[name], list(FILES.values()))  # type: ignore[attr-defined]
    assert fuzz.check(name, data) == ""  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xml", _ARTICLE.replace("Known", "Known &#xD800;").encode()),
        ("a.bib", b"@book{a, author = {~}, title = {On bells}}"),
        ("a.bib", b"@book{a, author = {~, ~ and Quill, A.}, title = {On bells}}"),
    ],
)
def test_what_once_broke_it(fuzz: object, name: str, data: bytes) -> None:
    assert fuzz.check(name, data) == ""  # type: ignore[attr-defined]
