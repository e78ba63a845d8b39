r"""The citations of a LaTeX text: the commands of LaTeX, its packages and the document's own.

A command with "cite" in its name cites what its braces hold, unless it is known for something else. Which
braces hold the keys is told by the packages' manuals: natbib, biblatex, csquotes, apacite, harvard, amsrefs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from refcheck.formats.latex.macros import Macro
from refcheck.model import Citation, Span

_NAMED = r"[A-Za-z]*(?:[Cc]ite|CITE|bibentry|cquote)[A-Za-z]*"
_QUOTED = r"begin\s*\{(?:foreign|hyphen)?displaycquote\}"
_LINKED = re.compile(r"\\hyperlink\{ref-([^{}]+)\}")  # by pandoc
_NO_CITATIONS = re.compile(
    r"cite(?:style|authoryear|authoryearpar|namefont|numfont|proctext|dash|index\w*|setup|reset|text|list|item|punct|form|left|right|mid"
    r"|color|prenote|postnote|tracker\w*|fixnamelisttitles|titlefont)|\w*defcitealias|newcites?|DeclareCite\w*"
    r"|\w+CiteCommand|xpatchcite\w*|bibcite|usecite\w*|makecite\w*|setcite\w*"
)
_SECOND = re.compile(
    r"[a-z]{0,2}volcite|(?:foreign|hyphen|hybrid)\w*cquote|begin.*(?:foreign|hyphen)displaycquote.*",
    re.I | re.S,
)
_SEVERAL = re.compile(r"\w*cites", re.I)
_PAIRS = re.compile(r"[a-z]{0,2}volcites", re.I)
_NOTES = re.compile(  # before and behind the citation, with one group within another
    r"(?>(?:\s*+(?:%[^\n]*+\n\s*+)*+"
    r"(?:\((?>(?:[^()\n{}]|\{[^{}]*+\}){0,300})\)|<[^<>\n]{0,300}+>"
    r"|\[(?>(?:[^\[\]{}]|\[[^\[\]]*+\]|\{(?>(?:[^{}]|\{[^{}]*+\})*)\}){0,2000})\])){1,5})"
)
_GROUP = re.compile(r"\s*+(?:%[^\n]*+\n\s*+)*+\{([^{}]{0,20000}+)\}")
_KEY = re.compile(r"[^\s\\{}#%,~]+")
_GLUE = re.compile(r"%[^\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class _Command:
    """Which of the groups in braces hold keys: the ``place``-th, of ``several`` every ``step``-th on."""

    place: int = 1
    several: bool = False
    step: int = 1


def citations(visible: str, known: Mapping[str, Macro]) -> Iterator[Citation]:
    """The citations in a text whose macros are known, in order of place."""
    own = dict(_of_the_document(known))
    for match in _pattern(own).finditer(visible):
        name = match.group(1)
        command = own[name] if name in own else _command(name)
        if command:
            yield from _citation(visible, match, command)
    for match in _LINKED.finditer(visible):
        yield Citation(Span(match.start(), match.end()), keys=(match.group(1),))


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds the commands which may cite, those of the names among them."""
    own = "".join(rf"{re.escape(name)}(?![A-Za-z@])|" for name in names)
    return re.compile(rf"\\({own}{_QUOTED}|{_NAMED})(?![A-Za-z@])\*?")


_CITING = _pattern(())


def _command(name: str) -> _Command | None:
    if _NO_CITATIONS.fullmatch(name):
        return None
    pairs = _PAIRS.fullmatch(name) is not None
    place = 2 if pairs or _SECOND.fullmatch(name) else 1
    return _Command(place, _SEVERAL.fullmatch(name) is not None, 2 if pairs else 1)


def _citation(visible: str, match: re.Match[str], command: _Command) -> Iterator[Citation]:
    keys: list[str] = []
    position = end = match.end()
    for place, (start, stop) in enumerate(_groups(visible, position, command), 1):
        if place >= command.place and (place - command.place) % command.step == 0:
            keys += _keys(visible[start:stop])
            end = stop + 1
    if match.group(1) == "citeproc":
        keys = [key.removeprefix("ref-") for key in keys]
    if keys:
        yield Citation(Span(match.start(), end), keys=tuple(keys))


def _groups(visible: str, position: int, command: _Command) -> Iterator[tuple[int, int]]:
    """The groups in braces that belong to a command, other brackets between them passed over."""
    count = 0
    while command.several or count < command.place:
        notes = _NOTES.match(visible, position)
        group = _GROUP.match(visible, notes.end() if notes else position)
        if group is None:
            return
        count += 1
        yield group.span(1)
        position = group.end()


def _keys(written: str) -> Iterator[str]:
    """The keys of a list; none where it is something else than a list of keys."""
    keys = [key.strip() for key in _GLUE.sub("", written).split(",")]
    return (key for key in keys if key == "*" or _KEY.fullmatch(key))


def _of_the_document(known: Mapping[str, Macro]) -> Iterator[tuple[str, _Command | None]]:
    """The document's own macros that cite what they are given, and those that are named so but do not."""
    for name, macro in known.items():
        command = _cited_argument(macro)
        if command or re.fullmatch(_NAMED, name):
            yield name, command


def _cited_argument(macro: Macro) -> _Command | None:
    """The argument that a macro cites, or that the command it stands for does."""
    body = macro.body.strip()
    if re.fullmatch(rf"\\{_NAMED}\*?", body):
        return _command(body[1:].rstrip("*"))
    for match in _CITING.finditer(body):
        command = _command(match.group(1))
        for start, stop in _groups(body, match.end(), command) if command else ():
            if found := re.fullmatch(r"\s*#(\d)\s*", body[start:stop]):
                return _Command(int(found[1]) - macro.optional)
    return None
