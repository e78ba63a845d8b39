"""Every way to cite in LaTeX: which keys one command names."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck import formats
from refcheck.formats import latex
from refcheck.formats.latex import visible

LIST = (
    r"\begin{thebibliography}{9}\bibitem{a} A. Quill, Bells.\bibitem{b} B. Strom, Moons.\end{thebibliography}"
)


def keys(source: str) -> list[str]:
    """The keys that a text cites, those of one command joined by commas."""
    return [",".join(mark.keys) for mark in latex.read("-", (source + LIST).encode()).citations]


@pytest.mark.parametrize(
    ("source", "cited"),
    [
        (r"\cite{a}", ["a"]),
        (r"\cite{a, b}", ["a,b"]),
        ("\\cite{a,% a note\n  b}", ["a,b"]),
        ("\\cite{%\n  a,\n  b%\n}", ["a,b"]),
        (r"\cite [p.~3] {a}", ["a"]),
        (r"\cite[see][{p. [3]}]{a}", ["a"]),
        (r"\citep[see \citealp{b}][ch.~2]{a}", ["a", "b"]),
        (r"\citet*{a} \Citet{b} \citealt{a} \citealp*{b} \citeauthor{a} \Citeauthor*{b}", list("ababab")),
        (r"\citeyear{a} \citeyearpar{b} \citenum{a} \citen{b} \onlinecite{a} \citeonline{b}", list("ababab")),
        (r"\defcitealias{a}{Paper I} \citetalias{a} \citepalias[p.~1]{b}", ["a", "b"]),
        (r"\citetext{private communication; see \citealp{a}}", ["a"]),
        (r"\textcite{a} \parencite[3]{b} \Parencite*{a} \footcite[see][]{b} \footcitetext{a}", list("ababa")),
        (
            r"\autocite{a} \Autocite{b} \smartcite{a} \supercite{b} \fullcite{a} \footfullcite[5]{b}",
            list("ababab"),
        ),
        (r"\parencites(see)(and more)[1]{a}[2][3]{b}", ["a,b"]),
        (r"\cites{a}{b} \textcites{a}[][4]{b} \autocites[1]{a,b}{b}", ["a,b", "a,b", "a,b,b"]),
        (r"\cite{a} {b} \citep{a}{\em b}", ["a", "a"]),
        (r"\volcite{2}[3]{a} \pvolcite[see]{1}{b} \volcites{2}{a}{3}{b}", ["a", "b", "a,b"]),
        (
            r"\notecite[1]{a} \pnotecite{b} \citetitle*{a} \citedate{b} \citeurl{a} \citefield{b}{title}",
            list("ababab"),
        ),
        (
            r"\textcquote[3]{a}{words} \blockcquote{b}[.]{words} \foreigntextcquote{german}[3]{a}{Worte}",
            list("aba"),
        ),
        (r"\begin{displaycquote}[3]{a}words\end{displaycquote}", ["a"]),
        (r"\nocite{*} \nocite{a,b}", ["*", "a,b"]),
        (r"\citeA{a} \citeNP<e.g.,>[p. 3]{b} \shortciteA{a} \fullciteA{b} \maskcite{a}", list("ababa")),
        (r"\citeasnoun{a} \citeaffixed{b}{e.g.} \possessivecite{a} \citename{b}", list("abab")),
        (
            r"\cite{a}*{Theorem 2} \cites{a,b} \citelist{\cite{a}\cite{b}*{p. 3}} \ocite{a}",
            ["a", "a,b", "a", "b", "a"],
        ),
        (r"\bibentry{a} \citeproc{ref-b}{(Strom 2001)} \hyperlink{ref-a}{1999}", ["a", "b", "a"]),
        (r"\newcites{web}{Addresses} \citeweb{a} \citepweb[1]{b} \nociteweb{a}", list("aba")),
        (r"\newcommand{\mycite}[2][]{\citep[#1]{#2}} \mycite[3]{a} \mycite{b}", ["a", "b"]),
        (r"\newcommand\citepage[2]{\cite[p.~#1]{#2}} \citepage{3}{a}", ["a"]),
        (
            r"\def\ct#1{\citet{#1}} \ct{a} \let\cp\citep \cp[1]{b} \newcommand{\cq}{\citealp} \cq{a}",
            ["a", "b", "a"],
        ),
        (r"\NewDocumentCommand{\source}{s O{} m}{(\cite[#2]{#3})} \source[x]{a} \source{b}", ["a", "b"]),
        (r"\newcommand{\needcite}[1]{\textbf{[cite #1]}} \needcite{a} \renewcommand{\citepunct}{,}", []),
        (r"\cite{#1} \cite{} \cite{\jobname} \cite{a long note} \citestyle{apa}", []),
        (r"\bibitem[\protect\citeauthoryear{Quill}{1999}]{c} C.", []),
    ],
)
def test_commands_and_the_keys_they_name(source: str, cited: list[str]) -> None:
    assert sorted(keys(source)) == sorted(cited)


@pytest.mark.parametrize(
    "source",
    [
        "% \\cite{a}",
        "\\verb|\\cite{a}| \\verb*+\\cite{a}+",
        "\\lstinline[language=TeX]{\\cite{a}} \\mintinline{latex}|\\cite{a}|",
        "\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}",
        "\\begin{lstlisting}[x=1]\n\\cite{a}\n\\end{lstlisting}\\begin{minted}{tex}\\cite{a}\\end{minted}",
        "\\begin{comment}\n\\cite{a}\n\\end{comment}",
        "\\iffalse \\ifx a\\fi \\cite{a} \\fi",
        "\\begin{filecontents}{x.tex}\\cite{a}\\end{filecontents}",
    ],
)
def test_what_tex_does_not_read_cites_nothing(source: str) -> None:
    assert keys(source + "\n\\cite{b}") == ["b"]


@pytest.mark.parametrize(
    "source",
    [
        r"5\% of \cite{b}",
        r"\\% a comment",
        r"\url{https://example.org/a%20b} \href{https://example.org/%7Ex}{x}",
        r"\let\ifdraft\iffalse \ifdraft x\fi",
        r"\iffalse never closed",
        r"\begin{verbatim} never closed",
    ],
)
def test_what_looks_like_a_comment_hides_no_citation(source: str) -> None:
    assert "a" in keys(source + "\n\\cite{a} ")


def test_nothing_is_read_behind_the_end() -> None:
    document = latex.read("-", rf"\begin{{document}}\cite{{a}}{LIST}\end{{document}} \cite{{b}}".encode())
    assert [mark.keys for mark in document.citations] == [("a",)]


def test_other_names_of_an_entry_and_sets_are_the_entry(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(
        "@book{quill, ids = {old, older}, title={On clocks}, author={Quill, A.}, year=1999}\n"
        "@book{strom, title={On bells}}\n@book{zatzick, title={On moons}}\n"
        "@set{both, entryset = {strom, zatzick}}\n"
    )
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\addbibresource{refs.bib}\\begin{document}\\cite{older}\\cite{both}\\end{document}"
    )
    document = formats.read(str(tmp_path / "main.tex"))
    assert [reference.key for reference in document.references or ()] == ["quill", "strom", "zatzick"]
    assert [mark.numbers for mark in document.citations] == [(1,), (2, 3)]


@given(st.text(alphabet="\\{}[]%\n $ab,*#vcite", max_size=60))
def test_blanking_keeps_every_place(source: str) -> None:
    seen = visible.visible(source)
    assert len(seen) == len(source)
    assert all(new in (old, " ") for old, new in zip(source, seen, strict=True))
    latex.read("-", f"\\documentclass{{x}}{source}".encode())
