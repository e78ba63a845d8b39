"""Authors, editors and translators, each name and each of its parts with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refcheck.fields.names import NameList, PrintedName, read_names
from refcheck.model import Name
from refcheck.parser.draft import Draft, Segment
from refcheck.parser.wording import TRANSLATED

_ET_AL = re.compile(
    r"[\s,;.&]*(?:\bet\.?\s?al\b|\band\s+(?:others|colleagues)\b|\bet\s+coll\b|\bu\.\s?a\.|\by\s+cols?\b|…|\.\.\.)",
    re.IGNORECASE,
)
_LAST_INITIAL = re.compile(r"(?:^|[\s.,-])([^\W\d_]{1,2})$")
_AFTER_COMMA = re.compile(r",\s*[^\W\d_]$")
_ONE_INVERTED = re.compile(r"[^,;]*[^\W\d_]{2,},\s[^\W\d_]{2,}(?:\s[^\W\d_]{2,})?\s[^\W\d_]$")


def people(draft: Draft) -> None:
    """Put the people of each label."""
    for variable in ("author", "editor", "translator"):
        found = draft.labelled(variable)
        if found:
            _put(draft, variable, found)
    if "translator" not in draft.values:
        _put_translators(draft)


def _put(draft: Draft, variable: str, found: Sequence[Segment]) -> None:
    """The names of the first stretch; further stretches add theirs."""
    names: list[Name] = []
    for segment in found:
        end = _with_initial_point(draft.text, segment)
        listed = read_names(draft.text[segment.start : end])
        if variable == "author" and _is_truncated(draft, listed, end):
            draft.values["authors_truncated"] = True
        if not listed.names or not draft.is_free(segment.start, end):
            continue
        for printed in listed.names:
            _place_name(draft, variable, len(names), segment.start, printed)
            names.append(printed.name)
        if len(found) == 1:
            first, last = listed.names[0].start, listed.names[-1].end
            draft.whole(variable, segment.start + first, segment.start + last)
    if names:
        draft.values[variable] = tuple(names)


def _place_name(draft: Draft, variable: str, index: int, offset: int, printed: PrintedName) -> None:
    draft.part(variable, "", offset + printed.start, offset + printed.end, index)
    if printed.family:
        draft.part(variable, "family", offset + printed.family[0], offset + printed.family[1], index)
    if printed.given:
        draft.part(variable, "given", offset + printed.given[0], offset + printed.given[1], index)


def _put_translators(draft: Draft) -> None:
    """Translators named in brackets behind a title: "(H. Weaver, Trans.)"."""
    mark = draft.search(TRANSLATED)
    if mark:
        _put(draft, "translator", [Segment("translator", *mark.span("names"))])


def _with_initial_point(text: str, segment: Segment) -> int:
    """The end of a list of names, with the point of a last initial where initials have points."""
    _, start, end = segment
    initial = _LAST_INITIAL.search(text, max(end - 4, start), end) if text.startswith(".", end) else None
    if initial is None or not initial[1][0].isupper():
        return end
    printed = text[start:end]
    dotted = "." in printed or _AFTER_COMMA.search(printed) or _is_one_inverted(printed)
    return end + 1 if dotted else end


def _is_one_inverted(printed: str) -> bool:
    """Whether one full name stands there, family first: in "Kelly, John D." the initial has the point."""
    family = printed.partition(",")[0].split()[-1:]
    return (
        bool(family)
        and not (family[0].isupper() and len(family[0]) < 4)
        and bool(_ONE_INVERTED.fullmatch(printed))
    )


def _is_truncated(draft: Draft, listed: NameList, end: int) -> bool:
    return listed.truncated or bool(_ET_AL.match(draft.text, end))
