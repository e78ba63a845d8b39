from __future__ import annotations

from tests.rules.build import bib

FIRES = [
    bib("@a{k, journal = jmus}\n@a{l, journal = jmus}", '"jmus" (2 times) is defined by no @string', "jmus"),
    bib('@a{k, journal = jms}\n@string{jms = "J"}', '"jms" is defined only later', "jms"),
    bib("@a{k, month = Sept}", '"sept" is defined by no @string', "Sept", edits=[("Sept", "sep")], safe=True),
]
SILENT = [
    bib('@string{jms = "J"}\n@a{k, journal = JMS # " B", month = sep, year = 2001}\n@b{l, journal = jacm}'),
    bib("\n".join(f"@a{{k{number}, journal = j{chr(97 + number)}x}}" for number in range(12))),
]
