"""One author named in a sentence, with the year in brackets: "As Quill (1999) said".

So do places, laws, films and lives stand: what is meant is a work where the author is one of the list, or
where the words around say what authors do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from refcheck.fields.dates import is_month

NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]*[^\W\d_A-ZÀ-ÖØ-Þ]"
DATE = r"(?P<year>(?:1[5-9]|20)\d\d)[a-z]?"

_CITED = re.compile(rf"(?<![\w/-])(?P<said>(?P<name>{NAME})(?<!['’]s)\s+\({DATE})[,:)]")
_VERB = (
    r"(?:said|says?|argu(?:ed|es)|claim(?:ed|s)|stat(?:ed|es)|not(?:ed|es)|suggest(?:ed|s)|propos(?:ed|es)|found"
    r"|report(?:ed|s)|describ(?:ed|es)|demonstrat(?:ed|es)|observ(?:ed|es)|conclud(?:ed|es)|show(?:ed|n)|defin(?:ed|es)"
    r"|(?:dis)?agre(?:ed|es)|point(?:ed|s)\sout|explain(?:ed|s)|hypothesi[sz](?:ed|es)|emphasi[sz](?:ed|es)"
    r"|maintain(?:ed|s)|contend(?:ed|s)|recommend(?:ed|s)|review(?:ed|s)|investigat(?:ed|es)|examin(?:ed|es)|studied"
    r"|analy[sz](?:ed|es)|discuss(?:ed|es)|estimat(?:ed|es)|objects|warn(?:ed|s)|postulat(?:ed|es)"
    r"|zeigte?|beschr[ie]+bt?|argumentiert|schreibt|betont|montre|affirme|soutient|señala|sostiene)"
)
_SAYS = re.compile(
    rf"[a-z]?[^()]{{0,20}}\)\s(?:(?:has|had|have|also|later|first|recently|already|similarly|a|ha)\s){{0,2}}{_VERB}\b"
)
_LEADS = re.compile(
    rf"(?:\b(?:(?:[Aa]ccording|[Cc]ontrary)\sto|[Cc]onsistent\swith|[Ii]n\sline\swith|[Ss]ee|[Cc]f\.|[Ll]aut|[Ss]elon"
    rf"|[Ss]egún|(?:{_VERB}|stud(?:y|ies)|works?|reviews?|analys[ei]s)\s(?:by|of|in)))\s$"
)
_A_THING = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Dd]e[rmns]?|[Dd]as|[Dd]ie|[Ll][ea]s?|[Ee]l|[Ii]l)\s+$"
)
_ANOTHER = re.compile(  # name before the one that the year stands behind
    r"(?<![\w.])(?!(?:As|In|By|If|So|On)\s)([^\W\d_a-zß-öø-ÿ][\w'’.-]*)(?:,|,?\s(?:and|und|et|y|e|i|og|och|en|&))?\s+$"
)
_OPENER = re.compile(r"[.!?\n]\s*([^\W\d_]+),\s+$")  # However,
_NEAR = 40  # characters


def find(
    text: str, start: int, end: int, families: Collection[str], common: Collection[str]
) -> Iterator[re.Match[str]]:
    """The marks: a match has the groups ``said``, ``name`` and ``year``.

    ``families`` are the names of the list's authors, ``common`` words that are names nowhere, both
    casefolded.
    """
    for match in _CITED.finditer(text, start, end):
        name, before = match["name"].casefold(), text[max(start, match.start() - _NEAR) : match.start()]
        if name in common or is_month(name) or not _is_alone(before, families, common):
            continue
        if name in families or _SAYS.match(text, match.end("year"), end) or _LEADS.search(before):
            yield match


def _is_alone(before: str, families: Collection[str], common: Collection[str]) -> bool:
    """Whether a name stands for itself: no other name before it, nor what makes it a thing."""
    opener, another = _OPENER.search(before), _ANOTHER.search(before)
    if opener and opener[1].casefold() not in families:
        return True
    return not _A_THING.search(before) and (another is None or another[1].casefold() in common)
