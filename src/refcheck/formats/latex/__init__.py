r"""LaTeX: the .tex, what it inputs, and its reference list: inline, in a .bbl, or in the .bib it names.

Citations are the commands of LaTeX, its packages and the document itself; their keys tie them to the list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from refcheck.formats import text
from refcheck.formats.latex import cites, lists, macros, notes
from refcheck.formats.latex.project import Project
from refcheck.model import Citation, Document


def read(path: str, data: bytes) -> Document:
    """The document that a .tex (or .bbl) holds, with the files it draws on.

    Raises InputError where the bibliography that it names is not there.
    """
    main = text.document(path, data, "latex")
    project = Project(path, main.text)
    known = macros.definitions(project.visible)
    citations = tuple(cites.citations(project.visible, known))
    cited = {key for mark in citations for key in mark.keys}
    references = lists.references(project, macros.printing(known), cited)
    names = lists.other_names(references, project)
    numbers = {reference.key: reference.number for reference in references}
    return replace(
        main,
        text=project.whole.text,
        references=tuple(references) or None,
        citations=tuple(_tied(mark, names, numbers) for mark in citations),
        notes=() if references else tuple(notes.notes(project.visible, macros.printing(known))),
        parts=tuple(project.whole.parts),
        lost=tuple(dict.fromkeys(project.whole.lost)),
    )


def _tied(mark: Citation, names: Mapping[str, tuple[str, ...]], numbers: Mapping[str, int]) -> Citation:
    """The citation with the list's own keys, and the numbers of those that are in it."""
    keys = tuple(
        key
        for name in mark.keys
        for key in ((name,) if name in numbers else names.get(name) or names.get(name.lower(), (name,)))
    )
    return replace(mark, keys=keys, numbers=tuple(numbers[key] for key in keys if key in numbers))
