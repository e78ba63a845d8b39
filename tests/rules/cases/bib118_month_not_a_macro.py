from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        "@a{k, month = {September}}",
        "write the macro sep",
        "{September}",
        edits=[("{September}", "sep")],
        safe=True,
    ),
    bib('@a{k, month = "Sept."}', "write the macro sep", '"Sept."'),
    bib("@a{k, month = 9}", "write the macro sep", "9"),
    bib("@a{k, month = {{Jan}}}", "write the macro jan", "{{Jan}}"),
]
SILENT = [
    bib('@a{k, month = sep}\n@b{l, month = {Sep-Oct}}\n@b{m, month = sep # "~4"}\n@b{n, month = {Spring}}'),
    bib("@a{k, month = {9}, date = {2001}}"),
]
