"""LaTeX as a reader sees it, every character tied to where it stands in the source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from refcheck.fields import latex
from refcheck.model import Run

_COMMAND = re.compile(r"\\(?:([A-Za-z@]+)\*?[ \t]*\n?[ \t]*|(.))", re.DOTALL)
_ACCENTED = re.compile(
    r"\\(?:[`'^\"~=.]\s*|[uvHcdbkrt](?:\s+|(?=[{\\])))(?:\{\s*\\?\w*\s*\}|\\[ij](?![A-Za-z])\s?|[^\W\d_])"
)
_ARGUMENT = re.compile(r"\s*\{")
_OPTION = re.compile(r"\s*\[[^\]]*\]")
_DIMENSION = re.compile(
    r"\s*-?[\d.]+\s*(?:em|ex|pt|mm|cm)(?:\s*(?:plus|minus)\s*-?[\d.]+\s*(?:em|ex|pt|fil+))*"
)
_DROPPED_FIRST = frozenset(
    {"bibinfo", "bibfield", "textcolor", "color", "selectlanguage", "BibitemShut", "label"}
)
_DROPPED_FIRST |= frozenset(
    {"vspace", "hspace", "translation@", "providecommand", "hypertarget", "hyperlink"}
)
_LINKS = frozenset({"href"})
_SPACES = frozenset(
    {"newblock", "quad", "qquad", "par", "newline", "linebreak", "space", "enspace", "thinspace"}
)
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


@dataclass
class Plain:
    """Printed characters, the runs that tie them to the source, and the addresses met on the way."""

    text: str = ""
    runs: list[Run] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)

    def put(self, characters: str, source: int) -> None:
        """Append characters that stand for what begins at ``source``."""
        if characters.isspace():
            if not self.text or self.text.endswith(" "):
                return
            characters = " "
        last = self.runs[-1] if self.runs else None
        follows = last and last.source_start + last.length == source
        if last and follows and last.text_start + last.length == len(self.text):
            self.runs[-1] = Run(last.text_start, last.source_start, last.length + len(characters))
        else:
            self.runs.append(Run(len(self.text), source, len(characters)))
        self.text += characters


def plain(source: str, start: int, end: int) -> Plain:
    """What the source between two offsets prints."""
    found = Plain()
    position = start
    while position < end:
        position = _step(source, position, end, found)
    return _trimmed(found)


def _step(source: str, position: int, end: int, found: Plain) -> int:
    """Print what stands at a position: the position after it."""
    character = source[position]
    if character == "\\":
        return _command(source, position, end, found)
    if character == "%":
        line_end = source.find("\n", position, end)
        return end if line_end < 0 else line_end + 1 + len(_leading_space(source, line_end + 1, end))
    if character in "{}$":
        return position + 1
    if character == "~":
        found.put(" ", position)
        return position + 1
    for ligature, printed in _LIGATURES.items():
        if source.startswith(ligature, position):
            found.put(printed, position)
            return position + len(ligature)
    found.put(" " if character.isspace() else character, position)
    return position + 1


def _command(source: str, position: int, end: int, found: Plain) -> int:
    accented = _ACCENTED.match(source, position, end)
    if accented:
        found.put(latex.decode(accented.group()), position)
        return accented.end()
    command = _COMMAND.match(source, position, end)
    if command is None:
        return position + 1
    name, after = command.group(1) or command.group(2), command.end()
    if name in _LITERAL:
        found.put(_LITERAL[name], position)
    elif name in _SPACES or name.isspace() or name in ("\\", ",", ";", ":"):
        found.put(" ", position)
    elif name in _LINKS:
        url_end = argument_end(source, after, end)
        found.urls.append(plain(source, after, url_end).text)
        return url_end
    elif name in _DROPPED_FIRST:
        after = argument_end(source, after, end)
        return after + len(_leading_space(source, after, end))
    elif name in ("hskip", "kern", "penalty", "vskip"):
        dimension = re.compile(r"\s*-?\d+").match(source, after, end) if name == "penalty" else None
        skipped = dimension or _DIMENSION.match(source, after, end)
        return skipped.end() if skipped else after
    else:
        printed = latex.decode("\\" + name + "{}") if name.isalpha() else ""
        if printed and not printed.startswith("\\") and printed != name:
            found.put(printed, position)
        else:
            option = _OPTION.match(source, after, end)
            return option.end() if option and name.isalpha() and name != "item" else after
    return after


def argument_end(source: str, position: int, end: int) -> int:
    """The position after the braces that open at a position, or the position itself."""
    opened = _ARGUMENT.match(source, position, end)
    if opened is None:
        return position
    depth, k = 1, opened.end()
    while k < end and depth:
        if source[k] == "\\":
            k += 1
        elif source[k] in "{}":
            depth += 1 if source[k] == "{" else -1
        k += 1
    return k


def _leading_space(source: str, start: int, end: int) -> str:
    space = re.compile(r"[ \t]*\n?[ \t]*").match(source, start, end)
    return space.group() if space else ""


def _trimmed(found: Plain) -> Plain:
    """Without the space at the end."""
    text = found.text.rstrip()
    runs = [
        Run(run.text_start, run.source_start, min(run.length, len(text) - run.text_start))
        for run in found.runs
        if run.text_start < len(text)
    ]
    return Plain(text, runs, found.urls)
