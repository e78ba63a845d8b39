from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        "@a{k,\n  % title = {A},\n  year = 2001\n}",
        "an entry holds no comments: BibTeX stops reading it here",
        "% title = {A},",
    )
]
SILENT = [
    bib("% a comment\n@a{k, title = {50\\% of it}}\n% another\n"),
    bib("@a{k, url = {http://x.org/%20}}"),
]
