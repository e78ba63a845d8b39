"""From evidence to acceptance: the shape it must have, the threshold it must reach, and its probability."""

from __future__ import annotations

from math import exp

from refcheck.resolve.evidence import Evidence
from refcheck.resolve.title import SAME_TITLE

THRESHOLD = 0.5
"""A candidate whose probability is lower is not accepted."""

# Points at which a candidate is as likely right as wrong, and how fast that changes with more points: of the
# right shape, and of another. By scripts/calibrate_resolve.py; the first is more cautious than what fits best
# there, for real lists cite more works that no source has.
_SHAPED = (2.0, 0.45)
_UNSHAPED = (6.8, 0.4)
# What an identifier that leads to the work is worth.
_IDENTIFIED = 7.0
_STRIKING = ("title", "author", "issued", "container-title", "volume", "page")
_NUMBERS = ("issued", "volume", "page")
_PLACE = ("container-title", *_NUMBERS)
# Shares of a title: with less it is half another one; with less still it cannot stand alone.
_WHOLE_TITLE = 0.97
_MOST_OF_TITLE = 0.9
# Less of a title than this many points may be chance.
_TITLE = 3.0
# Nearly a whole title of telling words.
_LONG_TITLE = 4.0
# A title that hardly two works by the same people share.
_TELLING_TITLE = 6.0
_LONG_PAGE = 4.0
# With so few points a variable is wrong if this is the work, and not merely silent.
_WRONG = -1.0
_TELLING_PAGE = 2.5
_LONG_NAME = 4.0
# Two works whose points differ by less than this cannot be told apart.
_ALIKE = 0.04


def probability(evidence: Evidence, *, identified: bool = False) -> float:
    """0 to 1: how likely the candidate is the work that is meant."""
    points = evidence.total + (_IDENTIFIED if identified else 0.0)
    midpoint, slope = _SHAPED if identified or has_shape(evidence) else _UNSHAPED
    return round(1 / (1 + exp(-slope * (points - midpoint))), 4)


def accepts(evidence: Evidence) -> bool:
    """Whether a candidate that a search brought is the work that is meant."""
    return has_shape(evidence) and probability(evidence) >= THRESHOLD


def has_shape(evidence: Evidence) -> bool:
    """Whether independent variables of the right kinds agree, however many points they make."""
    if _strikes(evidence) > 1 and not _wrong_in_time_alone(evidence):
        return False
    title = evidence.points["title"]
    if title < 0:
        return evidence.supports("author") and _everywhere(evidence)
    if title >= _TITLE:
        return _by_title(evidence)
    return _without_title(evidence) or (title > 0 and _by_short_title(evidence))


def _strikes(evidence: Evidence) -> int:
    """How many things are wrong if this is the work: one may be an error, more mean another work.

    A wrong page of the right issue is an error; with another issue it is another instalment.
    """
    wrong = [variable for variable in _STRIKING if evidence.points[variable] <= _WRONG]
    elsewhere = evidence.note("page") == "pages-differ" and not evidence.supports("volume")
    other_instalment = "page" in wrong and (evidence.points["issue"] <= -0.5 or elsewhere)
    half_a_title = evidence.points["title"] > 0.0 and evidence.title_share < _WHOLE_TITLE
    return len(wrong) + other_instalment + half_a_title


def _wrong_in_time_alone(evidence: Evidence) -> bool:
    """Whether all but the year, or year and volume, is the work's: a telling title, its author and container.

    Whoever took the time from another reference, or from the wrong line, still means this work. Where the
    volume is wrong, too, the pages must be right.
    """
    told = all(map(evidence.supports, ("author", "container-title", "completeness")))
    title = evidence.points["title"] >= _TELLING_TITLE and evidence.title_share >= _WHOLE_TITLE
    wrong_year, wrong_volume = (evidence.points[variable] <= _WRONG for variable in ("issued", "volume"))
    right_place = not wrong_volume or _has_telling_page(evidence)
    return told and title and wrong_year and right_place and _strikes(evidence) == 1 + wrong_volume


def tolerates(evidence: Evidence) -> bool:
    """Whether a work that the reference's own identifier leads to can be the one described."""
    if evidence.contradicts("title"):
        elsewhere = evidence.points["volume"] <= _WRONG
        return evidence.supports("author") and _numbers(evidence) >= 2 and not elsewhere
    if evidence.contradicts("author") and not evidence.supports("coauthors"):
        return evidence.points["title"] >= _TITLE or _numbers(evidence) >= 2
    return True


def alike(first: Evidence, second: Evidence) -> bool:
    """Whether nothing printed tells two accepted candidates apart."""
    return first.total - second.total < _ALIKE


def _by_title(evidence: Evidence) -> bool:
    place, strikes = _place(evidence), _strikes(evidence)
    if evidence.title_share < _MOST_OF_TITLE and not evidence.supports("page"):
        return False
    if evidence.supports("author"):
        alone = not strikes or evidence.points["page"] >= _TELLING_PAGE or _wrong_in_time_alone(evidence)
        return place >= 2 or (place == 1 and alone)
    if evidence.supports("coauthors"):
        return place >= 2
    if evidence.contradicts("author"):
        return _everywhere(evidence)
    if strikes:
        misspelt = evidence.title_share >= SAME_TITLE
        return place >= 3 and evidence.supports("page") and (evidence.supports("volume") or misspelt)
    whole = evidence.points["title"] >= _LONG_TITLE or evidence.supports("completeness")
    return place >= (1 if whole else 2)


def _by_short_title(evidence: Evidence) -> bool:
    """A title of one or two words, as entries, covers and forewords have, says little by itself."""
    place = _place(evidence) + evidence.supports("completeness")
    if evidence.contradicts("author"):
        return False
    if not evidence.supports("container-title"):
        return evidence.supports("author") and place >= 2 and _has_telling_page(evidence)
    told_all = evidence.supports("completeness") and not any(map(evidence.points.get, _NUMBERS))
    if evidence.supports("author") or told_all or evidence.points["container-title"] >= _LONG_NAME:
        return place >= 2
    return place >= 3


def _without_title(evidence: Evidence) -> bool:
    if evidence.contradicts("author") and not evidence.supports("coauthors"):
        return False
    if not (evidence.supports("page") and evidence.supports("container-title")):
        return evidence.supports("author") and _numbers(evidence) == 3 and _has_telling_page(evidence)
    if evidence.supports("volume"):
        return evidence.supports("author") or evidence.supports("issued")
    # An entry of a dictionary shares its page with others: only its author or its title tells it.
    return evidence.supports("author") and (evidence.supports("issued") or _is_chapter(evidence))


def _is_chapter(evidence: Evidence) -> bool:
    """A work that has no volume, on pages that hardly another by the same author is on."""
    no_volume, no_wrong_year = evidence.points["volume"] == 0.0, not evidence.contradicts("issued")
    return no_volume and no_wrong_year and _has_telling_page(evidence)


def _has_telling_page(evidence: Evidence) -> bool:
    """A first page of three digits, or both ends of a range."""
    return evidence.points["page"] >= _LONG_PAGE or evidence.supports("last-page")


def _place(evidence: Evidence) -> int:
    """How many of container, year, volume, first and last page speak for the candidate."""
    return sum(map(evidence.supports, (*_PLACE, "last-page")))


def _everywhere(evidence: Evidence) -> bool:
    """Whether container, year, volume and page all speak for the candidate."""
    return all(map(evidence.supports, _PLACE))


def _numbers(evidence: Evidence) -> int:
    return sum(map(evidence.supports, _NUMBERS))
