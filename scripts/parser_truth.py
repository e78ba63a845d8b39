"""Read labelled references and bring the conventions of their sets together.

The sets differ in what a field holds: some include the punctuation around it, "pp." and "In", some do
not; some have no label for a place of publication. Here a field is what a reader would copy: without
edge punctuation, lead-in words ("vol.", "In:", "edited by") and "et al.". What a set does not label
is left open (several labels allowed), so that it teaches nothing wrong.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

LABELS = (
    "O", "author", "title", "container", "date", "volume", "issue", "pages", "publisher", "location",
    "editor", "edition", "series", "label", "translator",
)  # fmt: skip

# Identifiers are found by pattern, not by the tagger.
_DROPPED = {"doi", "url", "isbn", "pmid", "pmcid", "idno", "note"}

_LEAD = {
    "container": r"in|dans|en",
    "editor": r"in|edited|by|eds?|hrsg|hg|herausgegeben|herausgeber|von|editors?|editado|por|org|orgs|coord",
    "volume": r"vols?|volumes?|v|bd|band|jg|jahrgang|tome?|n|no|nr|årg|t",
    "issue": r"nos?|n|nr|issue|heft|h|iss|num|number|fasc|n[ºo°]|º|°|№",
    "pages": r"pp?|pages?|pgs?|s|ss|seiten?|págs?|sid|str",
    "translator": r"translated|trans|transl|trad|by|übersetzt|übers|von|aus|dem|tr",
}
_TRAIL = {
    "author": r"et|al|others|coll|u|a|jt",
    "editor": r"eds?|hrsg|hg|editors?|et|al|others|u|a|herausgeber|coords?|orgs?",
    "volume": r"no|nos|n|nr|iss",
    "translator": r"trans|transl|trad|übers|et|al",
    "title": r"in",
}
_ROLE = re.compile(r"\s*[(\[](?:eds?|editors?|hrsg|hg|coords?|orgs?|dirs?)\.?[)\]][\s.,:]*$", re.IGNORECASE)
_PIECE = re.compile(r"\w+|[^\w\s]")
_WRAPS = {"(": ")", "[": "]", "{": "}"}
_QUOTES = "\"“”„«»‘’'‚‹›`"


@dataclass(slots=True)
class Example:
    """A reference with its truth: ``runs`` are (start, end, label) in order; the rest is "O".

    ``open_runs`` are (start, end, labels): stretches where any of the labels may be right.
    ``fields`` and ``raw`` are the set's own, for measuring.
    """

    text: str
    runs: list[tuple[int, int, str]]
    open_runs: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    source: str = ""
    raw: dict[str, Any] = field(default_factory=dict)


def read(path: Path) -> Iterator[Example]:
    """The examples of one set of JSON lines (gzip), conventions brought together."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if "tokens" in record:
                yield example(record)
            else:
                yield Example(record["text"], [], source=record["source"], raw=record)


def example(record: dict[str, Any]) -> Example:
    """One record of a set as an example."""
    text = record["text"]
    made = Example(text, [], source=record["source"], raw=record)
    german = record["source"].startswith("excite")
    for start, end, label in _joined(text, record["tokens"]):
        if german and label == "note":
            made.open_runs.append((start, end, ("O", "location", "series", "edition")))
        elif label not in _DROPPED and label != "O":
            start, end = trim(text, start, end, label)
            if start < end and not _is_only_lead(text[start:end], label):
                made.runs.append((start, end, label))
    _move_corporate_editor(made)
    _part_glued(made)
    _part_glued_volumes(made)
    _recognise_editions(made)
    _recognise_pages(made)
    _keep_journals_place(made)
    if made.source.startswith("giant"):
        _open_numbers(made)
    return made


def permitted(record: dict[str, Any]) -> bool:
    """Whether the licence of the article a reference was taken from lets us train on it."""
    licence = str(record.get("license") or "").lower()
    return not re.search(r"-(nc|nd)|noncommercial|noderiv", licence)


def _joined(text: str, tokens: list[list[str]]) -> Iterator[tuple[int, int, str]]:
    """Runs of one label, as offsets into the text."""
    position = 0
    start = end = 0
    current = ""
    for word, label in tokens:
        place = text.index(word, position)
        position = place + len(word)
        if label != current:
            if current:
                yield start, end, current
            start, current = place, label
        end = position
    if current:
        yield start, end, current


def trim(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """The bounds of a field without edge punctuation and lead-in words."""
    role = _ROLE.search(text, start, end) if label == "editor" else None
    if role:
        end = role.start()
    pieces = [(match.start(), match.end()) for match in _PIECE.finditer(text, start, end)]
    lead, trail = _LEAD.get(label), _TRAIL.get(label)
    while pieces:
        first, last = text[slice(*pieces[0])], text[slice(*pieces[-1])]
        inner = {text[slice(*piece)] for piece in pieces[1:-1]}
        if len(pieces) > 1 and _WRAPS.get(first) == last and first not in inner and label != "label":
            pieces = pieces[1:-1]
        elif _is_edge(first, pieces, text, opening=True) or (lead and _is_lead(first, lead, pieces)):
            pieces.pop(0)
        elif _is_edge(last, pieces, text, opening=False) or (
            trail and len(pieces) > 1 and re.fullmatch(trail, last.lower()) and _may_trail(last)
        ):
            pieces.pop()
        else:
            break
    return (pieces[0][0], pieces[-1][1]) if pieces else (start, start)


def _is_lead(word: str, lead: str, pieces: list[tuple[int, int]]) -> bool:
    return len(pieces) > 1 and bool(re.fullmatch(lead, word.lower()))


def _may_trail(word: str) -> bool:
    """Whether the word is no initial: capitals stay."""
    return word.islower() or word.lower() not in {"a", "u", "al", "et", "n"}


def _is_edge(piece: str, pieces: list[tuple[int, int]], text: str, *, opening: bool) -> bool:
    if piece.isalnum() or piece == "_":
        return False
    whole = [text[slice(*each)] for each in pieces]
    if piece in "([{":
        return not opening or whole.count(piece) > whole.count(_WRAPS[piece])
    if piece in ")]}":
        mate = {")": "(", "]": "[", "}": "{"}[piece]
        return opening or whole.count(piece) > whole.count(mate)
    if piece in "?!%°+#$€£*" and not opening:
        return False
    return not (piece in "#$€£+−~<" and opening)


_EDITION_MARK = re.compile(
    r"(?:st|nd|rd|th)?[\s.,]{0,3}(?:(?:rev|überarb|erw|neu\w*|völlig)[\w.]*\s){0,3}(?:aufl(?:age)?|edn|edition|ed)\b",
    re.IGNORECASE,
)
_EDITOR_MARK = re.compile(r"\b(?:eds?|hrsg|hg|editors?|herausgeber|coords?|orgs?|dir)\b", re.IGNORECASE)


def _move_corporate_editor(made: Example) -> None:
    """Make the issuing body in the author's place the author, unless it is marked as editor.

    One set calls it the editor throughout; every other one calls it the author.
    """
    labels = [label for _, _, label in made.runs]
    if "author" in labels or not labels or labels[0] != "editor" or not made.source.startswith("excite"):
        return
    leading = 0
    while leading < len(labels) and labels[leading] == "editor":
        leading += 1
    stop = made.runs[leading][0] if leading < len(made.runs) else len(made.text)
    following = made.text[made.runs[leading - 1][1] : stop + 12]
    if not _EDITOR_MARK.search(following):
        made.runs[:leading] = [(start, end, "author") for start, end, _ in made.runs[:leading]]


def _part_glued(made: Example) -> None:
    """Give the number of a glued token ("C90" of "Phys. Rev. C90") to the field it is the value of."""
    values = {
        str(value): label
        for label in ("volume", "issue")
        for value in _listed(made.raw.get("fields", {}).get(label))
    }
    for index, (start, end, label) in enumerate(made.runs):
        tail = re.search(r"(?<=[^\W\d_])(\d+)$", made.text[start:end])
        if label == "container" and tail and values.get(tail[1]) == "volume":
            made.runs[index] = (start, start + tail.start(), label)
            made.runs.insert(index + 1, (start + tail.start(), end, "volume"))
            return


# What one set calls a volume because no space stands within: "2013;58(Suppl 1):e119-22", "5:98–108".
_GLUED_VOLUME = re.compile(
    r"(?:(?P<date>(?:19|20)\d\d)\s*;\s*)?\(?(?P<volume>\d+[A-Za-z]?|[IVXLC]+)\)?"
    r"(?:[\s,/.]{0,3}(?:\((?:(?:no|n|nr)[.°º]?\s?)?(?P<bracketed>[\w./,–\s-]{1,16})\)"
    r"|(?:no|nr|n)[.°º]?\s?(?P<worded>[\w/–-]{1,9})|(?<=[,/.\s)])(?P<bare>\d{1,4}(?:[/–-]\d{1,4})?)"
    r"|(?P<supplement>suppl[\w. ]{0,8}))?)"
    r"(?:\s*:\s*(?P<pages>(?:p\.?\s?)?[A-Za-z]{0,2}\d[\w–-]*))?",
    re.IGNORECASE,
)


def _part_glued_volumes(made: Example) -> None:
    """Part date, issue and pages from a volume that holds them too, where the truth has none of these."""
    labels = {label for _, _, label in made.runs}
    for index, (start, end, label) in enumerate(made.runs):
        found = _GLUED_VOLUME.fullmatch(made.text, start, end) if label == "volume" else None
        if found is None:
            continue
        parts = [
            (*found.span(group), "issue" if group not in {"date", "volume", "pages"} else group)
            for group, value in found.groupdict().items()
            if value
        ]
        if len(parts) > 1 and not labels & {part[2] for part in parts if part[2] != "volume"}:
            made.runs[index : index + 1] = sorted(parts)
            return


def _recognise_editions(made: Example) -> None:
    """Call the number before "Aufl." or "ed." an edition; one set calls it an issue."""
    for index, (start, end, label) in enumerate(made.runs):
        if label in {"issue", "volume"}:
            mark = _EDITION_MARK.match(made.text, end)
            if mark:
                made.runs[index] = (start, mark.end(), "edition")


def _recognise_pages(made: Example) -> None:
    """Call what stands alone after "volume:" pages, as in "8:e65139"; one set calls it an issue."""
    if any(label == "pages" for _, _, label in made.runs):
        return
    for index, ((_, end, before), (start, stop, label)) in enumerate(pairwise(made.runs), 1):
        if label == "issue" and before == "volume" and made.text[end:start].strip() == ":":
            stop += len(re.match(r"(?:[-–][\w.]+)?", made.text[stop:])[0])
            made.runs[index] = (start, stop, "pages")


def _keep_journals_place(made: Example) -> None:
    """Leave a journal the place in its name ("Proc Natl Acad Sci USA"); one set calls it a location.

    It is one that follows with no comma where there is a volume and no publisher.
    """
    labels = {label for _, _, label in made.runs}
    if "volume" not in labels or "publisher" in labels:
        return
    for index, ((start, end, label), (place, stop, other)) in enumerate(pairwise(made.runs)):
        gap = made.text[end:place]
        if (label, other) == ("container", "location") and re.fullmatch(r"\.?\s?\(?", gap):
            stop += gap.endswith("(") and made.text.startswith(")", stop)
            made.runs[index : index + 2] = [(start, stop, "container")]
            return


def _open_numbers(made: Example) -> None:
    """Leave unlabelled numbers open; the synthetic set forgets to label some."""
    covered = {place for start, end, _ in made.runs for place in range(start, end)}
    for number in re.finditer(r"\d+", made.text):
        if number.start() not in covered:
            made.open_runs.append((*number.span(), ("O", "volume", "issue", "pages", "edition", "date")))


def _is_only_lead(text: str, label: str) -> bool:
    marks = "|".join(filter(None, (_LEAD.get(label), _TRAIL.get(label))))
    return bool(marks) and bool(re.fullmatch(marks, text.lower()))


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
