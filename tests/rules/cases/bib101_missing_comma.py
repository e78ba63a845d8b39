from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        "@a{k,\n title = {A}\n year = 2001\n}",
        "a comma is missing after this",
        "}",
        edits=[("", ",")],
        safe=True,
    ),
    bib("@a{k\n title = {A}\n}", "a comma is missing after this", "k", edits=[("", ",")], safe=True),
]
SILENT = [bib("@a{k,\n title = {A},\n year = 2001\n}"), bib('@a{k,\n title = "A" # {b},\n}')]
