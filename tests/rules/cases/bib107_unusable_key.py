from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib("@a{my key, title = {A}}", "this key cannot be cited: it holds white space", "my key"),
    bib("@a{50%, title = {A}}", 'this key cannot be cited: it holds "%"', "50%"),
    bib("@a{a\\_b, title = {A}}", 'this key cannot be cited: it holds "\\"', "a\\_b"),
]
SILENT = [bib("@a{DBLP:conf/x/N-1_2.3, title = {A}}"), bib("@a{müller2001, title = {A}}")]
