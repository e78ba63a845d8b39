r"""Where the references of a LaTeX document are: in it, in the .bib files that it names, or in a .bbl."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from refcheck.errors import InputError
from refcheck.formats import parts
from refcheck.formats.bibtex import reading
from refcheck.formats.latex import bibitems, macros, unkeyed, visible
from refcheck.formats.latex.macros import Macro
from refcheck.formats.latex.project import Project
from refcheck.model import Reference

_NAMED = re.compile(
    r"\\(?:(?:no)?bibliography(?!style|font|name|item|indent|sep)[A-Za-z]*|addbibresource|addglobalbib|addsectionbib|bibselect)\*?"
    r"\s*(?:\[([^\]]*)\])?\s*\{([^{}]+)\}|\\(?:putbib|bibbysection|btxdoc)\s*\[([^\]{}]+)\]()"
    r"|\\begin\s*\{btSect\}\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}()"
)
_GLOBBED = re.compile(r"[*?]")
_NEWCITES = re.compile(r"\\newcites\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}")
_SUFFIXES = (".bib", ".json", ".ris", ".ltb", ".bibtex")
_IDS = re.compile(r"\bids\s*=\s*[{\"]([^{}\"]*)", re.IGNORECASE)
_SETS = re.compile(
    r"@set\s*\{\s*([^,\s{}]+)\s*,[^@]{0,2000}?entryset\s*=\s*[{\"]([^{}\"]*)"
    r"|\\entry\{([^{}]+)\}\{set\}(?:(?!\\endentry)[\s\S]){0,2000}?\\set\{([^{}]*)\}",
    re.IGNORECASE,
)
_MACROS = frozenset({"IEEEabrv", "IEEEfull"})  # TeX's own files, of names for journals and no entries
_EVERY = "*"
_MOST_UNITS = 30  # bibliographies of one document that are looked for
_MOST_LOST = 0.5  # of the keys may be missing from the .bib files that are there, if others are not there


def references(project: Project, known: Mapping[str, Macro], cited: set[str]) -> list[Reference]:
    """The references of the document; InputError when the bibliography that it names is not there."""
    if bibitems.LISTED.search(project.visible):
        inline = list(bibitems.references(project.visible, known=known))
        if inline:
            return inline
    named = _named(project)
    found, lost = _from_files(project, named)
    met = _cited(found, cited, project)
    if met and not (lost and _unmet(found, cited)):
        return met
    compiled = _compiled(project, known)
    if compiled and len(_unmet(compiled, cited)) <= len(_unmet(found, cited)):
        return compiled
    if met and len(_unmet(found, cited)) <= _MOST_LOST * len(cited):
        project.whole.lost += [name for name in lost if name not in _MACROS]
        return met
    project.whole.require(lost)
    if found and not met:
        raise InputError(
            f"{project.whole.path}: cites {min(cited)!r}, which its bibliography does not have, nor any "
            "other key. Name the file that has them."
        )
    return unkeyed.references(project.visible, known) if not cited else []


def other_names(found: Sequence[Reference], project: Project) -> dict[str, tuple[str, ...]]:
    """The keys behind what biblatex knows entries by besides their keys: other names, and sets of entries."""
    text = project.whole.text
    names = {
        match.group(1) or match.group(3): tuple(
            key.strip() for key in (match.group(2) or match.group(4)).split(",")
        )
        for match in _SETS.finditer(text)
    }
    names |= {reference.key.lower(): (reference.key,) for reference in found}  # BibTeX minds no capitals
    starts = sorted((reference.span.start, reference.key) for reference in found)
    for match in _IDS.finditer(text):
        place = bisect_right(starts, match.start(), key=lambda start: start[0]) - 1
        if place >= 0:
            names |= {name.strip(): (starts[place][1],) for name in match.group(1).split(",")}
    return names


def _named(project: Project) -> list[str]:
    """The bibliography files that the document names."""
    found = []
    for match in _NAMED.finditer(project.visible):
        names = next(group for group in match.groups()[1:] if group)
        found += [_clean(name, project.stem) for name in names.split(",")]
    if not found and "cite" in project.visible:  # a list that something else than the text puts in
        found = [file.name for file in project.whole.beside(".bib")]
    return list(dict.fromkeys(filter(None, found)))


def _clean(name: str, stem: str) -> str:
    return re.sub(r"%[^\n]*\n", "", name).strip().strip('"').replace("\\jobname", stem)


def _from_files(project: Project, named: Iterable[str]) -> tuple[list[Reference], list[str]]:
    """The entries of the files that are there, and the names of those that are not.

    Of a key that several files have the first one's entry is taken, as BibTeX does.
    """
    found: list[Reference] = []
    lost = []
    carried = visible.embedded_files(project.whole.text)
    for name in named:
        inside = carried.get(name) or carried.get(f"{name}.bib")
        files = [] if inside else _files(project, name)
        if not inside and not files:
            lost.append(name)
        for entries in (
            [_carried(project, *inside)] if inside else [_entries(project, file) for file in files]
        ):
            known = {reference.key for reference in found}
            found += [reference for reference in entries if not reference.key or reference.key not in known]
    return list(parts.numbered(found)), lost


def _files(project: Project, name: str) -> Sequence[Path]:
    if _GLOBBED.search(name):
        return project.whole.matching(name)
    file = project.whole.find(name, _SUFFIXES)
    return [file] if file else []


def _entries(project: Project, file: Path) -> Iterable[Reference]:
    if file.suffix.lower() != ".ltb":
        return project.whole.append_bibliography(file)
    start = project.append(file)
    return () if start is None else bibitems.references(project.visible, start)


def _carried(project: Project, start: int, end: int) -> Iterator[Reference]:
    """The entries of a .bib that stands within the document."""
    text = project.whole.text[start:end]
    for reference in reading.from_text(project.whole.path, text).references or ():
        yield parts.shifted(reference, start)


def _compiled(project: Project, known: Mapping[str, Macro]) -> list[Reference]:
    """The lists that BibTeX or biber made: one, or one for each chapter, unit or topic."""
    found: dict[str, Reference] = {}
    for name in dict.fromkeys(_compiled_names(project)):
        file = project.whole.find(name, (".bbl",))
        start = project.append(file) if file else None
        if start is not None:
            own = macros.printing(macros.definitions(project.visible[start:]))
            for reference in bibitems.references(project.visible, start, known={**known, **own}):
                found.setdefault(reference.key or str(len(found)), reference)
    return list(parts.numbered(list(found.values())))


def _compiled_names(project: Project) -> Iterator[str]:
    yield project.stem
    for match in _NEWCITES.finditer(project.visible):
        yield from (name.strip() for name in match.group(1).split(","))
    yield from project.inputs
    if "{bibunit" in project.visible:
        yield from (f"bu{number}" for number in range(1, _MOST_UNITS))
    if "{btSect}" in project.visible:
        yield from (f"{project.stem}{number}" for number in range(1, _MOST_UNITS))
    yield from (f"{project.stem}{number}-blx" for number in range(1, _MOST_UNITS))
    yield from (file.stem for file in project.whole.beside(".bbl"))


def _unmet(found: Iterable[Reference], cited: set[str]) -> set[str]:
    known = {reference.key.lower() for reference in found}
    return {key for key in cited if key != _EVERY and key.lower() not in known}


def _cited(found: Sequence[Reference], cited: set[str], project: Project) -> list[Reference]:
    """The entries that the document cites; all of them when it cites none or all."""
    if _EVERY in cited or not cited:
        return list(found)
    names = other_names(found, project)
    meant = cited.union(*(names.get(name) or names.get(name.lower(), ()) for name in cited))
    return list(parts.numbered([reference for reference in found if reference.key in meant]))
