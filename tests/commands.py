"""Run the command line in this process, as a user would in a shell."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from refcheck.cli import main

ROOT = Path(__file__).parent.parent
MANUSCRIPT = str(ROOT / "data" / "manuscript.txt")


@dataclass(frozen=True)
class Outcome:
    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)


class Shell:
    """``shell("check", path)`` runs ``refcheck check path`` and returns its exit code and output."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._monkeypatch = capsys, monkeypatch

    def __call__(self, *arguments: str, stdin: str | bytes | None = None) -> Outcome:
        data = stdin.encode() if isinstance(stdin, str) else stdin or b""
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as raised:
            main(arguments)
        out, err = self._capsys.readouterr()
        code = raised.value.code
        return Outcome(code if isinstance(code, int) else int(code is not None), out, err)
