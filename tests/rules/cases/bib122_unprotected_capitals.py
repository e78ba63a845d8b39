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
    # One formula is one word.
    bib(
        "@a{k, title = {Films of CaxBi6-xFe0.5Co0.5Ti4O18}}",
        "a style will lower these capitals: write {CaxBi6-xFe0.5Co0.5Ti4O18}",
        "CaxBi6-xFe0.5Co0.5Ti4O18",
    ),
    bib("@a{k, title = {The end of DNA. Bones}}", "a style will lower these capitals: write {DNA}", "DNA"),
    bib("@a{k, title = {A UV-lamp}}", "a style will lower these capitals: write {UV-lamp}", "UV-lamp"),
]
SILENT = [
    bib("@a{k, title = {The role of {DNA} and $X_A$ in \\LaTeX{} and Well-Known Bones}}"),
    bib("@a{k, title = {{The role of DNA}}}\n@a{l, title = {THE ROLE OF DNA}}"),
    bib("@a{k, title = {The role of DNA}, date = {2001}}"),
]
