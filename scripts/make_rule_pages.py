"""Writes docs/rules.md, the manual of every rule, from the rules' own docstrings.

python scripts/make_rule_pages.py
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from refcheck import rules
from refcheck.model import Rule

FAMILIES = {
    "REF": "Existence and identity",
    "DAT": "Dates",
    "NUM": "Volume, issue, pages, article numbers",
    "NAM": "People and groups",
    "TTL": "Titles",
    "JNL": "Journals and containers",
    "IDN": "DOI, PMID, ISBN, ISSN, ORCID",
    "UPD": "Retractions, corrections, preprints",
    "LST": "The list as a whole",
    "CIT": "In-text citations against the list",
    "STY": "Consistency within the list",
    "BIB": "BibTeX syntax and fields",
}
PAGES = Path(__file__).parent.parent / "docs" / "rules.md"
INTRODUCTION = """\
# Rules

Made by `python scripts/make_rule_pages.py` from the rules themselves; `refcheck rule CODE` prints a page.

An **error** is contradicted by the record or by the file itself; a **warning** is very likely wrong or
needs a person; an **info** is worth knowing. A doubt is never more than an info. Edits marked safe are made
by `--fix`, the others only by `--unsafe-fixes`; a reference whose title and authors do not both agree with
the record is never rewritten from it.
"""


def document() -> str:
    """The whole of docs/rules.md."""
    by_family = [
        (family, list(group)) for family, group in groupby(_ordered(), key=lambda rule: rule.code[:3])
    ]
    tables = [_table(family, group) for family, group in by_family]
    pages = [_page(rule) for _, group in by_family for rule in group]
    return "\n".join([INTRODUCTION, *tables, *pages])


def _ordered() -> list[Rule]:
    order = list(FAMILIES)
    return sorted(rules.all_rules(), key=lambda rule: (order.index(rule.code[:3]), rule.code))


def _table(family: str, group: list[Rule]) -> str:
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} "
        f"| {rule.severity} | {rule.summary} |"
        for rule in group
    ]
    head = [f"## {family}: {FAMILIES[family]}", "", "| code | name | severity | |", "|---|---|---|---|"]
    return "\n".join([*head, *rows, ""])


def _page(rule: Rule) -> str:
    lines = rules.page(rule.code).strip().split("\n")
    deeper = [f"##{line}" if line.startswith("## ") else line for line in lines]
    return "\n".join([f"### {rule.code} {rule.name}", "", f"*{rule.severity}*", "", *deeper, ""])


if __name__ == "__main__":
    PAGES.write_text(document(), encoding="utf-8")
