"""Which type of work a reference describes, told from the fields it has and the words it uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from refcheck.parser.clued import Clued

Values = Mapping[str, Any]

_THESIS = re.compile(r"thes[ie]s|dissert|thèse|tese\b|tesis|arbeit\b|habilitation|\bdiss\.", re.IGNORECASE)
_REPORT = Clued(
    ("report", "paper", "tech", "publication n"),
    re.compile(
        r"\b(?:technical|research|annual|final)\s+report\b|\b(?:working|discussion|white)\s+paper\b"
        r"|\breport\s+no\b|\btech\.?\s?rep\b|\([^()]*\bpublication\s+no\b",
        re.IGNORECASE,
    ),
)
_PROCEEDINGS = re.compile(
    r"\bproc(?:eedings|\.|\b)|\bconference\b|\bconf\.|\bsymposium\b|\bworkshop\b|\bcongress\b|\btagung\b|\bcongres\w*\b",
    re.IGNORECASE,
)
# "Proceedings" of an academy or a society are a journal, those of its meeting are not.
_JOURNAL_PROCEEDINGS = re.compile(r"\bacad|\broy|\bsoc|\bnatl|\bPNAS\b", re.IGNORECASE)
_MEETING = re.compile(
    r"conf|symp|workshop|congr|meeting|annual|\bint(?:l|ern\w*)?\b|\d(?:st|nd|rd|th)\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
# The marks of GB/T 7714, by which Chinese references tell what they cite.
_CODE = re.compile(r"(?<=\S)\s?\[(M|J|D|C|R|S|P|N|DB|CP|EB)(?:/(?:OL|CD|MT|DK))?\](?!\w)")
_CODED = {
    "M": "book", "J": "article-journal", "D": "thesis", "C": "paper-conference", "R": "report",
    "S": "standard", "P": "patent", "N": "article-newspaper", "DB": "dataset", "CP": "software",
    "EB": "webpage",
}  # fmt: skip
_DATASET = Clued(
    ("data", "dryad", "figshare", "pangaea"),
    re.compile(r"\bdata\s?sets?\]|\[data\b|\bdryad\b|\bfigshare\b|\bpangaea\b|\bdataverse\b", re.IGNORECASE),
)
_SOFTWARE = Clued(
    ("software", "r package", "computer program"),
    re.compile(
        r"\[(?:computer )?software\]|\bR package(?: version|(?=[.,;)\]]))|\bcomputer (?:program|software)\b"
        r"|\bsoftware,? version\b",
        re.IGNORECASE,
    ),
)
_STANDARD = re.compile(
    r"\b(?:ISO(?:/IEC)?|IEC|DIN(?: EN)?|ASTM|ANSI|IEEE Std|RFC|NF EN|BS|IEEE Standard)\s?[A-Z]?\d{2,}"
)
_PATENT = re.compile(r"\bpatent\b|\b(?:US|EP|WO)\s?\d[\d,/]{5,}", re.IGNORECASE)
_CASE = re.compile(r"^[A-Z][\w.,&' ]{1,60}\sv(?:s)?\.?\s[A-Z]")
_NEWSPAPER = re.compile(
    r"\b(?:times|guardian|herald|tribune|gazette|zeitung|le monde|el país|der standard|washington post|"
    r"telegraph|wall street journal|daily|taz|frankfurter allgemeine|süddeutsche|globe|newspaper)\b",
    re.IGNORECASE,
)


def infer_type(values: Values, text: str) -> str:
    """A CSL type, or "" when nothing speaks for one."""
    code = _CODE.search(text) if "[" in text else None
    if code:
        return _CODED[code[1]]
    for kind, speaks in _KINDS:
        if speaks(values, text):
            return kind
    return ""


def _thesis(values: Values, text: str) -> bool:
    return not values.get("volume") and bool(_THESIS.search(values.get("genre", ""))) and bool(text)


def _legal_case(values: Values, text: str) -> bool:
    return "author" not in values and "volume" in values and bool(_CASE.match(text))


def _patent(values: Values, text: str) -> bool:
    return "volume" not in values and bool(_PATENT.search(text))


def _standard(values: Values, text: str) -> bool:
    return "container_title" not in values and bool(_STANDARD.search(text))


def _dataset(values: Values, text: str) -> bool:
    return "volume" not in values and bool(_DATASET.search(text, text.lower()))


def _software(values: Values, text: str) -> bool:
    return "volume" not in values and bool(_SOFTWARE.search(text, text.lower()))


def _paper(values: Values, _: str) -> bool:
    container = values.get("container_title", "")
    return _tells_of_proceedings(container) and not _are_journal(values, container)


def _learned_journal(values: Values, _: str) -> bool:
    container = values.get("container_title", "")
    return _tells_of_proceedings(container) and _are_journal(values, container)


def _are_journal(values: Values, proceedings: str) -> bool:
    if not _JOURNAL_PROCEEDINGS.search(proceedings):
        return False
    return "volume" in values or not _MEETING.search(proceedings)


@lru_cache(maxsize=8192)
def _tells_of_proceedings(container: str) -> bool:
    return bool(_PROCEEDINGS.search(container))


def _newspaper(values: Values, _: str) -> bool:
    issued = values.get("issued")
    if issued is None or issued.day is None or "volume" in values:
        return False
    return bool(_NEWSPAPER.search(values.get("container_title", "")))


def _chapter(values: Values, _: str) -> bool:
    if "container_title" not in values or "issue" in values:
        return False
    bookish = any(key in values for key in ("editor", "publisher", "publisher_place", "edition"))
    return bookish and ("volume" not in values or "editor" in values)


def _journal(values: Values, _: str) -> bool:
    return "container_title" in values


def _report(values: Values, text: str) -> bool:
    return "volume" not in values and bool(_REPORT.search(text, text.lower()))


def _preprint(values: Values, _: str) -> bool:
    return "arxiv" in values


def _book(values: Values, _: str) -> bool:
    return "title" in values and any(
        key in values for key in ("publisher", "publisher_place", "edition", "isbn", "editor")
    )


def _site(values: Values, _: str) -> bool:
    """Whether a publisher is only the owner of a page that was looked at, as where nobody wrote it."""
    bookish = any(key in values for key in ("author", "editor", "edition", "isbn"))
    return "url" in values and "accessed" in values and not bookish


def _web_page(values: Values, _: str) -> bool:
    return "url" in values


_KINDS: tuple[tuple[str, Callable[[Values, str], bool]], ...] = (
    ("legal_case", _legal_case), ("thesis", _thesis), ("patent", _patent), ("standard", _standard),
    ("dataset", _dataset), ("software", _software), ("paper-conference", _paper),
    ("article-journal", _learned_journal), ("article-newspaper", _newspaper), ("chapter", _chapter),
    ("article-journal", _journal), ("report", _report), ("article", _preprint), ("webpage", _site),
    ("book", _book), ("webpage", _web_page),
)  # fmt: skip
