from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        "@a{k,\n year = 2001,\n Year = 2009\n}",
        'the entry has the field "Year" already, with another value',
        "Year = 2009",
    ),
    bib(
        "@a{k,\n year = 2001,\n year = {2001},\n}",
        'the entry has the field "year" already, with the same value',
        "year = {2001}",
        edits=[(" year = {2001},\n", "")],
        safe=True,
    ),
]
SILENT = [bib("@a{k, keywords = {a}, keywords = {b}, year = 2001}")]
