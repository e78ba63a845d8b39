from __future__ import annotations

from tests.rules.build import bib

_SAID = "this brace ends the entry, but its fields go on"
FIRES = [
    bib("@a{k,\n title = {A}},\n year = {2001}\n}", _SAID, "}", edits=[("}", "")], safe=True),
    bib("@a{k,\n title = {A}}\n year = 2001\n}", _SAID, "}", edits=[("}", ",")], safe=True),
    bib("@a{k,\n title = {A},}\n year = 2001\n}", _SAID, "}", edits=[("}", "")], safe=True),
]
SILENT = [bib("@a{k,\n title = {A}\n}\n}\n@b{l}"), bib("@a{k, title = {A}}\nNotes: the year is 2001.\n")]
