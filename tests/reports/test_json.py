from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from refcheck import reports
from refcheck.model import Report
from tests.reports import sample

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8"))


def rendered(report: Report) -> dict[str, Any]:
    known: dict[str, Any] = json.loads(reports.render(report, "json"))
    return known


def test_the_shape_is_the_schemas() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for report in (sample.report(), sample.clean_report(), Report(())):
        jsonschema.validate(rendered(report), SCHEMA)


@pytest.mark.parametrize("part", ["version", "documents", "summary"])
def test_the_schema_refuses_a_report_without(part: str) -> None:
    report = rendered(sample.report())
    del report[part]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, SCHEMA)


def test_a_reference_and_its_match() -> None:
    reference = rendered(sample.report())["documents"][0]["references"][0]
    assert (reference["number"], reference["key"], reference["line"], reference["column"]) == (
        11,
        "genant1993",
        5,
        5,
    )
    assert reference["item"]["container-title"] == "J Bone Miner Res"
    assert reference["item"]["issued"] == {"date-parts": [[2009]]}
    match = reference["match"]
    assert (match["status"], match["doi"], match["source"]) == (
        "found",
        "10.1002/jbmr.5650080915",
        "verified sample",
    )
    assert match["agreements"][1] == {
        "variable": "issued",
        "cited": "2009",
        "recorded": "1993",
        "state": "contradict",
        "note": "online-year",
    }


def test_a_finding_and_its_fix() -> None:
    finding = rendered(sample.report())["documents"][0]["findings"][0]
    year = sample.TEXT.index("2009")
    assert finding | {"evidence": {}} == {
        "code": "DAT101",
        "name": "online-year",
        "severity": "error",
        "reference": 11,
        "line": 5,
        "column": 130,
        "end_line": 5,
        "end_column": 134,
        "message": "2009 is the online date; volume 8(9) was printed in 1993",
        "evidence": {},
        "fix": {
            "safe": True,
            "description": "",
            "edits": [{"start": year, "end": year + 4, "text": "1993"}],
        },
    }


def test_the_summary_counts_every_verdict() -> None:
    assert rendered(sample.report())["summary"] == {
        "references": 2,
        "found": 1,
        "ambiguous": 0,
        "not-found": 0,
        "unchecked": 1,
        "findings": 2,
    }
