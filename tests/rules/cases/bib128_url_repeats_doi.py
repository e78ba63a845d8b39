from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        "@a{k,\n  doi = {10.5555/A_b},\n  url = {http://dx.doi.org/10.5555/a\\_B},\n}",
        "the URL is the DOI once more",
        "http://dx.doi.org/10.5555/a\\_B",
        edits=[("  url = {http://dx.doi.org/10.5555/a\\_B},\n", "")],
        safe=False,
    )
]
SILENT = [
    bib("@a{k, doi = {10.5555/a}, url = {https://doi.org/10.5555/b}}"),
    bib("@a{k, url = {https://doi.org/10.5555/b}}"),
]
