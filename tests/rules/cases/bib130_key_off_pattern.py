from __future__ import annotations

from tests.rules.build import bib

_REGULAR = "\n".join(f"@a{{nobody{2000 + number}, title = {{A}}}}" for number in range(30))
FIRES = [
    bib(
        _REGULAR + "\n@a{bones-of-nobody, title = {A}}\n@a{nobody2001b, title = {A}}",
        '1 key is not of the pattern "nobody2000" that 31 others follow: bones-of-nobody',
        "bones-of-nobody",
    )
]
SILENT = [
    bib(_REGULAR),
    bib("@a{nobody2001, title = {A}}\n@a{bones-of-nobody, title = {A}}"),
    bib(_REGULAR + "\n" + _REGULAR.replace("nobody", "no:body")),
]
