"""BibTeX's syntax with the place of everything, and its faults as values.

Written for this purpose because libraries that read .bib files either stop at a fault or pass it silently
(a missing comma lets one field swallow the next), and none tells the column. What a person plainly meant is
read on: after a fault the entry goes on, and no entry is lost. The grammar is that of BibTeX 0.99d
(Patashnik, "BibTeXing", 1988, and bibtex.web), where ``%`` begins no comment inside an entry and a backslash
hides no brace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from sys import intern

from refcheck.formats.bibtex.delimiters import Ahead, Delimiters
from refcheck.formats.bibtex.gaps import lost_entries
from refcheck.formats.bibtex.tree import Block, Fault, Field, File, Piece, content
from refcheck.model import Edit, Span

__all__ = ["Block", "Fault", "Field", "File", "Piece", "content", "scan"]

_BLOCK = re.compile(r"@[ \t]*([A-Za-z][\w-]*)\s*([{(])")
_NEXT_BLOCK = re.compile(r"^[ \t]*@[ \t]*[A-Za-z][\w-]*\s*[{(]\s*[^\s,{}()=\"]*\s*,", re.MULTILINE)
_COMMENTED = re.compile(r"[ \t]*%")
_NAME = re.compile(r"[^\s\"#%'(),={}@]+")
_KEY = re.compile(r"[^,={}\n\"]*")
_SPACE = re.compile(r"\s*")
_BARE = re.compile(r"[^\s\"#%'(),={}]+")
# A whole field in one step: a name and one value without "@" (no entry can be swallowed), then a delimiter.
_PLAIN_FIELD = re.compile(
    r"\s*+([A-Za-z][\w:.+-]*+)\s*+=\s*+(?:"
    r"(\{[^{}@]*+(?:\{[^{}@]*+(?:\{[^{}@]*+\}[^{}@]*+)*+\}[^{}@]*+)*+\})"
    r'|("[^"{}@]*+(?:\{[^{}@]*+(?:\{[^{}@]*+\}[^{}@]*+)*+\}[^"{}@]*+)*+")'
    r"|(\d++))\s*+(?:,|(?=[})]))"
)
_KINDS = ("", "", "braced", "quoted", "number")  # by the group of ``_PLAIN_FIELD`` that matched
_NUMBER = 4
_FIELD_AHEAD = re.compile(r"\s*([A-Za-z][\w:+-]*)\s*=\s*(?:[{\"]|\d|[A-Za-z]\w*\s*[,#}\n])")
_FIELD_LINE = re.compile(  # of many blank lines only the first is begun with
    r"(?:(?<![ \t\r\n])|(?=,)),?[ \t\r]*\n[ \t\r\n]*[A-Za-z][\w-]*\s*=\s*"
    r"(?:[{\"]|\d+\s*[,}\n]|[A-Za-z]+\s*[,}\n])"
)
_AFTER_END = re.compile(r"\s*,?\s*[A-Za-z][\w-]*\s*=\s*(?:[{\"\d]|[A-Za-z]\w*\s*[,#}])")
_LAST = re.compile(r"\s*(?:@|\Z)")
_RECOVER = re.compile(r"[,{}()\n]")


@lru_cache(maxsize=4)
def scan(text: str) -> File:
    """The blocks of ``text`` and its faults. Never fails; what belongs to no block is a comment."""
    scanner = _Scanner(text)
    blocks = tuple(scanner.blocks())
    faults = [*scanner.faults, *lost_entries(text, blocks)]
    return File(blocks, tuple(sorted(faults, key=lambda fault: fault.span)))


def _plain_field(match: re.Match[str]) -> Field:
    group = match.lastindex or 0
    start, end = match.span(group)
    delimiter = group != _NUMBER
    piece = Piece(_KINDS[group], start, end, start + delimiter, end - delimiter)
    return Field(intern(match[1]), match.start(1), end, (piece,))


class _Scanner:
    """Walks once through the text; ``position`` is the next character to read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.faults: list[Fault] = []
        self.delimiters = Delimiters(text)
        self.next_block = Ahead(_NEXT_BLOCK, text)
        self.next_field = Ahead(_FIELD_LINE, text)

    def blocks(self) -> Iterator[Block]:
        while start := _BLOCK.search(self.text, self.position):
            if self._is_commented(start.start()):
                self.position = self._line_end(start.start())
                continue
            self.position = start.end()
            yield self._block(start)

    def _block(self, start: re.Match[str]) -> Block:
        kind = start[1].lower()
        if kind == "comment":
            return self._comment(start)
        closer = "}" if start[2] == "{" else ")"
        if kind in ("string", "preamble"):
            key, key_span = "", Span(start.end(), start.end())
        else:
            key, key_span = self._key()
        faults = len(self.faults)
        body = self.position
        fields, close = self._fields(closer, named=kind != "preamble")
        if close < 0:  # Something was not closed: read it again, ending values where a new field begins.
            del self.faults[faults:]
            self.position = body
            fields, close = self._fields(closer, named=kind != "preamble", careful=True)
        if close < 0 and not any(fault.name == "unclosed-value" for fault in self.faults[faults:]):
            self.faults.append(Fault("unclosed-entry", Span(start.start(), max(key_span.end, start.end()))))
        end = close + 1 if close >= 0 else self.position
        return Block(kind, Span(start.start(), end), key, key_span, tuple(fields), close)

    def _comment(self, start: re.Match[str]) -> Block:
        end = self.delimiters.closing_brace(start.end() - 1) if start[2] == "{" else -1
        close = end - 1
        if end < 0:
            end, close = self._line_end(start.start()), -1
        self.position = end
        return Block("comment", Span(start.start(), end), "", Span(start.end(), start.end()), (), close)

    def _key(self) -> tuple[str, Span]:
        opener = self.position - 1
        start = self._skip_space()
        match = _KEY.match(self.text, start)
        assert match  # the pattern matches the empty string
        key = match[0].strip()
        end = start + len(key)
        stop = self.text[match.end() : match.end() + 1]
        if stop == "=" or not key:
            self.faults.append(Fault("empty-key", Span(opener, opener + 1)))
            self.position = start + 1 if stop == "," and not key else start
            return "", Span(start, start)
        self.position = match.end()
        if stop == ",":
            self.position += 1
        elif _FIELD_AHEAD.match(self.text, end):
            self.faults.append(Fault("missing-comma", Span(start, end), (Edit(end, end, ","),)))
        if any(character.isspace() for character in key):
            self.faults.append(Fault("key-with-space", Span(start, end)))
        return key, Span(start, end)

    def _fields(self, closer: str, *, named: bool, careful: bool = False) -> tuple[list[Field], int]:
        """The fields up to the closing delimiter, and its offset (-1 where there is none)."""
        fields: list[Field] = []
        if not named:
            fields.append(self._field("", self._skip_space(), careful))
        while True:
            while not careful and (plain := _PLAIN_FIELD.match(self.text, self.position)):
                fields.append(_plain_field(plain))
                self.position = plain.end()
            start = self._skip_space()
            character = self.text[start : start + 1]
            if not character or self._at_block(start):
                return fields, -1
            if character == ",":
                self.position += 1
            elif character == "%":
                self._percent(start)
            elif character == closer:
                self.position = start + 1
                if not (closer == "}" and self._goes_on(start)):
                    return fields, start
            elif character in "})" and _LAST.match(self.text, start + 1):  # the other kind of delimiter
                self.position = start + 1
                return fields, -1
            elif name := _NAME.match(self.text, start):
                self._named_field(name, fields, careful)
            else:
                self._stray(start)

    def _named_field(self, name: re.Match[str], fields: list[Field], careful: bool) -> None:
        self.position = name.end()
        equals = self._skip_space()
        if self.text[equals : equals + 1] != "=":
            return self._stray(name.start())
        self.position = equals + 1
        fields.append(self._field(name[0], name.start(), careful))
        return None

    def _field(self, name: str, start: int, careful: bool) -> Field:
        pieces: list[Piece] = []
        while piece := self._piece(careful):
            pieces.append(piece)
            hash_ = self._skip_space()
            if self.text[hash_ : hash_ + 1] != "#":
                break
            self.position = hash_ + 1
        if not pieces:
            self.faults.append(Fault("missing-value", Span(start, start + max(len(name), 1))))
            return Field(name, start, start + len(name), ())
        field = Field(name, start, pieces[-1].end, tuple(pieces))
        self.position = field.end
        return self._delimited(field)

    def _delimited(self, field: Field) -> Field:
        """The field, after a look at what follows it: a comma, the end, or a fault."""
        last = field.pieces[-1]
        if last.kind == "macro" and self.text[last.start].isdigit():
            return self._unenclosed(field)
        after = self._skip_space()
        end = field.end
        if self.text[after : after + 1] in ",})%" or self._at_block(after):
            return field
        if _FIELD_AHEAD.match(self.text, after):
            self.faults.append(Fault("missing-comma", Span(end - 1, end), (Edit(end, end, ","),)))
            return field
        if last.kind in ("macro", "number"):
            return self._unenclosed(field)
        self._stray(after)
        return field

    def _unenclosed(self, field: Field) -> Field:
        """A value of several words that nothing encloses: read up to the comma or the line's end."""
        start = field.pieces[0].start
        match = re.compile(r"[^,{}\n]*").match(self.text, start)
        assert match
        value = Span(start, start + len(match[0].rstrip()))
        self.position = value.end
        self.faults.append(
            Fault("unenclosed-value", value, (Edit(start, start, "{"), Edit(value.end, value.end, "}")))
        )
        piece = Piece("braced", value.start, value.end, value.start, value.end)
        return Field(field.name, field.start, value.end, (piece,))

    def _piece(self, careful: bool) -> Piece | None:
        start = self._skip_space()
        opener = self.text[start : start + 1]
        if opener in ("{", '"'):
            return self._enclosed(start, opener, careful)
        if not (match := _BARE.match(self.text, start)):
            return None
        self.position = match.end()
        kind = "number" if match[0].isdigit() else "macro"
        return Piece(kind, start, match.end(), start, match.end())

    def _enclosed(self, start: int, opener: str, careful: bool) -> Piece | None:
        end = self.delimiters.closing(start)
        limit = self._limit(start, end, careful)
        kind = "braced" if opener == "{" else "quoted"
        if limit is not None:
            self.faults.append(Fault("unclosed-value", Span(start, start + 1)))
            self.position = limit
            return Piece(kind, start, limit, start + 1, limit)
        self.position = end
        return Piece(kind, start, end, start + 1, end - 1)

    def _limit(self, start: int, end: int, careful: bool) -> int | None:
        """Where an enclosed value stops that runs into the next field, the next entry or the file's end."""
        far = end if end >= 0 else len(self.text)
        if swallowed := self.next_block.within(start, far):
            end, far = -1, swallowed.start()
        if careful and (line := self.next_field.within(start, far)):
            return line.start()
        return None if end >= 0 else self._without_space(far)

    def _without_space(self, end: int) -> int:
        while end and self.text[end - 1].isspace():
            end -= 1
        return end

    def _goes_on(self, close: int) -> bool:
        """Whether fields follow the closing brace, so that it was one too many."""
        if not (after := _AFTER_END.match(self.text, close + 1)):
            return False
        parted = self.text[:close].rstrip().endswith(",") or after[0].lstrip().startswith(",")
        mended = Edit(close, close + 1, "" if parted else ",")
        self.faults.append(Fault("extra-brace", Span(close, close + 1), (mended,)))
        return True

    def _percent(self, start: int) -> None:
        self.position = self._line_end(start)
        self.faults.append(Fault("percent-comment", Span(start, self.position)))

    def _stray(self, start: int) -> None:
        """Text that is no field: skip to the next delimiter."""
        match = _RECOVER.search(self.text, start + 1)
        self.position = match.start() if match else len(self.text)
        if match and match[0] == "{" and (end := self.delimiters.closing_brace(match.start())) > 0:
            self.position = end
        end = start + len(self.text[start : self.position].rstrip())
        self.faults.append(Fault("stray-text", Span(start, max(end, start + 1))))

    def _at_block(self, start: int) -> bool:
        return self.text.startswith("@", start) and _BLOCK.match(self.text, start) is not None

    def _is_commented(self, start: int) -> bool:
        line = self.text.rfind("\n", 0, start) + 1
        return _COMMENTED.match(self.text, line, start) is not None

    def _line_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return end if end >= 0 else len(self.text)

    def _skip_space(self) -> int:
        match = _SPACE.match(self.text, self.position)
        assert match
        self.position = match.end()
        return self.position
