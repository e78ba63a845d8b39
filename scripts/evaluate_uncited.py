"""What is said of citations in given manuscripts: uncited references, cited ones that the list lacks, fields.

In a finished manuscript nearly every reference is cited and nearly every citation listed: nearly all that is
said to be neither is a false alarm, or a fault of the manuscript: an uncited reference whose first author the
text never names is surely the latter. Of Word documents with a reference manager's fields the citations as
typed are held against those that the fields tell.

    python scripts/evaluate_uncited.py MANUSCRIPTS [--half tune|report|all] [--show]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from manuscripts import half, pdf_truth, thesis_rows
from refcheck import extract, flow, formats
from refcheck.errors import RefcheckError
from refcheck.fields import characters, name_forms
from refcheck.model import Checked, Document, Reference
from refcheck.rules import numbering


def documents(data: Path, chosen: str) -> Iterator[tuple[str, str, Document]]:
    """Kind, name and text of the PDFs and theses of a half."""
    for name, _ in pdf_truth(data):
        if chosen in ("all", half(name)):
            yield "PDFs", name, formats.read(str(data / name))
    for path in sorted((data / "txt" / "theses").glob("*.ttx")):
        if chosen in ("all", half(path.name)):
            text = "\n".join(line for _, line in thesis_rows(path))
            yield "theses", path.name, Document("-", text)


def is_named(reference: Reference, checked: Checked) -> bool:
    """Whether the text outside the list has the first author's name."""
    spans = sorted(match.reference.span for match in checked.matches)
    text, position, outside = checked.document.text, 0, []
    for span in spans:
        outside.append(text[position : span.start])
        position = max(position, span.end)
    words = set(characters.words(" ".join([*outside, text[position:]])))
    author = reference.item.author
    return not author or words.issuperset(characters.words(name_forms.family_of(author[0])))


def measure(name: str, document: Document, tally: Counter[str], show: bool) -> None:
    try:
        checked = flow.check_document(document, (), ("CIT901", "CIT902"))
    except RefcheckError:
        tally["lists not found"] += 1
        return
    uncited = numbering.uncited(checked.matches, checked.document)
    if any(match.reference.in_note for match in checked.matches):
        return
    if not checked.document.citations or len(uncited) * 2 > len(checked.matches):
        tally["citations not understood"] += 1
        return
    named = [reference for reference in uncited if is_named(reference, checked)]
    missing = [finding for finding in checked.findings if finding.rule.code == "CIT901"]
    tally.update(documents=1, references=len(checked.matches), uncited=len(uncited))
    tally.update({"uncited, but the author is named": len(named), "cited, not listed": len(missing)})
    if show:
        print(f"  {name}: {len(checked.matches)} references")
        for reference in uncited:
            print(f"    uncited{', named' * (reference in named)}: {reference.unstructured[:80]}")
        for finding in missing:
            print(f"    {finding.message}")


def fields(data: Path, show: bool) -> None:
    """Citations as typed in Word documents against those that the fields tell of the same references."""
    wanted = right = found = 0
    for path in sorted((data / "docx").rglob("*.docx")):
        known, _ = extract.references(formats.read(str(path)))
        if not known.embedded:
            continue
        bare = replace(formats.read(str(path)), citations=(), embedded=())
        typed, _ = extract.references(bare)
        truth, told = numbering.cited_numbers(known), numbering.cited_numbers(typed)
        wanted, right, found = wanted + len(truth), right + len(truth & told), found + len(told)
        if show:
            print(f"  {path.name}: missed {sorted(truth - told)}, too many {sorted(told - truth)}")
    print(f"fields: recall {right / max(1, wanted):.1%} precision {right / max(1, found):.1%} of {wanted}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("tune", "report", "all"), default="tune")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    tallies: dict[str, Counter[str]] = {}
    for kind, name, document in documents(arguments.data, arguments.half):
        measure(name, document, tallies.setdefault(kind, Counter()), arguments.show)
    for kind, tally in tallies.items():
        print(f"{kind}: {', '.join(f'{count} {what}' for what, count in tally.items())}")
    fields(arguments.data, arguments.show)


if __name__ == "__main__":
    main()
