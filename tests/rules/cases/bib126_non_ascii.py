from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib(
        '@a{k, author = {Müller, J}}\n@a{l, author = {Ŝ, J}}\n@a{m, author = {M{\\"u}ller, J}}',
        "characters outside ASCII in 2 entries, while others write LaTeX's accents",
        "ü",
    )
]
SILENT = [
    bib("@a{k, author = {Müller, J}}"),
    bib('@a{k, author = {Müller, J}, date = {2001}}\n@a{m, author = {M{\\"u}ller, J}, date = {2001}}'),
    bib('% Müller\n@a{m, author = {M{\\"u}ller, J}, abstract = {ü}}'),
]
