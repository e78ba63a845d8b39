"""Entries for BibTeX or biblatex, written so that every style prints them right.

Field names and entry types are those of BibTeX's standard styles (btxdoc) and of biblatex's manual;
fields stand in one canonical order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from refcheck.fields import latex
from refcheck.formats.bibtex import spelling as forms
from refcheck.model import Date, Item, Name

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "periodical": "article", "review": "article", "review-book": "article", "book": "book",
    "chapter": "incollection", "entry-encyclopedia": "incollection", "entry-dictionary": "incollection",
    "paper-conference": "inproceedings", "thesis": "phdthesis", "report": "techreport",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
}  # fmt: skip
_BIBLATEX_TYPES = _TYPES | {
    "thesis": "thesis", "report": "report", "webpage": "online", "post-weblog": "online", "post": "online",
    "dataset": "dataset", "software": "software", "patent": "patent",
}  # fmt: skip
_IN_COLLECTION = ("container_title", "collection_title")
_REPORT = ("publisher", "number", "url", "doi", "arxiv")
_NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article": (("container_title",),), "book": (), "incollection": (_IN_COLLECTION,),
    "inproceedings": (_IN_COLLECTION,), "phdthesis": (("publisher",),), "mastersthesis": (("publisher",),),
    "thesis": (("publisher",),), "techreport": (_REPORT,), "report": (_REPORT,), "unpublished": (),
}  # fmt: skip
# Works whose number is a report's, a patent's or that of a volume in a series, and no article number.
_NUMBERED = frozenset({"report", "patent", "book", "thesis", "standard", "legislation", "legal_case",
                       "manuscript", "pamphlet", "webpage", "software", "dataset"})  # fmt: skip
# What BibTeX's styles print of themselves for the type of an entry.
_SAID = {"phdthesis": ("phd thesis", "phdthesis"), "mastersthesis": ("master's thesis", "mathesis"),
         "techreport": ("technical report", "techreport")}  # fmt: skip
_UNNAMED = {"thesis": "Thesis", "report": "Report"}  # what a "misc" has no type for
_BIBLATEX_NAMES = {"journal": "journaltitle", "address": "location", "school": "institution", "key": "label"}
_ORDER = (
    "author", "editor", "translator", "key", "title", "booktitle", "journal", "year", "date", "month",
    "volume", "number", "pages", "eid", "pagetotal", "edition", "series", "publisher", "institution",
    "school", "address", "type", "eventtitle", "howpublished", "note", "eprint", "archiveprefix",
    "eprinttype", "doi", "pmid", "pmcid", "isbn", "issn", "url", "urldate", "language",
)  # fmt: skip
_WORD = re.compile(r"\S+")
_CORE = re.compile(r"([\"'“‘(\[¿¡`]*)(.*?)([\"'”’)\],.;:?!]*)", re.DOTALL)
_PARTS = re.compile(r"[-‐‑–/]")
_SENTENCE_START = re.compile(r"(?:^|[:.?!]\s+|[–—]\s*)[\"'“‘(\[¿¡]*$")
_CAPITALS_SHARE = 0.8  # of the longer words of a title that is all capitals
_TITLE_CASE_SHARE = 0.6  # of the longer words that begin with a capital


@dataclass(frozen=True, slots=True)
class Spelling:
    """How entries are written: for biblatex (else BibTeX), and in Unicode (else in LaTeX's ASCII)."""

    biblatex: bool = False
    unicode: bool = False

    def text(self, text: str) -> str:
        """``text`` with LaTeX's own characters escaped, and all others if it must be ASCII."""
        return latex.escape(text) if self.unicode else latex.encode(text)


def write(entries: Iterable[tuple[str, Item]], spelling: Spelling | None = None) -> str:
    """Keys and items as the text of a .bib."""
    return "\n".join(entry(key, item, spelling) for key, item in entries)


def entry(
    key: str, item: Item, spelling: Spelling | None = None, extra: Mapping[str, str] | None = None
) -> str:
    """One entry, ending in a line break; ``extra`` fields come last, their values as they are."""
    spelling = spelling or Spelling()
    kind = entry_type(item, spelling)
    written = fields(item, spelling) | {name: f"{{{value}}}" for name, value in (extra or {}).items()}
    width = max((len(name) for name in written), default=0)
    lines = "".join(f"  {name:<{width}} = {value},\n" for name, value in written.items())
    return f"@{kind}{{{key},\n{lines}}}\n"


def entry_type(item: Item, spelling: Spelling) -> str:
    """The entry type an item has in BibTeX or biblatex; "misc" where it lacks what its own type needs."""
    kind = _own_type(item, spelling)
    if kind == "article" and item.container_title and item.volume and (item.page or item.number):
        return kind  # chemists cite without titles; "misc" would print neither volume nor pages
    return kind if all(any(getattr(item, name) for name in names) for names in _needed(kind)) else "misc"


def _own_type(item: Item, spelling: Spelling) -> str:
    if not item.type:
        return "article" if item.container_title and (item.volume or item.page or item.number) else "misc"
    master = item.type == "thesis" and re.search(r"master|diplom|mathesis", item.genre, re.IGNORECASE)
    if master and not spelling.biblatex:
        return "mastersthesis"
    if item.type == "book" and item.container_title and item.author:
        return "incollection"  # the chapter of a book
    return (_BIBLATEX_TYPES if spelling.biblatex else _TYPES).get(item.type, "misc")


def _needed(kind: str) -> tuple[tuple[str, ...], ...]:
    """The variables that a style cannot print an entry of the type without, each with its alternatives."""
    return (("title",), *_NEEDED[kind]) if kind in _NEEDED else ()


def fields(item: Item, spelling: Spelling) -> dict[str, str]:
    """Field names and values with delimiters, in canonical order; only what is known."""
    known = dict(_known(forms.cleaned(item, biblatex=spelling.biblatex), spelling))
    ordered = {name: known[name] for name in _ORDER if known.get(name)}
    return {_name(name, spelling): _enclosed(name, forms.commands(value)) for name, value in ordered.items()}


def protect(title: str, spelling: Spelling) -> str:
    """``title`` in LaTeX, with braces around the words whose capitals a style must not lower.

    In a title in sentence case that is every capital but a sentence's first; in one in title case only words
    with a capital inside (CT, mRNA, McCune), for there the other capitals are style. In one that is all
    capitals nothing tells which of them belong to a word, save in words that have small letters too.
    """
    if is_all_capitals(title):
        return _WORD.sub(lambda word: _protected_among_capitals(word[0], spelling), title)
    title_case = is_title_case(title)
    return _WORD.sub(lambda word: _protected(word, title_case, spelling), title)


def is_title_case(title: str) -> bool:
    """Whether most of the longer words after the first begin with a capital."""
    long = [word for word in title.split()[1:] if len(word) > 3 and word[0].isalpha()]
    capitalised = sum(word[0].isupper() for word in long)
    return len(long) > 1 and capitalised >= _TITLE_CASE_SHARE * len(long)


def is_all_capitals(title: str) -> bool:
    """Whether a title is printed in capitals: most of its longer words, and at least two, have no others."""
    long = [word for word in title.split() if sum(map(str.isalpha, word)) > 3]
    return len(long) > 1 and sum(word.isupper() for word in long) >= _CAPITALS_SHARE * len(long)


def _protected_among_capitals(word: str, spelling: Spelling) -> str:
    core = _CORE.fullmatch(word)
    assert core  # every part of the pattern may be empty
    mixed = _has_capital(core[2]) and any(character.islower() for character in core[2])
    if not mixed:
        return spelling.text(word)
    return f"{spelling.text(core[1])}{{{spelling.text(core[2])}}}{spelling.text(core[3])}"


def _protected(word: re.Match[str], title_case: bool, spelling: Spelling) -> str:
    core = _CORE.fullmatch(word[0])
    assert core  # every part of the pattern may be empty
    inside = any(_has_capital(part[1:]) for part in _PARTS.split(core[2]))
    first = _has_capital(core[2][:1]) and not title_case
    starts = _SENTENCE_START.search(word.string, 0, word.start() + len(core[1]))
    if not inside and (not first or starts):
        return spelling.text(word[0])
    return f"{spelling.text(core[1])}{{{spelling.text(core[2])}}}{spelling.text(core[3])}"


def _has_capital(text: str) -> bool:
    return any(character.isupper() for character in text)


def _known(item: Item, spelling: Spelling) -> Iterator[tuple[str, str]]:
    yield "author", _people(item.author, item.authors_truncated, spelling)
    yield "editor", _people(item.editor, False, spelling)
    yield "translator", _people(item.translator, False, spelling)
    kind = entry_type(item, spelling)
    if not item.author and not (item.editor and (kind == "book" or spelling.biblatex)):
        yield "key", spelling.text(item.title or item.container_title)  # styles sort only books by editor
    yield "title", protect(item.title, spelling)
    yield from _container(item, kind, spelling)
    yield from _when(item.issued, spelling)
    yield "volume", spelling.text(item.volume)
    own_number = item.number if item.type in _NUMBERED else ""
    yield "number", spelling.text(_issue(item) or own_number)
    yield "pages", _pages(item.page)
    if item.number and not own_number:
        yield "eid", spelling.text(item.number)
    yield "pagetotal", spelling.text(item.number_of_pages)
    yield "edition", spelling.text(item.edition)
    yield "type", spelling.text(item.genre) if item.genre.casefold() not in _SAID.get(kind, ()) else ""
    yield "eventtitle", spelling.text(item.event_title) if spelling.biblatex else ""
    if kind in ("misc", "booklet") and not item.container_title:
        unnamed = "" if item.genre else _UNNAMED.get(item.type, "")
        yield "howpublished", spelling.text(item.medium or unnamed)
    yield "note", _note(item, kind, spelling)
    yield from _identifiers(item, spelling)
    yield "language", spelling.text(item.language)


def _container(item: Item, kind: str, spelling: Spelling) -> Iterator[tuple[str, str]]:
    if kind == "article":
        yield "journal", spelling.text(item.container_title)
    elif kind in ("incollection", "inproceedings"):
        # A style lowers no capitals of a booktitle.
        yield "booktitle", spelling.text(item.container_title)
    elif item.container_title:
        yield "howpublished", spelling.text(item.container_title)
    yield "series", spelling.text(item.collection_title)
    publisher = {"techreport": "institution", "report": "institution", "thesis": "institution"}.get(
        kind, "publisher"
    )
    yield "school" if kind in ("phdthesis", "mastersthesis") else publisher, spelling.text(item.publisher)
    yield "address", spelling.text(item.publisher_place)


def _when(issued: Date | None, spelling: Spelling) -> Iterator[tuple[str, str]]:
    if not issued:
        return
    year = f"{issued.year}{issued.suffix}" if issued.year else spelling.text(issued.literal)
    if spelling.biblatex and issued.year:
        parts = [f"{issued.year:04d}"] + [f"{part:02d}" for part in (issued.month, issued.day) if part]
        yield "date", "-".join(parts[: 3 if issued.month else 1])
        return
    yield "year", year
    if issued.month:
        yield "month", _MONTHS[issued.month - 1]


def _issue(item: Item) -> str:
    bare = item.supplement and "suppl" not in item.supplement.lower()
    return f"{item.issue} {'Suppl ' if bare else ''}{item.supplement}".strip()


def _note(item: Item, kind: str, spelling: Spelling) -> str:
    if item.note:
        return spelling.text(item.note)
    return "Unpublished" if kind == "unpublished" else ""


def _identifiers(item: Item, spelling: Spelling) -> Iterator[tuple[str, str]]:
    if item.arxiv:
        yield "eprint", item.arxiv
        yield ("eprinttype" if spelling.biblatex else "archiveprefix"), "arXiv"
    yield "doi", item.doi
    yield "pmid", item.pmid
    yield "pmcid", item.pmcid
    yield "isbn", ", ".join(item.isbn)
    yield "issn", ", ".join(item.issn)
    yield "url", "" if item.doi and item.doi in item.url.lower() else item.url
    if item.accessed and item.accessed.year and spelling.biblatex:
        parts = (item.accessed.year, item.accessed.month, item.accessed.day)
        yield "urldate", "-".join(f"{part:02d}" for part in parts if part)


def _people(people: tuple[Name, ...], truncated: bool, spelling: Spelling) -> str:
    names = [_person(name, spelling) for name in people]
    return " and ".join([*names, "others"] if truncated and names else names)


def _person(name: Name, spelling: Spelling) -> str:
    if name.literal or not name.given:
        return (
            "{" + spelling.text(name.literal or f"{name.non_dropping_particle} {name.family}".strip()) + "}"
        )
    family = _shielded(f"{name.non_dropping_particle} {name.family}".strip(), spelling)
    parts = [family, spelling.text(name.suffix), _given(name.given, spelling)]
    return ", ".join(part for part in parts if part)


def _given(given: str, spelling: Spelling) -> str:
    """Given names; initials that stand together ("HK") are parted, or BibTeX takes them for one name."""
    return _shielded(forms.initials(given), spelling)


def _shielded(text: str, spelling: Spelling) -> str:
    """A name in braces where BibTeX would cut it at an "and" or a comma."""
    written = spelling.text(text)
    return f"{{{written}}}" if re.search(r"\band\b|,", text) else written


def _pages(page: str) -> str:
    return re.sub(r"\s*[-‐-―−]+\s*", "--", page)


def _name(name: str, spelling: Spelling) -> str:
    return _BIBLATEX_NAMES.get(name, name) if spelling.biblatex else name


def _enclosed(name: str, value: str) -> str:
    return value if name == "month" and value in _MONTHS else f"{{{value}}}"
