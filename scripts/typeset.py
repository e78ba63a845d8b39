"""Documents made up for training the line tagger: real references and prose, set in many ways."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import typeset_lists
from refcheck.extract.lines import Line
from refcheck.model import Document, Setting
from typeset_lists import LABELS, Habit

HEADINGS = [
    "References",
    "REFERENCES",
    "Bibliography",
    "Literatur",
    "Literaturverzeichnis",
    "References cited",
]
HEADINGS += [
    "Referencias",
    "Referências",
    "Bibliographie",
    "5. References",
    "R E F E R E N C E S",
    "Works Cited",
]
ENDINGS = [
    "Appendix",
    "Appendix A",
    "Acknowledgements",
    "About the authors",
    "Figure legends",
    "Supplementary material",
]
ENDINGS += [
    "Anhang",
    "Tables",
    "Author contributions",
    "Autorenangaben",
    "Funding",
    "Appendix B. Further results",
]
HEADS = [
    "Journal of Things {n}",
    "{n}",
    "{n} A. Brom et al.",
    "C. Quill: On tidal clocks {n}",
    "Page {n} of 99",
]
HEADS += [
    "Downloaded from example.org on 3 May 2015",
    "TIDAL CLOCKS AND BELLS {n}",
    "J Things (2011) 8:1{n}–1{n}",
]
SERIES = ["Discussion Paper {n}", "WP {y}-{n}: {t}", "No. {n}/{y} {t}", "{a} {t} {y}, Working Papers"]
COUNTRIES = ["Austria", "Belgium", "Chile", "Denmark", "Estonia", "France", "Ghana", "Hungary"]


@dataclass
class Style:
    """How a document is set; lengths in characters, ``gap`` in lines."""

    width: int
    hanging: float
    first: float
    gap: float
    size: float
    column: int  # lines in a column, 0 for one endless page
    hyphens: float
    noise: float
    head: str  # what stands at the head or foot of a page


def style(draw: random.Random) -> Style:
    """A way to set a document."""
    layout = draw.choices(["hanging", "first", "gap", "both", "plain"], [5, 1, 3, 2, 2])[0]
    return Style(
        width=draw.choice([36, 42, 48, 55, 70, 80, 90, 105]),
        hanging=draw.uniform(1.5, 8) if layout in ("hanging", "both") else 0.0,
        first=draw.uniform(1.5, 6) if layout == "first" else 0.0,
        gap=draw.uniform(1.25, 2.2) if layout in ("gap", "both") else 1.0,
        size=draw.choice([1.0, 1.0, 0.9, 0.8]),
        column=draw.choice([0, 38, 45, 52]),
        hyphens=draw.choice([0.0, 0.1, 0.3]),
        noise=draw.choice([0.0, 0.0, 0.05]),
        head=draw.choice(HEADS),
    )


@dataclass(frozen=True)
class Made:
    """A made-up document: its lines, their tags (0 no list, 1 goes on with a reference, 2 begins one).

    ``traits`` are what is uncommon about how it is set, ``strings`` its references as printed.
    """

    lines: list[Line]
    tags: list[int]
    traits: list[str]
    strings: list[str]


def document(
    draw: random.Random, references: Sequence[str], prose: Sequence[str], alone: bool = False
) -> Made:
    """A document with a list of the ``references``; ``alone``: with nothing else, but perhaps a heading."""
    chosen, habit = style(draw), typeset_lists.habit(draw)
    page = _Page(draw, chosen)
    for text in [] if alone else prose[: draw.randint(4, 25)]:
        page.paragraph(text)
    if draw.random() < (0.15 if alone else 0.92):
        page.heading(draw.choice(HEADINGS))
    printed = typeset_lists.printed(draw, references, habit)
    _list(draw, page, printed, habit)
    tailed = not alone and draw.random() < 0.6
    if tailed:
        _tail(draw, page, prose)
    traits = [*habit.traits(), *_traits(chosen), "alone" if alone else "whole", *["tail"] * tailed]
    return Made(page.lines, page.tags, traits, [" ".join(parts) for parts in printed])


def _traits(chosen: Style) -> list[str]:
    found = {
        "hanging": chosen.hanging > 0,
        "first": chosen.first > 0,
        "gap": chosen.gap > 1,
        "plain": chosen.hanging == chosen.first == 0 and chosen.gap == 1,
        "narrow": chosen.width < 50,
        "noisy": chosen.noise > 0,
    }
    return [name for name, has in found.items() if has]


def _list(draw: random.Random, page: _Page, printed: Sequence[Sequence[str]], habit: Habit) -> None:
    every = max(3, len(printed) // max(len(habit.subheads), 1))
    heads = list(habit.subheads)
    apart, size = draw.uniform(1.2, 2.5), draw.choice([1.0, 1.0, 1.1])
    for number, paragraphs in enumerate(printed, 1):
        if heads and number % every == 1:
            page.subhead(heads.pop(0), apart, size)
        page.reference(number, paragraphs, habit, len(str(len(printed))))


def _tail(draw: random.Random, page: _Page, prose: Sequence[str]) -> None:
    kind = draw.choice(["prose", "prose", "received", "table", "series", "biography", "legends", "contact"])
    if kind == "received":
        page.loose("Received: 4 May 2020; accepted: 7 June 2020")
        return
    if kind in ("prose", "table", "legends") or draw.random() < 0.5:
        page.heading(draw.choice(ENDINGS))
    elif draw.random() < 0.7:
        page.apart()
    for k in range(draw.randint(2, 12)):
        if kind == "table":
            page.loose(row(draw))
        elif kind == "series":
            page.loose(series(draw, prose))
        elif kind == "biography":
            page.paragraph(biography(draw) + draw.choice(prose)[:400])
        elif kind == "legends":
            page.paragraph(f"Figure {k + 1}. " + draw.choice(prose)[:300])
        elif kind == "contact":
            page.loose(
                draw.choice(["E-mail: someone@example.org", "Department of Sociology", "University of Graz"])
            )
        else:
            page.paragraph(draw.choice(prose))


def row(draw: random.Random) -> str:
    """A row of a table: a country, a year and numbers."""
    numbers = " ".join(f"{draw.uniform(0, 3000):.{draw.randint(0, 2)}f}" for _ in range(draw.randint(3, 8)))
    return f"{draw.choice(COUNTRIES)} {draw.randint(1970, 2015)} {numbers}"


def series(draw: random.Random, prose: Sequence[str]) -> str:
    """A title of a series of papers, as such lists stand at the end of each of them."""
    words = draw.choice(prose).split()[:9]
    name = "{} {}".format(draw.choice(["Anna", "Bert", "Carl"]), draw.choice(COUNTRIES))
    shape = draw.choice(SERIES)
    return shape.format(n=draw.randint(1, 99), y=draw.randint(1990, 2015), t=" ".join(words), a=name)


def biography(draw: random.Random) -> str:
    """What is said of an author, begun."""
    person = f"{draw.choice(['Anna', 'Bert', 'Carla M.'])} {draw.choice(COUNTRIES)}"
    told = draw.choice(
        [
            "is {post} of {subject} at the University of {place}. ",
            "graduated from the University of {place} in {year} and is now {post} of {subject} there. ",
            "received the Ph.D. degree in {subject} from {place} University in {year}. ",
            "({post}, {subject}, {place}) has worked on {subject} since {year}. ",
        ]
    ).format(
        post=draw.choice(["professor", "a lecturer", "a research fellow", "head of the department"]),
        subject=draw.choice(["sociology", "plant biology", "computer science", "history"]),
        place=draw.choice(COUNTRIES),
        year=draw.randint(1970, 2015),
    )
    return (person.upper() if draw.random() < 0.3 else person) + " " + told


class _Page:
    """Sets paragraphs line by line."""

    def __init__(self, draw: random.Random, chosen: Style) -> None:
        self._draw, self._style = draw, chosen
        self.lines: list[Line] = []
        self.tags: list[int] = []
        self._next_gap = 1.0
        self._apart: tuple[float, float] = (0.0, 1.0)

    def apart(self) -> None:
        """What follows is set in another way: with more space above, another indent or size."""
        self._next_gap = self._draw.uniform(1.5, 4.0)
        self._apart = (self._draw.choice([0.0, 0.0, 2.5, 5.0]), self._draw.choice([1.0, 1.0, 0.9, 0.85]))

    def heading(self, text: str) -> None:
        self._next_gap = self._draw.uniform(1.0, 3.0)
        self._put(text, 0.0, 0, size=self._draw.choice([1.0, 1.2, 1.4]))
        self._next_gap = self._draw.uniform(1.0, 2.5)

    def loose(self, text: str) -> None:
        for line in self._wrapped(text):
            self._put(line, 0.0, 0)

    def paragraph(self, text: str) -> None:
        if self._draw.random() < 0.3:
            self._next_gap = 1.6
        for k, line in enumerate(self._wrapped(text)):
            indent, size = self._apart
            self._put(line, indent + (3.0 if k == 0 and self._draw.random() < 0.7 else 0.0), 0, size)

    def subhead(self, text: str, gap: float, size: float) -> None:
        """A heading within a list."""
        self._next_gap = gap
        self._put(text, 0.0, 0, size)
        self._next_gap = self._style.gap if self._draw.random() < 0.5 else gap

    def reference(self, number: int, paragraphs: Sequence[str], habit: Habit, digits: int) -> None:
        """A reference in one paragraph or more, with its label; ``digits``: those of the last number."""
        chosen = self._style
        if number > 1:
            self._next_gap = max(chosen.gap, self._next_gap)
        label = LABELS[habit.label](number) if habit.label else ""
        first, hanging, widest = chosen.first, chosen.hanging, len(label) + digits - len(str(number))
        pad = float(widest - len(label)) if habit.right_aligned else 0.0
        if label and habit.label_set != "run in":
            first, hanging = pad, widest + 0.5
        if label and habit.label_set == "alone":
            self._put(label.strip(), pad, 2, chosen.size)
            label, first = "", hanging
            self._next_gap = self._draw.choice([0.0, 1.0]) if chosen.column else 1.0
        begun = habit.label_set == "alone" and bool(habit.label)
        for text in paragraphs:
            for k, line in enumerate(self._wrapped(label + text)):
                self._put(line, hanging if k or begun else first, 1 if k or begun else 2, chosen.size)
            label, begun = "", True

    def _put(self, text: str, indent: float, tag: int, size: float = 1.0) -> None:
        column = self._style.column
        if column and len(self.lines) % column == column - 1 and self._draw.random() < 0.5:
            self._add(self._style.head.format(n=len(self.lines) // column + 11), 0.0, 0.0, 0, 1.0)
            self._next_gap = 0.0
        elif column and len(self.lines) % column == 0:
            self._next_gap = 0.0
        self._add(text, indent, self._next_gap, tag, size)
        self._next_gap = 1.0

    def _add(self, text: str, indent: float, gap: float, tag: int, size: float) -> None:
        draw = self._draw
        if draw.random() < self._style.noise:
            indent = max(0.0, indent + draw.uniform(-2, 4))
        gap = gap if gap == 0 else max(0.3, gap + draw.gauss(0, 0.03))
        slack = max(0.0, (self._style.width - len(text) - indent) / 2 + draw.uniform(-1, 1))
        start = self.lines[-1].end + 1 if self.lines else 0
        hyphenated = text.endswith("-") and draw.random() < 0.8
        line = Line(
            text, start, start + len(text), indent + draw.uniform(0, 0.2), gap, slack, size, hyphenated
        )
        self.lines.append(line)
        self.tags.append(tag)

    def _wrapped(self, text: str) -> list[str]:
        words, lines, current = text.split(), [], ""
        for word in words:
            room = self._style.width - len(current) - 1
            if len(word) <= room or not current:
                current = f"{current} {word}".strip()
                continue
            cut, hyphen = self._cut(word, room)
            if cut:
                current, word = f"{current} {word[:cut]}{hyphen}", word[cut:]
            lines.append(current)
            current = word
        return [*lines, current] if current else lines

    def _cut(self, word: str, room: int) -> tuple[int, str]:
        """Where a word is broken at a line's end, or 0, and the hyphen that is set there."""
        if (
            room > 5
            and re.match(r"https?:|doi:|www\.", word)
            and len(word) > 12
            and self._draw.random() < 0.7
        ):
            breaks = [mark.end() for mark in re.finditer(r"[/.?=&_-]", word[:room]) if mark.end() > 8]
            return (breaks[-1], "") if breaks else (0, "")
        if (
            re.fullmatch(r"[^\W\d_]{7,}[.,]?", word)
            and room > 5
            and self._draw.random() < self._style.hyphens
        ):
            return min(room - 1, len(word) - 3), "-"
        return 0, ""


def flattened(draw: random.Random, lines: Sequence[Line]) -> list[Line]:
    """The same lines as a plain text file would hold them: no sizes, no edges but the characters' own.

    Half of the files have lost their indents and blank lines, too.
    """
    bare = draw.random() < 0.5
    return [
        replace(
            line,
            indent=0.0 if bare else float(round(line.indent)),
            gap=2.0 if line.gap > 1.4 and not bare else 1.0,
            size=1.0,
            slack=0.0,
            hyphenated=False,
        )
        for line in lines
    ]


def read(lines: Sequence[Line], flat: bool) -> Document:
    """The document that a format would read the lines as: with their settings, or ``flat`` as plain text."""
    if flat:
        rows = ("\n" * (line.gap > 1.4) + " " * round(line.indent) + line.text for line in lines)
        return Document("-", "\n".join(rows))
    settings = tuple(
        Setting(line.indent / 2, line.slack, line.gap, line.size, line.hyphenated) for line in lines
    )
    return Document("-", "\n".join(line.text for line in lines), settings=settings)
