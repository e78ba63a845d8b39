from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib("@a{k, title = {A} and more, year = 2001}", "this belongs to no field", "and more"),
    bib("@a{k, oops, year = 2001}", "this belongs to no field", "oops"),
    bib("@a{k, title = , year = 2001}", 'the field "title" has no value', "title"),
]
SILENT = [bib("words between\n@a{k, title = {A}, }\nentries")]
