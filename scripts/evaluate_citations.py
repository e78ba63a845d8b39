"""How well citations in the text are tied to the list, on manuscripts whose every citation is known.

Made-up manuscripts cite entries of real ``.bib`` files and are typeset by pandoc in the citation styles of a
folder (``.csl``), into Word documents without fields. Three references of each are cited nowhere, and from a
copy of each three that are cited are taken out of the list (the last three of a numbered one).

    python scripts/evaluate_citations.py BIBS STYLES [--half tune|report] [--count 40] [--show]

Needs pandoc. The halves part the ``.bib`` files and the styles by name, so that no report shares either with
what was tuned on.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from manuscripts import half
from refcheck import flow, formats
from refcheck.errors import RefcheckError
from refcheck.formats import csljson
from refcheck.model import Checked

ENTRIES, LEFT_OUT, POOL = 30, 3, 300
CODES = ("CIT901", "CIT902")
TRAPS = (
    "The interval was wide (95% CI [2, 4]), as Eq. (3) and Table 2 tell.",
    "In 2010 the survey (n = 12) covered 5 m^2^ in two towns (Figure 4).",
    "It took place in May 2003 (see Section 2), at 10^6^ cells and 14 °C.",
    "First (1) they were weighed, then (2) measured; R^2^ was 0.9.",
)
FORMS = (
    "It is known that clocks tick [{a}].",
    "{a} found that bells ring, unlike {b}.",
    "Many agree [{a}; {b}; {c}].",
    "This was doubted [see {a}, p. 12; {b}].",
    "As {a} [p. 3] wrote, sand flows; others measured it [e.g. {b}; cf. {c}].",
    "In the view of {a}, this holds in most towns [{b}; {c}].",
)

Entry = dict[str, object]


@dataclass(frozen=True)
class Manuscript:
    """A typeset manuscript: the keys in the order of its list, and those that are not cited."""

    tree: dict[str, object]
    listed: list[str]
    uncited: frozenset[str]


def pandoc(*arguments: str, given: str) -> str:
    return subprocess.run(
        ["pandoc", *arguments], input=given, capture_output=True, text=True, check=True
    ).stdout


def entries(bib: Path, folder: Path) -> list[Entry]:
    """The entries that pandoc can cite, under keys that Markdown can."""
    references = formats.read(str(bib)).references or ()
    items = [one.item for one in references if one.item.author and one.item.title and one.item.issued]
    known = [csljson.to_csl(item, f"k{place}") for place, item in enumerate(items[:POOL])]
    (folder / "list.json").write_text(json.dumps(known), encoding="utf-8")
    options = ["--citeproc", "--bibliography", str(folder / "list.json")]
    listed = keys_of(json.loads(pandoc("-t", "json", *options, given='---\nnocite: "@*"\n---\n')))
    return [one for one in known if one["id"] in listed]


def keys_of(tree: dict[str, object]) -> list[str]:
    return [div["c"][0][0].removeprefix("ref-") for div in reference_divs(tree)]


def prose(keys: Sequence[str], rng: random.Random) -> str:
    """Paragraphs that cite all keys at least once."""
    left, sentences = list(keys), []
    while left:
        form = rng.choice(FORMS)
        named = {
            name: f"@{{{left.pop(0) if left else rng.choice(keys)}}}"
            for name in "abc"
            if f"{{{name}}}" in form
        }
        sentences += [form.format(**named), *rng.choices(TRAPS, k=rng.random() < 0.3)]
    return "\n\n".join(" ".join(sentences[k : k + 5]) for k in range(0, len(sentences), 5))


def typeset(chosen: Sequence[Entry], style: Path, folder: Path, seed: str) -> Manuscript:
    rng = random.Random(seed)
    keys = [str(one["id"]) for one in chosen]
    uncited = frozenset(rng.sample(keys, LEFT_OUT))
    (folder / "list.json").write_text(json.dumps(chosen), encoding="utf-8")
    nocite = ", ".join(f"@{{{key}}}" for key in sorted(uncited))
    text = f'---\nnocite: "{nocite}"\n---\n\n{prose([key for key in keys if key not in uncited], rng)}\n'
    options = ["--citeproc", "--bibliography", str(folder / "list.json"), "--csl", str(style)]
    tree = json.loads(pandoc("-t", "json", *options, given=text + "\n# References\n"))
    return Manuscript(tree, keys_of(tree), uncited)


def reference_divs(tree: dict[str, object]) -> list[dict[str, list[object]]]:
    blocks: list[dict[str, list[object]]] = tree["blocks"]  # type: ignore[assignment]
    return next((block["c"][1] for block in blocks if block["t"] == "Div" and block["c"][0][0] == "refs"), [])


def checked(tree: dict[str, object], folder: Path) -> Checked:
    path = folder / "paper.docx"
    pandoc("-f", "json", "-t", "docx", "-o", str(path), given=json.dumps(tree))
    return flow.check_document(flow.read(str(path)), (), CODES)


def shortened(
    manuscript: Manuscript, numbered: bool, rng: random.Random
) -> tuple[dict[str, object], set[str]]:
    """The manuscript without three entries that it cites, and their keys."""
    cited = [key for key in manuscript.listed if key not in manuscript.uncited]
    gone = set(cited[-LEFT_OUT:] if numbered else rng.sample(cited, LEFT_OUT))
    tree = json.loads(json.dumps(manuscript.tree))
    divs = reference_divs(tree)
    divs[:] = [div for div in divs if div["c"][0][0].removeprefix("ref-") not in gone]
    return tree, gone


def measure(manuscript: Manuscript, folder: Path, sums: Counter[str], show: bool, name: str) -> None:
    whole = checked(manuscript.tree, folder)
    if len(whole.matches) != len(manuscript.listed):
        sums["list cut wrongly"] += 1
        if show:
            print(f"  {name}: {len(whole.matches)} entries for {len(manuscript.listed)}")
        return
    key_of = {
        match.reference.number: key for match, key in zip(whole.matches, manuscript.listed, strict=True)
    }
    told = [one for one in whole.findings if one.rule.code == "CIT902"]
    named = {key_of[one.reference.number] for one in told if one.reference}
    sums["documents"] += 1
    sums["not understood"] += any(one.reference is None for one in told)
    sums["cited"] += len(manuscript.listed) - LEFT_OUT
    sums["called uncited"] += len(named - manuscript.uncited)
    sums["uncited"] += LEFT_OUT
    sums["uncited found"] += len(named & manuscript.uncited)
    false = [one for one in whole.findings if one.rule.code == "CIT901"]
    sums["false missing"] += len(false)
    numbered = any(match.reference.label for match in whole.matches)
    tree, gone = shortened(manuscript, numbered, random.Random(name))
    short = checked(tree, folder)
    missing = [one for one in short.findings if one.rule.code == "CIT901"]
    sums["missing"] += 1
    sums["missing told"] += bool(missing)
    if show:
        tell(name, whole, named - manuscript.uncited, manuscript, false, missing, gone)


def tell(name, whole, wrongly, manuscript, false, missing, gone) -> None:
    text = whole.document.text
    for match, key in zip(whole.matches, manuscript.listed, strict=True):
        if key in wrongly:
            print(f"  {name}: called uncited: {match.reference.unstructured[:90]}")
    for one in false:
        print(f"  {name}: falsely missing: {one.message} | {text[one.span.start - 30 : one.span.end + 30]!r}")
    if any(one.reference is None for one in whole.findings):
        print(f"  {name}: {[one.message for one in whole.findings if one.reference is None]} {text[:300]!r}")
    if not missing:
        print(f"  {name}: missing not told: {sorted(gone)}")


def in_text_styles(folder: Path, chosen: str) -> list[Path]:
    """The styles of a half that cite within the text."""
    return [
        path
        for path in sorted(folder.glob("*.csl"))
        if half(path.name) == chosen and 'class="in-text"' in path.read_text(encoding="utf-8")
    ]


def one(style: Path, bib: str, pool: Sequence[Entry], folder: Path, tally: Counter[str], show: bool) -> None:
    """A manuscript made, typeset and measured; its name is all that chance depends on."""
    label = f"{style.stem} of {bib}"
    try:
        manuscript = typeset(random.Random(label).sample(pool, ENTRIES), style, folder, label)
        measure(manuscript, folder, tally, show, label)
    except (subprocess.CalledProcessError, RefcheckError) as error:
        tally["not made or not read"] += 1
        if show:
            print(f"  {label}: {error}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bibs", type=Path)
    parser.add_argument("styles", type=Path)
    parser.add_argument("--half", choices=("tune", "report"), default="tune")
    parser.add_argument("--count", type=int, default=40, help="how many styles, taken by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    styles = in_text_styles(arguments.styles, arguments.half)
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bibs = [path for path in sorted(arguments.bibs.glob("*.bib")) if half(path.name) == arguments.half]
        pools = {path.name: pool for path in bibs if len(pool := entries(path, folder)) >= ENTRIES}
        for style in rng.sample(styles, min(arguments.count, len(styles))):
            numeric = 'citation-format="numeric"' in style.read_text(encoding="utf-8")
            bib = rng.choice(sorted(pools))
            one(style, bib, pools[bib], folder, tallies["numbered" if numeric else "by name"], arguments.show)
    for kind, tally in sorted(tallies.items()):
        print(kind, dict(tally))


if __name__ == "__main__":
    main()
