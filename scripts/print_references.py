"""Genuine records printed as references in many styles, with every field's place known.

A style is a list of pieces in order: a field, or the text between two. What a list may vary without being
wrong (initials, abbreviated journals and pages, et al. ...) is a ``Habit``, chosen once a list.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from refcheck.model import FieldSpan, Item, Name, Reference, Span

Piece = tuple[str, str]  # the item's variable ("" for text between fields), the printed characters


@dataclass(frozen=True)
class Habit:
    """How a list prints what may be printed in several ways."""

    style: str
    pages: str = "short"  # short, chicago (two digits kept), full, first
    dash: str = "-"
    et_al_from: int = 0  # more authors than this are cut short; 0 for never
    et_al_after: int = 6
    given: str = "initials"  # initials, first-initial, dotted, spaced, full
    journal: str = "short"  # short, dotted, full
    issue: bool = True
    subtitle: bool = True
    title_case: str = "as recorded"  # as recorded, lower, upper-first
    diacritics: bool = True
    doi: str = ""  # "", "doi:", "https://doi.org/"


def habits(rng: random.Random) -> Habit:
    """A list's habits, drawn by chance."""
    style = rng.choice(sorted(STYLES))
    et_al_from = rng.choice((0, 0, 1, 3, 6, 6))
    return Habit(
        style=style,
        pages=rng.choice(("short", "short", "chicago", "full", "full", "first")),
        dash=rng.choice(("-", "-", "–")),
        et_al_from=et_al_from,
        et_al_after=rng.choice((1, 3, 6)) if et_al_from == 6 else max(et_al_from, 1),
        given=GIVEN_OF.get(style) or rng.choice(("initials", "initials", "first-initial")),
        journal=rng.choice(("short", "dotted", "full", "full")),
        issue=rng.random() < 0.7,
        subtitle=rng.random() < 0.9,
        title_case=rng.choice(("as recorded", "as recorded", "lower", "title")),
        diacritics=rng.random() < 0.8,
        doi=rng.choice(("", "", "doi:", "https://doi.org/")),
    )


# --- one reference ----------------------------------------------------------------------------------


def reference(item: Item, habit: Habit, number: int, start: int) -> Reference:
    """``item`` printed at ``start`` of its document, with the spans of its fields, its item as printed."""
    pieces = list(_joined(STYLES[habit.style](_as_printed(item, habit), habit)))
    text, spans = "", []
    for variable, shown in pieces:
        if variable and shown:
            spans.append((variable, Span(start + len(text), start + len(text) + len(shown))))
        text += shown
    text = text.rstrip()
    return Reference(
        number=number,
        unstructured=text,
        span=Span(start, start + len(text)),
        label=str(number),
        item=_printed_item(item, habit),
        fields=tuple(_field_spans(spans)),
    )


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Without empty fields, and without a second stop after a field that ends in one."""
    last = ""
    for variable, shown in pieces:
        text = shown
        if not variable and last[-1:] in ".?!" and text.startswith("."):
            text = text[1:]
        if text:
            last = text
            yield variable, text


def _field_spans(spans: list[tuple[str, Span]]) -> Iterator[FieldSpan]:
    authors = [span for variable, span in spans if variable == "author"]
    if authors:
        yield FieldSpan("author", Span(authors[0].start, authors[-1].end))
        yield from (FieldSpan("author", span, index) for index, span in enumerate(authors))
    for variable, span in spans:
        if variable == "issued":
            yield FieldSpan("issued", span)
            yield FieldSpan("issued", span, part="year")
        elif variable != "author":
            yield FieldSpan(variable, span)


def _as_printed(item: Item, habit: Habit) -> Item:
    """The item with everything changed that the list's habit changes."""
    changed = replace(
        item,
        title="" if habit.style in UNTITLED else _title(item.title, habit),
        container_title=_journal(item, habit),
        page=shorten(item.page, habit),
        issue=item.issue if habit.issue else "",
        doi=item.doi if habit.doi else "",
        author=tuple(_plain_name(name) for name in item.author) if not habit.diacritics else item.author,
    )
    if habit.et_al_from and len(item.author) > habit.et_al_from:
        return replace(changed, author=changed.author[: habit.et_al_after], authors_truncated=True)
    return changed


def _printed_item(item: Item, habit: Habit) -> Item:
    """What a parser that makes no error reads from the printed reference."""
    printed = _as_printed(item, habit)
    names = tuple(
        replace(name, given=given(name.given, habit.given)) if name.family else name
        for name in printed.author
    )
    page = item.page if habit.pages != "first" else item.page.split("-")[0]
    return Item(
        title=printed.title,
        author=names,
        authors_truncated=printed.authors_truncated,
        container_title=printed.container_title,
        issued=item.issued,
        volume=item.volume,
        issue=printed.issue,
        supplement=item.supplement if habit.issue else "",
        page=page,
        number=item.number if not item.page else "",
        doi=printed.doi,
    )


def _title(title: str, habit: Habit) -> str:
    if not habit.subtitle:
        title = re.split(r"(?<=\w)[:?!]\s", title)[0] if len(re.split(r"[:?!]\s", title)[0]) > 25 else title
    if habit.title_case == "lower" and not re.search(r"[A-Z]{2}|\w[A-Z]", title):
        return title[:1] + title[1:].lower()
    if habit.title_case == "title":
        return re.sub(r"(?<![\w'’<&])[a-z](?=[a-z]{3,})", lambda letter: letter[0].upper(), title)
    return title


def _journal(item: Item, habit: Habit) -> str:
    short = item.container_title_short
    if habit.journal == "full" or not short:
        return item.container_title
    return short if habit.journal == "dotted" else short.replace(".", "")


def shorten(page: str, habit: Habit) -> str:
    """``1137-1148`` as the list prints it."""
    first, hyphen, last = page.partition("-")
    if not hyphen or "," in page or "-" in last:
        return page if "," in page else page.replace("-", habit.dash)
    if habit.pages == "first":
        return first
    if habit.pages == "full" or not (first + last).isdigit() or len(first) != len(last):
        return f"{first}{habit.dash}{last}"
    keep = 1 if habit.pages == "short" else min(2, len(last))
    shared = next(
        (n for n, pair in enumerate(zip(first, last, strict=True)) if pair[0] != pair[1]), len(last)
    )
    return f"{first}{habit.dash}{last[min(shared, len(last) - keep) :]}"


def _plain_name(name: Name) -> Name:
    return replace(name, family=_unmarked(name.family), given=_unmarked(name.given))


def _unmarked(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("ł", "l").replace("ß", "ss"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def given(names: str, way: str) -> str:
    """``Harry K.`` as "HK", "H", "H.K.", "H. K." or as it stands."""
    if way == "full":
        return names
    if names.isupper() and names.isalpha() and len(names) <= 3:
        letters = list(names)
    else:
        letters = [part[0].upper() for part in re.findall(r"[^\W\d_]+", names)]
    if way == "first-initial":
        letters = letters[:1]
    if way == "dotted":
        return "".join(f"{letter}." for letter in letters)
    return " ".join(f"{letter}." for letter in letters) if way == "spaced" else "".join(letters)


# --- styles -----------------------------------------------------------------------------------------


def _family(name: Name) -> str:
    return " ".join(filter(None, (name.non_dropping_particle, name.family))) or name.literal


def _people(
    item: Item, habit: Habit, *, given_first: bool = False, comma: str = " ", last: str = ", "
) -> Iterator[Piece]:
    for place, name in enumerate(item.author):
        if place:
            yield "", last if place == len(item.author) - 1 and not item.authors_truncated else ", "
        first, family = given(name.given, habit.given), _family(name)
        shown = (
            f"{first} {family}"
            if given_first or (place and habit.style == "chicago")
            else f"{family}{comma if first else ''}{first}"
        )
        yield "author", shown.strip()
    if item.authors_truncated:
        yield "", ", et al"


def _year(item: Item) -> str:
    return str(item.issued.year) if item.issued and item.issued.year else ""


def _issue(item: Item, before: str = "(", after: str = ")") -> Iterator[Piece]:
    shown = " ".join(filter(None, (item.issue, f"Suppl {item.supplement}" if item.supplement else "")))
    if item.issue:
        yield from (("", before), ("issue", shown), ("", after))


def _pages(item: Item, before: str) -> Iterator[Piece]:
    if item.page:
        yield from (("", before), ("page", item.page))
    elif item.number:
        yield from (("", before), ("number", item.number))


def _doi(item: Item, habit: Habit, before: str) -> Iterator[Piece]:
    if item.doi:
        yield from (("", before + habit.doi), ("doi", item.doi))


def _vancouver(item: Item, habit: Habit) -> Iterator[Piece]:
    yield from _people(item, habit)
    yield from (("", ". "), ("title", item.title), ("", ". "), ("container_title", item.container_title))
    yield from (("", ". "), ("issued", _year(item)), ("", ";"), ("volume", item.volume))
    yield from _issue(item)
    yield from _pages(item, ":")
    yield "", "."
    yield from _doi(item, habit, " ")


def _apa(item: Item, habit: Habit) -> Iterator[Piece]:
    yield from _people(item, habit, comma=", ", last=", & ")
    yield from (("", " ("), ("issued", _year(item)), ("", "). "), ("title", item.title), ("", ". "))
    yield from (("container_title", item.container_title), ("", ", "), ("volume", item.volume))
    yield from _issue(item)
    yield from _pages(item, ", ")
    yield "", "."
    yield from _doi(item, habit, " ")


def _acs(item: Item, habit: Habit) -> Iterator[Piece]:
    names = list(_people(item, habit, comma=", "))
    yield from ((variable, shown.replace(", ", "; ") if not variable else shown) for variable, shown in names)
    yield from (("", ". "), ("title", item.title), ("", ". "), ("container_title", item.container_title))
    yield from (("", " "), ("issued", _year(item)), ("", ", "), ("volume", item.volume))
    yield from _issue(item, " (")
    yield from _pages(item, ", ")
    yield "", "."
    yield from _doi(item, habit, " ")


def _ieee(item: Item, habit: Habit) -> Iterator[Piece]:
    yield from _people(item, habit, given_first=True, last=", and ")
    yield from (("", ", “"), ("title", item.title), ("", ",” "), ("container_title", item.container_title))
    yield from (("", ", vol. "), ("volume", item.volume))
    yield from _issue(item, ", no. ", "")
    yield from _pages(item, ", pp. " if item.page and habit.pages != "first" else ", p. ")
    yield from (("", ", "), ("issued", _year(item)))
    yield from _doi(item, habit, ", ")
    yield "", "."


def _harvard(item: Item, habit: Habit) -> Iterator[Piece]:
    yield from _people(item, habit, comma=", ", last=" and ")
    yield from (("", ", "), ("issued", _year(item)), ("", ". "), ("title", item.title), ("", ". "))
    yield from (("container_title", item.container_title), ("", ", "), ("volume", item.volume))
    yield from _issue(item)
    yield from _pages(item, ", pp. " if item.page and habit.pages != "first" else ", p. ")
    yield "", "."
    yield from _doi(item, habit, " ")


def _chicago(item: Item, habit: Habit) -> Iterator[Piece]:
    yield from _people(item, habit, comma=", ", last=", and ")
    yield from (("", ". "), ("issued", _year(item)), ("", ". “"), ("title", item.title), ("", ".” "))
    yield from (("container_title", item.container_title), ("", " "), ("volume", item.volume))
    yield from _issue(item, " (")
    yield from _pages(item, ": ")
    yield "", "."
    yield from _doi(item, habit, " ")


def _springer(item: Item, habit: Habit) -> Iterator[Piece]:
    yield from _people(item, habit)
    yield from (("", " ("), ("issued", _year(item)), ("", ") "), ("title", item.title), ("", ". "))
    yield from (("container_title", item.container_title), ("", " "), ("volume", item.volume))
    yield from _issue(item)
    yield from _pages(item, ":")
    yield from _doi(item, habit, ". ")


def _nature(item: Item, habit: Habit) -> Iterator[Piece]:
    yield from _people(item, habit, comma=", ", last=" & ")
    yield from (("", ". "), ("title", item.title), ("", ". "), ("container_title", item.container_title))
    yield from (("", " "), ("volume", item.volume))
    yield from _pages(item, ", ")
    yield from (("", " ("), ("issued", _year(item)), ("", ")."))
    yield from _doi(item, habit, " ")


def _physics(item: Item, habit: Habit) -> Iterator[Piece]:
    yield from _people(item, habit, given_first=True, last=", and ")
    yield from (("", ", "), ("container_title", item.container_title), ("", " "), ("volume", item.volume))
    yield from _issue(item, " (")
    yield from _pages(item, ", ")
    yield from (("", " ("), ("issued", _year(item)), ("", ")."))
    yield from _doi(item, habit, " ")


STYLES: dict[str, Callable[[Item, Habit], Iterator[Piece]]] = {
    "vancouver": _vancouver,
    "apa": _apa,
    "acs": _acs,
    "ieee": _ieee,
    "harvard": _harvard,
    "chicago": _chicago,
    "springer": _springer,
    "nature": _nature,
    "physics": _physics,
}
UNTITLED = frozenset({"physics"})
GIVEN_OF = {
    "apa": "spaced",
    "acs": "spaced",
    "ieee": "spaced",
    "harvard": "dotted",
    "chicago": "full",
    "nature": "spaced",
    "physics": "spaced",
}
