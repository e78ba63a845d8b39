"""The references of a year, looked up by a word of the name that their citations must hold.

A long list of one year and a text that cites that year everywhere would else be compared each with each.
"""

from __future__ import annotations

import re

from refcheck.extract.called import Called

_WORD = re.compile(r"[a-z\d]+")
_ALIKE = 100  # references under one word: nobody tells more apart


class Candidates:
    """References of one year; ``within`` names those that a stretch of folded text may cite."""

    def __init__(self) -> None:
        self._by_word: dict[str, dict[int, Called]] = {}

    def add(self, one: Called) -> None:
        """Take in a reference, under the first word of each name it may go by; "" is another script's."""
        for name in one.names[0]:
            found = _WORD.match(name)
            named = self._by_word.setdefault(found[0] if found else "", {})
            if len(named) < _ALIKE:
                named[id(one)] = one

    def within(self, text: str) -> list[Called]:
        """Those whose name may stand in the text, by its words with and without a genitive's ending."""
        words = dict.fromkeys(_WORD.findall(text))
        words |= dict.fromkeys(word[:-1] for word in words if word.endswith("s"))
        found: dict[int, Called] = {}
        for word in ("", *words):
            found |= self._by_word.get(word, {})
        return list(found.values())
