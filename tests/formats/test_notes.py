"""The same notes in every format that has such: all hand on the same references, each in its place."""

import shutil
from html import escape

import pytest

from refcheck import extract, formats
from refcheck.model import Document, Reference
from tests.formats.pdffile import Put, lines, pdf
from tests.formats.wordfile import docx

TEXT = "The archives say little of this, and what they say was written down much later by other hands."
NOTES = [
    'See John Quill, Bells and Clocks (Oxford: Made-Up Press, 1999), 45-47; and Anna Strom, "On Moons,"'
    " Acta Ficta 12, no. 3 (1999): 34-50.",
    "Quill, Bells, 12.",
    "Ibid., 33. This has been contested. Cf. also Carl Zatzick, Gesellschaft der Glocken, Bd. 3, Berlin 1995,"
    " S. 45.",
    "I thank the ringers of the parish.",
    "Marc Brom, Apologie pour les cloches, Paris, Colin, 1949, p. 12.",
]
HELD = [
    ("1", "John Quill, Bells and Clocks (Oxford: Made-Up Press, 1999), 45-47"),
    ("1", 'Anna Strom, "On Moons," Acta Ficta 12, no. 3 (1999): 34-50.'),
    ("3", "Carl Zatzick, Gesellschaft der Glocken, Bd. 3, Berlin 1995, S. 45."),
    ("5", "Marc Brom, Apologie pour les cloches, Paris, Colin, 1949, p. 12."),
]


def markdown() -> bytes:
    text = "\n\n".join(f"{TEXT} {TEXT}[^{count}]" for count in range(1, 6))
    broken = [note.replace(" (", "\n    (", 1) for note in NOTES]
    notes = "\n\n".join(f"[^{count}]: {note}" for count, note in enumerate(broken, 1))
    return f"# Bells\n\n{text}\n\n{notes}\n".replace("Bells and Clocks", "*Bells and Clocks*").encode()


def inline_markdown() -> bytes:
    return "\n\n".join(f"{TEXT} {TEXT}^[{note}]" for note in NOTES).encode()


def latex() -> bytes:
    text = "\n\n".join(f"{TEXT} {TEXT}\\footnote{{{note}}} % {note}" for note in NOTES)
    source = text.replace("Bells and Clocks", r"\emph{Bells and Clocks}").replace("12, no. 3", "12, no.~3")
    return f"\\documentclass{{article}}\n\\begin{{document}}\n{source}\n\\end{{document}}\n".encode()


def webpage(item: str) -> bytes:
    text = "".join(f"<p>{TEXT} {TEXT}<sup>{count}</sup></p>" for count in range(1, 6))
    back = '<a href="#r" class="footnote-back" role="doc-backlink">↩︎</a>'
    notes = "".join(
        item.format(count=count, note=escape(note, quote=False), back=back)
        for count, note in enumerate(NOTES, 1)
    )
    return f"<!DOCTYPE html><html><body>{text}{notes}</body></html>".encode()


def pandoc_page() -> bytes:
    return webpage('<li id="fn{count}"><p>{note}{back}</p></li>')


def word_page() -> bytes:
    return webpage('<div id="ftn{count}"><p><a href="#_ftnref{count}">[{count}]</a> {note}</p></div>')


def epub_page() -> bytes:
    return webpage('<aside role="doc-footnote"><p>{count}. {note}</p></aside>')


def jats() -> bytes:
    text = "".join(
        f"<p>{TEXT} {TEXT}<fn><label>{count}</label><p>{escape(note)}</p></fn></p>"
        for count, note in enumerate(NOTES, 1)
    )
    return f"<article><body><sec>{text}</sec></body></article>".encode()


def word(kind: str) -> bytes:
    body = "".join(
        f'<w:p><w:r><w:t>{TEXT} {TEXT}</w:t></w:r><w:r><w:{kind}Reference w:id="{count}"/></w:r></w:p>'
        for count in range(1, 6)
    )
    notes = "".join(
        f'<w:{kind} w:id="{count}"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t xml:space="preserve"> '
        f"{escape(note)}</w:t></w:r></w:p></w:{kind}>"
        for count, note in enumerate(NOTES, 1)
    )
    return docx(body, **{f"{kind}s": f"<w:{kind}s NAMESPACES>{notes}</w:{kind}s>"})


def printed(label: str = "{} ") -> bytes:
    """Two pages with their notes in small type below; a note goes on at the foot of the second."""
    feet = [note.split(" (", 1) for note in NOTES]
    first = [f"{label.format(1)}{feet[0][0]}", f"({feet[0][1]}", f"{label.format(2)}{NOTES[1]}"]
    third = NOTES[2].split(" Cf. ", 1)
    first.append(f"{label.format(3)}{third[0]}")
    second = [f"Cf. {third[1]}", f"{label.format(4)}{NOTES[3]}", f"{label.format(5)}{NOTES[4]}"]
    return pdf(*(_page(feet) for feet in (first, second)))


def _page(feet: list[str]) -> list[Put]:
    body = lines([TEXT[:80]] * 20)
    return body + [Put(72, 300 - 10 * k, foot[:160], 7.5) for k, foot in enumerate(feet)]


FILES = {
    "markdown": ("a.md", markdown),
    "markdown, notes in line": ("a.md", inline_markdown),
    "latex": ("a.tex", latex),
    "html of pandoc": ("a.html", pandoc_page),
    "html of Word": ("a.html", word_page),
    "html with roles": ("a.html", epub_page),
    "jats": ("a.xml", jats),
    "word, footnotes": ("a.docx", lambda: word("footnote")),
    "word, endnotes": ("a.docx", lambda: word("endnote")),
    "pdf": ("a.pdf", printed),
    "pdf, dots": ("a.pdf", lambda: printed("{}. ")),
}


def read(name: str) -> tuple[Document, tuple[Reference, ...]]:
    path, write = FILES[name]
    return extract.references(formats.document(path, write()))


@pytest.mark.parametrize("name", FILES)
def test_every_format_hands_on_its_notes(name: str) -> None:
    _, references = read(name)
    assert [(one.label, one.unstructured) for one in references] == HELD


@pytest.mark.parametrize("name", FILES)
def test_each_character_is_where_it_is_said_to_stand(name: str) -> None:
    document, references = read(name)
    for one in references:
        year = one.unstructured.rindex("19")
        place = one.locate(year, year + 4)
        assert document.text[place.start : place.end] == one.unstructured[year : year + 4]


def test_numbers_of_latex_notes_are_those_printed() -> None:
    source = (
        r"\documentclass{article}\begin{document}A\footnote{One.} b\footnotemark{} c\footnote[9]{Nine.}"
        r" d\footnotetext{Two.} e\footnote{Three, with {braces} and \emph{more}.}\end{document}"
    )
    document = formats.document("a.tex", source.encode())
    assert [(note.label, note.text) for note in document.notes] == [
        ("1", "One."),
        ("9", "Nine."),
        ("2", "Two."),
        ("3", "Three, with braces and more."),
    ]


@pytest.mark.parametrize("heading", [["References"], []])
@pytest.mark.parametrize("label", ["{}. ", "[{}] "])
def test_a_list_of_a_pdf_in_small_type_is_a_list(heading: list[str], label: str) -> None:
    listed = [
        f"{label.format(k)}Quill A. On bells {k}. Acta Ficta. {1990 + k};7:11-19." for k in range(1, 25)
    ]
    page = lines([TEXT[:80]] * 20 + heading)
    page += [Put(72, 400 - 10 * k, entry, 7.5) for k, entry in enumerate(listed[:6])]
    after = [Put(72, 700 - 10 * k, entry, 7.5) for k, entry in enumerate(listed[6:])]
    _, references = extract.references(formats.document("a.pdf", pdf(page, after)))
    assert [(one.number, one.in_note) for one in references] == [(k, False) for k in range(1, 25)]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_notes_that_libreoffice_hands_on() -> None:
    noted = "".join(f"{TEXT} {TEXT}{{\\super\\chftn}}{{\\footnote {note}}}\\par\n" for note in NOTES)
    _, references = extract.references(formats.document("a.rtf", f"{{\\rtf1\\ansi\n{noted}}}".encode()))
    assert [one.unstructured for one in references] == [text for _, text in HELD]
