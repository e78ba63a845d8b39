"""Citation keys of Markdown and Typst, and where the entries behind them stand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck import extract, formats
from refcheck.errors import InputError
from refcheck.formats.markdown import cites
from refcheck.model import Date, Document, Name

BIB = "@article{quill, title={On clocks}, author={Quill, A.}, year=1999}\n@book{strom:01, title={Bells}}\n"
HEAD = "---\nbibliography: refs.bib\n---\n"


def project(folder: Path, files: dict[str, str]) -> Document:
    """The first of the files, read with the others beside it."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return extract.references(formats.read(str(folder / next(iter(files)))))[0]


def keys(document: Document) -> list[str]:
    return [reference.key for reference in document.references or ()]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("[@quill]", ["quill"]),
        ("[see @quill, pp. 3-4; also @strom:01, ch. 2]", ["quill,strom:01"]),
        ("@quill says, and @quill [p. 3] too.", ["quill", "quill"]),
        ("[-@quill] and -@strom:01.", ["quill", "strom:01"]),
        ("@{quill} and [@{strom:01}]", ["quill", "strom:01"]),
        ("as in @quill.", ["quill"]),
        ("a note^[See @quill.] and (@strom:01)", ["quill", "strom:01"]),
        ("`@quill` and ``@quill`` and `r x@quill`", []),
        ("```{r}\n@quill\n```\n@strom:01", ["strom:01"]),
        ("~~~~\n@quill\n~~~\n~~~~\n@strom:01", ["strom:01"]),
        ("- a list\n  ```\n  @quill\n  ```\n@strom:01", ["strom:01"]),
        ("<!-- @quill -->", []),
        ("a@quill.org, https://example.org/@quill, \\@ref(fig:quill), \\@quill", []),
        ("@fig-quill, @tbl-1, @sec-intro, @eq:one, @Fig:two, @thm-x, @nte-y and @quill", ["quill"]),
    ],
)
def test_keys_in_markdown(tmp_path: Path, text: str, cited: list[str]) -> None:
    document = project(tmp_path, {"paper.md": HEAD + text, "refs.bib": BIB})
    assert [",".join(mark.keys) for mark in document.citations] == cited


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("@quill and @strom:01[p. 3].", ["quill", "strom:01"]),
        ('#cite(<quill>) #cite(<strom:01>, form: "prose", supplement: [p. 3])', ["quill", "strom:01"]),
        ('#cite(label("quill"))', ["quill"]),
        ("= Intro <sec:intro>\nIn @sec:intro, @quill. #figure(x) <fig-a>\nsee @fig-a", ["quill"]),
        ("// @quill\n/* @quill */ https://x.org/y @strom:01", ["strom:01"]),
        ("`@quill` and ```typ @quill``` a@quill.org", []),
    ],
)
def test_keys_in_typst(tmp_path: Path, text: str, cited: list[str]) -> None:
    source = f'{text}\n#bibliography("refs.bib", full: false)\n'
    document = project(tmp_path, {"paper.typ": source, "refs.bib": BIB})
    assert [",".join(mark.keys) for mark in document.citations] == cited


TWO = {"a.bib": BIB.splitlines()[0], "b.bib": BIB}


@pytest.mark.parametrize(
    "files",
    [
        {"paper.md": "---\nbibliography: [a.bib, 'b.bib']\n---\n@quill @strom:01", **TWO},
        {"paper.Rmd": "---\nbibliography:\n- a.bib # one\n- b.bib\noutput: x\n---\n@quill @strom:01", **TWO},
        {"paper.qmd": '---\nbibliography: "b.bib"\n---\n{{< include _x.qmd >}}', "_x.qmd": "@quill @strom:01",
         "b.bib": BIB},
        {"a.Rmd": "---\nbibliography: b.bib\n---\n```{r, child='x.Rmd'}\n```\n", "x.Rmd": "@quill @strom:01",
         "b.bib": BIB},
        {"parts/a.qmd": "@quill @strom:01", "_quarto.yml": "project:\n  type: book\nbibliography: refs.bib\n",
         "refs.bib": BIB},
        {"b.qmd": "@quill @strom:01", "_quarto.yml": "book:\n  bibliography: [bib/refs.bib]\n",
         "bib/refs.bib": BIB},
        {"02.Rmd": "@quill @strom:01", "_bookdown.yml": "bibliography: book.bib\n", "book.bib": BIB},
        {"02.Rmd": "@quill @strom:01", "index.Rmd": "---\nbibliography: [book.bib]\n---\n", "book.bib": BIB},
        {"paper.md": "@quill @strom:01", "the.bib": BIB},
        {"paper.md": "---\nnocite: |\n  @*\nbibliography: b.bib\n---\n@quill", "b.bib": BIB},
        {"paper.md": "---\nnocite: '@*'\nbibliography: b.bib\n---\n@quill", "b.bib": BIB},
        {"paper.md": HEAD.replace("refs", "b") + "---\nnocite: |\n  @strom:01\n...\n@quill", "b.bib": BIB},
        {"main.typ": '#bibliography(("a.bib", "b.bib"), style: "apa")\n@quill @strom:01', **TWO},
        {"main.typ": '#include "parts/x.typ"\n#bibliography("b.bib")', "parts/x.typ": "@quill @strom:01",
         "b.bib": BIB},
        {"main.typ": '#show: ieee.with(bibliography: bibliography("b.bib"))\n@quill @strom:01', "b.bib": BIB},
        {"main.typ": '#show: x.with(bibliography-file: "b.bib")\n@quill @strom:01', "b.bib": BIB},
        {"main.typ": '@quill\n#bibliography("b.bib", full: true)', "b.bib": BIB},
    ],
)  # fmt: skip
def test_entries_are_found_where_they_stand(tmp_path: Path, files: dict[str, str]) -> None:
    assert keys(project(tmp_path, files)) == ["quill", "strom:01"]


def test_some_of_the_files_may_be_lost_if_little_is(tmp_path: Path) -> None:
    head = "---\nbibliography: [b.bib, packages.bib]\n---\n"
    assert len(keys(project(tmp_path, {"a.md": head + "@quill @strom:01 @R-base", "b.bib": BIB}))) == 2
    with pytest.raises(InputError, match=r"'packages\.bib', which is not there"):
        project(tmp_path, {"c.md": head + "@quill @x1 @x2", "b.bib": BIB})


INLINE = """---
title: Bells
references:
- id: quill
  type: article-journal
  author:
  - {family: Quill, given: Anna}
  title: "On clocks: a history"
  issued: {year: 1999, month: 3}
  container-title: Acta Ficta
  volume: 7
- id: strom
  title: Copper bells
  issued: 2001-05
  author: [{literal: The Bell Group}]
---
As @quill says [@strom].
"""


def test_references_in_the_head_are_data(tmp_path: Path) -> None:
    document = project(tmp_path, {"paper.md": INLINE})
    first, second = document.references or ()
    assert (first.item.title, first.item.volume) == ("On clocks: a history", "7")
    assert (first.item.issued, first.item.author) == (Date(1999, 3), (Name("Quill", "Anna"),))
    assert (second.item.issued, second.item.author) == (Date(2001, 5), (Name(literal="The Bell Group"),))
    assert document.text[second.span.start :].startswith("id: strom")
    assert [mark.numbers for mark in document.citations] == [(1,), (2,)]


HAYAGRIVA = """quill:
    type: Article
    title: On clocks
    author: ["Quill, Anna", "Strom, Jr., Bo"]
    date: 1999-03
    page-range: 11-19
    serial-number:
        doi: 10.5555/Clocks
    parent:
        - type: Periodical
          title: Acta Ficta
          volume: 7
          issue: 2
bells:
    type: book
    title: {value: Copper Bells, short: Bells}
    author:
        - name: Zatzick
          given-name: D.
          prefix: van
    publisher: {name: Made Up Press, location: Nowhere}
    date: 2001
talk:
    type: article
    title: |
        Moons
    author: Under, K.
    parent:
        type: proceedings
        title: Proceedings of Nothing
"""


def test_hayagriva_is_read_as_typst_reads_it(tmp_path: Path) -> None:
    source = '@quill @bells @talk\n#bibliography("works.yml")'
    quill, bells, talk = project(tmp_path, {"m.typ": source, "works.yml": HAYAGRIVA}).references or ()
    assert quill.item.author == (Name("Quill", "Anna"), Name("Strom", "Bo", suffix="Jr."))
    assert (quill.item.container_title, quill.item.volume, quill.item.issue, quill.item.page) == (
        "Acta Ficta", "7", "2", "11-19",
    )  # fmt: skip
    assert (quill.item.doi, quill.item.issued, quill.item.type) == (
        "10.5555/clocks", Date(1999, 3), "article-journal",
    )  # fmt: skip
    assert (bells.item.title, bells.item.publisher, bells.item.issued) == (
        "Copper Bells", "Made Up Press", Date(2001),
    )  # fmt: skip
    assert bells.item.author == (Name("Zatzick", "D.", "van"),)
    assert (talk.item.type, talk.item.container_title) == ("paper-conference", "Proceedings of Nothing")
    assert len(formats.document("-", HAYAGRIVA.encode()).references or ()) == 3


LINES = (
    "Quill A. On *clocks*. Acta Ficta. 1999;7:11-19.",
    "Strom B. Copper bells. Acta Ficta. 2001;8:21-29.",
    "Zatzick D. Moons. Acta Ficta. 2003;9:31-39.",
)


@pytest.mark.parametrize(
    "mark",
    [
        "{n}. ",
        "{n}) ",
        "({n}) ",
        "[{n}] ",
        "\\[{n}\\] ",
        "1. ",
        "- ",
        "* ",
        "+ ",
        "<sup>{n}</sup> ",
        "**{n}.** ",
    ],
)
@pytest.mark.parametrize(
    "heading", ["## References", "References\n----------", "**References**", "# 5. References"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_plain_list_in_every_style(mark: str, heading: str, gap: str) -> None:
    listed = gap.join(mark.replace("{n}", str(n)) + line for n, line in enumerate(LINES, 1))
    source = f"# Bells\n\nWords that say something of clocks.\n\n{heading}\n\n{listed}\n"
    _, references = extract.references(formats.document("paper.md", source.encode()))
    assert [reference.unstructured for reference in references] == [line.replace("*", "") for line in LINES]


@given(st.text(alphabet="@[]{};`~<>!-ab1: \n", max_size=60))
def test_blanking_code_keeps_every_place(source: str) -> None:
    for typst in (False, True):
        shown = cites.visible(source, typst)
        assert len(shown) == len(source)
        for mark in (cites.typst_citations if typst else cites.citations)(shown, ()):
            assert 0 <= mark.span.start < mark.span.end <= len(source)
