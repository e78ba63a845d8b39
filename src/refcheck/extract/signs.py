"""Signs that a line of text belongs to a reference, begins one, or ends one."""

from __future__ import annotations

import re

_PARTICLE = (
    r"(?:(?:van|von|vom|de|der|den|del|della|di|da|du|le|la|el|al|zu|zur|ten|ter|dos|das|do|af|av"
    r"|Van|Von|De|Der|Del|Di|Da|Du|Le|La|El|Al|Ten|Ter|Dos|d|O)[\s'’-]+){0,3}"
)
_CAPITALISED = r"[^\W\d_a-z][\w'’‘`´-]+"  # a letter that is not a small Latin one, then more of a name
_AUTHOR = re.compile(
    rf"[\"“«]?{_PARTICLE}{_CAPITALISED}(?:[ ](?:{_PARTICLE}){_CAPITALISED}){{0,2}}"
    r"(?:,[ ]?[^\W\d_a-z][.\w’'-]*|[ ][^\W\d_a-z]{1,3}[.,;:(\s]|[ ][^\W\d_a-z]{1,4}$"
    r"|,?[ ](?:and|und|et|y|e|i|&)[ ]|[,;][ ]?(?:et al|and|und|&)|,?[ ](?:et[ ]al|u\.[ ]?a))"
)
_EAST = "[\u4e00-\u9fff\uac00-\ud7af]{2,4}"  # a name in Chinese or Korean characters
_EASTERN_AUTHOR = re.compile(
    rf"{_EAST}(?:[,，][ ]?[\"'‘“「『《〈]|[ ]?[(（][12]\d{{3}}|[ ]?[,，、.·][ ]?{_EAST}[ ]?[,，、.·(（])"
)
_INITIALS_FIRST = re.compile(
    rf"(?:[^\W\d_a-z]\.[ -]?){{1,4}}{_PARTICLE}{_CAPITALISED}"
    rf"|[^\W\d_a-z]{{1,3}}[ ]{_PARTICLE}{_CAPITALISED},"
)
_GROUP = re.compile(
    r"(?:[^\W\d_a-z][\w&’'-]*[ ]){0,6}(?i:organi[sz]ation|committee|association|society|group|institute"
    r"|ministry|agency|commission|council|department|consortium|collaboration|network|team)\b"
)
_REPEATED_AUTHOR = re.compile(
    r"[-–—―_]{2,}|[—―]|[-–](?=[ ]?[(,.:])|(?:ders|dies|id|idem|ibid|ebd)\b\.?", re.IGNORECASE
)
# Each way begins with a set of characters and looks behind it afterwards: a search then skips from one such
# character to the next, eight times as fast as with the words written out as alternatives.
YEAR = re.compile(
    r"""[12](?<![\d.].) (?:(?<=1)[5-9]\d\d | (?<=2)0[0-4]\d) [A-Za-z]? (?!\d)
    | [EFINOSefinos](?<!\w.) (?:
          (?<=[Ii])(?i:n[ ]press\b | m[ ]erscheinen\b)
        | (?<=[Ff])(?i:orthcoming\b)
        | (?<=[Nn])(?i:\.[ ]?d\. | o[ ]prelo\b)
        | (?<=[Oo])(?i:\.[ ]?j\.)
        | (?<=[Ss])(?i:\.[ ]?[df]\. | ous[ ]presse\b)
        | (?<=[Ee])(?i:n[ ]prensa\b))
    | [Вв](?i:[ ]печати)""",
    re.VERBOSE,
)
_VENUE = re.compile(
    r"\beds?\.|\bhrsg|\bhg\.|\bpp?\. ?\d|\bvol\.|\bdoi\b|https?:|\bpress\b|\bverlag\b|\bjournal\b"
    r"|\buniversity\b"
    r"|\bin:|\bs\. ?\d+|\bproceedings\b|\bet al\b|\beditora?\b|\brevista\b|\brevue\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?<!\d)\d++ ?(?:[-–] ?\d|\(\d++\)|[:,;] ?[eL]?\d)")  # a long number is read but once
_CLOSED = re.compile(r"(?:[.)\]»“”\"/]|\d|\d[-–]?[A-Za-z]\d*)$")
_LINKS_END = re.compile(  # what journals set behind each reference
    r"(?:[\[(]?\b(?:cross ?ref|pub ?med(?: central)?|medline|google scholar|google|web of science"
    r"|scopus|view article|full text|pmc free article|cas|isi)\b[\])]?[ |,.]*)+$",
    re.IGNORECASE,
)
_URL_END = re.compile(r"(?:https?://|www\.|doi:|10\.\d{4,9}/)\S+$", re.IGNORECASE)
_OPEN = re.compile(
    r"(?:[,;:&\-–(]|\b(?:and|und|et|y|of|the|in|for|on|to|with|a|an|der|die|das|des|den|für|von|zur?|le"
    r"|la|les"
    r"|de|du|el|los|del|ed|eds|hg|hrsg|vol|no|pp?|university|press:?)|(?<![a-z]\.)\b[A-Z]\.,?)$",
    re.IGNORECASE,
)


_LABEL = re.compile(
    r"(?!\(?(?:1[5-9]|20)\d\d[.):])[\[(]?\^?\d{1,4}\s?[\].):]+\s*(?=\D)"  # but no year
    r"|\d{1,3}\s+(?=[^\W\d_a-z])|\[[^\[\]]{2,30}\]:?\s*|[-*+•]\s+"
)


def unlabelled(text: str) -> str:
    """The line without the number or key it may begin with."""
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def evidence(text: str) -> int:
    """How many kinds of thing that references hold this line holds, 0 to 4."""
    return bool(YEAR.search(text)) + begins_with_author(text) + trappings(text)


def trappings(text: str) -> int:
    """How many kinds of thing this line holds that stand in references beside author and year, 0 to 2."""
    return bool(_VENUE.search(text)) + bool(_NUMBERS.search(text))


def begins_with_author(text: str) -> bool:
    """Whether the text begins the way an author list does."""
    name = unlabelled(text)
    return bool(_AUTHOR.match(name) or _INITIALS_FIRST.match(name) or _EASTERN_AUTHOR.match(name))


def is_group(text: str) -> bool:
    """Whether the text begins with the name of a body rather than a person's."""
    return bool(_GROUP.match(text))


def begins_with_initials(text: str) -> bool:
    """Whether the text begins with a person's initials, the name after them."""
    return bool(_INITIALS_FIRST.match(unlabelled(text)))


def repeats_author(text: str) -> bool:
    """Whether the text begins with what stands for the author of the reference above: "---", "Ders."."""
    return bool(_REPEATED_AUTHOR.match(text))


def looks_open(text: str) -> bool:
    """Whether a line that ends so is hardly the last of a reference."""
    return bool(_OPEN.search(text))


def start_scores(text: str, before: str, after: str) -> dict[str, float]:
    """Named scores for a reference beginning with the line ``text``, between two others ("" at an edge).

    The sum is above about 2 for most first lines and below 1 for most others.
    """
    return {
        "first characters": _first_characters(unlabelled(text)),
        "year soon": _year_soon(text, after),
        "line before": _line_before(before),
    }


def start_score(text: str, before: str, after: str) -> float:
    """The sum of ``start_scores``."""
    return sum(start_scores(text, before, after).values())


def _first_characters(text: str) -> float:
    if _REPEATED_AUTHOR.match(text):
        return 3.0
    if begins_with_author(text):
        return 2.0
    if _GROUP.match(text):
        return 1.0
    return 0.3 if text[:1].isupper() else -2.0


def _year_soon(text: str, after: str) -> float:
    if YEAR.search(text[:150]):
        return 1.0
    return 0.4 if YEAR.search(after[:60]) else 0.0


def _line_before(before: str) -> float:
    if not before:
        return 1.0
    if _URL_END.search(before) or _LINKS_END.search(before):
        return 1.0
    if _OPEN.search(before):
        return -2.0
    return 1.0 if _CLOSED.search(before) else 0.0


def looks_closed(text: str) -> bool:
    """Whether a reference may end with these characters."""
    if _URL_END.search(text) or _LINKS_END.search(text):
        return True
    return bool(_CLOSED.search(text)) and not text.endswith(("-", "–"))
