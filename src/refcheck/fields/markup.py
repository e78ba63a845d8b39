"""Markup and character entities within a title, read as the plain text they stand for."""

from __future__ import annotations

import re
from html import unescape

_FACE = "i|b|u|em|strong|italic|bold|underline|sc|scp|tt|monospace|roman|ovl|overline|span|font|emph"
_STRUCTURE = "title|subtitle|p|br|xref|fn|a|ext-link|named-content|styled-content|abbrev|inline-formula"
_SHIFT = "sup|sub|inf|super"
_TAG = re.compile(
    rf"</?(?:(?:jats|mml|m|xhtml):[a-z-]+|{_FACE}|{_STRUCTURE}|{_SHIFT})(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_BREAK = re.compile(r"<(?:subtitle|br|p|(?:jats:)?(?:subtitle|p|break))(?:\s[^<>]*)?/?>", re.IGNORECASE)
_FORMULA = re.compile(r"<((?:mml:|m:)?math)\b[^<>]*>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_FORMULA_SOURCE = re.compile(
    r"<((?:mml:|m:)?annotation|(?:jats:)?tex-math)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_ANY_TAG = re.compile(r"</?[a-z:-]+(?:\s[^<>]*)?/?>", re.IGNORECASE)
_MARK = r"<(sup|xref)\b[^<>]*>\s*(?:\d{1,2}[a-c]?(?:\s*[,-]\s*\d{1,2}[a-c]?)*|[*†‡§]+)\s*</\1>"
# A superscript number after a sentence, or after the word that closes a title, is the mark of a
# footnote and no exponent.
_FOOTNOTE_MARKS = (
    re.compile(rf"(?<=..\.)\s*{_MARK}", re.IGNORECASE),
    re.compile(rf"(?:(?<=[^\W\d_]{{4}})|(?<=[^\W\d_]{{3}}\))|(?<=..\?))\s*{_MARK}(?=[\s.]*$)", re.IGNORECASE),
)
# "in<i>Danio rerio</i>larvae": the space was lost with the change of face.
_LOST_SPACES = (
    re.compile(r"(?<=[^\W\d_]{2})(?=<(?:i|em|italic)>[^\W\d_]{2})", re.IGNORECASE),
    re.compile(r"(?<=[^\W\d_]{2}</i>)(?=[^\W\d_]{3})", re.IGNORECASE),
    re.compile(r"(?<=[^\W\d_]{2}</em>)(?=[^\W\d_]{3})", re.IGNORECASE),
    re.compile(r"(?<=[^\W\d_]{2}</italic>)(?=[^\W\d_]{3})", re.IGNORECASE),
)


def plain(text: str) -> str:
    """``text`` without tags, entities decoded (twice where they were encoded twice), spaces made one."""
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = _without_tags(text)
    return " ".join(text.split())


def blanked(text: str) -> str:
    """``text`` with spaces in place of tags and footnote marks, every other character where it was."""
    for pattern in (*_FOOTNOTE_MARKS, _TAG):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text


def _without_tags(text: str) -> str:
    for mark in _FOOTNOTE_MARKS:
        text = mark.sub("", text)
    for place in _LOST_SPACES:
        text = place.sub(" ", text)
    text = _FORMULA_SOURCE.sub("", text)
    text = _FORMULA.sub(_formula_text, text)
    return _TAG.sub("", _BREAK.sub(" ", text))


def _formula_text(match: re.Match[str]) -> str:
    """A formula's characters in a row, parted from a word that touches it."""
    # Where MathML begins, the space before it is often lost.
    inner = "".join(_ANY_TAG.sub("", match.group(2)).split())
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return f"{' ' if before.isalnum() else ''}{inner}{' ' if after.isalnum() else ''}"
