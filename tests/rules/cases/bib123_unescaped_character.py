from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        "@a{k, journal = {Bone & Joint}}",
        "LaTeX takes this & for a command: write \\&",
        "&",
        edits=[("", "\\")],
        safe=True,
    ),
    bib("@a{k, title = {50% of it}}", "LaTeX takes this % for a command: write \\%", "%"),
    bib(
        "@a{k, note = {ID_1 and ID_2}}",
        "LaTeX takes this _ for a command: write \\_",
        edits=[("", "\\"), ("", "\\")],
    ),
    bib("@a{k, title = {x^2}}", "LaTeX takes this ^ for a command outside a formula", "^"),
]
FIRES += [
    bib(
        "@a{k, school = {Made-up Division, %\n  University of Bones}}",
        "LaTeX takes this % for a comment, and drops what follows in the value",
        "%",
        edits=[("%", "")],
        safe=True,
    ),
]
SILENT = [
    bib("@a{k, journal = {Bone \\& Joint}, title = {The $x_1^2$ of \\ensuremath{a_b} at 50\\%}}"),
    bib(
        "@a{k, url = {http://x.org/a_b%20?c&d#e}, note = {\\url{http://x.org/a_b}}, abstract = {50% & more}}"
    ),
    bib("@a{k, journal = {Bone &amp; Joint}}"),
]
