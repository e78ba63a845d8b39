"""JATS, the XML of journals: the text, the references from their tags, the citations from their links.

Reference: Journal Article Tag Suite 1.3 (NISO Z39.96), and the NLM DTDs before it. Neither a DTD nor an
entity is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from refcheck.errors import InputError
from refcheck.formats import tree
from refcheck.formats.flowing import Writer
from refcheck.formats.jats import citation
from refcheck.model import Citation, Document, Link, Note, Reference, Span

_XLINK = "{http://www.w3.org/1999/xlink}"
_SKIPPED = frozenset(
    {"ref-list", "tex-math", "math", "journal-meta", "permissions", "contrib-group", "history", "object-id"}
    | {
        "article-id",
        "aff",
        "author-notes",
        "pub-date",
        "article-categories",
        "funding-group",
        "custom-meta-group",
    }
    | {
        "sub-article",
        "response",
        "counts",
        "kwd-group",
        "self-uri",
        "related-article",
        "inline-graphic",
        "graphic",
    }
)
_BLOCKS = frozenset(
    {
        "p",
        "title",
        "article-title",
        "subtitle",
        "td",
        "th",
        "label",
        "caption",
        "list-item",
        "disp-formula",
        "sec",
    }
    | {
        "abstract",
        "verse-line",
        "attrib",
        "fn",
        "def",
        "term",
        "volume",
        "issue",
        "fpage",
        "lpage",
        "elocation-id",
    }
)
_MARKED = frozenset({"sup", "xref", "ext-link"})
_DASH = re.compile(r"[\s\])]*[-–—−][\s\[(]*")
_PRINTED_RANGE = re.compile(r"[\s\[(]*(\d{1,4})\s*[-–—−]\s*(\d{1,4})[\s\])]*")
_LONGEST_RANGE = 60


def read(path: str, data: bytes) -> Document:
    """The article that a JATS file holds.

    Raises InputError for what is not well-formed, MissingExtraError without the library that reads XML.
    """
    root = tree.xml(path, data, lenient=True)
    if not any(tree.name(element) in ("article", "ref-list") for element in root.iter()):
        raise InputError(f"{path}: holds no article. Name the XML file that the journal or archive gave out.")
    articles = sum(tree.name(element) == "article" for element in root.iter() if isinstance(element.tag, str))
    if articles > 1:
        raise InputError(f"{path}: holds {articles} articles. Save each of them in a file of its own.")
    body = _Body()
    body.add(root)
    references = tuple(_references(root, body.writer))
    numbers: dict[str, tuple[int, ...]] = dict.fromkeys(_unlisted(root, references), ())
    for reference in references:
        numbers[reference.key] = (*numbers.get(reference.key, ()), reference.number)
    return Document(
        path=path,
        text=body.writer.text(),
        format="jats",
        verbatim=False,
        references=references,
        citations=_citations(body, numbers),
        bibliography=Span(references[0].span.start, references[-1].span.end) if references else None,
        superscripts=tuple(body.superscripts),
        links=tuple(body.links),
        notes=tuple(body.notes),
    )


class _Body:
    """The article's text but for its reference lists."""

    def __init__(self) -> None:
        self.writer = Writer()
        self.superscripts: list[Span] = []
        self.links: list[Link] = []
        self.notes: list[Note] = []
        self.cited: list[tuple[Span, tuple[str, ...]]] = []

    def add(self, element: Any) -> None:
        """Append what an element holds, outermost first; a stack stands in for recursion."""
        stack: list[tuple[Any, Iterator[Any], int]] = [(element, iter(element), self.writer.length)]
        self.writer.write(element.text or "")
        while stack:
            current, children, start = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._close(current, start)
                self.writer.write((current.tail or "") if stack else "")
            elif not isinstance(child.tag, str) or tree.name(child) in _SKIPPED:
                self.writer.write(child.tail or "")
            else:
                inline = tree.name(child) in _MARKED
                stack.append((child, iter(child), self.writer.mark() if inline else self.writer.length))
                self.writer.write(child.text or "")

    def _close(self, element: Any, start: int) -> None:
        name, span = tree.name(element), Span(start, self.writer.length)
        if name in _BLOCKS:
            self.writer.end_line()
        if span.start == span.end:
            return
        if name == "fn":
            self._note(element, span)
        elif name == "sup":
            self.superscripts.append(span)
        elif name == "xref" and element.get("ref-type") == "bibr":
            self.cited.append((span, tuple((element.get("rid") or "").split())))
        elif name == "ext-link" and element.get(f"{_XLINK}href"):
            self.links.append(Link(span, element.get(f"{_XLINK}href")))

    def _note(self, element: Any, span: Span) -> None:
        """Keep a note, its label left out."""
        label = " ".join((element.findtext("{*}label") or element.findtext("label") or "").split())
        printed = self.writer.text()[span.start : span.end]
        first = span.start + (len(label) if label and printed.startswith(label) else 0)
        self.notes.append(Note(label.strip("[]()."), (Span(first, span.end),)))


def _references(root: Any, writer: Writer) -> Iterator[Reference]:
    found = [ref for ref in root.iter() if isinstance(ref.tag, str) and tree.name(ref) == "ref"]
    kept = [
        ref for ref in found if not any(tree.name(above) in _SUB_ARTICLES for above in ref.iterancestors())
    ]
    pairs = [(ref, element) for ref in kept for element in citation.elements(ref)]
    if not found:
        pairs = list(_in_notes(root))
    if pairs:
        writer.end_line()
        writer.write("References")
        writer.end_line()
    for number, (ref, element) in enumerate(pairs, 1):
        yield citation.reference(ref, element, number, writer)
        writer.end_line()


def _in_notes(root: Any) -> Iterator[tuple[Any, Any]]:
    """The citations that stand in footnotes, for an article that has no list."""
    for note in root.iter("{*}fn", "fn"):
        if not any(tree.name(above) in _SUB_ARTICLES for above in note.iterancestors()):
            yield from ((note, element) for element in citation.elements(note))


_SUB_ARTICLES = frozenset({"sub-article", "response"})


def _unlisted(root: Any, references: Sequence[Reference]) -> Iterator[str]:
    """The names of list entries that hold a remark and no reference."""
    listed = {reference.key for reference in references}
    for ref in root.iter("{*}ref", "ref"):
        if ref.get("id") and ref.get("id") not in listed:
            yield ref.get("id")


def _citations(body: _Body, numbers: dict[str, tuple[int, ...]]) -> tuple[Citation, ...]:
    """The citations, one that prints a range spelled out, and two that a dash joins made one."""
    text = body.writer.text()
    marks = [
        Citation(span, tuple(number for key in keys for number in numbers.get(key, ())), keys)
        for span, named in body.cited
        if (keys := tuple(key for key in named if numbers.get(key) != ()))
    ]
    marks = [_spelled_out(mark, text[mark.span.start : mark.span.end]) for mark in marks]
    ranges = [
        _range(before, after)
        for before, after in pairwise(marks)
        if _DASH.fullmatch(text[before.span.end : after.span.start])
    ]
    between = [mark for mark in ranges if mark]
    return tuple(sorted([*marks, *between], key=lambda mark: mark.span))


def _spelled_out(mark: Citation, printed: str) -> Citation:
    """The mark with all the numbers of the range it prints, which its link names the first of."""
    found = _PRINTED_RANGE.fullmatch(printed)
    if not found or mark.numbers != (int(found[1]),):
        return mark
    first, last = int(found[1]), int(found[2])
    known = first < last < first + _LONGEST_RANGE
    return Citation(mark.span, tuple(range(first, last + 1)), mark.keys) if known else mark


def _range(before: Citation, after: Citation) -> Citation | None:
    if len(before.numbers) != 1 or len(after.numbers) != 1:
        return None
    first, last = before.numbers[0], after.numbers[0]
    if not first + 1 < last < first + _LONGEST_RANGE:
        return None
    return Citation(Span(before.span.start, after.span.end), tuple(range(first, last + 1)))
