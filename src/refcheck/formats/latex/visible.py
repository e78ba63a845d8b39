r"""What of a LaTeX source TeX would read: comments, verbatim text and what follows the end blanked out.

Every other character keeps its place. A comment's ``%`` stays, for it takes the line break with it.
"""

from __future__ import annotations

import re

from refcheck.formats.latex import braces

_NEXT = re.compile(
    r"\\(?:(?P<url>url|nolinkurl|path|href|doi)(?![A-Za-z@])\*?"
    r"|(?P<verb>verb|spverb)(?![A-Za-z@])\*?|(?P<code>lstinline|mintinline)(?![A-Za-z@])"
    r"|begin\s*\{(?P<block>(?:B|L|S)?[vV]erbatim\*?|lstlisting|comment|minted|filecontents\*?|alltt|CCSXML)\}"
    r"|(?P<false>iffalse)(?![A-Za-z@])"
    r"|(?P<end>(?:(?<=^\\)|(?<=[\r\n]\\))endinput(?![A-Za-z@])|end\s*\{document\})"
    r"|.)"
    r"|(?P<comment>%)",
    re.DOTALL,
)
_VERBATIM = re.compile(r"([^\w\s{])[^\n]*?\1")
_HELD = re.compile(r" [^\r\n]*(?=\s*\\endverb)")  # by biber, which writes addresses so
_CODE = re.compile(
    r"(?:\[[^\]\n]*\])?(?:\{\w+\}(?=\S))?(?:\{(?:[^{}\n]|\{[^{}\n]*\})*\}|([^\w\s{])[^\n]*?\1)"
)
_CARRIED = re.compile(r"\\begin\s*\{(filecontents\*?)\}\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}")
_LINE = re.compile(r"[^\r\n]*")
_BROKEN = re.compile(r"\s*\{\s*%[^\n]*\n")
_LET = re.compile(r"\\let\s*\\[A-Za-z@]+\s*=?\s*$")
_CONDITION = re.compile(
    r"\\(?:(?P<open>if(?!thenelse|f(?![A-Za-z])|undefined|strequal|empty|blank|bool|toggle|def(?![A-Za-z])|numequal"
    r"|csdef|field|list|name|entry|cite)[A-Za-z@]*)|(?P<close>fi(?![A-Za-z@]))|(?P<other>else(?![A-Za-z@])))"
)


def visible(source: str) -> str:
    """The source of one file, of the same length, without what TeX does not read."""
    pieces, position = [], 0
    unclosed: set[str] = set()  # environments and conditions that end nowhere: not looked for again
    while found := _NEXT.search(source, position):
        kept, end = _reach(source, found, unclosed)
        pieces += [source[position:kept], _blank(source[kept:end])]
        position = end
    return "".join([*pieces, source[position:]])


def embedded_files(source: str) -> dict[str, tuple[int, int]]:
    """The files that the source carries in ``filecontents``, by name, and where each one's text stands."""
    files = {}
    for opened in _CARRIED.finditer(source):
        end = source.find(f"\\end{{{opened[1]}}}", opened.end())
        if end < 0:
            break
        files[opened[2].strip()] = (opened.end(), end)
    return files


def _reach(source: str, found: re.Match[str], unclosed: set[str]) -> tuple[int, int]:
    """The stretch that is blanked from a match on; an empty one at its end where nothing is."""
    start, end = found.span()
    if found["comment"]:
        return end, _LINE.match(source, end).end()  # type: ignore[union-attr]  # it may be empty
    if found["url"]:  # in an address a per cent sign is no comment, but for one that ends the line
        address = end if _BROKEN.match(source, end) else braces.group_end(source, end, len(source))
        return address, address
    if found["verb"] and (held := _HELD.match(source, end)):
        return held.end(), held.end()
    if found["verb"] or found["code"]:
        inline = (_VERBATIM if found["verb"] else _CODE).match(source, end)
        return (end, inline.end()) if inline else (end, end)
    if found["end"]:
        return end, len(source)
    name = found["block"] or found["false"]
    if name is None or name in unclosed or _LET.search(source, max(0, start - 60), start):
        return end, end
    closed = _condition_end(source, end) if found["false"] else source.find(f"\\end{{{name}}}", end)
    if closed < 0:
        unclosed.add(name)
        return end, end
    return start, closed


def _condition_end(source: str, position: int) -> int:
    r"""Where a condition that never holds ends: after its ``\else`` or ``\fi``; -1 when it does not."""
    depth = 1
    for match in _CONDITION.finditer(source, position):
        depth += bool(match["open"]) - bool(match["close"])
        if not depth or (match["other"] and depth == 1):
            return match.end()
    return -1


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
