from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        "@a{k, doi = {https://doi.org/10.5555/a}}",
        "the field wants the bare DOI",
        "https://doi.org/",
        edits=[("https://doi.org/", "")],
        safe=True,
    ),
    bib("@a{k, doi = {doi: 10.5555/a}}", "the field wants the bare DOI", "doi: "),
    bib("@a{k, doi = {dx.doi.org/10.5555/a}}", "the field wants the bare DOI", "dx.doi.org/"),
]
SILENT = [bib("@a{k, doi = {10.5555/a}, url = {https://doi.org/10.5555/a}}")]
