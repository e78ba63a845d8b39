"""How a reference in a note begins: behind "see" or "vgl.", with people, a body, or a title in quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from refcheck.extract import signs
from refcheck.fields.names import UNNAMED

CAPITAL = "[^\\W\\d_a-zß-öø-ÿ]"  # a letter that is not a small Latin one
# Atomic groups, not possessive quantifiers: before 3.11.5 these lose matches of groups that backtrack
# (https://github.com/python/cpython/issues/106052).
_WORD = rf"{CAPITAL}(?>(?:[\w'’‘`´]|-(?=\w))*)"
_NAME = rf"{CAPITAL}(?>(?:[\w'’‘`´]|-(?=\w))+)"
_INITIAL = rf"{CAPITAL}[a-z]?\.(?:\s?-?{CAPITAL}[a-z]?\.)*"
_LED = (
    r"(?:(?:van|von|vom|zu|zur|zum|de|del|della|den|der|dem|di|da|do|dos|das|du|la|le|los|las|ten|ter|te|af"
    r"|av|ibn|bin|al|el|y|e|of)\s)*"
)
_BEHIND = (
    r"(?:\s?[,:;(/\[“„«‘\"&]|\s[–&]|\s(?:and|und|et|y|e|i|og|och|en|a|и)\s|,?\s(?:et\sal|u\.\s?a|m\.\s?fl)\b"
    r"|\s(?:1[5-9]|20)\d\d)"
)
_PERSON = re.compile(
    # Hans-Ulrich Wehler, J. M. Keynes
    rf"(?:(?:{_INITIAL}|{_WORD})[\s-]?){{1,4}}{_LED}(?:[dl]['’])?{_NAME}(?:,?\s(?:Jr|Sr)\.|\sI{{2,3}})?"
    rf"(?=\.|{_BEHIND})"
    # Wehler, Hans-Ulrich; Keynes, J. M.
    rf"|{_LED}{_NAME}(?:[\s-]{_NAME})?,\s?(?:{_INITIAL}|{_WORD})(?:\s(?:{_INITIAL}|{_WORD})){{0,2}}"
    rf"(?:(?<=\.)|(?=\.|{_BEHIND}))"
    # Keynes JM, Keynes J.,
    rf"|{_LED}{_NAME}(?:[\s-]{_NAME})?\s(?:{CAPITAL}{{1,3}}(?=\.|{_BEHIND})|{_INITIAL}(?=\s?[,;:(]|\s\d))"
    rf"|{_LED}{_NAME}(?={_BEHIND})"
)
_AND_MORE = re.compile(rf",?\s{UNNAMED}")
_NO_NAME = re.compile(  # "A Tale" is a title's beginning, "A Slator," a name
    rf"(?!(?-i:[AI]\s{_NAME}(?:\s{_NAME})?(?:[,:/]|\s(?:and|und|et|&)\s)))"
    r"(?:the|a|an|on|in|of|for|to|from|by|with|at|as|this|that|these|those|he|she|it|they|we|i|his|her|its|their"
    r"|der|die|das|den|dem|des|eine?[nmr]?|im|am|zum|zur|auf|mit|für|aus|nach|bei|wie|dass"
    r"|le|les|une?|des|dans|sur|pour|par|il|elle|los|las|una|uno|con|gli|lo|nel|nella"
    r"|however|moreover|thus|therefore|similarly|although|while|since|when|where|what|which|who|but|and|or|not"
    r"|also|auch|doch|aber|dagegen|ferner|daneben|hingegen|allerdings|ibid|ibidem|ebd|ebenda"
    r"|supra|infra|chapter|section|table|figure|notes?|anm|fn|see|cf|vgl|siehe|voir)(?=[\s,:;])",
    re.IGNORECASE,
)
_SIGNAL = re.compile(
    r"(?:\([a-h]\)\s|(?:see|also|generally|especially|but|cf|compare|contra|accord|e\.\s?g|for|example|instance|and|thus"
    r"|i\.\s?e|quoted|cited|reprinted\sin|following|further|on\sthis"
    r"|vgl|vergl|vergleiche|siehe|so(?=\s(?:auch|etwa|schon|z))|auch|dazu|hierzu|dagegen|etwa|bes|insb|insbes|ferner|zuletzt"
    r"|zu[mr]?\s\w+(?=\s(?-i:[A-ZÀ-Þ]))|grundlegend|nach|bei|ausführlich|statt|vieler|allem|vor|zit|zitiert|z\.\s?B|und|sowie|noch|aber"
    r"|anders|jetzt|ebenso|ähnlich|weiter"
    r"|voir|aussi|notamment|ainsi|par|exemple|cité|dans|et|sur\sce\spoint|cfr|vedi|anche|si\sveda|véase"
    r"|también|ver|vid|vide|zie|ook|jf|jfr|см|ср)\b[.,:]*\s+)+",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"(?:ders|dies|dens|id|idem|ead|eadem)\b\.?[,:]?\s+|[-–—―_]{2,}[.,:]?\s*|[—―][.,:]?\s+", re.IGNORECASE
)
_QUOTED = re.compile(
    r"“[^“”]{4,300}”|„[^„“”]{4,300}[“”]|«[^«»]{4,300}»|»[^«»]{4,300}«|\"[^\"]{4,300}\"|‘[^‘]{4,300}?’(?!\w)"
)
_BODY = re.compile(r"[^,.:;()]{5,120}")
_NAMES = re.compile(
    rf"(?>(?:(?:{CAPITAL}[\w'’.-]*+|[^\W\d_]{{1,3}}+(?![^\W\d_])\.?|[dl]['’]|&|[–-]{{1,2}})[\s,;:/]*+"
    r"|\((?i:eds?|hrsg|hgg?|dir|org|coords?)\.?\)[,:]?\s*+){1,40})"
)
_YEAR_BEHIND_NAMES = re.compile(
    r"(?:[(\[](?:1[5-9]|20)\d\d[a-z]?[)\]][.,:]*\s+"
    r"|(?:(?<=[.,]\s)|(?<=[^\W\d_a-z]\s))(?:1[5-9]|20)\d\d[a-z]?[.:,]?\s+)"
    r"(?!(?:S|Sp|Pp?|Bd|Nr)\.)(?=[“„«‘\"']?\s?[^\W_a-z])"
)
_GIVEN_NAMES = re.compile(rf"{CAPITAL}{{1,3}}\.|,\s?{CAPITAL}|\b{CAPITAL}{{1,3}}\b")
_MOST_NAMES = 300  # characters


@dataclass(frozen=True, slots=True)
class Opening:
    """What a reference begins with, up to ``end``; ``sure`` when hardly anything else begins so."""

    end: int
    sure: bool


def behind_signals(text: str, start: int, end: int) -> int:
    """Where what stands behind "See also", "Vgl." and the like begins; ``start`` where there is none such."""
    signal = _SIGNAL.match(text, start, end)
    return signal.end() if signal else start


def opening(text: str, start: int, end: int) -> Opening | None:
    """The first author of the reference that begins at ``start``, or its title in quotes; else None."""
    quoted = _QUOTED.match(text, start, end)
    return Opening(quoted.end(), sure=False) if quoted else _author(text, start, end)


def _author(text: str, start: int, end: int) -> Opening | None:
    again = _AGAIN.match(text, start, end)
    if again:
        return Opening(again.end(), sure=True)
    person = _PERSON.match(text, start, end)
    named = not _NO_NAME.match(text, start, end)
    if person and named:
        more = _AND_MORE.match(text, person.end(), end)
        return Opening(more.end() if more else person.end(), sure=" " in person.group().strip())
    if signs.is_group(text[start:end]) and (body := _BODY.match(text, start, end)):
        return Opening(body.end(), sure=True)
    titled = title_behind_year(text, start, end) if named else None
    return Opening(titled, sure=True) if titled else None


def title_behind_year(text: str, start: int, end: int) -> int | None:
    """Where the title of a reference begins that has the year behind its authors, or None for another."""
    people = _NAMES.match(text, start, min(end, start + _MOST_NAMES))
    dated = _YEAR_BEHIND_NAMES.match(text, people.end(), end) if people else None
    if people is None or dated is None:
        return None
    return dated.end() if ":" in dated.group() or _GIVEN_NAMES.search(people.group()) else None
