from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        "@a{k, journal = {Bone &amp; Joint}}",
        "HTML is printed as it stands: write \\&",
        "&amp;",
        edits=[("&amp;", "\\&")],
        safe=True,
    ),
    bib("@a{k, author = {M&uuml;ller, J}}", 'HTML is printed as it stands: write {\\"u}', "&uuml;"),
    bib("@a{k, journal = {Bone {\\&}amp; Joint}}", "HTML is printed as it stands: write \\&", "{\\&}amp;"),
    bib(
        "@a{k, title = {In <i>vivo</i>}}",
        "HTML is printed as it stands",
        "<i>",
        edits=[("<i>", "\\emph{"), ("</i>", "}")],
        safe=False,
    ),
]
SILENT = [
    bib(
        "@a{k, title = {a < b and c > d}, journal = {Bone \\& Joint; Spine}, abstract = {a &amp; b <i>c</i>}}"
    )
]
