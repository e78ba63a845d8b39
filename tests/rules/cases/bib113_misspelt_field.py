from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        "@misc{k, auhtor = {A}}",
        'no style knows the field "auhtor"; did you mean "author"?',
        "auhtor",
        edits=[("auhtor", "author")],
        safe=False,
    ),
    bib("@misc{k, yerar = {2001}}", 'no style knows the field "yerar"; did you mean "year"?', "yerar"),
]
SILENT = [
    bib("@misc{k, OPTorganization = {}, ALTeditor = {A}}"),
    bib("@misc{k, author = {A}, auhtor = {B}}"),
    bib("@misc{k, mrnumber = {1}, notes = {x}, numpages = {3}, petsc_uses = {y}, mendeley-tags = {z}}"),
]
