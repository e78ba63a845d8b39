from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck.fields import latex


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"M{\"u}ller", "Müller"),
        (r"M\"uller", "Müller"),
        (r"M{\"{u}}ller", "Müller"),
        (r"G{\"o}del", "Gödel"),
        (r"Erd{\H o}s", "Erdős"),
        (r"Erd\H{o}s", "Erdős"),
        (r"{\v{S}}koda", "Škoda"),
        (r"\v Skoda", "Škoda"),
        (r"Gar{\c c}on", "Garçon"),
        (r"na{\"\i}ve", "naïve"),
        (r"na\"{\i}ve", "naïve"),
        (r"Mart\'{\i}nez", "Martínez"),
        (r"Mart\'\i nez", "Martínez"),
        (r"S{\o}rensen", "Sørensen"),
        (r"{\L}ukasz", "Łukasz"),
        (r"Stra{\ss}e", "Straße"),
        (r"\AA rhus", "Århus"),
        (r"Rock \& Roll 50\% \#1", "Rock & Roll 50% #1"),
        (r"The {DNA} of {van Gogh}", "The DNA of van Gogh"),
        (r"pages 1--2 --- yes", "pages 1–2 — yes"),
        (r"``quoted''", "“quoted”"),
        (r"A~B", "A B"),
        (r"$\beta$-blockers", "β-blockers"),
        (r"H$_2$O and CO$_{2}$", "H2O and CO2"),
        (r"\emph{In vivo} study", "In vivo study"),
        (r"{\em In vivo} study", "In vivo study"),
        (r"a \textsuperscript{b}", "a b"),
        ("line\n   break", "line break"),
        (r"\{braces\}", "{braces}"),
        (r"dis\-cre\-tion", "discretion"),
        (r"\url{http://a.org/x_y}", "http://a.org/x_y"),
        ("", ""),
    ],
)
def test_decode(written: str, meant: str) -> None:
    assert latex.decode(written) == meant


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Müller", r"M{\"u}ller"),
        ("naïve", r"na{\"\i}ve"),
        ("Škoda & Søn", r"{\v S}koda \& S{\o}n"),
        ("Garçon", r"Gar{\c c}on"),
        ("Nguyễn Lệ", r"Nguy{\~{\^e}}n L{\^{\d e}}"),
        ("50% of $5 #1 a_b", r"50\% of \$5 \#1 a\_b"),
        ("1–2", "1--2"),
        ("β-blockers", r"$\beta$-blockers"),
        ("“x”", "``x''"),
        ("“so ‘x’”", "``so `x'{''}"),
        ("王伟", "王伟"),
        (r"back\slash ~ ^", r"back\textbackslash{}slash \textasciitilde{} \textasciicircum{}"),
    ],
)
def test_encode(text: str, written: str) -> None:
    assert latex.encode(text) == written


_LETTERS = st.text(
    st.characters(codec="latin-1", categories=("L", "N", "Zs"), exclude_characters="ªºµ\u00a0")
    | st.sampled_from("&%$#_{}\\~^ŠčřőŁąğßøæœÅβΩ"),
    max_size=30,
)


@given(_LETTERS)
def test_what_is_encoded_decodes_to_itself(text: str) -> None:
    expected = " ".join(unicodedata.normalize("NFC", text).split())
    assert latex.decode(latex.encode(text)) == expected
    assert latex.decode(latex.escape(text)) == expected


@given(st.text(st.sampled_from("\\{}$~'`\"^abiu%&_- \n"), max_size=40))
def test_decoding_never_fails(text: str) -> None:
    assert "\n" not in latex.decode(text)
