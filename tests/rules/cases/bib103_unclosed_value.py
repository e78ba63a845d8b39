from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib("@a{k,\n title = {A,\n year = 2001\n}\n@b{l, title = {B}}", "this { is never closed", "{"),
    bib('@a{k,\n title = "A,\n year = {2001}\n}\n', 'this " is never closed', '"'),
    bib("@a{k,\n title = {A", "this { is never closed", "{"),
]
SILENT = [bib("@a{k,\n title = {A\n  b = {c}\n},\n}"), bib("@a{k, title = {A {B} \\{C\\}}}")]
