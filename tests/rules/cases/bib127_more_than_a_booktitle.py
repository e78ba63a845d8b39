from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib("@a{k, booktitle = {Proc. of Nothing, pp. 12-20}}", "pages have a field of their own", "pp. 12-20"),
    bib(
        "@a{k, booktitle = {Proc. of Nothing, 2001}, year = 2001}", "the year has a field of its own", "2001"
    ),
    bib("@a{k, booktitle = {Proc. of Nothing, Paris, France}}", "the place has a field of its own", "France"),
]
SILENT = [
    bib("@a{k, booktitle = {Proceedings of the 2001 Conference on Nothing in France}, year = 2001}"),
    bib("@a{k, booktitle = {Proc. of Nothing, 1999}, year = 2001}"),
]
