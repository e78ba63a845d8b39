"""What printed lists vary in apart from how their lines are set: labels, trailers, repeated authors."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LABELS: dict[str, Callable[[int], str]] = {
    "stop": "{}. ".format,
    "brackets": "[{}] ".format,
    "parentheses": "({}) ".format,
    "half parenthesis": "{}) ".format,
    "bare": "{} ".format,
    "colon": "{}: ".format,
    "superscript": lambda number: f"{str(number).translate(_SUPERSCRIPTS)} ",
}
_OFTEN = [5, 6, 2, 2, 3, 1, 1]
_TRAILERS = ["[CrossRef]", "[CrossRef] [PubMed]", "CrossRef Medline", "Google Scholar", "View Article"]
_SUBHEADS = [
    ["Primary sources", "Secondary sources", "Further reading"],
    ["Books", "Articles", "Reports", "Websites", "Theses", "Newspapers"],
    ["Quellen", "Literatur", "Gedruckte Quellen", "Internetquellen"],
    [
        "Archives 1933-1945",
        "Laws and decrees",
        "Interviews (2004-2006)",
        "Cases",
        "Official documents of 1998",
    ],
    ["Sources about the sample of 1970", "Results", "Plan and method", "Documents on the survey of 1992"],
    ["Fuentes primarias", "Bibliografía", "Legislación", "Documentos"],
]
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+")
_AUTHORS = re.compile(r"^(.{3,80}?)[,.:]? ?[(\[]?((?:19|20)\d\d[a-z]?)")
_MISREAD = {"l": "1", "O": "0", "e": "c", "i": "í", "m": "rn", "h": "li", " ": "", ".": ",", ",": "."}


@dataclass(frozen=True)
class Habit:
    """How one list is printed; ``label_set`` is "run in", "column" (hanging labels) or "alone" on a line."""

    label: str = ""
    label_set: str = "run in"
    right_aligned: bool = False
    trailer: str = ""
    trailer_alone: bool = False
    doi: str = ""
    stops: bool = True
    repeated: str = ""
    subheads: tuple[str, ...] = ()
    misread: float = 0.0

    def traits(self) -> list[str]:
        """What is uncommon about the list, in words."""
        found = {
            f"label {self.label}": bool(self.label),
            f"label {self.label_set}": bool(self.label) and self.label_set != "run in",
            "no label": not self.label,
            "trailer": bool(self.trailer),
            "trailer alone": bool(self.trailer) and self.trailer_alone,
            f"doi {self.doi}": bool(self.doi),
            "no stops": not self.stops,
            "repeated author": bool(self.repeated),
            "subheads": bool(self.subheads),
            "misread": self.misread > 0,
        }
        return [name for name, has in found.items() if has]


def habit(draw: random.Random) -> Habit:
    """A list's habits, drawn by chance."""
    label = draw.choices(list(LABELS), _OFTEN)[0] if draw.random() < 0.45 else ""
    return Habit(
        label=label,
        label_set=draw.choices(["run in", "column", "alone"], [6, 4, 1])[0],
        right_aligned=draw.random() < 0.4,
        trailer=draw.choice(_TRAILERS) if draw.random() < 0.1 else "",
        trailer_alone=draw.random() < 0.4,
        doi=draw.choice(["run in", "run in", "alone"]) if draw.random() < 0.2 else "",
        stops=draw.random() < 0.85,
        repeated=draw.choice(["———", "---.", "–", "_____"]) if not label and draw.random() < 0.15 else "",
        subheads=_subheads(draw) if draw.random() < 0.1 else (),
        misread=draw.choice([0.002, 0.01]) if draw.random() < 0.12 else 0.0,
    )


def _subheads(draw: random.Random) -> tuple[str, ...]:
    if draw.random() < 0.25:
        return tuple("ABCDEFGH")
    heads = draw.sample(draw.choice(_SUBHEADS), 2)
    return tuple(f"{k}. {head}" for k, head in enumerate(heads, 1)) if draw.random() < 0.15 else tuple(heads)


def printed(draw: random.Random, references: Sequence[str], chosen: Habit) -> list[list[str]]:
    """The references as the list prints them, each with what stands on lines of its own behind it."""
    found: list[list[str]] = []
    before = ""
    for text in references:
        authors = _AUTHORS.match(text)
        known = authors.group(1) if authors else ""
        if chosen.repeated and known and known == before:
            text = chosen.repeated + text[len(known) :]
        before = known
        found.append(_paragraphs(draw, text, chosen))
    return found


def _paragraphs(draw: random.Random, text: str, chosen: Habit) -> list[str]:
    text = text if chosen.stops else text.rstrip(".")
    text = _misread(draw, text, chosen.misread)
    apart = []
    if chosen.doi and draw.random() < 0.8 and "10." not in text:
        form = "https://doi.org/{}" if chosen.doi == "alone" or len(text) % 2 else "doi:{}"
        doi = form.format(f"10.5555/{draw.choice(['j.things', 'made', '978'])}.{draw.randint(1000, 999999)}")
        text, apart = (text, [doi]) if chosen.doi == "alone" else (f"{text} {doi}", [])
    if chosen.trailer and draw.random() < 0.85:
        text, apart = (
            (text, [*apart, chosen.trailer]) if chosen.trailer_alone else (f"{text} {chosen.trailer}", apart)
        )
    return [text, *apart]


def _misread(draw: random.Random, text: str, rate: float) -> str:
    """The text as a machine may misread it."""
    if not rate:
        return text
    return "".join(_MISREAD.get(mark, mark) if draw.random() < rate else mark for mark in text)
