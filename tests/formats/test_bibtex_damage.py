"""A .bib with one character too many or too few: no entry is lost without a word, and nothing takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from refcheck import rules
from refcheck.formats import bibtex
from refcheck.model import Finding, Match, Severity, Status

ENTRIES = """\
@string{jms = "Journal of Made-up Studies"}

@article{nobody2001,
  author  = {Nobody, Anna B. and Noone, C. and others},
  title   = {The {DNA} of {M{\\"u}ller}'s bones: 50\\% made up},
  journal = jms # { (B)},
  year    = 2001,
  month   = sep,
  pages   = {137--148},
  doi     = {10.5555/bones.1}
}
@Book(noone2002, author = "Noone, Carl", title = "Bones, {Made Up}", year = "2002",
  publisher = {Imaginary Press})

% a comment between entries
@inproceedings{noman2003,title={Proc. of {Bones}},author={Noman, D.},booktitle={Bones '03},year={2003}}
@misc{last2004, title = {The last}, author = {{A Made-up Group}}, year = 2004,}
"""
KEYS = ["nobody2001", "noone2002", "noman2003", "last2004"]
CHARACTERS = '{}",=@%#()\\\n a'


def judged(text: str) -> tuple[list[str], list[Finding]]:
    """The keys there are, and what the rules on the source say."""
    document = bibtex.from_text("x.bib", text)
    matches = [Match(each, Status.UNCHECKED, "") for each in document.references or ()]
    return [each.key for each in document.references or ()], rules.judge(document, matches, BIB)


BIB = rules.expand(["BIB"])
places = st.integers(0, len(ENTRIES) - 1)


def test_the_undamaged_file_has_no_fault() -> None:
    assert judged(ENTRIES) == (KEYS, [])


@given(places)
@example(ENTRIES.index("@article"))
def test_a_character_less_loses_no_entry_without_a_word(place: int) -> None:
    _is_told(ENTRIES[:place] + ENTRIES[place + 1 :])


@given(places, st.sampled_from(CHARACTERS))
@example(ENTRIES.index("article{"), " {")
@example(ENTRIES.index("nobody2001"), "}")
def test_a_character_more_loses_no_entry_without_a_word(place: int, character: str) -> None:
    _is_told(ENTRIES[:place] + character + ENTRIES[place:])


def _is_told(damaged: str) -> None:
    assume(
        not any(line.lstrip().startswith("%") and "@" in line for line in damaged.splitlines())
    )  # a comment
    keys, findings = judged(damaged)
    missing = len(KEYS) - len(keys)
    assert missing <= 0 or any(finding.level is Severity.ERROR for finding in findings), (keys, damaged)


@pytest.mark.parametrize(
    "hostile",
    [
        "@a{k," + "t={x,\n" * 8_000,
        "@a{k," + 't="{x,\n' * 8_000,
        "@a{" * 16_000,
        "@a{k, t = {" + "@a{b,\n" * 2_000,
        "@a{k, author = {A" + " " * 50_000 + "B}}",
        "@a{k, t = {x}" + "}" * 50_000,
        "x = {y}\n" * 8_000,
        " " * 50_000 + "=",
        ENTRIES.replace("{The {DNA}", "{{The {DNA}") * 150,
    ],
)
def test_time_grows_with_the_file(hostile: str) -> None:
    started = time.process_time()
    judged(hostile)
    assert time.process_time() - started < 4  # a tenth of a second or so; it were minutes if it grew squared


@pytest.mark.parametrize("blank", ["\n", "\r\n", " \n", "\t\r\n", "\n\u00a0"])
@pytest.mark.parametrize(
    "source", ["@article{a, title={x*\n@book{b, title={y}}", "@book{a, title={x}}\nlost = {*"]
)
def test_blank_lines_without_number_are_passed_over_once(source: str, blank: str) -> None:
    start = time.process_time()
    bibtex.from_text("made.bib", source.replace("*", blank * 30_000))
    assert time.process_time() - start < 2
