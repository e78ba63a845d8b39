"""Configuration: ``refcheck.toml``, or ``[tool.refcheck]`` in ``pyproject.toml``.

The nearest of the two at or above the working directory counts (``refcheck.toml`` first); every key is the
long name of a command-line option. The command line and the environment win over the file. An unknown key
is refused, with the nearest known one: a misspelt key that is silently ignored is a check that silently
does not happen.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from refcheck.errors import ConfigurationError

Value = str | bool | int | list[str]

# key -> the kind of value it takes; the keys are the long names of the options they stand for
KEYS: Mapping[str, type] = {
    "allow-unchecked": bool,
    "baseline": str,
    "cache-days": int,
    "crossref-url": str,
    "fail-on": str,
    "ignore": list,
    "index": list,
    "mailto": str,
    "offline": bool,
    "output-format": str,
    "progress": bool,
    "select": list,
    "source": list,
}
FORMATS = ("text", "concise", "json", "sarif", "junit", "github", "gitlab", "markdown", "html")
THRESHOLDS = ("error", "warning", "info", "never")
_CHOICES: Mapping[str, tuple[str, ...]] = {"fail-on": THRESHOLDS, "output-format": FORMATS}
# The keys of a table in [[suppress]]: codes and a reason, and a reference's key or DOI.
_SUPPRESSION_KEYS = ("codes", "reason", "key", "doi")
_WORDS = {bool: "true or false", str: "a string", list: "a list of strings", int: "a whole number"}


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of one file: ``values`` by option name, ``path`` the file (None: there is none).

    ``suppressions`` are the tables of ``[[suppress]]``: ``codes`` (a list), and the strings ``reason``
    and ``key`` or ``doi``.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    path: Path | None = None
    suppressions: tuple[Mapping[str, Any], ...] = ()


def load(path: Path | None = None, start: Path | None = None) -> Configuration:
    """The configuration in ``path``, or in the nearest file at or above ``start`` (the working directory).

    Raises ConfigurationError for a file that is missing, is no TOML, or holds an unknown key or a
    value that the key does not take.
    """
    if path is None:
        path = _nearest(start or Path.cwd())
    if path is None:
        return Configuration()
    table = dict(_table(path))
    suppressions = _suppressions(path, table.pop("suppress", []))
    return Configuration(
        {key: _checked(path, key, value) for key, value in table.items()}, path, suppressions
    )


def _suppressions(path: Path, tables: Any) -> tuple[Mapping[str, Any], ...]:
    if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
        raise ConfigurationError(f"{path}: suppress must be a list of tables: [[suppress]]")
    for table in tables:
        for key, value in table.items():
            if key not in _SUPPRESSION_KEYS:
                raise ConfigurationError(
                    f"{path}: unknown key {key!r} in suppress; known keys: {', '.join(_SUPPRESSION_KEYS)}"
                )
            if not _fits(value, list if key == "codes" else str):
                kind = _WORDS[list if key == "codes" else str]
                raise ConfigurationError(f"{path}: suppress.{key} takes {kind}, not {value!r}")
        if not (table.get("key") or table.get("doi")) or not table.get("reason"):
            raise ConfigurationError(f"{path}: each suppress needs a key or a doi, and a reason")
    return tuple(tables)


def _nearest(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        if (own := folder / "refcheck.toml").is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and "refcheck" in _read(project).get("tool", {}):
            return project
    return None


def _table(path: Path) -> Mapping[str, Any]:
    document = _read(path)
    table = document.get("tool", {}).get("refcheck", {}) if path.name == "pyproject.toml" else document
    if not isinstance(table, Mapping):
        raise ConfigurationError(f"{path}: tool.refcheck must be a table")
    return table


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{path}: cannot be read as TOML: {error}") from error


def _checked(path: Path, key: str, value: Any) -> Value:
    if key not in KEYS:
        near = get_close_matches(key, KEYS, n=1, cutoff=0.5)
        hint = f"; did you mean {near[0]!r}?" if near else f"; known keys: {', '.join(KEYS)}"
        raise ConfigurationError(f"{path}: unknown key {key!r}{hint}")
    if not _fits(value, KEYS[key]):
        raise ConfigurationError(f"{path}: {key} takes {_WORDS[KEYS[key]]}, not {value!r}")
    if key in _CHOICES and value not in _CHOICES[key]:
        near = get_close_matches(value, _CHOICES[key], n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise ConfigurationError(f"{path}: {key} takes {_either(_CHOICES[key])}, not {value!r}{hint}")
    checked: Value = value
    return checked


def _either(choices: tuple[str, ...]) -> str:
    return f"{', '.join(choices[:-1])} or {choices[-1]}"


def _fits(value: Any, kind: type) -> bool:
    if isinstance(value, list):
        return kind is list and all(isinstance(item, str) for item in value)
    return type(value) is kind
