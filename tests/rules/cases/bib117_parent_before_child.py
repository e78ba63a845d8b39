from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        "@proceedings{proc, title = {P}}\n@a{k, crossref = {proc}}",
        'BibTeX wants the entry "proc" after this one',
        "proc",
    )
]
SILENT = [
    bib("@a{k, crossref = {proc}}\n@proceedings{proc, title = {P}}"),
    bib("@mvbook{proc, title = {P}, date = {2001}}\n@a{k, crossref = {proc}, date = {2001}}"),
]
