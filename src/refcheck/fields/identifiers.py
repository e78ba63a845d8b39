"""Identifiers: recognise them in prose, reduce them to one bare form, check their check digits.

Bare forms: a DOI is lower-case without resolver; a PMID digits; a PMCID "PMC123"; an arXiv identifier
"2101.00001" or "hep-th/9901001" without version; an ISBN digits (and X) without hyphens; an ISSN
"1234-567X"; a URL as printed, joined where a line break split it. What cannot be read is ``""``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class PrintedIdentifier:
    """An identifier found in a string.

    ``variable`` is the field of ``Item`` it fills. ``text[start:end]`` is the bare identifier as printed,
    ``text[expression_start:expression_end]`` the same with its label or resolver
    ("doi: ", "https://doi.org/"). ``value`` is normalised.
    """

    variable: str
    value: str
    start: int
    end: int
    expression_start: int
    expression_end: int


_RESOLVER = r"(?:https?\s?:\s?/{1,2}\s?)?(?:www\.)?(?:dx\s?\.\s?)?doi\s?\.\s?org\s?/\s?(?:doi:\s?)?"
_DOI_LABEL = rf"(?:(?:doi|info:doi/)\s?[:.=]?\s{{0,2}})?(?:{_RESOLVER})?"
# A line break may have left a space after the slash.
_DOI = re.compile(
    rf"(?P<label>(?:\b{_DOI_LABEL})?)(?P<value>\b10\s?\.\s?\d{{4,9}}(?:\.\d{{1,9}}){{0,3}}"
    r"(?:/|%2[Ff])\s?[^\s\"<>“”]+(?:<[^\s<>]{1,40}>[^\s\"<>]*)?)",
    re.IGNORECASE,
)
_URL = re.compile(
    r"(?P<label>)(?P<value>\b(?:(?:https?|ftp)\s?:\s?/{1,2}\s?(?=\w)|www\.)[^\s<>\"“”|]+)", re.IGNORECASE
)
_ARXIV = re.compile(
    r"(?P<label>\b(?:https?://)?(?:www\.)?(?:arxiv\.org/(?:abs|pdf)/|arxiv(?:\s?e-?prints?)?\s{0,2}[:,]?\s{0,2}))"
    r"(?P<value>\d{4}\s?\.\s?\d{4,5}(?:v\d{1,2})?|[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,2})?)\b(?:\.pdf\b)?",
    re.IGNORECASE,
)
_ARXIV_OLD = re.compile(
    r"(?P<label>)(?P<value>\b(?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|math|nlin|nucl-(?:ex|th)|"
    r"physics|quant-ph|q-bio|cs|stat)(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,2})?)\b"
)
_PMID = re.compile(
    r"(?P<label>\b(?:https?://)?(?:pubmed\s{0,2})?(?:pmid|pubmed\s?id|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed|"
    r"pubmed\.ncbi\.nlm\.nih\.gov|pubmed)\s{0,2}[:#/]?\s{0,2})(?P<value>\d{4,9})\b/?",
    re.IGNORECASE,
)
_PMCID = re.compile(
    r"(?P<label>\b(?:(?:https?://)?(?:(?:www\.)?ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov|"
    r"(?:www\.)?europepmc\.org)/articles?/|pmcid\s{0,2}:?\s{0,2})?)(?P<value>\bPMC\s?\d{3,9})\b/?",
    re.IGNORECASE,
)
_ISBN = re.compile(
    r"(?P<label>\bisbn(?:\s?-?1[03])?\s{0,2}:?\s{0,2})(?P<value>\d[\d\s‐-―-]{8,20}[\dX])\b", re.IGNORECASE
)
_BARE_ISBN = re.compile(r"(?P<label>)(?P<value>\b97[89]-\d{1,5}-\d{1,7}-\d{1,7}-\d)\b")
_ISSN = re.compile(
    r"(?P<label>\b[ep]?-?issn\s{0,2}(?:\(\w+\)\s?)?:?\s{0,2})(?P<value>\d{4}\s?[‐-―-]?\s?\d{3}[\dX])\b",
    re.IGNORECASE,
)


def normalise_doi(text: str) -> str:
    """The bare, lower-case DOI in ``text``, or "" when it holds none."""
    text = text.strip()
    if "%2f" in text.lower():
        text = unquote(text)
    found = _DOI.search(text)
    if found is None:
        return ""
    return re.sub(r"\s", "", _trim(found["value"])).lower()


def normalise_pmid(text: str) -> str:
    """The digits of a PMID, or "" when ``text`` is none."""
    digits = re.fullmatch(r"\s*(?:pmid\s*:?\s*)?0*(\d{1,9})\s*", text, re.IGNORECASE)
    return digits[1] if digits else ""


def normalise_pmcid(text: str) -> str:
    """Return "PMC" and digits, or "" when ``text`` is no PMCID."""
    digits = re.fullmatch(r"\s*(?:pmcid\s*:?\s*)?(?:pmc)?\s*(\d{1,9})(?:\.\d+)?\s*", text, re.IGNORECASE)
    return f"PMC{digits[1]}" if digits else ""


def normalise_arxiv(text: str) -> str:
    """The arXiv identifier without prefix and version, or "" when ``text`` is none."""
    compact = re.sub(r"\s", "", text)
    found = re.search(r"(\d{4}\.\d{4,5}|[A-Za-z-]{2,10}(?:\.[A-Za-z]{2})?/\d{7})(?:v\d+)?$", compact)
    return re.sub(r"^([a-z-]+)\.[A-Za-z]{2}/", r"\1/", found[1]) if found else ""


def normalise_isbn(text: str) -> str:
    """The 10 or 13 characters of an ISBN with a right check digit, or ""."""
    compact = re.sub(r"[^\dX]", "", text.upper())
    return compact if is_isbn(compact) else ""


def normalise_issn(text: str) -> str:
    """An ISSN with a right check digit as "1234-567X", or ""."""
    compact = re.sub(r"[^\dX]", "", text.upper())
    return f"{compact[:4]}-{compact[4:]}" if is_issn(compact) else ""


def is_isbn(compact: str) -> bool:
    """Whether the 10 or 13 characters end in their right check digit (ISO 2108)."""
    if re.fullmatch(r"\d{9}[\dX]", compact):
        return sum((10 - place) * _digit(char) for place, char in enumerate(compact)) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", compact):
        return sum((1, 3)[place % 2] * int(char) for place, char in enumerate(compact)) % 10 == 0
    return False


def is_issn(compact: str) -> bool:
    """Whether the eight characters end in their right check digit (ISO 3297)."""
    if not re.fullmatch(r"\d{7}[\dX]", compact):
        return False
    return sum((8 - place) * _digit(char) for place, char in enumerate(compact)) % 11 == 0


def normalise_url(text: str) -> str:
    """A URL as printed, without the spaces a line break left and the punctuation of the sentence."""
    return re.sub(r"\s", "", _trim(text.strip()))


def find_identifiers(text: str) -> tuple[PrintedIdentifier, ...]:
    """All identifiers of ``text``, in order of place, none overlapping another."""
    lowered = text.lower()
    likely = [recogniser for clue, recogniser in _CLUES if clue in lowered]
    if not likely:
        return ()
    taken = bytearray(len(text))
    found: list[PrintedIdentifier] = []
    for recogniser in dict.fromkeys(likely):
        for new in recogniser.find(text):
            place = slice(new.expression_start, new.expression_end)
            if not any(taken[place]):
                taken[place] = b"\1" * (place.stop - place.start)
                found.append(new)
    return tuple(sorted(found, key=lambda identifier: identifier.start))


def is_identifier(text: str) -> bool:
    """Whether the text is one DOI, PMID, PMCID or arXiv number, and nothing else."""
    found = find_identifiers(text)
    if len(found) != 1 or found[0].variable not in _OF_WORKS:
        return False
    around = text[: found[0].expression_start] + text[found[0].expression_end :]
    return not around.strip(" .,;")


@dataclass(frozen=True, slots=True, eq=False)
class _Recogniser:
    """One identifier system: ``clues`` are lower-case strings without which ``pattern`` cannot match."""

    variable: str
    clues: tuple[str, ...]
    pattern: re.Pattern[str]
    normalise: Callable[[str], str]

    def find(self, text: str) -> Iterator[PrintedIdentifier]:
        for match in self.pattern.finditer(text):
            printed = _trim(match["value"])
            value = self.normalise(printed)
            if not value:
                continue
            start = match.start("value")
            trimmed = len(printed) < len(match["value"])
            end = start + len(printed)
            yield PrintedIdentifier(
                self.variable, value, start, end, match.start(), end if trimmed else match.end()
            )


# In order: what an earlier one has taken is not looked at again, so a DOI's resolver is no URL.
_RECOGNISERS = (
    _Recogniser("doi", ("10.", "10 ."), _DOI, normalise_doi),
    _Recogniser("pmcid", ("pmc",), _PMCID, normalise_pmcid),
    _Recogniser("pmid", ("pmid", "pubmed"), _PMID, normalise_pmid),
    _Recogniser("arxiv", ("arxiv",), _ARXIV, normalise_arxiv),
    _Recogniser(
        "arxiv", ("-ph", "-th", "-ex", "-lat", "-qc", "-mat", "math", "nlin", "cs.", "physics"), _ARXIV_OLD,
        normalise_arxiv,
    ),
    _Recogniser("url", ("http", "ftp", "www."), _URL, normalise_url),
    _Recogniser("isbn", ("isbn",), _ISBN, normalise_isbn),
    _Recogniser("isbn", ("978-", "979-"), _BARE_ISBN, normalise_isbn),
    _Recogniser("issn", ("issn",), _ISSN, normalise_issn),
)  # fmt: skip
_OF_WORKS = frozenset({"doi", "pmid", "pmcid", "arxiv"})
_CLUES = [(clue, recogniser) for recogniser in _RECOGNISERS for clue in recogniser.clues]


def _trim(printed: str) -> str:
    """Without the sentence's punctuation; a closing bracket stays when it was opened within."""
    end = len(printed)
    balance = {close: printed.count(open_) - printed.count(close) for open_, close in ("()", "[]", "{}")}
    while end:
        last = printed[end - 1]
        if balance.get(last, 0) < 0:
            balance[last] += 1
        elif last not in ".,;:!?'\"’”»*·…":
            break
        end -= 1
    return printed[:end]


def _digit(char: str) -> int:
    return 10 if char == "X" else int(char)
