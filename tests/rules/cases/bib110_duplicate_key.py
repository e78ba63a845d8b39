from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib("@a{k, title = {A}}\n@b{k, title = {B}}", "the entry of line 1 has this key", "k"),
    bib(
        "@a{Key, title = {A}}\n@b{key, title = {B}}",
        "this key differs from that of line 1 by letter case alone",
        "key",
    ),
]
SILENT = [bib("@a{k, title = {A}}\n@b{l, title = {B}}"), bib("@a{, title = {A}}\n@b{, title = {B}}")]
