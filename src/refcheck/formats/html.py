"""HTML: the text as a browser would show it, the numbers of ordered lists before their items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from refcheck.fields.numbers import plain
from refcheck.formats import shown, tree
from refcheck.formats.flowing import Writer
from refcheck.model import Document, Link, Note, Span

_SKIPPED = frozenset(
    {"script", "style", "head", "nav", "noscript", "template", "svg", "math", "button", "form", "select"}
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "li",
        "ol",
        "ul",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "tr",
    }
    | {
        "table",
        "blockquote",
        "pre",
        "br",
        "dt",
        "dd",
        "dl",
        "main",
        "aside",
        "figure",
        "figcaption",
        "hr",
        "cite-item",
    }
)
_NOTE_BLOCKS = frozenset({"li", "p", "div", "aside", "dd", "section"})
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"})
_NOTE_NAME = re.compile(
    r"(?:(?:user-content-)?_?(?:fn|ftn|edn|en|footnote|endnote|note)|cite_?note)[-_:.]?\d[\w.-]*",
    re.IGNORECASE,
)
_NOTE_LABEL = re.compile(r"\s*[\[(^]*(\d{1,4}|[*†‡])?[\])]*[.:]?[\s^↑↩]*")
_NUMBER = re.compile(r"[\[(]?(\d{1,4})(?:[\])]|\.(?!\d)|\s)")
_PARAGRAPHS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "tr", "div"})


def read(path: str, data: bytes) -> Document:
    """The page that an HTML file holds. Raises InputError, MissingExtraError without the library for it."""
    decoded = shown.decode(path, data)
    page = _Page()
    root = tree.html(path, decoded.text.encode(), "utf-8")
    for button in [link for link in root.iter("a") if shown.is_button(link)]:
        shown.without_brackets(button)
    page.add(root)
    return Document(
        path=path,
        text=page.writer.text(),
        format="html",
        encoding=decoded.encoding,
        superscripts=tuple(page.superscripts),
        links=tuple(page.links),
        notes=tuple(page.notes),
        paragraph_starts=tuple(sorted(set(page.paragraph_starts))),
        verbatim=False,
    )


class _Page:
    def __init__(self) -> None:
        self.writer = Writer()
        self.superscripts: list[Span] = []
        self.links: list[Link] = []
        self.notes: list[Note] = []
        self.paragraph_starts: list[int] = []
        self._counts: list[int] = []
        self._labelled = -1  # where the last item's number ends: a block that begins there stays on its line

    def add(self, root: Any) -> None:
        """Append what an element holds; a stack stands in for recursion."""
        stack: list[tuple[Any, Iterator[Any], int]] = [(root, iter(root), self._open(root))]
        while stack:
            element, children, start = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._close(element, start)
                self.writer.write((element.tail or "") if stack else "")
            elif not isinstance(child.tag, str) or child.tag in _SKIPPED or shown.is_hidden(child):
                self.writer.write(child.tail or "")
            elif _leads_back(child) or shown.is_button(child):
                self._pass_over(child)
            else:
                stack.append((child, iter(child), self._open(child)))

    def _pass_over(self, button: Any) -> None:
        """Leave a link out but for the address that it leads to, which is that of what stands before it."""
        if button.get("href", "").startswith("http") and self.writer.length:
            self.links.append(Link(Span(self.writer.length - 1, self.writer.length), button.get("href")))
        self.writer.write(button.tail or "")

    def _open(self, element: Any) -> int:
        """Begin an element: the offset at which its text begins."""
        if element.tag in _BLOCKS and self.writer.length != self._labelled:
            self.writer.end_line()
        if element.tag in _PARAGRAPHS:
            self.paragraph_starts.append(self.writer.length)
        if element.tag == "ol":
            first = plain(element.get("start", "1"))
            self._counts.append(0 if first is None else first - 1)
        elif element.tag == "li" and self._counts and element.getparent().tag == "ol":
            self._counts[-1] += 1
            if not _is_numbered(element, self._counts[-1]):
                self.writer.write(f"{self._counts[-1]}. ")
                self._labelled = self.writer.length
        start = self.writer.mark() if element.tag in ("sup", "a") else self.writer.length
        self.writer.write(element.text or "")
        return start

    def _close(self, element: Any, start: int) -> None:
        span = Span(start, self.writer.length)
        if _is_note(element) and span.start < span.end:
            self.notes.append(_note(self.writer.text(), span, element.get("id", "")))
        if element.tag == "dt":  # the label of what follows it
            self.writer.write(" ")
            self._labelled = self.writer.length
        elif element.tag in _BLOCKS:
            self.writer.end_line()
        if element.tag == "ol":
            self._counts.pop()
        elif element.tag == "sup" and span.start < span.end:
            self.superscripts.append(span)
        elif element.tag == "a" and span.start < span.end and element.get("href", "").startswith("http"):
            self.links.append(Link(span, element.get("href")))


def _is_numbered(item: Any, count: int) -> bool:
    """Whether an item of a list has its number in its own text."""
    written = _NUMBER.match(" ".join("".join(item.itertext()).split())[:20])
    return written is not None and plain(written[1]) == count


def _is_note(element: Any) -> bool:
    """Whether an element holds one note: by its role, or by the name that the mark in the text leads to."""
    roles = {element.get("role", ""), *element.get("epub:type", "").split()}
    named = element.tag in _NOTE_BLOCKS and _NOTE_NAME.fullmatch(element.get("id", ""))
    return bool(roles & _NOTE_ROLES or named)


def _leads_back(element: Any) -> bool:
    """Whether an element is the arrow behind a note that leads back to its mark."""
    classes = element.get("class", "")
    return element.tag == "a" and (
        element.get("role") == "doc-backlink" or "backref" in classes or "footnote-back" in classes
    )


def _note(written: str, span: Span, name: str) -> Note:
    """The note at a span, without the number that it begins with; else the one in its name is its label."""
    label = _NOTE_LABEL.match(written, span.start, span.end)
    number = re.search(r"\d+", name)
    first = label.end() if label else span.start
    shown = (label[1] if label else "") or (number.group() if number else "")
    return Note(shown or "", (Span(first, max(first, span.end)),))
