from pathlib import Path

import pytest

from refcheck import extract, formats
from refcheck.errors import InputError
from refcheck.formats import markdown
from refcheck.model import Document

BIB = """@article{quill99, title={On clocks}, author={Quill, A.}, year=1999}
@book{other, title={Else}, year=2000}
"""
PAPER = """---
title: Bells
author: someone@example.org
bibliography: {named}
---
Known things [see @quill99, p. 3; @nobody] and @quill99 says so; write to a@example.org.
See @fig:bells and `@code`.
"""


@pytest.mark.parametrize("named", ["refs.bib", '["refs.bib"]', "\n  - refs.bib"])
def test_keys_lead_to_the_bibliography_file(tmp_path: Path, named: str) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "paper.Rmd").write_text(PAPER.replace("{named}", named))
    document, references = extract.references(formats.read(str(tmp_path / "paper.Rmd")))
    assert [reference.key for reference in references] == ["quill99"]
    assert [(mark.keys, mark.numbers) for mark in document.citations] == [
        (("quill99", "nobody"), (1,)),
        (("quill99",), (1,)),
    ]
    assert document.position(references[0].span.start).path == str(tmp_path / "refs.bib")


def test_typst_names_its_bibliography_too(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "paper.typ").write_text('As @quill99 says.\n#bibliography("refs.bib", style: "apa")\n')
    _, references = extract.references(formats.read(str(tmp_path / "paper.typ")))
    assert [reference.key for reference in references] == ["quill99"]


def test_a_bibliography_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text(PAPER.replace("{named}", "lost.bib"))
    with pytest.raises(InputError, match=r"names the bibliography 'lost\.bib', which is not there"):
        formats.read(str(tmp_path / "paper.md"))


@pytest.mark.parametrize(
    ("name", "text", "lost"),
    [
        ("paper.md", "---\nbibliography: [refs.bib, more.bib]\n---\n@quill99 and @nobody", ("more.bib",)),
        ("paper.qmd", "---\nbibliography: refs.bib\n---\n@quill99 {{< include a.qmd >}}", ("a.qmd",)),
        ("paper.typ", '@quill99\n#include "a.typ"\n#bibliography("refs.bib")', ("a.typ",)),
        ("paper.typ", '@quill99\n#bibliography("refs.bib")', ()),
    ],
)
def test_files_that_are_not_there_are_told(
    tmp_path: Path, name: str, text: str, lost: tuple[str, ...]
) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / name).write_text(text)
    assert formats.read(str(tmp_path / name)).lost == lost


LIST = """# Bells

As was known.

## References

- Quill A. *On tidal clocks*. Acta Ficta. 1999;**7**:11--19.
- Strom C_x_ D. [Copper bells](https://doi.org/10.5555/bells). _Acta Ficta_. 2001;8:21\\-29.
- Zatzick D. Lichens. <https://example.org/a_b_c>. 2011.
"""


def read(source: str) -> Document:
    return markdown.read("paper.md", source.encode())


def test_a_plain_list_is_read_without_its_marks() -> None:
    document, references = extract.references(read(LIST))
    assert [reference.unstructured for reference in references] == [
        "Quill A. On tidal clocks. Acta Ficta. 1999;7:11--19.",
        "Strom C_x_ D. Copper bells. Acta Ficta. 2001;8:21-29.",
        "Zatzick D. Lichens. https://example.org/a_b_c. 2011.",
    ]
    assert references[1].links == ("https://doi.org/10.5555/bells",)
    volume = references[0].unstructured.index("7:")
    span = references[0].locate(volume, volume + 1)
    assert document.text[span.start - 2 : span.end + 2] == "**7**"
    assert document.verbatim


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("known^1,2^ and told^3^", [(1, 2), (3,)]),
        ("known^1,\\ 2^ and told^1-3^", [(1, 2), (1, 2, 3)]),
        ("known<sup>1,2</sup> and told^[3]^, one of them by^4^", [(1, 2), (3,), (4,)]),
        ("known^1-3^, in 10^6^ cells, R^2^ = 0.9, s^-1^, ^14^C, 2^3 and 3^2", [(1, 2, 3)]),
        ("known^1-3^ as 5^th^ or `bells^2^`, or $x^2,3^$, or by 10<sup>3</sup>", [(1, 2, 3)]),
    ],
)
def test_raised_figures_cite(prose: str, expected: list[tuple[int, ...]]) -> None:
    listed = "\n".join(
        f"{number}. Quill A. Bells {number}. J Nil. 200{number};1:2-3." for number in (1, 2, 3)
    )
    read = formats.document("paper.md", f"# Bells\n\nAll is {prose}.\n\n## References\n\n{listed}\n".encode())
    assert [mark.numbers for mark in extract.references(read)[0].citations] == expected
