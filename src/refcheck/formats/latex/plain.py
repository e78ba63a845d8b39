"""LaTeX as a reader sees it, every character tied to where it stands in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from refcheck.fields import latex
from refcheck.formats.latex import braces, macros
from refcheck.formats.latex.macros import Macro
from refcheck.model import Run

_COMMAND = re.compile(r"\\(?:([A-Za-z@]+)\*?[ \t]*\n?[ \t]*|(.))", re.DOTALL)
_ACCENTED = re.compile(
    r"\\(?:[`'^\"~=.]\s*|[uvHcdbkrt](?:\s+|(?=[{\\])))(?:\{\s*\\?\w*\s*\}|\\[ij](?![A-Za-z])\s?|[^\W\d_])"
)
_OPTION = re.compile(r"\s*\[[^\]]*\]")
_DIMENSION = re.compile(
    r"\s*-?[\d.]+\s*(?:em|ex|pt|mm|cm|in)(?:\s*(?:plus|minus)\s*-?[\d.]+\s*(?:em|ex|pt|fil+))*"
)
_RULE = re.compile(
    r"\s*(?:(?:height|depth|width)\s*-?[\d.]+\s*(?:em|ex|pt|mm|cm|in)\s*)+"
)  # of a repeated author
_NUMBER = re.compile(r"\s*-?\d+")
_BREAK = re.compile(r"[ \t]*\r?\n?[ \t]*")
_DROPPED_FIRST = frozenset(
    {
        "bibinfo",
        "bibfield",
        "textcolor",
        "color",
        "selectlanguage",
        "BibitemShut",
        "label",
        "vspace",
        "hspace",
    }
    | {"translation@", "providecommand", "hypertarget", "hyperlink", "fontsize", "begin", "end"}
)
_LINKS = frozenset({"href"})
_ADDRESSES = frozenset({"url", "nolinkurl", "path"})
_IN_ADDRESS = re.compile(r"\\([A-Za-z]+)\s*(?:\{\})?|\\(.)|%[ \t]*\r?\n\s*|[\s{}]+", re.DOTALL)
_SIGNS = {
    "doibase": "https://doi.org/",
    "textunderscore": "_",
    "textasciitilde": "~",
    "string": "",
    "allowbreak": "",
}
_SPACES = frozenset(
    {"newblock", "quad", "qquad", "par", "newline", "linebreak", "space", "enspace", "thinspace"}
)
_LENGTHS = frozenset({"hskip", "kern", "vskip"})
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”"}
_LITERAL = {
    "doibase": "https://doi.org/",
    "&": "&",
    "%": "%",
    "$": "$",
    "#": "#",
    "_": "_",
    "{": "{",
    "}": "}",
}
_DEEPEST = 6  # macros within macros
_LONGEST = 50_000  # characters of macros and what they are given, after which none is spelled out


@dataclass
class Plain:
    """Printed characters, the runs that tie them to the source, and the addresses met on the way."""

    text: str = ""
    runs: list[Run] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    spelled: int = 0  # characters that macros were spelled out to

    def put(self, characters: str, source: int, width: int = 0) -> None:
        """Append characters that stand for what begins at ``source``.

        ``width`` is given for those that a macro of that width prints: its place is that of all of them.
        """
        if characters.isspace():
            if not self.text or self.text.endswith(" "):
                return
            characters = " "
        last = self.runs[-1] if self.runs else Run(0, -1, 0)
        follows = (
            last.source_start == source
            if width
            else last.source_start + last.length == source and last.text_start + last.length == len(self.text)
        )
        start = last.text_start if follows else len(self.text)
        length = len(self.text) + len(characters) - start
        run = Run(
            start,
            last.source_start if follows else source,
            min(length, max(1, width - 1)) if width else length,
        )
        self.runs[len(self.runs) - follows :] = [run]
        self.text += characters


def plain(source: str, start: int, end: int, known: Mapping[str, Macro] | None = None) -> Plain:
    """What the source between two offsets prints; ``known`` are the macros of its document."""
    found = Plain()
    _Printer(source, end, found, known or {}).print(start)
    return _trimmed(found)


def text(source: str) -> str:
    """The characters that a source prints."""
    return plain(source, 0, len(source)).text


class _Printer:
    """Prints a stretch of source; ``place`` is where all of it stands when it is a macro's body."""

    def __init__(
        self,
        source: str,
        end: int,
        found: Plain,
        known: Mapping[str, Macro],
        place: tuple[int, int] = (-1, 0),
        depth: int = 0,
    ) -> None:
        self._source, self._end, self._found, self._known = source, end, found, known
        self._place, self._depth = place, depth
        self._formula = False

    def print(self, start: int) -> None:
        """Print from ``start`` to the end."""
        position = start
        while position < self._end:
            position = self._step(position)

    def _put(self, characters: str, position: int) -> None:
        place, width = self._place
        self._found.put(characters, position if place < 0 else place, width)

    def _step(self, position: int) -> int:
        """Print what stands at a position: the position after it."""
        source = self._source
        character = source[position]
        if character == "\\":
            return self._command(position)
        if character == "%":
            line_end = source.find("\n", position, self._end)
            return self._end if line_end < 0 else self._after_break(line_end + 1)
        if character == "$":
            self._formula = not self._formula
        if character in "{}$" or (self._formula and character in "_^"):
            return position + 1
        if character == "~":
            self._put(" ", position)
            return position + 1
        for ligature, printed in _LIGATURES.items():
            if source.startswith(ligature, position):
                self._put(printed, position)
                return position + len(ligature)
        self._put(" " if character.isspace() else character, position)
        return position + 1

    def _command(self, position: int) -> int:
        accented = _ACCENTED.match(self._source, position, self._end)
        if accented:
            printed = latex.decode(accented.group())
            self._put("~" if "\\" in printed else printed, position)  # over nothing it is the sign itself
            return accented.end()
        command = _COMMAND.match(self._source, position, self._end)
        if command is None:
            return position + 1
        name, after = command.group(1) or command.group(2), command.end()
        if name in _LITERAL:
            self._put(_LITERAL[name], position)
            return after
        if name in _SPACES or name.isspace() or name in ("\\", ",", ";", ":"):
            self._put(" ", position)
            return after
        return self._worded(name, position, after)

    def _worded(self, name: str, position: int, after: int) -> int:
        """A command that takes something after it, or prints what its macro says."""
        if name in _LINKS:
            url_end = braces.group_end(self._source, after, self._end)
            self._found.urls.append("".join(sign for sign, _ in _address(self._source, after, url_end)))
            return url_end
        if name in _ADDRESSES:
            url_end = braces.group_end(self._source, after, self._end)
            for sign, place in _address(self._source, after, url_end):
                self._put(sign, place)
            return url_end
        if name in _DROPPED_FIRST:
            dropped = braces.group_end(self._source, after, self._end)
            return dropped if name in ("begin", "end") else self._after_break(dropped)
        if name in _LENGTHS or name == "penalty":
            skipped = (_NUMBER if name == "penalty" else _DIMENSION).match(self._source, after, self._end)
            return skipped.end() if skipped else after
        if name in ("vrule", "hrule") and (ruled := _RULE.match(self._source, after, self._end)):
            self._put("———", position)
            return ruled.end()
        macro = self._known.get(name) or macros.known(name)
        if macro and self._depth < _DEEPEST and self._found.spelled < _LONGEST:
            return self._expanded(macro, position, after)
        return self._symbol(name, position, after)

    def _symbol(self, name: str, position: int, after: int) -> int:
        printed = latex.decode("\\" + name + "{}") if name.isalpha() else ""
        if printed and not printed.startswith("\\") and printed != name:
            self._put(printed, position)
            return after
        option = _OPTION.match(self._source, after, self._end)
        return option.end() if option and name.isalpha() and name != "item" else after

    def _expanded(self, macro: Macro, position: int, after: int) -> int:
        """Print a macro's body: its arguments where they stand, if they stand there whole."""
        arguments, end = self._arguments(macro, after)
        self._found.spelled += end - position + len(macro.body)
        place = self._place if self._place[0] >= 0 else (position, max(2, end - position))
        pieces = macros.filled(macro, [self._source[start:stop] for start, stop in arguments])
        if all(piece.count("{") == piece.count("}") for piece, _ in pieces):
            for piece, argument in pieces:
                self._inner(piece, place)
                if argument:
                    start, stop = arguments[argument - 1]
                    _Printer(
                        self._source, stop, self._found, self._known, self._place, self._depth + 1
                    ).print(start)
            return end
        whole = "".join(
            piece + (self._source[slice(*arguments[argument - 1])] if argument else "")
            for piece, argument in pieces
        )
        if len(whole) <= _LONGEST:
            self._inner(whole, place)
        return end

    def _inner(self, body: str, place: tuple[int, int]) -> None:
        _Printer(body, len(body), self._found, self._known, place, self._depth + 1).print(0)

    def _arguments(self, macro: Macro, after: int) -> tuple[list[tuple[int, int]], int]:
        """Where a macro's arguments stand, and where they end."""
        found: list[tuple[int, int]] = []
        position = after
        for _ in range(macro.optional):
            option = braces.option_end(self._source, position, self._end)
            found.append((position + 1, option - 1) if option > position else (position, position))
            position = option
        for start, stop in braces.groups(self._source, position, self._end, macro.arguments - len(found)):
            found.append((start, stop))
            position = min(stop + 1, self._end)
        missing = macro.arguments - len(found)
        return [*found, *[(position, position)] * missing], position

    def _after_break(self, position: int) -> int:
        """The position after white space that holds at most one line break."""
        space = _BREAK.match(self._source, position, self._end)
        return space.end() if space else position


def _address(source: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The characters of a web address within braces, in which ``%`` and ``~`` are characters like others."""
    position = start
    while position < end:
        found = _IN_ADDRESS.match(source, position, end)
        signs = source[position] if not found else _SIGNS.get(found[1] or "", found[2] or "")
        for sign in signs:
            yield sign, position
        position = found.end() if found else position + 1


def _trimmed(found: Plain) -> Plain:
    """Without the space at the end."""
    text = found.text.rstrip()
    runs = [
        Run(run.text_start, run.source_start, min(run.length, len(text) - run.text_start))
        for run in found.runs
        if run.text_start < len(text)
    ]
    return Plain(text, runs, found.urls)
