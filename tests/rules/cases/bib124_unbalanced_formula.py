from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib("@a{k, title = {The $\\beta-blocker}}", "this formula is not closed", "$"),
    bib("@a{k, title = {$a$ and $b}}", "this formula is not closed", "$"),
]
SILENT = [bib("@a{k, title = {The $\\beta$-blocker for 5\\$}, abstract = {5$}}")]
