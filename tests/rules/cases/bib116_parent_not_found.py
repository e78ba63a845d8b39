from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib("@a{k, crossref = {proc}}", 'no entry has the key "proc"', "proc"),
    bib("@a{k, xdata = {x, y}}\n@xdata{x}", 'no entry has the key "y"', "x, y"),
]
SILENT = [bib("@a{k, crossref = {Proc}}\n@proceedings{proc, title = {P}}")]
