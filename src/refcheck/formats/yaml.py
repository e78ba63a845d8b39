"""The part of YAML that reference lists and the heads of documents are written in, read into dicts and lists.

Block and flow collections, plain, quoted, literal and folded scalars (https://yaml.org/spec/1.2.2/). Scalars
stay strings. Anchors, tags and keys that are no plain words are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_KEY = re.compile(r"(?:([\w@.$][^:#\n{}\[\],\"']*?)|\"([^\"\n]*)\"|'([^'\n]*)')[ \t]*:(?=[ \t]|$)")
_DASH = re.compile(r"-(?:[ \t]+|$)")
_BLOCK = re.compile(r"([|>])[+-]?\d?[+-]?[ \t]*(?:#.*)?$")
_COMMENT = re.compile(r"[ \t]+#.*$")
_FLOW = re.compile(
    r"\s*(?:([\[\]{},])|\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'|((?:[^\[\]{},:]|:(?!\s))+)|(:))", re.DOTALL
)
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_DEEPEST = 40


@dataclass(slots=True)
class _Line:
    indent: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Node:
    """A value and the characters of the source that it was read from."""

    value: Any
    start: int
    end: int


def read(source: str, start: int = 0) -> Any:
    """The value that a source holds, "" where it holds none; ``start`` is where it stands in its file."""
    return plain(tree(source, start))


def tree(source: str, start: int = 0) -> Node:
    """The same with places: dicts and lists hold nodes."""
    return _Reader(source, start).block(0, -1)[0]


def plain(node: Any) -> Any:
    """A node's value without places."""
    value = node.value if isinstance(node, Node) else node
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


class _Reader:
    def __init__(self, source: str, start: int) -> None:
        self._lines: list[_Line] = []
        position = start
        for raw in source.splitlines(keepends=True):
            line = raw.rstrip("\r\n")
            stripped = line.lstrip(" \ufeff")
            if line.strip() not in ("---", "...") and not stripped.startswith("%"):
                self._lines.append(_Line(len(line) - len(stripped), stripped, position, position + len(line)))
            position += len(raw)

    def block(self, k: int, above: int, depth: int = 0) -> tuple[Node, int]:
        """The value whose lines from ``k`` on are set in further than ``above``, and the line after it."""
        k = self._next(k)
        if k >= len(self._lines) or self._lines[k].indent <= above or depth > _DEEPEST:
            return Node("", 0, 0), k
        line = self._lines[k]
        if _DASH.match(line.text):
            return self._sequence(k, line.indent, depth)
        if _KEY.match(line.text):
            return self._mapping(k, line.indent, depth)
        return self._scalar(line.text, k, above)

    def _next(self, k: int) -> int:
        """The next line that is neither blank nor a comment."""
        while k < len(self._lines) and (
            not self._lines[k].text.strip() or self._lines[k].text.startswith("#")
        ):
            k += 1
        return k

    def _sequence(self, k: int, indent: int, depth: int) -> tuple[Node, int]:
        found: list[Node] = []
        start = self._lines[k].start
        while (k := self._next(k)) < len(self._lines) and self._lines[k].indent == indent:
            line = self._lines[k]
            dash = _DASH.match(line.text)
            if dash is None:
                break
            first = line.start
            line.indent, line.text = indent + dash.end(), line.text[dash.end() :]
            node, k = self.block(k, indent, depth + 1)
            found.append(Node(node.value, first, max(node.end, line.end)))
        return Node(found, start, found[-1].end if found else start), k

    def _mapping(self, k: int, indent: int, depth: int) -> tuple[Node, int]:
        found: dict[str, Node] = {}
        start, end = self._lines[k].start, self._lines[k].end
        while (k := self._next(k)) < len(self._lines) and self._lines[k].indent == indent:
            line = self._lines[k]
            key = _KEY.match(line.text)
            if key is None:
                break
            name = next(group for group in key.groups() if group is not None).strip()
            written = line.text[key.end() :].strip()
            if not written or written.startswith("#"):
                following = self._next(k + 1)
                listed = following < len(self._lines) and _DASH.match(self._lines[following].text)
                node, k = self.block(k + 1, indent - bool(listed), depth + 1)
            else:
                node, k = self._scalar(written, k, indent)
            found[name] = Node(node.value, line.start, max(node.end, line.end))
            end = found[name].end
        return Node(found, start, end), k

    def _scalar(self, written: str, k: int, indent: int) -> tuple[Node, int]:
        """A value that begins on a line, and goes on in those below that are set in further."""
        first = self._lines[k]
        lines = [written]
        k += 1
        while k < len(self._lines) and (self._lines[k].indent > indent or not self._lines[k].text.strip()):
            lines.append(self._lines[k].text)
            k += 1
        end = self._lines[k - 1].end
        block = _BLOCK.match(written)
        if block:
            joined = ("\n" if block[1] == "|" else " ").join(lines[1:])
            return Node(joined.strip(), first.start, end), k
        whole = " ".join(line.strip() for line in lines if line.strip())
        return Node(_value(whole), first.start, end), k


def _value(written: str) -> Any:
    if written[0] in "[{":
        return _flow(written)
    if written[0] in "\"'":
        found = _FLOW.match(written)
        if found and found[found.lastindex or 0] is not None:
            return _unquoted(found)
    return _COMMENT.sub("", written).strip()


def _unquoted(found: re.Match[str]) -> str:
    if found[2] is not None:
        return _ESCAPED.sub(_unescaped, found[2])
    return (found[3] or "").replace("''", "'") if found[3] is not None else (found[4] or "").strip()


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return {"n": "\n", "t": "\t"}.get(match[2], match[2])


def _flow(written: str) -> Any:
    """A collection in brackets; what is not closed ends with the text."""
    root: list[Any] = []
    stack: list[Any] = [root]
    key: list[str | None] = [None]
    value: Any = None
    for token in _FLOW.finditer(written):
        sign = token[1]
        if sign in ("[", "{"):
            value = _opened(stack, key, sign)
        elif sign == ",":
            value = None
            key[-1] = None
        elif sign in ("]", "}"):
            if len(stack) > 1:
                stack.pop()
                key.pop()
        elif token[5]:
            key[-1] = value if isinstance(value, str) else None
        else:
            value = _unquoted(token)
            _put(stack[-1], key[-1], value)
        if len(stack) == 1 and sign in ("]", "}"):
            break
    return root[0] if root else ""


def _opened(stack: list[Any], key: list[str | None], sign: str) -> Any:
    opened: Any = [] if sign == "[" else {}
    if len(stack) <= _DEEPEST:
        _put(stack[-1], key[-1], opened)
    stack.append(opened)
    key.append(None)
    return opened


def _put(holder: Any, key: str | None, value: Any) -> None:
    if isinstance(holder, list):
        holder.append(value)
    elif key is not None:
        holder[key] = value
