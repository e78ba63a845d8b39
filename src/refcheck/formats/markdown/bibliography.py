"""The bibliography of a Markdown or Typst document: files that it or its project names, and its head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from refcheck.formats import cslyaml, parts, yaml
from refcheck.model import Reference

_HEAD = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_TYPST = re.compile(
    r"#?bibliography\s*\(((?>(?:[^()]++|\([^()]*+\))*))\)|bibliography(?:-file)?\s*:\s*(\"[^\"\n]+\")"
)
_TYPST_NAME = re.compile(r"\"([^\"\n]+)\"")
_TYPST_FULL = re.compile(r"\bfull\s*:\s*true\b")
_SUFFIXES = re.compile(r"\.(?:bib|bibtex|json|ya?ml|ris)$", re.IGNORECASE)
_PROJECTS = ("_quarto.yml", "_quarto.yaml", "_metadata.yml", "_bookdown.yml", "index.Rmd", "index.qmd")
_HIGHEST = 3  # folders above the document in which its project may begin
_INCLUDED = re.compile(
    r"#include\s+\"([^\"\n]+\.typ)\"|\{\{<\s*include\s+(\S+)\s*>\}\}|^```\{r[^}\n]*child\s*=\s*['\"]([^'\"\n]+)['\"]",
    re.MULTILINE,
)


class Head:
    """What the head of a document, or the file of its project, says of its bibliography."""

    def __init__(self, source: str) -> None:
        found = _HEAD.match(source)
        self.source = found.group(1) if found else ""
        self.start = found.start(1) if found else 0
        self.values = _values(self.source)

    def names(self) -> list[str]:
        """The files that ``bibliography`` names."""
        return list(_names(self.values))

    def references(self) -> Iterator[Reference]:
        """The references that stand in the head itself."""
        if isinstance(self.values.get("references"), list):
            yield from cslyaml.references(self.source, self.start)

    def cites_all(self) -> bool:
        """Whether ``nocite`` names every entry."""
        return "@*" in str(self.values.get("nocite", ""))


def includes(source: str) -> Iterator[str]:
    """The files that a document includes: Typst's, Quarto's and knitr's ways to say so."""
    for match in _INCLUDED.finditer(source):
        yield next(group for group in match.groups() if group)


def typst_names(shown: str) -> list[str]:
    """The files that a Typst document names."""
    stretches = (match.group(1) or match.group(2) for match in _TYPST.finditer(shown))
    return [name for stretch in stretches for name in _TYPST_NAME.findall(stretch) if _SUFFIXES.search(name)]


def typst_prints_all(shown: str) -> bool:
    """Whether a Typst document prints every entry, cited or not."""
    return any(_TYPST_FULL.search(match.group(1) or "") for match in _TYPST.finditer(shown))


def of_project(path: str) -> list[str]:
    """The files that the project of a document names, as seen from the document."""
    folder = Path(path).parent
    up = ""
    for _ in range(_HIGHEST if path != "-" else 0):
        for name in _PROJECTS:
            if named := list(_project_names(folder / up / name)):
                return [up + found for found in named]
        up += "../"
    return []


def _project_names(file: Path) -> Iterator[str]:
    try:
        source = file.read_text(encoding="utf-8") if file.is_file() else ""
    except (OSError, ValueError):
        return
    known = Head(source).values if file.suffix.lower() in (".rmd", ".qmd") else _values(source)
    yield from _names(known)
    book = known.get("book")
    yield from _names(book) if isinstance(book, dict) else ()


def _values(source: str) -> dict[str, Any]:
    """What a mapping in YAML says; nothing where there is none, for not all between two rules is a head."""
    try:
        known = yaml.read(source)
    except yaml.MalformedYamlError:
        return {}
    return known if isinstance(known, dict) else {}


def _names(known: dict[str, Any]) -> Iterator[str]:
    value = known.get("bibliography", "")
    for name in value if isinstance(value, list) else [value]:
        if isinstance(name, str) and _SUFFIXES.search(name.strip()):
            yield name.strip()


def entries(whole: parts.Assembly, named: Iterable[str]) -> tuple[list[Reference], list[str]]:
    """The entries of the files that are there, of each key the first, and the names of those that are not."""
    found: list[Reference] = []
    lost = []
    for name in named:
        file = whole.find(name, ("",))
        if file is None:
            lost.append(name)
            continue
        known = {reference.key for reference in found}
        found += [one for one in whole.append_bibliography(file) if not one.key or one.key not in known]
    return found, lost
