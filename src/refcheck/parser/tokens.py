"""Cut a reference string into tokens: words, numbers, single marks, and whole identifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from refcheck.fields.identifiers import PrintedIdentifier, find_identifiers

# A number glued to letters ("C90", "2009a", "e0159982") stands apart, since it may be a field of its own.
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_+")

# No reference is longer; what follows stays without a field, and memory stays bounded.
MAXIMUM = 1500


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of ``text``: ``words[i]`` stands at ``text[starts[i]:ends[i]]``.

    A whole identifier is one token whose word is its variable in angle brackets ("<doi>");
    ``identifiers`` maps its place in the list to what was recognised.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    identifiers: dict[int, PrintedIdentifier]

    def __len__(self) -> int:
        return len(self.words)


def tokenise(text: str) -> Tokens:
    """The first ``MAXIMUM`` tokens of ``text``."""
    tokens = Tokens(text, [], [], [], {})
    position = 0
    for identifier in find_identifiers(text):
        _append_plain(tokens, position, identifier.expression_start)
        _append_identifier(tokens, identifier)
        position = identifier.expression_end
    _append_plain(tokens, position, len(text))
    return tokens


def _append_plain(tokens: Tokens, start: int, end: int) -> None:
    room = max(MAXIMUM - len(tokens.words), 0)
    found = list(islice(_TOKEN.finditer(tokens.text, start, end), room))
    tokens.words.extend([match[0] for match in found])
    tokens.starts.extend([match.start() for match in found])
    tokens.ends.extend([match.end() for match in found])


def _append_identifier(tokens: Tokens, identifier: PrintedIdentifier) -> None:
    if len(tokens) >= MAXIMUM:
        return
    tokens.identifiers[len(tokens)] = identifier
    tokens.words.append(f"<{identifier.variable}>")
    tokens.starts.append(identifier.expression_start)
    tokens.ends.append(identifier.expression_end)
