"""Marks that cite by number: [2,4-6], (see 3, p. 12), raised figures, "refs. 3 and 4"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from refcheck.extract.numerals import numbers
from refcheck.model import Citation, Document, Span

_DASH = r"[-–—−‐‑~〜～]"
_BRACKETS = re.compile(
    rf"[\[［【](?P<said>[^\[\]［］【】]{{1,150}})[\]］】](?:\s*{_DASH}\s*\[\s*(?P<to>\d{{1,4}})\s*\])?"
)
_PARENTHESES = re.compile(
    r"[(（](?P<said>(?:[^()（）]|\([^()]{0,30}\)){1,80})[)）]"
    rf"(?:\s*{_DASH}\s*\(\s*(?P<to>\d{{1,4}})\s*\))?"
)
_SPELLED = re.compile(
    r"\b(?i:refs?\.?|references?|lit\.)\s*(?:(?i:nos?\.?|numbers?)\s*)?"
    rf"(?P<said>\d{{1,3}}(?:\s*(?:,|&|{_DASH}|\b(?:and|to|und)\b)\s*\d{{1,3}})*)(?P<to>)(?![\w%]|\s?[.:/(]\d)"
)
_IDENTIFIER = re.compile(r"[^\W_]_[^\W_]+$")
_SELDOM = 0.34  # of the marks stand close behind a word where the others do not
_RAISED_CHARACTERS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[⁻⁾,–-][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_WRAPPED = re.compile(r"^[\[(]([^()\[\]]*)[)\]]$")
_RAISING = re.compile(r"</?sup>|\^|\\(?=\s)", re.IGNORECASE)  # Markdown's marks
_NO_CITATION_BEFORE = re.compile(
    r"(?:\bCI|\brange|\binterval|[=<>≤≥∈]|\bEqs?\.?|\bequations?|\bfigs?\.?|\btables?|\bsteps?"
    r"|\bGl\.|\bGleichung|\bAbb\.)$",
    re.IGNORECASE,
)
_COUNTED_BEFORE = re.compile(  # what is counted in parentheses: paragraphs, and pages of an issue
    r"(?:\d|(?:(?:§|\barts?\.?)(?:\s?\d+[a-z]?)?|\bsections?|\barticles?|\bchapters?|\bappendix|\bAbs\.|\bAbsatz"
    r"|\bNr\.|\bformulae?)\s?)$",
    re.IGNORECASE,
)
_POWER_OF = re.compile(
    r"(?:(?<![\w.,–-])(?!(?:1[5-9]|20)\d\d$)[\d.,]*\d|(?<![^\W_])(?:[kcdmnµμ]?m|ft|Å)|[·×/]\s?\w"
    r"|(?<![^\W_])[a-zα-ω]|\^)$"
)
_COMPARED = re.compile(r"\s?[=<>≤≥±×^]")
_APART = re.compile(r"[\s(\[/,;]?")
_FRONT = 8000  # characters of front matter, where raised figures lead from the authors to their addresses
_BEYOND = 30  # numbers this far above the list's last may still be citations of what is missing


def bracketed(text: str, outside: Sequence[Span], last: int) -> list[Citation]:
    """The marks in square brackets, but those of an index: "array[12]"."""
    found = [mark for mark in _marked(text, outside, _BRACKETS, last) if not _in_code(text, mark.span)]
    glued = {mark.span for mark in found if text[mark.span.start - 1 : mark.span.start].isalnum()}
    if len(glued) > _SELDOM * len(found):
        return found
    return [mark for mark in found if mark.span not in glued or max(mark.numbers) <= last]


def _in_code(text: str, span: Span) -> bool:
    """Whether what a mark stands close behind is an identifier: with an underscore, or between backticks."""
    if not text[span.start - 1 : span.start].isalnum():
        return False
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    before, after = text[start : span.start], text[span.end : end if end >= 0 else None]
    return bool(_IDENTIFIER.search(before)) or (before.count("`") % 2 == 1 and "`" in after)


def in_parentheses(text: str, outside: Sequence[Span], last: int) -> list[Citation]:
    """The marks in parentheses, but those of paragraphs and the like: "12(3)", "Art. (3)"."""
    found = _marked(text, outside, _PARENTHESES, last, strict=True)
    return [
        mark
        for mark in found
        if not _COUNTED_BEFORE.search(text[max(0, mark.span.start - 12) : mark.span.start])
    ]


def spelled(text: str, outside: Sequence[Span], last: int) -> list[Citation]:
    """References named in words, "ref. 12", as far as the list has them."""
    found = _marked(text, outside, _SPELLED, last, strict=True)
    return [mark for mark in found if max(mark.numbers) <= last]


def raised(document: Document, outside: Sequence[Span], last: int) -> list[Citation]:
    """Raised figures, set so or characters of their own, but for powers, isotopes and marks of addresses."""
    text = document.text
    spans = [*_merged(text, document.superscripts)]
    spans += [Span(*match.span()) for match in _RAISED_CHARACTERS.finditer(text)]
    inside = [span for span in spans if any(part.start <= span.start < part.end for part in outside)]
    addresses, end = _addresses(text, inside)
    found = (
        _cited(span, _figures(text, span), last, strict=True) for span in inside if _may_cite(text, span)
    )
    return [
        mark
        for mark in chain.from_iterable(found)
        if mark.span.start > end or not addresses.issuperset(mark.numbers)
    ]


def _merged(text: str, spans: Sequence[Span]) -> list[Span]:
    """Spans with nothing but commas, dashes and spaces between them made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not text[merged[-1].end : span.start].strip(",;-– "):
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


def _figures(text: str, span: Span) -> str:
    said = _RAISING.sub("", text[span.start : span.end]).translate(_LOWERED)
    return _WRAPPED.sub(r"\1", said.strip(" ,;"))


def _may_cite(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 12) : span.start], text[span.end : span.end + 2]
    return not (_POWER_OF.search(before) or _COMPARED.match(after) or _is_label(text, span))


def _is_label(text: str, span: Span) -> bool:
    """Whether raised figures stand before what they belong to: an address, an element, a note."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    return bool(_APART.fullmatch(before)) and after.isalpha()


def _addresses(text: str, spans: Sequence[Span]) -> tuple[frozenset[int], int]:
    """The numbers of the authors' addresses, which count from 1 in the front matter, and where these end."""
    count, end = 0, 0
    for span in sorted(spans):
        at_line = not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
        labels = span.end < _FRONT and (at_line or _is_label(text, span))
        if labels and _figures(text, span) == str(count + 1):
            count, end = count + 1, span.end
    return frozenset(range(1, count + 1)), end


def _marked(
    text: str, outside: Sequence[Span], pattern: re.Pattern[str], last: int, strict: bool = False
) -> Iterator[Citation]:
    for stretch in outside:
        for mark in pattern.finditer(text, stretch.start, stretch.end):
            before = text[max(stretch.start, mark.start() - 14) : mark.start()].rstrip()
            if not _NO_CITATION_BEFORE.search(before):
                said = f"{mark['said']}-{mark['to']}" if mark["to"] else mark["said"]
                yield from _cited(Span(*mark.span()), said, last, strict)


def _cited(span: Span, said: str, last: int, strict: bool) -> Iterator[Citation]:
    found = numbers(said, last, strict)
    if found and max(found) <= last + _BEYOND:
        yield Citation(span, found)
