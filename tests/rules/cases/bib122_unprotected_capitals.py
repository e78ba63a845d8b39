from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        "@a{k, title = {The role of DNA and mRNA in bones}}",
        "a style will lower these capitals: write {DNA}, {mRNA}",
        "DNA",
        edits=[("", "{"), ("", "}"), ("", "{"), ("", "}")],
        safe=False,
    ),
    bib("@a{k, title = {A UV-lamp}}", "a style will lower these capitals: write {UV-lamp}", "UV-lamp"),
]
SILENT = [
    bib("@a{k, title = {The role of {DNA} and $X_A$ in \\LaTeX{} and Well-Known Bones}}"),
    bib("@a{k, title = {{The role of DNA}}}\n@a{l, title = {THE ROLE OF DNA}}"),
    bib("@a{k, title = {The role of DNA}, date = {2001}}"),
]
