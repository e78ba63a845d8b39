"""reStructuredText, Org, AsciiDoc and wikis: read as text, their marks left out."""

import pytest

from refcheck import extract, formats
from refcheck.formats import plainly

WORKS = (
    "Quill AB, Strøm C. On tidal clocks and their keepers. Acta Ficta. 1999;12(3):45-52.",
    "Fünnemore B, Zatzick D. Copper bells in winter. Ann Nothing. 2001;7:627-35.",
    "Ünder K. Paper moons: a history. 2nd ed. Nowhere: Made Up Press; 2005.",
)


def each(template: str) -> str:
    return "\n".join(template.replace("%n", str(n)).replace("%w", work) for n, work in enumerate(WORKS, 1))


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.rst", f"Bells\n=====\n\nKnown [1]_.\n\nReferences\n----------\n\n{each('.. [%n] %w')}\n"),
        ("a.rst", f"Bells\n=====\n\nKnown [#a]_.\n\nReferences\n==========\n\n{each('.. [#f%n] %w')}\n"),
        ("a.rst", f"Bells\n=====\n\nKnown [1]_.\n\n.. rubric:: References\n\n{each('.. [%n] %w')}\n"),
        ("a.org", f"#+title: Bells\n\n* Intro\nKnown [1,2].\n\n* References\n{each('%n. %w')}\n"),
        ("a.org", f"* Intro\nKnown.\n\n** References\n{each('- %w')}\n"),
        ("a.adoc", f"= Bells\n\nKnown <<q1>>.\n\n== References\n\n{each('* [[[q%n,%n]]] %w')}\n"),
        ("a.adoc", f"= Bells\n\nKnown.\n\n== References\n\n{each('. %w')}\n"),
        (
            "a.rst",
            "Bells\n=====\n\nKnown.\n\nReferences\n==========\n\n.. container:: refs\n   :name: refs\n\n"
            + each("   .. container:: csl-entry\n      :name: ref-%n\n\n      %w\n"),
        ),
        ("a.adoc", "= Bells\n\nKnown.\n\n== References\n\n[[refs]]\n" + each("[[ref-%n]]\n%w\n")),
        ("a.wiki", "Known.\n\n== References ==\n\n" + each('<div id="ref-%n">\n\n<span>%w</span>\n\n</div>')),
        ("a.wiki", f"== Intro ==\nKnown.\n\n== References ==\n{each('# %w')}\n"),
    ],
)  # fmt: skip
def test_the_list_is_read_without_marks(name: str, source: str) -> None:
    _, references = extract.references(formats.document(name, source.encode()))
    assert [reference.unstructured for reference in references] == list(WORKS)


@pytest.mark.parametrize(
    ("name", "written", "printed"),
    [
        ("a.rst", "*On clocks* **7** ``x`` `Acta <https://x.org>`_", "On clocks 7 x Acta"),
        ("a.org", "/On clocks/ *7* [[https://x.org][Acta]] a/b", "On clocks 7 Acta a/b"),
        ("a.adoc", "_On clocks_ *7* https://x.org[Acta] a_b_c", "On clocks 7 Acta a_b_c"),
        ("a.wiki", "''On clocks'' '''7''' [[Acta|A]] [https://x.org here]", "On clocks 7 A here"),
        ("a.txt", "*On clocks*", "*On clocks*"),
    ],
)
def test_marks_are_not_printed(name: str, written: str, printed: str) -> None:
    document = plainly.read(name, written.encode())
    hidden = {place for span in document.markup for place in range(span.start, span.end)}
    assert "".join(sign for place, sign in enumerate(written) if place not in hidden) == printed
