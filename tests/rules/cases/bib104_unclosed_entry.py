from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib("@a{k,\n title = {A}\n\n@b{l, title = {B}}", "this entry is never closed", "@a{k"),
    bib("@a{k,\n title = {A}\n", "this entry is never closed", "@a{k"),
]
SILENT = [bib("@a{k,\n title = {A}\n}\n\n@b{l, title = {B}}"), bib("@a(k, title = {A})")]
