"""Fixes in text, Markdown and LaTeX: the list is read, parsed, judged, mended, and read again."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refcheck import extract, fix, parser, rules
from refcheck.fix.apply import accepted, edited
from refcheck.formats import document as read
from refcheck.model import Document, Finding, Match, Reference, State, Status
from refcheck.resolve.agreement import agreements
from tests.rules.build import Case, Cited, build, listed, said_agreement
from tests.rules.test_rules import FIRING
from tests.rules.works import BONES, bones_cited

# Rules whose edits come from the record or from the list itself.
MENDED = [(code, made) for code, made in FIRING if made.edits and made.cited and not made.bib]
# What stands between the fields is markup there, or is what the rule is about.
NOT_AMONG_MARKUP = {"text": set(), "markdown": {"STY003", "TTL405"}, "latex": {"STY003", "TTL405"}}
_OF_THE_RECORD = rules.expand(["DAT1", "NUM2", "JNL5"])
_FIELD = re.compile(r"\{(\w+):([^{}]*)\}")
_EMPHASIS = {"text": "{}", "markdown": "*{}*", "latex": r"\emph{{{}}}"}
_ENTRY = {"text": "{}. {}", "markdown": "{}. {}", "latex": "\\bibitem{{key{}}} {}"}
_FILE = {
    "text": ("made.txt", "References\n\n{}\n"),
    "markdown": ("made.md", "# On bones\n\nWords before.\n\n## References\n\n{}\n"),
    "latex": ("made.tex", "\\begin{{thebibliography}}{{9}}\n{}\n\\end{{thebibliography}}\n"),
}


def written(made: Case, language: str) -> Document:
    """The case's list as a file of this format, journals in italics where the format has them."""
    lines = [
        _ENTRY[language].format(number, _entry(cited.template, language))
        for number, cited in enumerate(made.cited, 1)
    ]
    name, around = _FILE[language]
    return read(name, around.format("\n".join(lines)).encode())


def _entry(template: str, language: str) -> str:
    def value(field: re.Match[str]) -> str:
        shown = field[2].replace("|", " ").removeprefix("=")
        if language == "latex":
            shown = re.sub(r"(?=[&%#_])", r"\\", shown)
        return _EMPHASIS[language].format(shown) if field[1] == "container_title" else shown

    return _FIELD.sub(value, template)


def judged(code: str, made: Case, document: Document, told: bool) -> tuple[Document, list[Finding]]:
    """What the rule says of the document as it reads; ``told`` adds what the case's resolver was told."""
    document, references = extract.references(document, bare=True)
    pairs = zip(made.cited, parser.parse(references), strict=True)
    return document, rules.judge(document, [_match(*pair, told) for pair in pairs], codes=[code])


def _match(cited: Cited, reference: Reference, told: bool) -> Match:
    known = agreements(reference, cited.work) if cited.work else ()
    said = [said_agreement(reference, cited.work, *one) for one in cited.says.items()] if told else []
    known = (*(one for one in known if one.variable not in cited.says or not told), *said)
    status = Status.FOUND if cited.work else Status.UNCHECKED
    other = cited.doi_work if told else None
    return Match(reference, status, "", work=cited.work, agreements=known, doi_work=other)


def mended(code: str, made: Case, language: str) -> tuple[Document, tuple[Finding, ...], str]:
    """The document as it was, what was mended, and the text then."""
    document, findings = judged(code, made, written(made, language), told=True)
    done = fix.mend(document, findings, unsafe=True)
    return document, done.fixed, done.text


@pytest.mark.parametrize("language", _FILE)
@pytest.mark.parametrize(("code", "made"), MENDED)
def test_after_a_fix_the_finding_is_gone_and_the_rest_is_as_it_was(
    code: str, made: Case, language: str
) -> None:
    document, fixed, text = mended(code, made, language)
    _, edits = accepted(document.text, fixed, unsafe=True)
    assert text == edited(document.text, edits)
    assert (text != document.text) == bool(fixed)
    again, left = judged(code, made, read(document.path, text.encode()), told=False)
    remaining = fix.mend(again, left, unsafe=True)
    assert [finding.message for finding in remaining.fixed] == []
    assert remaining.text == text


@pytest.mark.parametrize("language", _FILE)
def test_every_rule_mends_a_case_in_every_format(language: str) -> None:
    done = {code for code, made in MENDED if mended(code, made, language)[1]}
    assert {code for code, _ in MENDED} - done == NOT_AMONG_MARKUP[language]


@pytest.mark.parametrize(("code", "made"), MENDED)
def test_the_edits_of_a_case_leave_nothing_to_mend(code: str, made: Case) -> None:
    document, matches = build(made)
    text = fix.apply(document.text, rules.judge(document, matches, codes=[code]), unsafe=True)
    assert text != document.text
    again, left = judged(code, made, Document("made.txt", text), told=False)
    assert [finding.message for finding in left if finding.fix] == []
    assert fix.apply(again.text, left, unsafe=True) == text


@pytest.mark.parametrize("language", _FILE)
@pytest.mark.parametrize(("code", "made"), MENDED)
def test_mending_by_all_rules_twice_changes_nothing(code: str, made: Case, language: str) -> None:
    document, texts = written(made, language), []
    for _ in range(2):
        document, references = extract.references(document, bare=True)
        pairs = zip(made.cited, parser.parse(references), strict=True)
        findings = rules.judge(document, [_match(*pair, told=False) for pair in pairs])
        texts.append(fix.mend(document, findings, unsafe=True).text)
        document = read(document.path, texts[-1].encode())
    assert texts[0] == texts[1]


MISPRINTS = {
    "year": ["2001", "2009", "2099"],
    "volume": ["21", "4", "1"],
    "issue": ["5", "12", "44"],
    "page": ["135-9", "143-9", "134-8", "34-9"],
    "container_title": ["Bone", "J Dull Res", "J Mad Up Research"],
}


@given(st.fixed_dictionaries({}, optional={name: st.sampled_from(bad) for name, bad in MISPRINTS.items()}))
def test_any_misprints_together_are_mended_to_the_truth(printed: dict[str, str]) -> None:
    right = bones_cited()
    made = listed(*[Cited(bones_cited(**printed), BONES), *[Cited(right, BONES)] * 3])
    document, references = extract.references(written(made, "text"), bare=True)
    pairs = zip(made.cited, parser.parse(references), strict=True)
    findings = rules.judge(document, [_match(*pair, told=False) for pair in pairs], codes=_OF_THE_RECORD)
    mended_text = fix.mend(document, findings, unsafe=True).text
    assert mended_text == written(listed(*[right] * 4), "text").text


FROM_THE_TEXT = ("STY", "TTL404", "TTL405", "IDN602", "IDN603")
FROM_THE_RECORD = [(code, made) for code, made in MENDED if not code.startswith(FROM_THE_TEXT)]


@pytest.mark.parametrize("variable", ["title", "author"])
@pytest.mark.parametrize(("code", "made"), FROM_THE_RECORD)
def test_a_reference_is_not_rewritten_from_a_record_of_doubt(code: str, made: Case, variable: str) -> None:
    document, matches = build(made)
    doubted = [
        replace(
            match,
            agreements=tuple(
                replace(one, state=State.UNKNOWN, note="other-language") if one.variable == variable else one
                for one in match.agreements
            ),
        )
        for match in matches
    ]
    findings = rules.judge(document, doubted, codes=[code])
    assert [finding.fix for finding in findings if finding.fix] == []
