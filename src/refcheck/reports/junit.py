"""JUnit XML, as test reports in CI read it: a suite a document, a case a reference.

An error or a warning is a failure, an info is output, an unchecked reference is skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from refcheck.model import Checked, Finding, Match, Reference, Report, Severity, Status
from refcheck.reports import places

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """The report as JUnit XML."""
    suites = ET.Element("testsuites", name="refcheck")
    for checked in report.documents:
        suites.append(_suite(checked))
    for count in ("tests", "failures", "skipped"):
        suites.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    ET.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _suite(checked: Checked) -> ET.Element:
    suite = ET.Element("testsuite", name=_text(checked.document.path), errors="0")
    for match in checked.matches:
        about = [found for found in checked.findings if _is_about(found, match.reference)]
        suite.append(_case(checked, match, about))
    if general := [finding for finding in checked.findings if not finding.reference]:
        suite.append(_filled(checked, ET.Element("testcase", name="the list as a whole"), general))
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in suite)))
    suite.set("skipped", str(sum(case.find("skipped") is not None for case in suite)))
    for case in suite:
        case.set("classname", _text(checked.document.path))
    return suite


def _is_about(finding: Finding, reference: Reference) -> bool:
    """Whether a finding tells of this reference; two may have the same number printed."""
    told = finding.reference
    return told is not None and (told.number, told.span) == (reference.number, reference.span)


def _case(checked: Checked, match: Match, about: list[Finding]) -> ET.Element:
    reference = match.reference
    name = f"{reference.label or reference.number} {reference.key}".strip()
    case = ET.Element("testcase", name=_text(name))
    _filled(checked, case, about)
    if match.status is Status.UNCHECKED and case.find("failure") is None:
        case.insert(0, ET.Element("skipped", message=_text(match.reason)))
    return case


def _filled(checked: Checked, case: ET.Element, about: Iterable[Finding]) -> ET.Element:
    """The case with one failure that holds all that fails, and its infos as output."""
    failing = [finding for finding in about if finding.level is not Severity.INFO]
    noted = [finding for finding in about if finding.level is Severity.INFO]
    if failing:
        first = failing[0]
        failure = ET.SubElement(case, "failure", message=_text(first.message), type=first.rule.code)
        failure.text = "\n".join(_line(checked, finding) for finding in failing)
    if noted:
        ET.SubElement(case, "system-out").text = "\n".join(_line(checked, finding) for finding in noted)
    return case


def _line(checked: Checked, finding: Finding) -> str:
    at = places.place(checked.document, finding.span)
    where = f"{at.path}:{at.line}:{at.column}"
    return _text(f"{where}: {finding.rule.code} {finding.rule.name}: {finding.message}")


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
