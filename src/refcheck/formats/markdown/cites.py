"""The citations of Markdown and Typst: keys behind an at sign, those in code and comments left out.

Pandoc's are told in https://pandoc.org/MANUAL.html#citation-syntax, Typst's in
https://typst.app/docs/reference/model/cite/.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from refcheck.model import Citation, Span

_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})", re.MULTILINE)
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]{1,1000}\1(?!`)")
_TYPST_LINE = re.compile(r"(?<![:\w])//[^\n]*")
_KEY = r"@(?:\{([^{}\s]+)\}|([^\W_][\w:.#$%&+?<>~/-]*|_\w[\w:.#$%&+?<>~/-]*))"
_GROUP = re.compile(r"\[[^\[\]]{0,2000}?-?(?<![\w.\\])@[^\[\]]{0,2000}\]")
_CITED = re.compile(rf"(?<![\w.@/\\]){_KEY}")
_ELSEWHERE = re.compile(  # cross-references of Quarto, bookdown and pandoc-crossref
    r"(?:fig|tbl|tab|table|eq|eqn|equation|sec|section|lst|thm|lem|def|cor|prp|cnj|exm|exr|alg|rem|sol|nte|tip"
    r"|wrn|imp|cau|vid)[:-]|ref\(",
    re.IGNORECASE,
)
_TYPST_CITED = re.compile(
    r"#cite\s*\(\s*(?:<([^<>\s]+)>|label\(\"([^\"]+)\"\))|(?<![\w.@/\\])@([^\W_](?:[\w:.-]*\w)?)"
)
_TYPST_LABEL = re.compile(r"<([\w:.-]+)>")


def visible(source: str, typst: bool = False) -> str:
    """The source with code and comments blanked out, every other character in its place."""
    pieces, position = [], 0
    while fence := _FENCE.search(source, position):
        closing = re.compile(rf"^[ \t>]*{fence.group(1)}", re.MULTILINE).search(source, fence.end())
        end = closing.end() if closing else fence.end()
        pieces += [source[position : fence.start()], _blank(source[fence.start() : end])]
        position = end
    shown = "".join([*pieces, source[position:]])
    for pattern in (_CODE, _TYPST_LINE) if typst else (_CODE,):
        shown = pattern.sub(lambda match: _blank(match.group()), shown)
    return _without(shown, "/*", "*/") if typst else _without(shown, "<!--", "-->")


def _without(source: str, opening: str, closing: str) -> str:
    """The source with what stands between two marks blanked out."""
    pieces, position = [], 0
    while (start := source.find(opening, position)) >= 0:
        end = source.find(closing, start + len(opening))
        if end < 0:
            break
        pieces += [source[position:start], _blank(source[start : end + len(closing)])]
        position = end + len(closing)
    return "".join([*pieces, source[position:]])


def citations(shown: str, listed: Collection[str]) -> Iterator[Citation]:
    """Keys in one pair of brackets are one citation, others one each; ``listed`` are those of the list."""
    grouped: list[Span] = []
    for match in _GROUP.finditer(shown):
        keys = tuple(_keys(match.group(), listed))
        if keys:
            grouped.append(Span(match.start(), match.end()))
            yield Citation(grouped[-1], keys=keys)
    inside = _Within(grouped)
    for match in _CITED.finditer(shown):
        keys = tuple(_keys(match.group(), listed))
        if keys and match.start() not in inside and not _is_address(shown, match.start()):
            yield Citation(Span(match.start(), match.start() + 1 + len(keys[0])), keys=keys)


def typst_citations(shown: str, listed: Collection[str]) -> Iterator[Citation]:
    """The citations of a Typst document; what refers to a label of the document is none."""
    labels = set(_TYPST_LABEL.findall(re.sub(r"#cite\s*\([^()]*\)", "", shown)))
    for match in _TYPST_CITED.finditer(shown):
        key = next(group for group in match.groups() if group)
        if key in listed or key not in labels:
            yield Citation(Span(match.start(), match.end()), keys=(key,))


class _Within:
    """The places within spans that are in order and do not overlap."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = iter(spans)
        self._current = next(self._spans, None)

    def __contains__(self, place: int) -> bool:
        """Whether a place, asked for in order, lies within one of the spans."""
        while self._current and self._current.end <= place:
            self._current = next(self._spans, None)
        return self._current is not None and self._current.start <= place


def _keys(mark: str, listed: Collection[str]) -> Iterator[str]:
    for braced, bare in _CITED.findall(mark):
        key = braced or bare.rstrip(":.#$%&-+?<>~/")
        if key and (key in listed or not _ELSEWHERE.match(key)):
            yield key


def _is_address(shown: str, place: int) -> bool:
    """Whether the @ is that of an e-mail address or stands in front matter."""
    line_start = shown.rfind("\n", 0, place) + 1
    return bool(
        re.match(r"\s*(?:e-?mail|corresponding|orcid|author|twitter)\b", shown[line_start:place], re.I)
    )


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
