from pathlib import Path

import pytest

from refcheck import extract, formats
from refcheck.errors import InputError, NoReferencesError
from refcheck.formats import latex
from refcheck.model import Document, Reference

INLINE = r"""\documentclass{article}
\begin{document}
Known \cite{quill,strom} and \citep[see][p.~3]{zatzick}. % \cite{nobody}
\begin{thebibliography}{9}
\bibitem{quill} A.~Quill and B.~F\"{u}nnemore,
  \emph{On tidal clocks}, {\bf 7}, 627--635 (1999). % a note to self
\bibitem[Strom(2001)]{strom} C.~Strom. \newblock Copper bells \& ``moons''. \newblock Acta, 2001.
\bibitem{zatzick} D. Za\v{c}ick, \href{https://doi.org/10.5555/x}{Acta \textbf{9}} (2011).
\bibitem{REVTEX41Control} @CONTROL{REVTEX41Control}
\end{thebibliography}
\end{document}
"""
REVTEX = r"""\begin{thebibliography}{2}%
\makeatletter
\providecommand \bibitemStop [0]{}%
%</preamble>
\bibitem [{\citenamefont {Quill}\ \emph {et~al.}(1999)\citenamefont {Quill}}]{Quill:1999}%
  \BibitemOpen
  \bibfield  {author} {\bibinfo {author} {\bibfnamefont {A.}~\bibnamefont {Quill}},\ }\href {\doibase
  10.5555/clocks} {\bibfield  {journal} {\bibinfo  {journal} {Acta Ficta}\ }\textbf {\bibinfo {volume}
  {51}},\ \bibinfo {pages} {183} (\bibinfo {year} {1999})}\BibitemShut {NoStop}%
\end{thebibliography}%
"""
BIBLATEX = r"""\refsection{0}
  \entry{quill}{article}{}
    \name{author}{1}{}{%
      {{hash=1}{%
         family={Quill},
         familyi={Q\bibinitperiod},
         given={Anna B.},
      }}%
    }
    \field{journaltitle}{Acta Ficta}
    \field{title}{On {Tidal} Clocks}
    \field{year}{1999}
    \field{volume}{7}
    \verb{doi}
    \verb 10.5555/Clocks
    \endverb
  \endentry
"""
BIB = """@article{quill, title={On clocks}, author={Quill, A.}, year=1999}
@book{other, title={Else}, year=2000}
"""


def read(source: str) -> Document:
    return latex.read("-", source.encode())


def references(document: Document) -> tuple[Reference, ...]:
    return extract.references(document)[1]


def test_an_inline_list_is_read_as_printed() -> None:
    document = read(INLINE)
    found = references(document)
    assert [reference.unstructured for reference in found] == [
        "A. Quill and B. Fünnemore, On tidal clocks, 7, 627–635 (1999).",
        "C. Strom. Copper bells & “moons”. Acta, 2001.",
        "D. Začick, Acta 9 (2011).",
    ]
    assert [reference.key for reference in found] == ["quill", "strom", "zatzick"]
    assert (found[1].label, found[2].links) == ("Strom(2001)", ("https://doi.org/10.5555/x",))
    assert document.verbatim


@pytest.mark.parametrize("printed", ["Quill", "627", "1999", "tidal clocks"])
def test_printed_characters_are_found_in_the_source(printed: str) -> None:
    document = read(INLINE)
    (reference, *_) = references(document)
    place = reference.unstructured.index(printed)
    span = reference.locate(place, place + len(printed))
    assert document.text[span.start : span.end] == printed


def test_citations_name_what_they_cite_and_comments_do_not() -> None:
    document = read(INLINE)
    assert [(mark.keys, mark.numbers) for mark in document.citations] == [
        (("quill", "strom"), (1, 2)),
        (("zatzick",), (3,)),
    ]


def test_what_revtex_writes_is_read_as_printed() -> None:
    (reference,) = references(read(REVTEX))
    assert reference.unstructured == "A. Quill, Acta Ficta 51, 183 (1999)"
    assert reference.key == "Quill:1999"
    assert reference.links == ("https://doi.org/10.5555/clocks",)


@pytest.mark.parametrize(
    "target",
    [
        "\\hypertarget{ref-%s}{}\n",
        "\\leavevmode\\hypertarget{ref-%s}{}%%\n",
        "\\leavevmode\\vadjust pre{\\hypertarget{ref-%s}{}}%%\n",
    ],
)
def test_what_pandoc_writes_is_read_as_printed(target: str) -> None:
    printed = ("Quill, A. (1999). \\emph{On clocks}. Acta Ficta.", "Strom, C. (2001). Bells. Acta Ficta.")
    listed = "\n\n".join(target % key + text for key, text in zip(("quill", "strom"), printed, strict=True))
    document = read(f"\\begin{{document}}\n\\hypertarget{{refs}}{{}}\n{listed}\n\\end{{document}}\n")
    found = references(document)
    assert [(reference.key, reference.unstructured) for reference in found] == [
        ("quill", "Quill, A. (1999). On clocks. Acta Ficta."),
        ("strom", printed[1]),
    ]


def test_a_chapter_that_cites_by_keys_has_no_list_of_its_own() -> None:
    prose = "Quill et al., 1999, found clocks in Bonn, see Acta Ficta, vol. 3, pp. 1-9 \\cite{quill}.\n" * 20
    with pytest.raises(NoReferencesError, match=r"check the main \.tex"):
        references(latex.read("chapter.tex", prose.encode()))


def test_what_biblatex_writes_is_data() -> None:
    (reference,) = references(latex.read("paper.bbl", BIBLATEX.encode()))
    assert reference.structured
    assert (reference.item.title, reference.item.doi) == ("On Tidal Clocks", "10.5555/clocks")
    assert (reference.item.author[0].family, reference.item.author[0].given) == ("Quill", "Anna B.")


def project(folder: Path, **files: str) -> str:
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content)
    return str(folder / "main.tex")


MAIN = "\\documentclass{article}\n\\begin{document}\n\\input{intro}\n\\bibliography{refs}\n\\end{document}\n"


def test_inputs_and_bib_files_are_read_and_positions_name_them(tmp_path: Path) -> None:
    path = project(tmp_path, main_tex=MAIN, intro_tex="Words\n\\citet{quill, nobody}\n", refs_bib=BIB)
    document = formats.read(path)
    (reference,) = references(document)
    assert (reference.key, reference.number, reference.structured) == ("quill", 1, True)
    (mark,) = document.citations
    assert (mark.keys, mark.numbers) == (("quill", "nobody"), (1,))
    place = document.position(mark.span.start)
    assert (place.path, place.line, place.column) == (str(tmp_path / "intro.tex"), 2, 1)
    title = reference.field_span("title")
    assert title is not None
    assert document.text[title.start : title.end] == "On clocks"
    assert document.position(title.start).path == str(tmp_path / "refs.bib")
    assert document.position(0).path == ""
    assert document.verbatim


def test_nocite_of_everything_takes_every_entry(tmp_path: Path) -> None:
    path = project(tmp_path, main_tex=MAIN, intro_tex="\\nocite{*}", refs_bib=BIB)
    assert [reference.key for reference in references(formats.read(path))] == ["quill", "other"]


def test_the_bbl_stands_in_for_a_bib_that_is_not_there(tmp_path: Path) -> None:
    path = project(tmp_path, main_tex=MAIN, main_bbl=REVTEX)
    assert [reference.key for reference in references(formats.read(path))] == ["Quill:1999"]


def test_a_bibliography_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = project(tmp_path, main_tex=MAIN)
    with pytest.raises(InputError, match=r"main\.tex: names the bibliography 'refs', which is not there"):
        formats.read(path)


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        (r"\cite{quill,nobody}\bibliography{refs,more}", ("more",)),
        (r"\cite{quill}\bibliography{refs,more}", ()),  # nothing is missed
        (r"\cite{quill,nobody}\bibliography{IEEEabrv,refs}", ()),
        (r"\cite{quill}\include{chapter}\subfile{x.tex}\bibliography{refs}", ("chapter", "x.tex")),
        (r"\cite{quill}\InputIfFileExists{chapter}{}{}\input{plot.pgf}\bibliography{refs}", ()),
        (r"\cite{quill}\IfFileExists{a}{\input{a}}{}\bibliography{refs}", ()),
    ],
)
def test_files_that_are_not_there_are_told(tmp_path: Path, body: str, lost: tuple[str, ...]) -> None:
    source = rf"\documentclass{{article}}\input{{glyphtounicode}}\begin{{document}}{body}\end{{document}}"
    assert formats.read(project(tmp_path, main_tex=source, refs_bib=BIB)).lost == lost


def test_nothing_is_read_from_absolute_places_or_twice(tmp_path: Path) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("hidden words")
    folder = tmp_path / "paper"
    folder.mkdir()
    source = f"\\documentclass{{article}}\\input{{{secret}}}\\input{{main}}\\input{{loop}}"
    path = project(folder, main_tex=source, loop_tex="once \\input{loop}")
    document = formats.read(path)
    assert "hidden words" not in document.text
    assert document.text.count("once") == 1
