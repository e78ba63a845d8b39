from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib("@article{k, author = {A B}, title = {C}, year = 2001}", "an article needs: journal", "k"),
    bib("@inproceedings{k, title = {C}, year = 2001}", "an inproceedings needs: author, booktitle", "k"),
    bib("@book{k, author = {A B}, title = { }}", "a book needs: title", "k"),
]
SILENT = [
    bib("@article{k, author = {A B}, title = {C}, journaltitle = {D}}"),
    bib("@book{k, editor = {A B}, title = {C}}"),
    bib(
        "@inproceedings{k, author = {A B}, title = {C}, crossref = {p}}\n"
        "@book{p, booktitle = {D}, title = {D}, editor = {E}}"
    ),
    bib("@inproceedings{k, author = {A B}, title = {C}, crossref = {elsewhere}}"),
    bib("@misc{k}\n@article{l}"),
]
