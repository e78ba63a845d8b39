"""YAML read into dicts and lists, each with its place; scalars stay the strings that are written.

PyYAML tells what happens in the source (its events, which no depth of nesting can exhaust); the values are
made here, because PyYAML's own forget their places and read "1e3" for a number.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

_DEEPEST = 40
_MOST_REPEATED = 1_000_000  # values that aliases stand for


class MalformedYamlError(ValueError):
    """What is no YAML, or nested as no reference list is: the message names the line."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value and the characters of the source that it was read from."""

    value: Any
    start: int
    end: int


def read(source: str, start: int = 0) -> Any:
    """The value that a source holds, "" where it holds none; ``start`` is where it stands in its file.

    Raises MalformedYamlError.
    """
    return plain(tree(source, start))


def tree(source: str, start: int = 0) -> Node:
    """The first document of a source: dicts and lists hold nodes. Raises MalformedYamlError."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    making = _Making(source, start)
    try:
        for event in yaml.parse(source, Loader=loader):
            making.take(event)
            if isinstance(event, yaml.DocumentEndEvent):
                break
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise MalformedYamlError(f"line {line}: {error.problem or 'is no YAML'}") from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise MalformedYamlError(str(error).partition("\n")[0]) from error
    return making.root


def plain(node: Any) -> Any:
    """A node's value without places."""
    value = node.value if isinstance(node, Node) else node
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


@dataclass(slots=True)
class _Open:
    """A collection whose end is still to come; in a mapping ``key`` waits for its value.

    ``made``: how many values had been made before it.
    """

    value: dict[str, Node] | list[Node]
    start: int
    anchor: str | None
    made: int
    key: Node | None = None


@dataclass(slots=True)
class _Making:
    """The tree of a source as far as its events have been taken."""

    source: str
    offset: int
    root: Node = Node("", 0, 0)
    open: list[_Open] = field(default_factory=list)
    anchored: dict[str, tuple[Any, int]] = field(default_factory=dict)  # with how many values it makes
    made: int = 0
    repeated: int = 0

    def take(self, event: Any) -> None:
        """Grow by one event of PyYAML's."""
        kind = type(event).__name__
        start, end = event.start_mark.index, event.end_mark.index
        self.made += 1
        if kind == "ScalarEvent":
            self._add(self._node(event.value, start, end), event.anchor, 1)
        elif kind == "AliasEvent":
            self._add(self._node(self._repeat(event.anchor), start, end), None, 1)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            if len(self.open) >= _DEEPEST:
                raise MalformedYamlError(f"line {event.start_mark.line + 1}: is nested too deeply")
            empty: dict[str, Node] | list[Node] = {} if kind == "MappingStartEvent" else []
            self.open.append(_Open(empty, start, event.anchor, self.made))
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            done = self.open.pop()
            self._add(self._node(done.value, done.start, end), done.anchor, self.made - done.made)

    def _repeat(self, anchor: str) -> Any:
        value, size = self.anchored.get(anchor, ("", 0))
        self.made += size
        self.repeated += size
        if self.repeated > _MOST_REPEATED:
            raise MalformedYamlError("its aliases repeat too much")
        return value

    def _node(self, value: Any, start: int, end: int) -> Node:
        """A node without the white space behind it, which block collections reach over."""
        end = start + len(self.source[start:end].rstrip())
        return Node(value, self.offset + start, self.offset + end)

    def _add(self, node: Node, anchor: str | None, size: int) -> None:
        if anchor:
            self.anchored[anchor] = node.value, size
        if not self.open:
            self.root = node
            return
        holder = self.open[-1]
        if isinstance(holder.value, list):
            holder.value.append(node)
        elif holder.key is None:
            holder.key = node
        else:
            if isinstance(holder.key.value, str):
                # An entry stands where its key does.
                holder.value[holder.key.value] = Node(node.value, holder.key.start, node.end)
            holder.key = None
