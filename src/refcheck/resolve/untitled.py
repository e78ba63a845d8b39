"""References of styles that print no titles, in which the parser saw a title all the same.

"Caldwell, J. Icarus 1972, 17, 608-616": what stands between authors and numbers is the journal, whole or with
an author before it. Only the record can tell; where it does, the item is read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from refcheck.fields import characters, containers, titles
from refcheck.model import Item, Name, State

# A parser leaves out small words between what it takes for two fields, and may take a year from a name.
_MOST_OF_IT = 0.6
_MANY_WORDS = 4
_NAMES = frozenset({(State.AGREE, ""), (State.VARIANT, "abbreviation"), (State.VARIANT, "subtitle")})


def read_again(cited: Item, recorded: Item, names: Sequence[str]) -> Item:
    """The item with its title and container read as one of the container's ``names``, if they are one."""
    if cited.title and titles.compare(cited.title, recorded.title).state is not State.CONTRADICT:
        return cited
    printed = " ".join(filter(None, (cited.title, cited.container_title)))
    container = _without_people(printed, recorded.author)
    if container == cited.container_title:
        return replace(cited, title="")  # what was read as a title, if anything, is an author
    read = next((one for name in names if (one := _read(container, name))), "")
    return replace(cited, title="", container_title=read) if read else cited


def _without_people(text: str, authors: Sequence[Name]) -> str:
    """``text`` without words at its head that are authors' names or initials."""
    known = {word for name in authors for word in characters.words(f"{name.family} {name.literal}")}
    words = text.split()
    while len(words) > 1 and all(len(one) == 1 or one in known for one in characters.words(words[0])):
        words = words[1:]
    return " ".join(words)


def _read(text: str, name: str) -> str:
    """The container that a text names: itself when it is a name of it, the name when a piece."""
    if containers.identity(text, name) in _NAMES:
        return text
    piece, whole = characters.squash(text), characters.squash(name)
    telling = len(piece) > _MOST_OF_IT * len(whole) or len(characters.words(text)) >= _MANY_WORDS
    return name if piece and piece in whole and telling else ""
