r"""The .bbl that biber writes for biblatex: entries as data, in the versions 2 and 3 of its format.

Field names are those of biblatex' data model, which a .bib has too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from refcheck.formats.bibtex import items
from refcheck.formats.latex import braces
from refcheck.model import Reference, Span

_ENTRY = re.compile(r"\\entry\{([^{}]{0,500})\}\{([^{}]{0,100})\}(?:\{([^{}]*)\})?")
_END = re.compile(r"\\endentry\b")
_COMMAND = re.compile(r"\\(name|list|field|strng|verb)\{(\w+)\}")
_VERBATIM = re.compile(r"\s*\\verb (.*?)\s*\\endverb", re.DOTALL)
_PERSON = re.compile(r"\b(family|given|prefix|suffix)=\{")
_LEFT_OUT = re.compile(
    r"skipbib=true|dataonly=true"
)  # of the list: what others refer to; but members of a set
_NO_WORK = frozenset({"set", "xdata"})


def references(source: str, start: int, end: int) -> Iterator[Reference]:
    """The works between two offsets, each once though several lists may hold it."""
    seen: set[str] = set()
    for match in _ENTRY.finditer(source, start, end):
        key, kind = match.group(1), match.group(2)
        closed = _END.search(source, match.end(), end)
        stop = closed.end() if closed else end
        left_out = _LEFT_OUT.search(match.group(3) or "") and source.find("\\inset{", match.end(), stop) < 0
        if key in seen or kind in _NO_WORK or left_out:
            continue
        seen.add(key)
        item = items.item_of(kind, _values(source, match.end(), stop))
        yield Reference(
            len(seen), items.printed(item), Span(match.start(), stop), key=key, item=item, structured=True
        )


def _values(source: str, start: int, end: int) -> dict[str, str]:
    """An entry's fields as a .bib would write them."""
    values: dict[str, str] = {}
    position = start
    while command := _COMMAND.search(source, position, end):
        kind, name = command.groups()
        position = command.end()
        if kind == "verb":
            verbatim = _VERBATIM.match(source, position, end)
            if verbatim:
                values[name] = verbatim.group(1)
                position = verbatim.end()
            continue
        groups = list(braces.groups(source, position, end, 1 if kind in ("field", "strng") else 3))
        if not groups:
            continue
        position = groups[-1][1]
        written = source[slice(*groups[-1])]
        if kind == "field":
            values[name] = written
        elif kind == "list":
            values[name] = " and ".join(_members(written))
        elif kind == "name" and name in items.PEOPLE:
            truncated = "more=true" in source[command.end() : groups[-1][0]]
            values[name] = " and ".join([*_people(written), *(["others"] if truncated else [])])
    return _dated(values)


def _dated(values: Mapping[str, str]) -> dict[str, str]:
    """The fields with the date in one, and the text of pages as printed."""
    parts = [values.get(name, "") for name in ("year", "month", "day")]
    date = "-".join(part.zfill(2) for part in parts[: parts.index("") if "" in parts else 3])
    found = {name: value for name, value in values.items() if name not in ("year", "month", "day")}
    if "pages" in found:
        found["pages"] = re.sub(r"\s*\\bibrangedash\s*", "--", found["pages"]).replace(
            "\\bibrangessep ", ", "
        )
    return {**found, "date": date} if date else found


def _members(written: str) -> Iterator[str]:
    """The members of a list, each in braces."""
    position = 0
    while group := next(braces.groups(written, position, len(written), 1), None):
        yield "{" + written[slice(*group)].strip() + "}"
        position = group[1] + 1
        while written[position : position + 1] in ("%", "\n", " ") and position < len(written):
            position += 1


def _people(written: str) -> Iterator[str]:
    """The names of a list as a .bib writes them."""
    position = 0
    while (opened := written.find("{{", position)) >= 0:
        position = braces.closing(written, opened, len(written))
        parts = dict(_parts(written, opened, position))
        family = f"{parts.get('prefix', '')} {parts.get('family', '')}".strip()
        known = (family, parts.get("suffix", ""), parts.get("given", ""))
        yield ", ".join(part for part in known if part) if known[2] or " " not in family else f"{{{family}}}"


def _parts(written: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    position = start
    while found := _PERSON.search(written, position, end):
        position = braces.closing(written, found.end() - 1, end)
        value = written[found.end() : position - 1]
        yield found.group(1), _NAME_COMMANDS.sub(_spelled, value)


_NAME_COMMANDS = re.compile(
    r"\\bib(?:init|name)(period|delim[a-z]*|hyphendelim)\s?(?:\{\})?|\\bibinithyphendelim\s?"
)


def _spelled(command: re.Match[str]) -> str:
    if command.group(1) == "period":
        return "."
    return "-" if command.group(1) is None or "hyphen" in command.group(1) else " "
