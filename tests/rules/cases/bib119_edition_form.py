from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        "@book{k, edition = {2nd ed.}}",
        'write Second: the style adds the word "edition"',
        "2nd ed.",
        edits=[("{2nd ed.}", "{Second}")],
        safe=False,
    ),
    bib("@book{k, edition = 3}", 'write Third: the style adds the word "edition"', "3"),
    bib("@book{k, edition = {2nd}, date = {2001}}", 'write 2: the style adds the word "edition"', "2nd"),
    bib("@book{k, edition = {Revised edition}}", 'write Revised: the style adds the word "edition"'),
]
SILENT = [bib("@book{k, edition = {Second}}"), bib("@book{k, edition = {2}, date = {2001}}")]
