"""Where LaTeX documents keep their reference lists, and what is read out of each kind of list."""

from pathlib import Path

import pytest

from refcheck import extract, formats
from refcheck.errors import InputError
from refcheck.formats import latex
from refcheck.model import Date, Name, Reference

BIB = "@article{quill, title={On clocks}, author={Quill, A.}, year=1999}\n@book{other, title={Else}}\n"
STROM = "@book{strom, title={Copper bells}, author={Strom, B.}, year=2001}\n@book{quill, title={Twice}}\n"
ITEMS = "\\begin{thebibliography}{9}\n%s\\end{thebibliography}\n"
QUILL = "\\bibitem{quill} A.~Quill. On clocks. 1999.\n"
STROM_ITEM = "\\bibitem{strom} B.~Strom. Copper bells. 2001.\n"
BODY = "\\documentclass{article}\\begin{document}\n%s\n\\end{document}\n"
CITED = "\\cite{quill}\\cite{strom}"


def project(folder: Path, files: dict[str, str]) -> tuple[Reference, ...]:
    """The references of main.tex among the files."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return extract.references(formats.read(str(folder / "main.tex")))[1]


@pytest.mark.parametrize(
    ("body", "others"),
    [
        (CITED + "\\bibliography{quill,strom}", {"quill.bib": BIB, "strom.bib": STROM}),
        (CITED + "\\bibliography{%\n quill,%\n bib/strom.bib}", {"quill.bib": BIB, "bib/strom.bib": STROM}),
        (
            CITED + "\\addbibresource[datatype=bibtex]{bib/quill.bib}\\addbibresource{bib/strom.bib}",
            {"bib/quill.bib": BIB, "bib/strom.bib": STROM},
        ),
        (CITED + "\\addbibresource[glob]{bib/*.bib}", {"bib/quill.bib": BIB, "bib/strom.bib": STROM}),
        (CITED + '\\bibliography{"my refs",\\jobname}', {"my refs.bib": BIB, "main.bib": STROM}),
        (
            "\\newcites{web}{Web}\\cite{quill}\\citeweb{strom}\\bibliography{quill}\\bibliographyweb{strom}",
            {"quill.bib": BIB, "strom.bib": STROM},
        ),
        (
            "\\begin{bibunit}\\cite{quill}\\putbib[quill]\\end{bibunit}\\cite{strom}\\putbib[strom]",
            {"quill.bib": BIB, "strom.bib": STROM},
        ),
        ("\\cite{quill}\\input{parts/b}\\bibliography{quill,strom}",
         {"parts/b.tex": "\\cite{strom}", "quill.bib": BIB, "strom.bib": STROM}),
        ("\\include{a.tex}\\bibliography{quill,strom}",
         {"a.tex": CITED, "quill.bib": BIB, "strom.bib": STROM}),
        ("\\import{parts/}{a}\\bibliography{quill,strom}",
         {"parts/a.tex": "\\input{b}", "parts/b.tex": CITED, "quill.bib": BIB, "strom.bib": STROM}),
        ("\\subfile{parts/a}\\bibliography{quill,strom}",
         {"parts/a.tex": "\\documentclass[../main]{subfiles}" + BODY % CITED + "\\cite{no}",
          "quill.bib": BIB, "strom.bib": STROM}),
        ("\\subimport*{parts/}{a}\\bibliography{quill,strom}",
         {"parts/a.tex": "\\subimport{b/}{c}", "parts/b/c.tex": CITED, "quill.bib": BIB, "strom.bib": STROM}),
        (
            CITED + "\\bibliography{quill}\\begin{filecontents*}[overwrite]{quill.bib}\n"
            + BIB + STROM.splitlines()[0] + "\n\\end{filecontents*}",
            {},
        ),
        (CITED + "\\bibliography{lost}", {"main.bbl": ITEMS % (QUILL + STROM_ITEM)}),
        (CITED + "\\bibliography{lost}", {"ms.bbl": ITEMS % (QUILL + STROM_ITEM)}),
        (CITED + "\\bibliography{IEEEabrv,quill,strom}", {"quill.bib": BIB, "strom.bib": STROM}),
        (CITED + "\\bibliography{quill,lost}", {"quill.bib": BIB, "main.bbl": ITEMS % (QUILL + STROM_ITEM)}),
        (
            "\\newcites{web}{Web}\\cite{quill}\\citeweb{strom}\\bibliography{x}\\bibliographyweb{x}",
            {"main.bbl": ITEMS % QUILL, "web.bbl": ITEMS % STROM_ITEM},
        ),
        (
            "\\include{a}\\include{b}",
            {"a.tex": "\\cite{quill}\\bibliography{x}",
             "b.tex": "\\cite{strom}\\cite{quill}\\bibliography{x}",
             "a.bbl": ITEMS % QUILL, "b.bbl": ITEMS % (STROM_ITEM + QUILL)},
        ),
        (
            "\\begin{bibunit}\\cite{quill}\\putbib[x]\\end{bibunit}\n"
            "\\begin{bibunit}\\cite{strom}\\putbib[x]\\end{bibunit}",
            {"bu1.bbl": ITEMS % QUILL, "bu2.bbl": ITEMS % STROM_ITEM},
        ),
        (CITED + "\\input{main.bbl}", {"main.bbl": ITEMS % (QUILL + STROM_ITEM)}),
        (CITED + "\\input main.bbl\n", {"main.bbl": ITEMS % (QUILL + STROM_ITEM)}),
        (CITED + "\\nobibliography*\\bibliography{quill,strom}", {"quill.bib": BIB, "strom.bib": STROM}),
        (CITED + ITEMS % (QUILL + STROM_ITEM), {}),
        (CITED, {"the.bib": BIB + STROM.splitlines()[0]}),
    ],
)  # fmt: skip
def test_the_list_is_found_where_it_is(tmp_path: Path, body: str, others: dict[str, str]) -> None:
    found = project(tmp_path, {"main.tex": BODY % body, **others})
    assert [(reference.key, reference.number) for reference in found] == [("quill", 1), ("strom", 2)]


def test_bibtex_minds_no_capitals(tmp_path: Path) -> None:
    source = BODY % "\\cite{Quill}\\bibliography{refs}"
    assert [one.key for one in project(tmp_path, {"main.tex": source, "refs.bib": BIB})] == ["quill"]
    (mark,) = formats.read(str(tmp_path / "main.tex")).citations
    assert (mark.keys, mark.numbers) == (("quill",), (1,))


@pytest.mark.parametrize(
    ("body", "others", "said"),
    [
        (
            "\\cite{nobody}\\bibliography{refs}",
            {"refs.bib": BIB},
            "cites 'nobody', which its bibliography does not",
        ),
        (CITED + "\\bibliography{lost}", {}, "'lost', which is not there"),
        (CITED + "\\addbibresource{lost.bib}", {}, r"'lost\.bib', which is not there"),
        (CITED + "\\cite{a,b}\\bibliography{quill,lost}", {"quill.bib": BIB}, "'lost', which is not there"),
        (CITED + "\\bibliography{/home/me/all}", {}, "outside its folder. Copy it"),
        (CITED + "\\addbibresource[location=remote]{https://example.org/x.bib}", {}, "outside its folder"),
    ],
)
def test_a_bibliography_that_is_not_there_is_named(
    tmp_path: Path, body: str, others: dict[str, str], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        project(tmp_path, {"main.tex": BODY % body, **others})


def test_standard_input_has_no_files_beside_it() -> None:
    with pytest.raises(InputError, match="cannot be looked for beside standard input"):
        latex.read("-", (BODY % (CITED + "\\bibliography{refs}")).encode())


@pytest.mark.parametrize(
    ("item", "key", "printed"),
    [
        (r"\bibitem[{Quill and Strom(1999)Quill, Strom}]{a} Quill: Bells. 1999.", "a", "Quill: Bells. 1999."),
        ("\\bibitem[Quill(1999)%\n]%\n{a}%\nQuill. Bells.", "a", "Quill. Bells."),
        (r"\bibitem [\protect \citeauthoryear {Quill}{Quill}{1999}]{a} Quill. Bells.", "a", "Quill. Bells."),
        (r"\harvarditem[Quill]{Quill \harvardand\ Strom}{1999}{a} Quill \harvardand\ Strom. Bells.", "a",
         "Quill and Strom. Bells."),
        (r"\bibitem{a} \bysame, Bells \apj, 7", "a", "———, Bells ApJ, 7"),
        (r"\bibitem{a} \leavevmode\vrule height 2pt depth -1.6pt width 23pt, Bells", "a", "———, Bells"),
        (r"\bibitem{a} Quill. \url{https://example.org/a%20b_c~d}.", "a", "Quill. https://example.org/a%20b_c~d."),
        (r"\bibitem{a} \BIBentryALTinterwordspacing A.~Quill\BIBentrySTDinterwordspacing, ``Bells,''", "a",
         "A. Quill, “Bells,”"),
        ("\\begin{APACrefauthors}Quill, A\\BPBI B.\\BCBT {}\\ \\BBA {} Strom, C.\\end{APACrefauthors}\n"
         "\\APACrefYearMonthDay{1999}{\\APACmonth{03}}{}. \\newblock\\APACrefatitle{On Clocks}{On clocks}.\n"
         "\\APACjournalVolNumPages{Acta}{7}{}{1--9}.", "",
         "Quill, A. B., & Strom, C. (1999, 03). On clocks. Acta, 7, 1–9."),
        (r"\bibitem{a} \btxnamefont{Quill}\btxandcomma{} \btxandlong{}\ Strom\btxauthorcolon\ Bells,"
         r" \btxvolumelong{}~3", "a", "Quill, and Strom: Bells, volume 3"),
        (r"\bibitem{a} Quill, $\alpha$-particles in H$_2$O, {\O}rsted, \'{\i}, \v{C}apek, na\"{\i}ve", "a",
         "Quill, α-particles in H2O, Ørsted, í, Čapek, naïve"),
        (r"\bibitem{a} Quill. https://example.org/\~{ }quill/x", "a", "Quill. https://example.org/~quill/x"),
        (r"\bibitem[\citeproctext]{ref-a} Quill. Bells.", "a", "Quill. Bells."),
        ("\\newcommand{\\jx}{Acta Ficta}\\newcommand{\\vl}[1]{\\textbf{#1},}\\bibitem{a} Q. \\jx\\ \\vl{7}9",
         "a", "Q. Acta Ficta 7,9"),
        (r"\def\doi#1{\href{https://doi.org/#1}{doi: #1}}\bibitem{a} Quill. \doi{10.5555/x}", "a",
         "Quill. doi: 10.5555/x"),
    ],
)  # fmt: skip
def test_items_are_read_as_printed(item: str, key: str, printed: str) -> None:
    before, mark, after = item.rpartition("\\bibitem") if "\\bibitem" in item else ("", "", item)
    start = mark or ("" if item.startswith("\\harvard") else "\\bibitem{}")
    source = before + ITEMS % (start + after + "\n")
    (reference,) = latex.read("-", source.encode()).references or ()
    assert (reference.key, reference.unstructured) == (key, printed)


def test_what_a_macro_prints_stands_where_the_macro_does() -> None:
    source = ITEMS % "\\bibitem{a} Quill. Bells. \\apj, \\textbf{7}, 1.\n"
    document = latex.read("-", source.encode())
    (reference,) = document.references or ()
    place = reference.unstructured.index("ApJ")
    span = reference.locate(place, place + 3)
    assert document.text[span.start : span.end] in ("\\ap", "\\apj")
    volume = reference.locate(reference.unstructured.index("7"), reference.unstructured.index("7") + 1)
    assert document.text[volume.start : volume.end] == "7"


AMSREFS = r"""\begin{bibdiv}\begin{biblist}
\bib{quill}{article}{
   author={Quill, Anna}, author={Strom, Bo, Jr.},
   title={On \(p\)-adic {Clocks}},
   journal={Acta Ficta}, volume={7}, number={2}, date={1999-03}, pages={11\ndash 19},
   review={\MR{0000001}},
}
\bib{zatzick}{article}{author={Zatzick, D.}, title={Moons}, pages={1--9},
   book={title={Lichens}, publisher={Made Up Press}, date={2001}, editor={\"Under, K.}},}
\end{biblist}\end{bibdiv}"""


def test_the_lists_of_amsrefs_are_data() -> None:
    first, second = latex.read("-", AMSREFS.encode()).references or ()
    assert first.item.author == (Name("Quill", "Anna"), Name("Strom", "Bo", suffix="Jr."))
    assert (first.item.container_title, first.item.volume, first.item.issue) == ("Acta Ficta", "7", "2")
    assert (first.item.issued, first.item.page) == (Date(1999, 3), "11-19")
    assert (second.key, second.item.type, second.item.container_title) == ("zatzick", "chapter", "Lichens")
    assert (second.item.editor[0].family, second.item.issued) == ("Ünder", Date(2001))


BIBER = r"""% $ biblatex bbl format version 3.2 $
\begingroup
\@ifundefined{ver@biblatex.sty}{\aftergroup\endinput}{}
\endgroup
\refsection{0}
  \datalist[entry]{nyt/global//global/global}
    \entry{quill}{inproceedings}{}
      \name{author}{2}{}{%
        {{hash=1}{%
           family={von\bibnamedelima Quill},
           familyi={Q\bibinitperiod},
           given={Anna\bibnamedelima Bea},
           giveni={A\bibinitperiod\bibinitdelim B\bibinitperiod}}}%
        {{hash=2}{%
           family={{The Bell Group}},
           familyi={T\bibinitperiod}}}%
      }
      \list{publisher}{1}{%
        {Made Up \& Sons}%
      }
      \field{booktitle}{Proceedings of Nothing}
      \field{day}{5}
      \field{month}{3}
      \field{title}{On {Tidal} Clocks}
      \field{year}{1999}
      \field{pages}{3027\bibrangedash 3036}
      \range{pages}{10}
      \verb{doi}
      \verb 10.5555/Cl_ocks%7E
      \endverb
    \endentry
    \entry{both}{set}{}
      \set{quill,strom}
    \endentry
    \entry{1e63}{book}{skipbib=true,skipbiblist=true}
      \field{title}{Only referred to}
    \endentry
    \entry{strom}{article}{skipbib=true}
      \inset{both}
      \field{title}{Copper bells}
    \endentry
  \enddatalist
  \datalist[entry]{other}
    \entry{quill}{inproceedings}{}
    \endentry
  \enddatalist
\endrefsection
"""


def test_what_biber_writes_is_data(tmp_path: Path) -> None:
    quill, strom = project(
        tmp_path, {"main.tex": BODY % "\\cite{both}\\printbibliography", "main.bbl": BIBER}
    )
    item = quill.item
    assert item.author == (Name("Quill", "Anna Bea", "von"), Name(literal="The Bell Group"))
    assert (item.type, item.container_title, item.page) == (
        "paper-conference", "Proceedings of Nothing", "3027-3036",
    )  # fmt: skip
    assert (item.issued, item.publisher, item.doi) == (
        Date(1999, 3, 5),
        "Made Up & Sons",
        "10.5555/cl_ocks%7e",
    )
    assert strom.item.title == "Copper bells"


@pytest.mark.parametrize(
    "listed",
    [
        "\\section*{References}\n\\begin{enumerate}\n\\item Quill A. \\emph{On clocks}. Acta Ficta. 1999.\n"
        "\\item[2.] Strom B. Copper bells. Acta Ficta. 2001.\n\\end{enumerate}\nReceived in May.",
        "\\section*{\\centering Literatur}\n\nQuill A. \\emph{On clocks}. Acta Ficta. 1999.\n\n"
        "\\noindent Strom B. Copper bells.\nActa Ficta. 2001.\n\\appendix\nMore words of an appendix.",
        "{\\bf References}\\\\\nQuill A. {\\em On clocks}. Acta Ficta. 1999.\\\\\n"
        "Strom B. Copper bells. Acta Ficta."
        " 2001.\\\\",
    ],
)
def test_a_list_without_keys_is_read_under_its_heading(listed: str) -> None:
    found = latex.read("-", (BODY % ("Words.\n" + listed)).encode()).references or ()
    assert [reference.unstructured for reference in found] == [
        "Quill A. On clocks. Acta Ficta. 1999.",
        "Strom B. Copper bells. Acta Ficta. 2001.",
    ]
