r"""The files of a LaTeX document: the main one, and those that it inputs, as far as TeX would read them."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from refcheck.formats import parts
from refcheck.formats.latex import visible

_INPUT = re.compile(
    r"\\(?:(?P<from>import|subimport|includefrom|inputfrom|subincludefrom|subinputfrom)\*?\s*\{\s*(?P<folder>[^{}]*?)\s*\}"
    r"|(?:input|include|subfile|subfileinclude|InputIfFileExists|@input|loadfile)(?![A-Za-z@]))"
    r"\s*(?:\{\s*(?P<braced>[^{}]+?)\s*\}|(?P<bare>[^\s\\{}%]+))"
)
_BEGINS = re.compile(r"\\begin\s*\{document\}")
_TRIED = r"\\(?:(?:Input)?IfFileExists|@input|loadfile)\s*\{{\s*{name}"  # perhaps not there
_COMPUTED = re.compile(r"[\\#*]")
_SUFFIXES = (".tex", ".bbl", ".ltx", "")
_READ = frozenset({".tex", ".bbl", ".ltx", ".latex", ".txt", ".def", ".sty", ".rnw", ""})


class Project:
    """A main file and what it inputs, one after another; ``visible`` is what TeX reads of them."""

    def __init__(self, path: str, text: str) -> None:
        self.whole = parts.Assembly(path, text)
        self.visible = visible.visible(text)
        self.stem = PurePath(path).stem
        self.inputs: list[str] = []
        self.length = 0  # of the text that is LaTeX code, before any bibliography
        self._append_inputs()

    def append(self, file: Path) -> int | None:
        """Append a file that holds LaTeX: the offset at which it begins, None when it is there already."""
        start = self.whole.append(file)
        if start is not None:  # bibliography files before it hold nothing for TeX
            self.visible = self.visible.ljust(start) + visible.visible(self.whole.text[start:])
        return start

    def _append_inputs(self) -> None:
        """Append the files that the text inputs, and those that they input."""
        done, folder = 0, ""
        starts = [(0, "")]
        while starts:
            done, folder = starts.pop(0)
            end = starts[0][0] if starts else len(self.visible)
            for match in _INPUT.finditer(self.visible, done, end):
                self._append_input(match, folder, starts)

    def _append_input(self, match: re.Match[str], folder: str, starts: list[tuple[int, str]]) -> None:
        """Append what one command inputs: named from the main file on, or from the one it stands in."""
        name = (match["braced"] or match["bare"]).strip().strip('"').replace("\\jobname", self.stem)
        inside = f"{match['folder'] or ''}/{name}".lstrip("/") if match["from"] else name
        for place in dict.fromkeys((inside, f"{folder}{inside}")):
            file = self.whole.find(place, _SUFFIXES)
            if file and file.suffix.lower() in _READ:
                self.inputs.append(place.removesuffix(file.suffix))
                start = self.append(file)
                if start is not None:
                    starts.append((start, place[: place.rfind("/") + 1]))
                return
        if self._is_missed(match, name):
            self.whole.lost.append(inside)

    def _is_missed(self, match: re.Match[str], name: str) -> bool:
        """Whether an input that is not there should be: text that the body names, and not just tries."""
        begins = _BEGINS.search(self.visible)
        if begins and match.start() < begins.end():  # TeX's own files and settings
            return False
        if _COMPUTED.search(name) or PurePath(name).suffix.lower() not in (".tex", ".bbl", ""):
            return False
        return not re.search(_TRIED.format(name=re.escape(name)), self.visible)
