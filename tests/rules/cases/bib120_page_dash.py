from __future__ import annotations

from tests.rules.build import bib

_SAID = 'a range of pages is written with "--"'
FIRES = [
    bib("@a{k, pages = {1137-1148}}", _SAID, "-", edits=[("-", "--")], safe=True),
    bib("@a{k, pages = {1137 – 48}}", _SAID, " – ", edits=[(" – ", "--")]),
    bib("@a{k, pages = {1-2, 5-9}}", _SAID, "-", edits=[("-", "--"), ("-", "--")]),
]
SILENT = [
    bib("@a{k, pages = {1--2}}\n@a{l, pages = {A-3}}\n@a{m, pages = {12-1--12-14}}\n@a{n, pages = {e0123}}"),
    bib("@a{k, pages = {1-2}, date = {2001}}"),
]
