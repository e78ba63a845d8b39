"""The reference list that a .tex or .bbl holds: ``thebibliography`` with its items, or biblatex' entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refcheck.formats.latex.plain import Plain, plain
from refcheck.model import Date, Item, Name, Reference, Span

_ITEM = re.compile(r"\\(?:bib|harvard)item\b")
_END = re.compile(r"\\end\s*\{(?:the|rSection)?bibliography\}|\\EOS\b(?=\s*$)|%merlin\.mbs")
_BEGIN = re.compile(r"\\begin\s*\{thebibliography\}")
_TARGET = re.compile(
    r"(?:\\leavevmode\s*)?(?:\\vadjust\s*pre\s*\{)?\\hypertarget\{ref-([^{}]*)\}\{\}\}?%?\s*(?:\\CSL\w+\{[^}]*\})?"
)
_TARGETS_END = re.compile(
    r"\\end\s*\{(?:CSLReferences|cslreferences|document)\}|\\endgroup|\\(?:sub)*section\b"
)
_NOT_PRINTED = re.compile(r"REV\w*-?Control|apsrev|^Note\d|control:|acs-|achemso-control", re.IGNORECASE)
_ENTRY = re.compile(
    r"\\entry\{([^}]{0,500})\}\{([^}]{0,100})\}(?:(?!\\(?:end)?entry\b).)*+\\endentry", re.DOTALL
)
_FIELD = re.compile(r"\\(?:field|list|strng)\{(\w+)\}(?:\{\d+\})?\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")
_VERBATIM = re.compile(r"\\verb\{(\w+)\}\s*\\verb (.*?)\s*\\endverb", re.DOTALL)
_PEOPLE = re.compile(r"\\name\{(\w+)\}\{\d+\}\{[^}]*\}\{%?(.*?)\n\s*\}%?\n(?=\s*\\)", re.DOTALL)
_PERSON = re.compile(
    r"family=\{((?:[^{}]|\{[^{}]*\})*)\}(?:.*?\bgiven=\{((?:[^{}]|\{[^{}]*\})*)\})?", re.DOTALL
)
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "inproceedings": "paper-conference",
    "incollection": "chapter",
    "inbook": "chapter",
    "thesis": "thesis",
    "report": "report",
    "online": "webpage",
}


def references(source: str, start: int = 0, end: int | None = None) -> Iterator[Reference]:
    """The references of the source between two offsets, numbered from 1, items of style files left out."""
    stop = len(source) if end is None else end
    entries = list(_ENTRY.finditer(source, start, stop))
    if entries:
        seen: set[str] = set()
        for match in entries:
            if match.group(1) not in seen:
                seen.add(match.group(1))
                yield _entry(match, len(seen))
        return
    targets = list(_TARGET.finditer(source, start, stop))
    if targets:
        yield from _targets(source, targets, stop)
        return
    number = 0
    begin = _BEGIN.search(source, start, stop)
    marks = [match.start() for match in _ITEM.finditer(source, begin.end() if begin else start, stop)]
    for first, after in zip(marks, [*marks[1:], stop], strict=False):
        closing = _END.search(source, first, after)
        found = _item(source, first, closing.start() if closing else after, number + 1)
        if found:
            number += 1
            yield found


def _targets(source: str, targets: Sequence[re.Match[str]], stop: int) -> Iterator[Reference]:
    """The references of a list that pandoc wrote: a hyperlink's target before each."""
    ends = [match.start() for match in targets[1:]]
    last = _TARGETS_END.search(source, targets[-1].end(), stop)
    for number, (match, end) in enumerate(
        zip(targets, [*ends, last.start() if last else stop], strict=True), 1
    ):
        printed = plain(source, match.end(), end)
        if printed.text:
            yield _reference(printed, number, "", match.group(1))


def _item(source: str, start: int, end: int, number: int) -> Reference | None:
    label, key, body = _head(source, start, end)
    if _NOT_PRINTED.search(key):
        return None
    printed = plain(source, body, end)
    if not printed.text:
        return None
    return _reference(printed, number, label, key)


def _reference(printed: Plain, number: int, label: str, key: str) -> Reference:
    last = printed.runs[-1]
    return Reference(
        number=number,
        unstructured=printed.text,
        span=Span(printed.runs[0].source_start, last.source_start + last.length),
        label=label,
        key=key,
        runs=tuple(printed.runs),
        links=tuple(dict.fromkeys(printed.urls)),
    )


def _head(source: str, start: int, end: int) -> tuple[str, str, int]:
    r"""The label and key of ``\bibitem[label]{key}``, and where its text begins."""
    position = source.find("item", start) + len("item")
    label = ""
    while position < end and source[position] in " \t\r\n%":
        position += 1
    if position < end and source[position] == "[":
        closing = _closing(source, position, end, "[", "]")
        label = plain(source, position + 1, closing - 1).text
        position = closing
    opening = source.find("{", position, end)
    if opening < 0:
        return label, "", position
    closing = _closing(source, opening, end, "{", "}")
    return label, source[opening + 1 : closing - 1].strip(), closing


def _closing(source: str, start: int, end: int, opening: str, closing: str) -> int:
    """The position after the bracket that closes the one at ``start``; those within braces do not count."""
    depth = braces = 0
    for position in range(start, end):
        character = source[position]
        if opening != "{" and character in "{}":
            braces += 1 if character == "{" else -1
        elif character == opening and not braces:
            depth += 1
        elif character == closing and not braces:
            depth -= 1
            if not depth:
                return position + 1
    return end


def _entry(match: re.Match[str], number: int) -> Reference:
    """The reference that an entry of biblatex' .bbl describes."""
    fields = {name: plain(value, 0, len(value)).text for name, value in _FIELD.findall(match.group())}
    verbatim = dict(_VERBATIM.findall(match.group()))
    people = {role: tuple(_people(block)) for role, block in _PEOPLE.findall(match.group())}
    year = re.search(r"\d{4}", fields.get("year", "") or fields.get("labelyear", ""))
    item = Item(
        type=_TYPES.get(match.group(2), ""),
        title=". ".join(fields[name] for name in ("title", "subtitle") if fields.get(name)),
        author=people.get("author", ()),
        editor=people.get("editor", ()),
        container_title=fields.get("journaltitle", "") or fields.get("booktitle", ""),
        issued=Date(year=int(year[0])) if year else None,
        volume=fields.get("volume", ""),
        issue=fields.get("number", ""),
        page=re.sub(r"\s*(?:\\bibrangedash|[–—-]+)\s*", "-", fields.get("pages", "")),
        publisher=fields.get("publisher", ""),
        publisher_place=fields.get("location", ""),
        doi=verbatim.get("doi", "").lower(),
        url=verbatim.get("url", ""),
    )
    printed = ". ".join(
        part for part in (_listed(item), item.title, item.container_title, fields.get("year", "")) if part
    )
    return Reference(
        number, printed, Span(match.start(), match.end()), key=match.group(1), item=item, structured=True
    )


def _people(block: str) -> Iterator[Name]:
    for family, given in _PERSON.findall(block):
        yield Name(
            family=plain(family, 0, len(family)).text,
            given=plain(given, 0, len(given)).text.replace("bibinitperiod", ".").replace("bibinitdelim", " "),
        )


def _listed(item: Item) -> str:
    return ", ".join(f"{name.family} {name.given}".strip() for name in item.author)
