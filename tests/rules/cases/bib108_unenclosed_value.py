from __future__ import annotations

from tests.rules.build import bib

_SAID = "a value that is no number must stand in braces"
FIRES = [
    bib("@a{k, pages = 12--34}", _SAID, "12--34", edits=[("", "{"), ("", "}")], safe=True),
    bib("@a{k, title = On made-up bones,\n year = 2001}", _SAID, "On made-up bones"),
]
SILENT = [bib("@a{k, year = 2001, month = sep # {~4}, journal = jms}")]
