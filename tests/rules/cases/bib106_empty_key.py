from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib("@a{,\n title = {A}\n}", "this entry has no key", "{"),
    bib("@a{title = {A}}", "this entry has no key", "{"),
]
SILENT = [bib("@a{k, title = {A}}\n@string{x = {y}}\n@preamble{{z}}\n@comment{w}")]
