"""What the rules find, and what they wrongly find, in references whose every fault is known.

Genuine Crossref records are printed in nine styles and many habits (see ``print_references``), each with
one known error or none, twenty to a list. The true record is given, and its journal as an index of all
records knows it; parsing is either perfect ("truth") or done by the parser. Reported for the half of the
records that was not tuned on (``--half report``): detection by kind of error, by a rule of the right family
at the level of a warning or above; how often a fix restores the printed truth exactly; false alarms per 100
correct references; references a second through agreements and all rules; and how many of the names by which
the index knows the journals are taken for another journal's.

    python scripts/benchmark_rules.py DATA [--half report|tune] [--lists 400] [--items truth|parser|both]
    [--fabricated 50] [--show 5]

DATA holds crossref/records.jsonl.gz and crossref/print_online_gap.jsonl.gz.
"""
# ruff: noqa: ARG001  (what makes an error has one signature, whatever it needs of it)

from __future__ import annotations

import argparse
import gzip
import hashlib
import random
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import orjson

sys.path.insert(0, str(Path(__file__).parent))

from print_references import UNTITLED, Habit, habits, reference
from refcheck import rules
from refcheck.fields import characters, containers, person
from refcheck.model import (
    Date,
    DateKind,
    Document,
    Finding,
    Item,
    Match,
    Name,
    Reference,
    Span,
    State,
    Status,
    Update,
    Work,
)
from refcheck.parser import parse
from refcheck.resolve import resolve, with_journals
from refcheck.resolve.agreement import agreements
from refcheck.sources import records
from refcheck.sources.index.build import build
from refcheck.sources.local import LocalIndex

LIST_LENGTH = 20
STRANGERS = ("Ablebody", "Quillfeather", "Zinnowitz", "Mortensdottir", "Okonjolu", "Tabascone", "Wrzesz")
WORDS = ("umbrella", "porcelain", "migratory", "cardboard", "nocturnal", "velocity", "orchard", "pendulum")


# --- the errors -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Wrong:
    """The item as it is misprinted; for some errors another record, or the DOI's own work."""

    item: Item
    work: Work
    doi_work: Work | None = None


Make = Callable[[Work, Habit, random.Random, Sequence[Work]], Wrong | None]


def wrong_year(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    years = {date.year for date in work.dates if date.year and date.kind is not DateKind.CREATED}
    true = work.item.issued.year
    choices = [true + step for step in (-9, -7, -5, -3, -2, 2, 3, 5, 7, 9, 10)]
    swapped = int(str(true)[:2] + str(true)[3] + str(true)[2])
    choices = [
        year for year in (*choices, swapped) if min(abs(year - other) for other in years) > 1 and year < 2026
    ]
    return _with(work, issued=Date(rng.choice(choices))) if choices else None


def online_year(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    online, printed = work.date(DateKind.ONLINE), work.date(DateKind.PRINT)
    if online is None or printed is None or not online.year or abs(online.year - printed.year) < 3:
        return None
    return _with(work, issued=Date(online.year))


def wrong_volume(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    return _with_number(work, "volume", rng)


def wrong_issue(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    return _with_number(work, "issue", rng) if habit.issue and habit.style != "nature" else None


def wrong_first_page(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    first, hyphen, last = work.item.page.partition("-")
    if not first.isdigit() or (hyphen and not last.isdigit()):
        return None
    shifted = _misprint(first, rng)
    if hyphen and int(shifted) >= int(last):
        return None
    return _with(work, page=f"{shifted}{hyphen}{last}")


def wrong_last_page(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    first, hyphen, last = work.item.page.partition("-")
    if not (first + last).isdigit() or not hyphen or habit.pages == "first":
        return None
    shifted = _misprint(last, rng)
    return _with(work, page=f"{first}-{shifted}") if int(shifted) > int(first) else None


def other_first_author(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    names = list(work.item.author)
    if len(names) > 1 and rng.random() < 0.5 and names[1].family and not person.same(names[1], names[0]):
        names[0], names[1] = names[1], names[0]
    else:
        names[0] = _stranger(rng)
    return _with(work, author=tuple(names))


def author_dropped(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    if not _in_full(work, habit) or len(work.item.author) < 3:
        return None
    place = rng.randrange(1, len(work.item.author))
    if not work.item.author[place].family:
        return None
    return _with(work, author=work.item.author[:place] + work.item.author[place + 1 :])


def author_added(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    if habit.et_al_from and len(work.item.author) >= habit.et_al_from:
        return None
    place = rng.randrange(1, len(work.item.author) + 1)
    return _with(work, author=(*work.item.author[:place], _stranger(rng), *work.item.author[place:]))


def authors_exchanged(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    names = list(work.item.author)
    shown = len(names) if _in_full(work, habit) else min(habit.et_al_after, len(names))
    if shown < 3:
        return None
    place = rng.randrange(1, shown - 1)
    one, other = names[place], names[place + 1]
    if not one.family or not other.family or person.same(one, other):
        return None
    names[place], names[place + 1] = other, one
    return _with(work, author=tuple(names))


def author_misspelt(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    name = work.item.author[0]
    if len(name.family) < 5 or not name.family.isalpha() or not name.family.isascii():
        return None
    place = rng.randrange(1, len(name.family) - 1)
    letter = rng.choice([letter for letter in "aeiounrst" if letter != name.family[place].lower()])
    changed = replace(name, family=name.family[:place] + letter + name.family[place + 1 :])
    return _with(work, author=(changed, *work.item.author[1:]))


def other_initials(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    name = work.item.author[0]
    if not name.family or not name.given[:1].isupper() or not name.given[0].isascii():
        return None
    letter = rng.choice([letter for letter in "BDFGKLMPRSTVW" if letter not in name.given.upper()])
    rest = name.given[1:] if name.given.isupper() or "." in name.given[:2] else ""
    return _with(work, author=(replace(name, given=letter + rest), *work.item.author[1:]))


def one_title_word(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    if habit.style in UNTITLED:
        return None
    words = list(re.finditer(r"(?<![\w&;<>/-])[A-Za-z]{5,}(?![\w;<>/-])", work.item.title))
    if len(words) < 4 or "<" in work.item.title:
        return None
    word = rng.choice(words[: max(len(words) // 2, 3)])
    other = rng.choice([one for one in WORDS if one not in work.item.title.lower()])
    way = rng.choice(("exchanged", "dropped", "added"))
    new = {"exchanged": other, "dropped": "", "added": f"{word[0]} {other}"}[way]
    title = work.item.title[: word.start()] + new + work.item.title[word.end() :]
    return _with(work, title=" ".join(title.split()))


def other_journal(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    for other in rng.sample(pool, 20):
        known = (work.item.container_title, *work.container_titles)
        names = (other.item.container_title, *other.container_titles)
        if all(containers.identity(name, title)[0] is State.CONTRADICT for name in names for title in known):
            item = other.item
            return _with(
                work, container_title=item.container_title, container_title_short=item.container_title_short
            )
    return None


def other_doi(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    other = rng.choice(pool)
    if not habit.doi or other.item.doi == work.item.doi or other.item.title == work.item.title:
        return None
    return Wrong(replace(work.item, doi=other.item.doi), work, other)


def retracted(work: Work, habit: Habit, rng: random.Random, pool: Sequence[Work]) -> Wrong | None:
    update = Update(
        "retraction", "10.5555/notice", date=Date(2015, 3), source="retraction-watch", record_id="1"
    )
    return Wrong(work.item, replace(work, updates=(update,)))


KINDS: dict[str, tuple[Make, tuple[str, ...]]] = {
    "year": (wrong_year, ("DAT",)),
    "online-year": (online_year, ("DAT101",)),
    "volume": (wrong_volume, ("NUM",)),
    "issue": (wrong_issue, ("NUM",)),
    "first page": (wrong_first_page, ("NUM",)),
    "last page": (wrong_last_page, ("NUM",)),
    "first author": (other_first_author, ("NAM",)),
    "author dropped": (author_dropped, ("NAM",)),
    "author added": (author_added, ("NAM",)),
    "authors exchanged": (authors_exchanged, ("NAM",)),
    "author misspelt": (author_misspelt, ("NAM",)),
    "initials": (other_initials, ("NAM",)),
    "title word": (one_title_word, ("TTL",)),
    "journal": (other_journal, ("JNL",)),
    "DOI": (other_doi, ("REF", "IDN")),
    "retraction": (retracted, ("UPD",)),
}


def _with(work: Work, **changes: object) -> Wrong:
    return Wrong(replace(work.item, **changes), work)


def _with_number(work: Work, variable: str, rng: random.Random) -> Wrong | None:
    number = getattr(work.item, variable)
    return _with(work, **{variable: _misprint(number, rng)}) if number.isdigit() else None


def _misprint(number: str, rng: random.Random) -> str:
    """Two digits swapped, or one digit another."""
    swaps = [
        place
        for place in range(len(number) - 1)
        if number[place] != number[place + 1] and number[place + 1] != "0"
    ]
    if swaps and rng.random() < 0.4:
        place = rng.choice(swaps)
        return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    place = rng.randrange(len(number))
    return (
        number[:place]
        + rng.choice([digit for digit in "123456789" if digit != number[place]])
        + number[place + 1 :]
    )


def _stranger(rng: random.Random) -> Name:
    return Name(rng.choice(STRANGERS), rng.choice(("Xaver", "Yolanda", "Quirin")))


def _in_full(work: Work, habit: Habit) -> bool:
    return not habit.et_al_from or len(work.item.author) <= habit.et_al_from


# --- the lists --------------------------------------------------------------------------------------


@dataclass
class Case:
    """One printed reference, the error in it ("" for none), and how it should have been printed."""

    printed: Reference
    work: Work
    kind: str
    truth: str
    doi_work: Work | None = None


@dataclass
class Made:
    """A list: its text and its cases."""

    text: str
    cases: list[Case] = field(default_factory=list)


def make_lists(pool: Sequence[Work], gap: Sequence[Work], count: int, rng: random.Random) -> Iterator[Made]:
    """Lists of one style each, in which about half of the references have an error."""
    kinds = sorted(set(KINDS) - {"online-year"})
    for _ in range(count):
        habit = habits(rng)
        made = Made("References\n\n")
        chosen = [
            (work, rng.choice(kinds) if rng.random() < 0.5 else "")
            for work in rng.sample(pool, LIST_LENGTH - 1)
        ]
        chosen.append((rng.choice(gap), "online-year"))
        for number, (work, kind) in enumerate(chosen, start=1):
            _add(made, number, work, kind, habit, rng, pool)
        yield made


def _add(
    made: Made, number: int, work: Work, kind: str, habit: Habit, rng: random.Random, pool: Sequence[Work]
) -> None:
    wrong = KINDS[kind][0](work, habit, rng, pool) if kind else None
    right = Wrong(_neighbour_year(work, rng), work)
    shown = wrong or right
    made.text += f"{number}. "
    start = len(made.text)
    printed = reference(shown.item, habit, number, start)
    truth = reference(work.item, habit, number, start).unstructured if wrong else printed.unstructured
    made.text += f"{printed.unstructured}\n"
    made.cases.append(Case(printed, shown.work, kind if wrong else "", truth, shown.doi_work))


def _neighbour_year(work: Work, rng: random.Random) -> Item:
    """Now and then the online year where it is next to the print year: a variant."""
    online, printed = work.date(DateKind.ONLINE), work.date(DateKind.PRINT)
    if online and printed and abs(online.year - printed.year) == 1 and rng.random() < 0.5:
        return replace(work.item, issued=Date(online.year))
    return work.item


# --- judging ----------------------------------------------------------------------------------------


@dataclass
class Score:
    """Counts for one way of parsing."""

    made: Counter[str] = field(default_factory=Counter)
    detected: Counter[str] = field(default_factory=Counter)
    any_family: Counter[str] = field(default_factory=Counter)
    fixes: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    correct: int = 0
    alarms: int = 0
    errors: int = 0
    alarm_codes: Counter[str] = field(default_factory=Counter)
    shown: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    seconds: float = 0.0
    judged: int = 0


def judge_list(made: Made, parsed: Sequence[Reference], index: LocalIndex, score: Score) -> None:
    document = Document(path="made.txt", text=made.text)
    begun = time.process_time()
    matches = [_match(case, read) for case, read in zip(made.cases, parsed, strict=True)]
    matches = list(with_journals(matches, [index]))
    findings = rules.judge(document, matches)
    score.seconds += time.process_time() - begun
    score.judged += len(matches)
    by_number: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.reference is not None:
            by_number[finding.reference.number].append(finding)
    for case in made.cases:
        _score(case, by_number[case.printed.number], made.text, score)


def _match(case: Case, read: Reference) -> Match:
    doi_work = case.doi_work if case.doi_work and read.item.doi == case.doi_work.item.doi else None
    return Match(
        reference=read,
        status=Status.FOUND,
        reason="the true record",
        work=case.work,
        agreements=agreements(read, case.work),
        doi_work=doi_work,
    )


def _score(case: Case, findings: Sequence[Finding], text: str, score: Score) -> None:
    loud = [finding for finding in findings if finding.level.rank >= 2]
    if not case.kind:
        score.correct += 1
        score.alarms += bool(loud)
        score.errors += any(finding.level.rank == 3 for finding in loud)
        for finding in loud:
            score.alarm_codes[finding.rule.code] += 1
            _show(score, "alarm", case, finding)
        return
    score.made[case.kind] += 1
    right = [finding for finding in loud if finding.rule.code.startswith(KINDS[case.kind][1])]
    score.detected[case.kind] += bool(right)
    score.any_family[case.kind] += bool(loud)
    if not right:
        _show(score, f"miss: {case.kind}", case, loud[0] if loud else None)
    fixes = [finding for finding in right if finding.fix]
    if fixes:
        score.fixes[case.kind] += 1
        exact = _fixed(case, fixes, text) == case.truth
        score.exact[case.kind] += exact
        if not exact:
            _show(score, f"fix: {case.kind}", case, fixes[0], _fixed(case, fixes, text))


def _fixed(case: Case, findings: Iterable[Finding], text: str) -> str:
    span = case.printed.span
    shown = text[span.start : span.end]
    edits = {edit for finding in findings if finding.fix for edit in finding.fix.edits}
    for edit in sorted(edits, key=lambda edit: -edit.start):
        shown = shown[: edit.start - span.start] + edit.text + shown[edit.end - span.start :]
    return shown


def _show(score: Score, heading: str, case: Case, finding: Finding | None, more: str = "") -> None:
    said = f"{finding.rule.code} {finding.message}" if finding else "nothing"
    lines = [case.printed.unstructured, f"    true:  {case.truth}", f"    {said}"]
    score.shown[heading].append("\n".join([*lines, f"    fixed: {more}"] if more else lines))


# --- fabrications -----------------------------------------------------------------------------------

_SIGNS = ("REF001", "REF006", "REF008", "REF009", "DAT108")


def fabricated(index: LocalIndex, pool: Sequence[Work], lists: int, rng: random.Random) -> None:
    """References made of parts of several works, resolved in a complete index of all records."""
    made = 0
    accused: Counter[str] = Counter()
    for _ in range(lists):
        habit = replace(habits(rng), doi="")
        printed = [reference(_fabricate(pool, rng), habit, number, 0) for number in range(1, LIST_LENGTH + 1)]
        matches = list(with_journals(resolve(parse(_unread(printed)), [index]), [index]))
        findings = rules.judge(Document(path="made.txt", text=""), matches, codes=_SIGNS)
        made += len(matches)
        accused.update(finding.rule.code for finding in findings)
    print(f"\nfabricated references: {made}")
    for code in _SIGNS:
        print(f"  {code}: {accused[code] / made:.1%}")


def _fabricate(pool: Sequence[Work], rng: random.Random) -> Item:
    """The halves of two titles, a third work's authors, a fourth's journal, and numbers of nobody's."""
    one, two, people_of, journal_of = (work.item for work in rng.sample(pool, 4))
    head, tail = one.title.split(), two.title.split()
    first = rng.randrange(1, 2000)
    return replace(
        journal_of,
        title=" ".join(head[: (len(head) + 1) // 2] + tail[len(tail) // 2 :]),
        author=people_of.author,
        issued=Date(rng.randrange(1985, 2025)),
        volume=str(rng.randrange(1, 120)),
        page=f"{first}-{first + rng.randrange(3, 15)}",
        doi="",
    )


# --- names of journals ------------------------------------------------------------------------------


def named(index: LocalIndex, pool: Sequence[Work]) -> None:
    """Every name by which the index knows a work's journal, in four spellings, printed as its journal."""
    matches = []
    for (name, _), work in _names(index, pool).items():
        item = replace(work.item, container_title=name, container_title_short="", issn=())
        printed = Reference(1, name, Span(0, len(name)), item=item)
        matches.append(Match(printed, Status.FOUND, "", work=work, agreements=agreements(printed, work)))
    found = [match.agreement("container-title") for match in with_journals(matches, [index])]
    other = sum(agreement is not None and agreement.state is State.CONTRADICT for agreement in found)
    print(f"\nnames of journals: {len(matches)}; taken for another journal's: {other}")


def _names(index: LocalIndex, pool: Sequence[Work]) -> dict[tuple[str, str], Work]:
    """A work for each spelling of each name, by spelling and recorded title."""
    names: dict[tuple[str, str], Work] = {}
    for work in pool:
        journals = (index.journals(name) for name in (*work.item.issn, work.item.container_title))
        journal = next((found[0] for found in journals if found), None)
        for name in (*journal.titles, *journal.titles_short) if journal else ():
            for spelt in (name, name.replace(".", ""), name.replace("&", "and"), name.upper()):
                names.setdefault((spelt, work.item.container_title), work)
    return names


# --- the run ----------------------------------------------------------------------------------------


def load(data: Path, half: str) -> tuple[list[Work], list[Work]]:
    """The works of one half, and those of them with a wide gap between print and online."""
    gap = {line["doi"].lower() for line in _lines(data / "crossref" / "print_online_gap.jsonl.gz")}
    pool = []
    for record in _lines(data / "crossref" / "records.jsonl.gz"):
        work = records.work(record, "crossref")
        if _usable(work) and _half(work.item.doi) == half:
            pool.append(work)
    return pool, [work for work in pool if work.item.doi in gap and work.date(DateKind.ONLINE)]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rb") as stream:
        yield from map(orjson.loads, stream)


def _usable(work: Work) -> bool:
    """Whether a record describes an article whole enough to print it, and nothing happened to it since."""
    item = work.item
    named = item.author and all(name.family or name.literal for name in item.author) and item.author[0].family
    whole = item.title and item.container_title and item.volume and (item.page or item.number)
    dated = item.issued is not None and item.issued.year
    plain = (
        "\\" not in item.doi
        and not work.updates
        and not re.match(r"\W*(?:retract|withdrawn|erratum|correct)", item.title, re.IGNORECASE)
    )
    latin = (
        re.fullmatch(r"[\x00-\u024f\u0370-\u03ff\u2000-\u22ff]*", item.title + item.author[0].family)
        if named
        else None
    )
    telling = len(characters.words(item.title)) > 2
    return bool(item.type == "article-journal" and named and whole and dated and plain and latin and telling)


def _half(doi: str) -> str:
    return "tune" if hashlib.md5(doi.encode(), usedforsecurity=False).digest()[0] % 2 else "report"


def report(name: str, score: Score) -> None:
    print(f"\nitems: {name}")
    print(
        f"{'error':18}{'made':>7}{'right family':>14}{'any family':>12}{'fix offered':>13}{'fix exact':>11}"
    )
    for kind in KINDS:
        made = score.made[kind]
        if made:
            fixes = score.fixes[kind]
            exact = f"{score.exact[kind] / fixes:11.1%}" if fixes else f"{'-':>11}"
            print(
                f"{kind:18}{made:7}{score.detected[kind] / made:14.1%}{score.any_family[kind] / made:12.1%}"
                f"{fixes / made:13.1%}{exact}"
            )
    alarms, errors = (100 * count / max(score.correct, 1) for count in (score.alarms, score.errors))
    print(
        f"correct references: {score.correct}; false alarms per 100: {alarms:.2f} (errors {errors:.2f}) "
        f"{dict(score.alarm_codes.most_common())}"
    )
    print(f"references a second through agreements and all rules: {score.judged / score.seconds:,.0f}")


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        build([arguments.data / "crossref" / "records.jsonl.gz"], Path(folder), workers=1)
        with closing(LocalIndex.open(folder)) as index:
            run(arguments, index)


def run(arguments: argparse.Namespace, index: LocalIndex) -> None:
    pool, gap = load(arguments.data, arguments.half)
    print(
        f"half: {arguments.half}; {len(pool)} records, {len(gap)} of them with a gap; {arguments.lists} lists"
    )
    rng = random.Random(20260101)
    made = list(make_lists(pool, gap, arguments.lists, rng))
    for name in ("truth", "parser") if arguments.items == "both" else (arguments.items,):
        score = Score()
        for one in made:
            given = [case.printed for case in one.cases]
            read = given if name == "truth" else list(parse(_unread(given)))
            judge_list(one, read, index, score)
        report(name, score)
        for heading, examples in sorted(score.shown.items()):
            for example in examples[: arguments.show]:
                print(f"\n--- {heading}\n{example}")
    named(index, pool)
    if arguments.fabricated:
        fabricated(index, pool, arguments.fabricated, rng)


def _unread(references: Sequence[Reference]) -> Iterator[Reference]:
    for printed in references:
        yield Reference(printed.number, printed.unstructured, printed.span, label=printed.label)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("tune", "report"), default="report")
    parser.add_argument("--lists", type=int, default=400)
    parser.add_argument("--items", choices=("truth", "parser", "both"), default="both")
    parser.add_argument("--fabricated", type=int, default=0, help="lists of invented references")
    parser.add_argument("--show", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
