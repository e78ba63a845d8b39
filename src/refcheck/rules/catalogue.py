"""The rules there are, told by the names of this folder's modules."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import chain, repeat
from pathlib import Path

from refcheck.errors import UsageError
from refcheck.model import Document, Finding, Match, Rule

_RULE_MODULE = re.compile(r"[a-z]{3}\d{3}_[a-z0-9_]+")

MatchCheck = Callable[[Match, Document], Iterator[Finding]]
ListCheck = Callable[[Sequence[Match], Document], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule, its manual page, and the one check it has."""

    rule: Rule
    page: str
    check_match: MatchCheck | None = None
    check_list: ListCheck | None = None

    def findings(
        self, matches: Sequence[Match], judged: Sequence[Match], document: Document
    ) -> Iterator[Finding]:
        """What the rule says about a list; what is no reference is not among the ``judged``."""
        if self.check_list is not None:
            yield from self.check_list(matches, document)
        elif self.check_match is not None:
            yield from chain.from_iterable(map(self.check_match, judged, repeat(document)))


@cache
def module_names() -> dict[str, str]:
    """The module of each code, by code in order; nothing is imported for it."""
    folder = str(Path(__file__).parent)
    names = [module.name for module in pkgutil.iter_modules([folder]) if _RULE_MODULE.fullmatch(module.name)]
    return {name[:6].upper(): name for name in sorted(names)}


@cache
def entry(code: str) -> Entry:
    """The rule with this code; only its own module is imported."""
    module = importlib.import_module(f"refcheck.rules.{module_names()[code]}")
    return Entry(
        rule=module.RULE,
        page=module.__doc__ or "",
        check_match=getattr(module, "check_match", None),
        check_list=getattr(module, "check_list", None),
    )


def entries(codes: Collection[str] | None = None) -> Iterator[Entry]:
    """The rules with these codes, or all, in the order of their codes."""
    return (entry(code) for code in module_names() if codes is None or code in codes)


def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, in the order of the codes."""
    return tuple(found.rule for found in entries())


def page(code: str) -> str:
    """The manual page of the rule with this code or name, in Markdown; UsageError when there is none."""
    return entry(next(iter(sorted(_codes(code, whole=True))))).page


def expand(selectors: Iterable[str]) -> frozenset[str]:
    """The codes that ``selectors`` mean: codes, their beginnings ("DAT", "NUM2"), names, or "ALL".

    Letter case does not matter. UsageError names a selector that means no rule.
    """
    return frozenset(code for selector in selectors for code in _codes(selector, whole=False))


def _codes(selector: str, whole: bool) -> set[str]:
    wanted = selector.strip()
    if not whole and wanted.upper() == "ALL":
        return set(module_names())
    found = {code for code, module in module_names().items() if _means(wanted, code, module, whole)}
    if not found:
        near = _nearest(wanted)
        hint = f"did you mean {near}? " if near else ""
        raise UsageError(f"there is no rule {selector!r}: {hint}`refcheck rule` lists them all")
    return found


def _nearest(wanted: str) -> str:
    """The code or name that ``wanted`` is a slip for, or ""."""
    names = {module[7:].replace("_", "-"): code for code, module in module_names().items()}
    near = get_close_matches(wanted.upper(), names.values(), n=1, cutoff=0.8)
    named = get_close_matches(wanted.lower().replace("_", "-"), names, n=1)
    return next((f"{one} ({name})" for name, one in names.items() if one in near or name in named), "")


def _means(wanted: str, code: str, module: str, whole: bool) -> bool:
    if wanted.lower().replace("-", "_") == module[7:]:
        return True
    return code == wanted.upper() if whole else bool(wanted) and code.startswith(wanted.upper())
