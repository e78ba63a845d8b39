from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        "@a{k, year = {20l9}}",
        'no year: "20l9" has a letter among its digits',
        "20l9",
        level="warning",
        edits=[("20l9", "2019")],
        safe=False,
    ),
    bib("@a{k, year = 2O15}", 'no year: "2O15" has a letter among its digits', edits=[("2O15", "2015")]),
    bib('@a{k, year = "20155"}', 'no year: "20155" has a digit too many', edits=[]),
    bib("@a{k, year = 201}", 'no year: "201" has a digit too few', edits=[]),
    bib("@a{k, year = {9Z99}}", 'no year: "9Z99" has a letter among its digits', edits=[]),
]
SILENT = [
    bib("@a{k, year = 2015}\n@a{l, year = {in press}}\n@a{m, year = {1998--99}}\n@a{n, year = {2001a}}"),
    bib("@a{k, year = 98}\n@a{l, year = {180}}\n@a{m, year = {2105}}\n@a{n, title = {1O15}}"),
    bib("@string{y = {2015}}\n@a{k, year = y}\n@a{l, year = {MMXV}}\n@a{m, year = {[2015]}}\n@a{n}"),
]
