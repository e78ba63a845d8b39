"""Every rule keeps the room's promises, and its cases fire and stay silent as they say."""

from __future__ import annotations

import ast
import importlib
import re
from itertools import pairwise
from pathlib import Path

import pytest

from refcheck import rules
from refcheck.errors import UsageError
from refcheck.model import Document, Edit, Finding
from refcheck.rules import catalogue
from tests.rules.build import Case, build

SECTIONS = ("What it does", "Why it matters", "Example", "How it is mended", "What it does not flag")
FAMILIES = ("REF0", "DAT1", "NUM2", "NAM3", "TTL4", "JNL5", "IDN6", "UPD7", "LST8", "CIT9", "STY0", "BIB1")
CODES = tuple(catalogue.module_names())


def _cases(code: str, kind: str) -> list[Case]:
    cases: list[Case] = getattr(
        importlib.import_module(f"tests.rules.cases.{catalogue.module_names()[code]}"), kind
    )
    return cases


def _told(code: str, made: Case) -> tuple[Document, list[Finding]]:
    document, matches = build(made)
    return document, rules.judge(document, matches, codes=[code])


FIRING = [(code, made) for code in CODES for made in _cases(code, "FIRES")]
SILENT = [(code, made) for code in CODES for made in _cases(code, "SILENT")]


@pytest.mark.parametrize("code", CODES)
def test_a_rule_keeps_the_rooms_promises(code: str) -> None:
    entry = catalogue.entry(code)
    assert entry.rule.code == code
    assert code.startswith(FAMILIES)
    assert entry.rule.name.replace("-", "_") == catalogue.module_names()[code][7:]
    assert entry.rule.summary
    assert entry.rule.summary[-1] != "."
    assert (entry.check_match is None) != (entry.check_list is None)
    assert re.findall(r"^## (.+)$", entry.page, re.MULTILINE) == list(SECTIONS)
    assert all(body.strip() for body in re.split(r"^## .+$", entry.page, flags=re.MULTILINE))
    assert _cases(code, "FIRES")
    assert _cases(code, "SILENT")


def test_names_are_unique() -> None:
    names = [rule.name for rule in rules.all_rules()]
    assert len(names) == len(set(names))


def test_rules_do_not_know_each_other() -> None:
    modules = set(catalogue.module_names().values())
    folder = Path(rules.__file__).parent
    for name in modules:
        tree = ast.parse((folder / f"{name}.py").read_text("utf-8"))
        imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert not {module.rpartition(".")[2] for module in imported} & modules


@pytest.mark.parametrize(("code", "made"), FIRING)
def test_a_rule_fires(code: str, made: Case) -> None:
    document, findings = _told(code, made)
    assert findings, "silent"
    assert findings[0].message == made.message
    if made.marked is not None:
        assert document.text[findings[0].span.start : findings[0].span.end] == made.marked
    if made.level:
        assert findings[0].level == made.level
    assert dict(made.evidence).items() <= findings[0].evidence.items()
    assert all(findings[0].evidence.values())
    if made.edits is not None:
        edits = findings[0].fix.edits if findings[0].fix else ()
        assert [(document.text[edit.start : edit.end], edit.text) for edit in edits] == list(made.edits)
    if made.safe is not None:
        assert findings[0].fix is not None
        assert findings[0].fix.safe is made.safe


@pytest.mark.parametrize(("code", "made"), FIRING)
def test_a_case_that_fires_says_all_it_should(code: str, made: Case) -> None:
    assert len(_told(code, made)[1]) == 1


@pytest.mark.parametrize(("code", "made"), SILENT)
def test_a_rule_is_silent(code: str, made: Case) -> None:
    assert [finding.message for finding in _told(code, made)[1]] == []


@pytest.mark.parametrize(("code", "made"), FIRING)
def test_edits_stay_within_the_references_and_do_not_overlap(code: str, made: Case) -> None:
    document, findings = _told(code, made)
    edits: list[Edit] = [edit for found in findings if found.fix for edit in found.fix.edits]
    edits.sort(key=lambda edit: edit.start)
    assert all(0 <= edit.start <= edit.end <= len(document.text) for edit in edits)
    assert all(one.end <= other.start for one, other in pairwise(edits))


def test_a_page_is_found_by_code_or_name() -> None:
    assert rules.page("dat101") == rules.page("online-year") != ""
    with pytest.raises(UsageError, match="no rule 'XYZ999'"):
        rules.page("XYZ999")


@pytest.mark.parametrize(
    ("wanted", "near"),
    [("REF04", "REF004 (doi-not-registered)"), ("missing-yaer", "DAT106 (missing-year)")],
)
def test_an_unknown_code_suggests_the_nearest(wanted: str, near: str) -> None:
    with pytest.raises(UsageError, match=re.escape(f"did you mean {near}?")):
        rules.expand([wanted])


def test_selectors_are_codes_beginnings_names_or_all() -> None:
    assert rules.expand(["DAT101"]) == rules.expand(["online-year"]) == {"DAT101"}
    assert rules.expand(["dat"]) == {code for code in CODES if code.startswith("DAT")}
    assert rules.expand(["ALL"]) == set(CODES)
    for selector in ("DAT999", ""):
        with pytest.raises(UsageError):
            rules.expand([selector])


def test_findings_come_in_order_of_place() -> None:
    document, matches = build(FIRING[0][1])
    places = [finding.span for finding in rules.judge(document, matches)]
    assert places == sorted(places)


def test_only_the_codes_asked_for_are_judged() -> None:
    for code, made in FIRING:
        assert {finding.rule.code for finding in _told(code, made)[1]} == {code}
