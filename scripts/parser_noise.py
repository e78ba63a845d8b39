"""Spoil a labelled reference as scanners, copying and careless typing do.

A reference is its text and one label index a character, of equal lengths.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

Labelled = tuple[str, list[int]]

_DASHES = "-‐‑–—−"
_QUOTE_PAIRS = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("‘", "’"), ("'", "'"), ("``", "''"))
_LIGATURES = {"ffi": "ﬃ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}
_TAILS = (
    " [PubMed]", " [Google Scholar]", " [CrossRef]", " Crossref", " Google Scholar", "[PubMed][CrossRef]",
    " [Internet].", " Epub ahead of print.", " View Article", " Available from:", " doi:",
    " [PMC free article]", " (in Russian)", " Retrieved from", " Accessed 12 May 2015.",
)  # fmt: skip


def spoil(reference: Labelled, rng: random.Random, chance: float = 0.12) -> Labelled:
    """Apply each kind of noise with the given chance (some more, some less often)."""
    for noise, weight in _NOISES:
        if rng.random() < chance * weight and reference[0]:
            reference = noise(reference, rng)
    return reference


def replace(reference: Labelled, start: int, end: int, new: str) -> Labelled:
    """``reference`` with ``text[start:end]`` replaced; new characters take the label before them."""
    text, labels = reference
    label = labels[start] if end > start else labels[max(start - 1, 0)]
    return text[:start] + new + text[end:], labels[:start] + [label] * len(new) + labels[end:]


def _substitute(
    reference: Labelled, pattern: str, new: Callable[[re.Match[str]], str], rng: random.Random, rate: float
) -> Labelled:
    for match in reversed(list(re.finditer(pattern, reference[0]))):
        if rng.random() < rate:
            reference = replace(reference, *match.span(), new(match))
    return reference


def _lose_separator(reference: Labelled, rng: random.Random) -> Labelled:
    """Drop a mark at the border of a field."""
    text, labels = reference
    places = [
        place
        for place, char in enumerate(text[1:], 1)
        if char in ".,;:" and labels[place] == 0 and labels[place - 1] != 0
    ]
    if not places:
        return reference
    place = rng.choice(places)
    return replace(reference, place, place + 1, "")


def _change_separator(reference: Labelled, rng: random.Random) -> Labelled:
    text, labels = reference
    places = [place for place, char in enumerate(text) if char in ".,;:" and labels[place] == 0]
    if not places:
        return reference
    place = rng.choice(places)
    return replace(reference, place, place + 1, rng.choice([".", ",", ";", ":", ". ", " -"]))


def _lose_spaces(reference: Labelled, rng: random.Random) -> Labelled:
    return _substitute(reference, r"(?<=[.,;:)\]]) (?=\S)", lambda _: "", rng, rng.choice([0.15, 0.5, 1.0]))


def _lose_word_spaces(reference: Labelled, rng: random.Random) -> Labelled:
    return _substitute(reference, r"(?<=[a-z]) (?=[a-zA-Z])", lambda _: "", rng, 0.06)


def _add_spaces(reference: Labelled, rng: random.Random) -> Labelled:
    return _substitute(reference, r"(?<=\w)(?=[.,;:)(])", lambda _: " ", rng, rng.choice([0.1, 0.4]))


def _hyphenate(reference: Labelled, rng: random.Random) -> Labelled:
    return _substitute(
        reference, r"(?<=[a-z]{3})(?=[a-z]{3})", lambda _: rng.choice(["- ", "-", "-\xad"]), rng, 0.02
    )


def _vary_dashes(reference: Labelled, rng: random.Random) -> Labelled:
    new = rng.choice([*_DASHES, "--", " - ", " – "])
    return _substitute(reference, r"(?<=\d)[-–](?=\w)", lambda _: new, rng, 1.0)


def _vary_quotes(reference: Labelled, rng: random.Random) -> Labelled:
    opening, closing = rng.choice(_QUOTE_PAIRS)
    reference = _substitute(reference, "“", lambda _: opening, rng, 1.0)
    return _substitute(reference, "”", lambda _: closing, rng, 1.0)


def _ligatures(reference: Labelled, rng: random.Random) -> Labelled:
    return _substitute(reference, "ffi|fi|fl|ff", lambda match: _LIGATURES[match[0]], rng, 1.0)


def _strip_accents(reference: Labelled, _: random.Random) -> Labelled:
    text, labels = reference
    plain = "".join(unicodedata.normalize("NFD", char)[0] for char in text)
    return plain, labels


def _upper_authors(reference: Labelled, _: random.Random) -> Labelled:
    return _cased(reference, 1)


def _upper_title(reference: Labelled, _: random.Random) -> Labelled:
    return _cased(reference, 2)


def _cased(reference: Labelled, wanted: int) -> Labelled:
    text, labels = reference
    raised = [
        char.upper() if label == wanted and len(char.upper()) == 1 else char
        for char, label in zip(text, labels, strict=True)
    ]
    return "".join(raised), labels


def _lower_all(reference: Labelled, _: random.Random) -> Labelled:
    lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in reference[0])
    return lowered, reference[1]


def _add_label(reference: Labelled, rng: random.Random) -> Labelled:
    number = rng.randint(1, 180)
    label = rng.choice(["[{}] ", "{}. ", "({}) ", "{} ", "{}) ", "[{}]", "{}."]).format(number)
    marks = [0 if char == " " else 13 for char in label]
    if label[0].isdigit():
        marks = [13 if char.isdigit() else 0 for char in label]
    return label + reference[0], marks + reference[1]


def _add_tail(reference: Labelled, rng: random.Random) -> Labelled:
    tail = rng.choice(_TAILS)
    return reference[0] + tail, reference[1] + [0] * len(tail)


def _lose_tail(reference: Labelled, _: random.Random) -> Labelled:
    return reference[0].rstrip(" ."), reference[1][: len(reference[0].rstrip(" ."))]


def _nonbreaking(reference: Labelled, rng: random.Random) -> Labelled:
    return reference[0].replace(" ", rng.choice("\xa0\u2009\t")), reference[1]


def _typing_error(reference: Labelled, rng: random.Random) -> Labelled:
    return _substitute(
        reference, r"(?<=[a-z])[a-z](?=[a-z])", lambda _: rng.choice(["", "l", "rn", "e"]), rng, 0.01
    )


def _italics(reference: Labelled, rng: random.Random) -> Labelled:
    """Markup left around the container."""
    labels = reference[1]
    if 3 not in labels:
        return reference
    start = labels.index(3)
    end = len(labels) - labels[::-1].index(3)
    opening, closing = rng.choice([("<i>", "</i>"), ("*", "*"), ("_", "_"), ("<italic>", "</italic>")])
    text = reference[0][:start] + opening + reference[0][start:end] + closing + reference[0][end:]
    return text, labels[:start] + [0] * len(opening) + labels[start:end] + [0] * len(closing) + labels[end:]


_NOISES: tuple[tuple[Callable[[Labelled, random.Random], Labelled], float], ...] = (
    (_lose_separator, 2.0), (_change_separator, 1.0), (_lose_spaces, 0.8), (_lose_word_spaces, 0.4),
    (_add_spaces, 0.5), (_hyphenate, 1.0), (_vary_dashes, 1.5), (_vary_quotes, 1.5), (_ligatures, 0.5),
    (_strip_accents, 0.5), (_upper_authors, 0.5), (_upper_title, 0.3), (_lower_all, 0.1), (_add_label, 1.5),
    (_add_tail, 1.0), (_lose_tail, 1.0), (_nonbreaking, 0.2), (_typing_error, 0.6), (_italics, 0.3),
)  # fmt: skip
