"""HTML: the text as a browser would show it, the numbers of ordered lists before their items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from refcheck.fields.numbers import plain
from refcheck.formats import text, tree
from refcheck.formats.flowing import Writer
from refcheck.model import Document, Link, Span

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
_PARAGRAPHS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "tr", "div"})


def read(path: str, data: bytes) -> Document:
    """The page that an HTML file holds. Raises InputError, MissingExtraError without the library for it."""
    decoded = text.decode(path, data)
    page = _Page()
    page.add(tree.html(path, decoded.text.encode(), "utf-8"))
    return Document(
        path=path,
        text=page.writer.text(),
        format="html",
        encoding=decoded.encoding,
        superscripts=tuple(page.superscripts),
        links=tuple(page.links),
        paragraph_starts=tuple(sorted(set(page.paragraph_starts))),
        verbatim=False,
    )


class _Page:
    def __init__(self) -> None:
        self.writer = Writer()
        self.superscripts: list[Span] = []
        self.links: list[Link] = []
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
            elif not isinstance(child.tag, str) or child.tag in _SKIPPED:
                self.writer.write(child.tail or "")
            else:
                stack.append((child, iter(child), self._open(child)))

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
            self.writer.write(f"{self._counts[-1]}. ")
            self._labelled = self.writer.length
        start = self.writer.mark() if element.tag in ("sup", "a") else self.writer.length
        self.writer.write(element.text or "")
        return start

    def _close(self, element: Any, start: int) -> None:
        span = Span(start, self.writer.length)
        if element.tag in _BLOCKS:
            self.writer.end_line()
        if element.tag == "ol":
            self._counts.pop()
        elif element.tag == "sup" and span.start < span.end:
            self.superscripts.append(span)
        elif element.tag == "a" and span.start < span.end and element.get("href", "").startswith("http"):
            self.links.append(Link(span, element.get("href")))
