"""A reference list cut into references.

Every way the list may be set (numbered, a blank line between, one a line, hanging or first lines
indented, nothing but the text) gives a segmentation. Each is scored by how much its entries look like whole
references, and the best is taken. All scores are sums of small named ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log
from statistics import quantiles

from refcheck.extract import labels, out_of_turn, signs
from refcheck.extract.join import Entry
from refcheck.extract.lines import Line
from refcheck.fields.identifiers import is_identifier
from refcheck.model import Span

_PRIOR = {  # how sure a way of setting is, before its entries are looked at
    "numbered": 0.6,
    "labelled": 0.6,
    "bulleted": 0.3,
    "blank lines": 0.25,
    "hanging": 0.2,
    "first line": 0.2,
    "one a line": 0.1,
    "text": 0.0,
    "tagged": 0.1,
    "whole": -0.3,
}
_BY_SETTING = frozenset({"blank lines", "hanging", "first line"})
_SURE = 0.95
_MOSTLY = 0.7  # the share of first lines that two ways of cutting have in common when they are nearly one
_INDENTED = 1.5  # characters
_TAGGER = 1.5  # how much the line tagger counts
_SCRAP, _UNDATED_SCRAP = 18, 60  # characters
_LEAST_CHANCE = 0.1
_SHORTEST = 40  # characters of a line that is a reference
_LIKELY_START = 2.0
_SURE_START = 3.0


@dataclass(frozen=True, slots=True)
class Segmentation:
    """One way to cut: the lines at which references begin, and the labels those lines carry.

    ``score`` is about 1 for a list that is surely cut right and below 0 for what is no list. ``doubt`` is how
    many lines the line tagger expects to begin a reference, or not to, against what is said here.
    """

    kind: str
    starts: tuple[int, ...]
    labels: tuple[labels.Label, ...] = ()
    score: float = 0.0
    doubt: float = 0.0


def split(lines: Sequence[Line], begun: Sequence[float]) -> tuple[Segmentation, list[Entry]]:
    """The best segmentation of the lines of a list (one line at least), and its entries.

    ``begun`` is the line tagger's probability, for each line, that a reference begins with it.
    """
    if all(is_identifier(line.text) for line in lines):
        each = Segmentation("one a line", tuple(range(len(lines))), score=1.0)
        return each, entries(each, lines)
    scores = [
        signs.start_score(
            line.text,
            lines[position - 1].text if position else "",
            lines[position + 1].text if position + 1 < len(lines) else "",
        )
        for position, line in enumerate(lines)
    ]
    tagged = Segmentation("tagged", _led(k for k, likely in enumerate(begun) if likely >= 0.5))
    ways = [*_segmentations(lines, scores), tagged]
    ways += [mended for found in ways if found.kind in _BY_SETTING for mended in _mended(found, begun)]
    whole = [_without_scraps(found, lines) for found in ways]
    scored = [
        replace(found, score=_score(found, lines, scores) + _heard(found) * _likelihood(found, begun))
        for found in whole
    ]
    best = max(scored, key=lambda segmentation: segmentation.score)
    best = _with_whole_lines(best, lines)
    return replace(best, doubt=_doubt(best.starts, begun)), entries(best, lines)


def _mended(segmentation: Segmentation, begun: Sequence[float]) -> Iterator[Segmentation]:
    """The segmentation as the tagger has it where that is sure, if that is nearly the same.

    Here and there a line is set unlike the others.
    """
    sure = {k for k, likely in enumerate(begun) if likely >= _SURE}
    starts = _led(sure | {k for k in segmentation.starts if begun[k] > 1 - _SURE})
    shared = len({*starts} & {*segmentation.starts})
    if shared >= _MOSTLY * max(len(starts), len(segmentation.starts)):
        yield replace(segmentation, starts=starts)


def _doubt(starts: Collection[int], begun: Sequence[float]) -> float:
    """How many of the lines the tagger expects to be cut wrongly."""
    first = {*starts}
    return sum(1 - likely if k in first else likely for k, likely in enumerate(begun))


def _with_whole_lines(segmentation: Segmentation, lines: Sequence[Line]) -> Segmentation:
    """The segmentation with every line that is a whole reference on its own, where most entries are one line.

    In a list put together from several, one may lack the number or the look that the others begin with.
    """
    bounds = list(pairwise([*segmentation.starts, len(lines)]))
    if sum(end - start == 1 for start, end in bounds) * 2 <= len(bounds):
        return segmentation
    added = [
        k
        for start, end in bounds
        if _is_whole(lines[start].text) and all(_begins_whole(line.text) for line in lines[start + 1 : end])
        for k in range(start + 1, end)
    ]
    return replace(segmentation, starts=tuple(sorted([*segmentation.starts, *added])))


def _begins_whole(text: str) -> bool:
    return _is_whole(text) and (signs.begins_with_author(text) or signs.is_group(text))


def _is_whole(text: str) -> bool:
    return len(text) >= _SHORTEST and bool(signs.YEAR.search(text)) and signs.looks_closed(text)


def _without_scraps(segmentation: Segmentation, lines: Sequence[Line]) -> Segmentation:
    """Entries too short to be references made part of those before them, where most hold a year."""
    if segmentation.labels:
        return segmentation
    bounds = list(pairwise([*segmentation.starts, len(lines)]))
    texts = [" ".join(line.text for line in lines[start:end]) for start, end in bounds]
    dated = [bool(signs.YEAR.search(text)) for text in texts]
    if sum(dated) < 0.6 * len(dated):
        return segmentation
    kept = [
        start
        for (start, _), text, year in zip(bounds, texts, dated, strict=True)
        if start == segmentation.starts[0] or len(text) >= (_SCRAP if year else _UNDATED_SCRAP)
    ]
    return replace(segmentation, starts=tuple(kept))


def _heard(segmentation: Segmentation) -> float:
    """How much the tagger's word counts: less where numbers without a gap say otherwise."""
    return _TAGGER * (1 - 0.5 * _counts_well(segmentation))


def _likelihood(segmentation: Segmentation, begun: Sequence[float]) -> float:
    """The mean logarithm of the probability that the tagger gives to the segmentation, a line at a time."""
    starts = set(segmentation.starts)
    chances = (likely if k in starts else 1 - likely for k, likely in enumerate(begun))
    return sum(log(max(chance, _LEAST_CHANCE)) for chance in chances) / len(begun)


def entries(segmentation: Segmentation, lines: Sequence[Line]) -> list[Entry]:
    """The entries that a segmentation cuts the lines into."""
    by_line = {label.line: label for label in segmentation.labels}
    bounds = pairwise([*segmentation.starts, len(lines)])
    found = (_entry(lines[start:end], by_line.get(start)) for start, end in bounds)
    return [entry for entry in found if entry.lines]


def _entry(lines: Sequence[Line], label: labels.Label | None) -> Entry:
    if label is None:
        return Entry(tuple(lines))
    first = lines[0]
    text = first.text[label.length :]
    rest = Line(text, first.start + label.length, first.end, first.indent, first.gap)
    span = Span(first.start, first.start + len(first.text[: label.length].rstrip()))
    return Entry(tuple(lines[1:]) if not text else (rest, *lines[1:]), label.text, span)


def _segmentations(lines: Sequence[Line], scores: Sequence[float]) -> Iterator[Segmentation]:
    yield Segmentation("whole", (0,))
    for style, counted in labels.numberings(lines):
        if len(counted) > 1 or len(lines) < 4:
            chain = out_of_turn.with_them(lines, style, counted)
            starts = (label.line for label in chain)
            # What stands before a number 1 is no reference; before another number it may be one.
            first_known = labels.number(chain[0].text) in (0, 1)
            yield Segmentation("numbered", tuple(starts) if first_known else _led(starts), chain)
    named = labels.word_labels(lines)
    if named and named[0].line == 0:
        yield Segmentation("labelled", tuple(label.line for label in named), named)
    bullets = labels.bullets(lines)
    if len(bullets) > 1:
        yield Segmentation("bulleted", _led(label.line for label in bullets), bullets)
    yield Segmentation("one a line", tuple(range(len(lines))))
    yield Segmentation("text", _led(k for k, score in enumerate(scores) if score >= _SURE_START))
    yield from _by_gap(lines, scores)
    yield from _by_indent(lines, scores)


def _led(starts: Iterable[int]) -> tuple[int, ...]:
    """The starts, the first line always one of them."""
    return tuple(sorted({0, *starts}))


def _by_gap(lines: Sequence[Line], scores: Sequence[float]) -> Iterator[Segmentation]:
    """A new reference wherever more space stands above a line than above most."""
    gaps = sorted(line.gap for line in lines[1:] if line.gap > 0)
    if not gaps:
        return
    solid = quantiles(gaps, n=10)[1] if len(gaps) > 9 else gaps[0]
    for usual in sorted({solid, 1.0}):
        wide = [k for k, line in enumerate(lines) if k and line.gap > usual * 1.2]
        if wide:
            # No gap is to be seen at the top of a page or column.
            tops = [k for k, line in enumerate(lines) if line.gap <= 0 and scores[k] >= _LIKELY_START]
            yield Segmentation("blank lines", _led([*wide, *tops]))


def _by_indent(lines: Sequence[Line], scores: Sequence[float]) -> Iterator[Segmentation]:
    """A new reference at every line that stands out to the left, or at every one that is set in."""
    margin = min(line.indent for line in lines)
    outer = [k for k, line in enumerate(lines) if line.indent - margin < _INDENTED]
    inner = [k for k, line in enumerate(lines) if line.indent - margin >= _INDENTED]
    if not inner:
        return
    yield Segmentation("hanging", _led(k for k in outer if scores[k] > -2.5))
    yield Segmentation("first line", _led(k for k in inner if scores[k] > -2.5))


def _score(segmentation: Segmentation, lines: Sequence[Line], scores: Sequence[float]) -> float:
    """How good a segmentation is: its kind's prior and its entries' mean, the long ones counting more."""
    total = weight = 0.0
    labelled = {label.line for label in segmentation.labels}
    for start, end in pairwise([*segmentation.starts, len(lines)]):
        length = sum(len(line.text) + 1 for line in lines[start:end])
        quality = sum(_entry_scores(lines[start:end], scores[start:end], start in labelled).values())
        total += quality * length
        weight += length
    prior = _PRIOR[segmentation.kind] * min(1.0, len(segmentation.starts) / 3)
    regular = (
        _counts_well(segmentation)
        + _lines_are_whole(segmentation, lines, scores)
        + _parts_are_whole(segmentation, lines)
    )
    return prior + regular + total / weight


def _lines_are_whole(segmentation: Segmentation, lines: Sequence[Line], scores: Sequence[float]) -> float:
    """What it adds to one reference a line that nearly all lines are whole, dated and not numbered."""
    if segmentation.kind != "one a line" or len(lines) < 3:
        return 0.0
    whole = sum(
        score >= _LIKELY_START
        and signs.unlabelled(line.text) == line.text
        and bool(signs.YEAR.search(line.text))
        and signs.looks_closed(line.text)
        for line, score in zip(lines, scores, strict=True)
    )
    return max(0.0, 1.0 - 4 * (1 - whole / len(lines)))


def _parts_are_whole(segmentation: Segmentation, lines: Sequence[Line]) -> float:
    """What it adds to blank lines that nearly always one reference, whole and without a label, is between."""
    if segmentation.kind != "blank lines":
        return 0.0
    parts = [lines[start:end] for start, end in pairwise([*segmentation.starts, len(lines)])]
    whole = sum(
        signs.begins_with_author(part[0].text)
        and signs.unlabelled(part[0].text) == part[0].text
        and _is_whole(" ".join(line.text for line in part))
        and not any(_is_whole(line.text) for line in part[:-1])
        for part in parts
    )
    return max(0.0, 1.0 - 4 * (1 - whole / len(parts)))


def _counts_well(segmentation: Segmentation) -> float:
    """What a numbering that begins at 1 and misses next to nothing adds: hardly any other list would."""
    numbers = [labels.number(label.text) or 0 for label in segmentation.labels]
    if segmentation.kind != "numbered" or len(numbers) < 4 or numbers[0] > 1:
        return 0.0
    return max(0.0, 1.0 - 4 * (1 - len({*numbers}) / max(*numbers, 1)))


def _entry_scores(lines: Sequence[Line], scores: Sequence[float], labelled: bool) -> dict[str, float]:
    """Named scores for one entry being a whole reference and no more than one; they sum to about 1."""
    text = " ".join(line.text for line in lines)
    years = len({match.group()[:4] for match in signs.YEAR.finditer(text)})
    likely = [
        k for k in range(1, len(lines)) if scores[k] >= _SURE_START and signs.looks_closed(lines[k - 1].text)
    ]
    return {
        "begins": 0.3 if labelled or scores[0] >= _LIKELY_START else 0.3 * max(scores[0], -2.0) / 3,
        "has a year": 0.3 if years else -0.2,
        "ends": 0.2 if signs.looks_closed(text) else -0.3,
        "length": 0.2 if 40 <= len(text) <= 500 else (0.0 if 25 <= len(text) <= 900 else -0.5),
        "holds other starts": -0.25 * min(len(likely), 4),
    }
