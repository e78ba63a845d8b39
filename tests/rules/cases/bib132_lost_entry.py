from __future__ import annotations

from tests.rules.build import bib

_MESSAGE = "fields stand here and no entry: are the at-sign, the type and the brace in order?"
_BEFORE = "@misc{k, title = {T}}\n\n"

FIRES = [
    bib(f"{_BEFORE}article{{l,\n  title = {{U}},\n}}", _MESSAGE, "article{l,"),
    bib(f"{_BEFORE}@artic le{{l, title = {{U}}}}", _MESSAGE, "@artic le{l, title = {U}}"),
    bib(f"{_BEFORE}@article l,\n  title = {{U}},\n}}", _MESSAGE, "@article l,"),
    bib(f'{_BEFORE}A comment.\n\nbook l,\n  title = "U",\n}}', _MESSAGE, "book l,"),
]
SILENT = [
    bib(f"{_BEFORE}% @article{{l, title = {{U}}}}\n%  year = {{2001}}\nA comment with a = b."),
    bib(f'{_BEFORE}@Comment title = "U",'),
    bib(f"{_BEFORE}@comment{{article{{l, title = {{U}}}}}}"),
]
