"""Whether mending .bib files loses anything: every block compared before and after, by two readers.

    python scripts/evaluate_bib.py FOLDER

For each .bib in FOLDER all fixes (safe and unsafe) of the rules that need no source are made. Then, of the
file before and after: what no edit touched must be equal character by character; bibtexparser, a reader of
its own, must see the same entries, macros, preambles and comments in the same order, and no other fields
changed than those an edit touched; mending again must change nothing; and the bytes written must be those
read.
Prints a line a file, the number of findings a code, and what was lost. Exit code 1 when anything was.
"""

from __future__ import annotations

import logging
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import bibtexparser
from bibtexparser.model import Entry, ExplicitComment, ImplicitComment, Preamble, String

from refcheck import fix, formats, rules
from refcheck.formats import bibtex, writing
from refcheck.formats.bibtex.syntax import scan
from refcheck.model import Document, Edit, Finding, Match, Status


def judged(document: Document) -> list[Finding]:
    matches = [Match(reference, Status.UNCHECKED, "") for reference in document.references or ()]
    return rules.judge(document, matches)


def blocks(text: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Kind, key and fields of every block as bibtexparser sees it; a comment's text is its key."""
    library = bibtexparser.parse_string(text, parse_stack=[])
    for block in library.blocks:
        block = getattr(block, "ignore_error_block", None) or block
        if isinstance(block, Entry):
            yield "entry", block.key, {field.key.lower(): field.value for field in block.fields}
        elif isinstance(block, String):
            yield "string", block.key, {"value": block.value}
        elif isinstance(block, Preamble):
            yield "preamble", block.value, {}
        elif isinstance(block, ImplicitComment | ExplicitComment):
            yield "comment", block.comment, {}
        else:
            yield "failed", block.raw or "", {}


def losses(before: str, after: str, findings: Sequence[Finding]) -> Iterator[str]:
    old, new = list(blocks(before)), list(blocks(after))
    if [(kind, key) for kind, key, _ in old] != [(kind, key) for kind, key, _ in new]:
        yield "blocks differ"
    touched = set(touched_fields(before, findings))
    for (_, key, mine), (_, _, theirs) in zip(old, new, strict=False):
        for name in mine.keys() | theirs.keys():
            if mine.get(name) != theirs.get(name) and (key, name) not in touched:
                yield f"{key}: {name} changed and no fix was there"


def touched_fields(text: str, findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """Keys and names of the fields that the findings' edits lie in."""
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    for block in scan(text).blocks:
        inside = [edit for edit in edits if block.span.start <= edit.start <= block.span.end]
        for field in block.fields if inside else ():
            # A field that is renamed or deleted is touched from its name on, or from its line's beginning.
            start = text.rfind("\n", 0, field.span.start) + 1
            if any(edit.start <= field.span.end and edit.end >= start for edit in inside):
                yield block.key, field.name.lower()
                for edit in inside:
                    yield block.key, edit.text.lower()


def untouched_characters_kept(before: str, after: str, findings: Sequence[Finding]) -> bool:
    """Whether what the edits leave out stands in the new text, in order, byte for byte."""
    position = 0
    edits = sorted({edit for finding in findings if finding.fix for edit in finding.fix.edits}, key=start_of)
    found = 0
    for edit in edits:
        piece = before[position : edit.start]
        found = after.find(piece, found)
        if found < 0:
            return False
        found += len(piece)
        position = edit.end
    return after.endswith(before[position:])


def start_of(edit: Edit) -> int:
    return edit.start


def written_bytes(document: Document) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.bib"
        writing.write(path, document.text, document.encoding, document.byte_order_mark)
        return path.read_bytes()


def main() -> None:
    logging.disable(logging.CRITICAL)
    codes: Counter[str] = Counter()
    lost = 0
    for path in sorted(Path(sys.argv[1]).glob("*.bib")):
        started = time.process_time()
        document = formats.read(str(path))
        findings = judged(document)
        seconds = time.process_time() - started
        mended = fix.mend(document, findings, unsafe=True)
        faults = list(losses(document.text, mended.text, mended.fixed))
        if not untouched_characters_kept(document.text, mended.text, mended.fixed):
            faults.append("characters outside the edits changed")
        if written_bytes(document) != path.read_bytes():
            faults.append("the bytes written are not those read")
        again = bibtex.from_text(document.path, mended.text)
        if fix.mend(again, judged(again), unsafe=True).text != mended.text:
            faults.append("mending again changes the file")
        codes.update(finding.rule.code for finding in findings)
        lost += len(faults)
        entries = len(document.references or ())
        said = "; ".join(faults[:3]) or "nothing lost"
        print(
            f"{path.name:28} {document.encoding:8} {entries:5} entries {len(findings):6} findings "
            f"{len(mended.fixed):6} mended {seconds:6.2f} s  {said}"
        )
    print("  ".join(f"{code} {number}" for code, number in sorted(codes.items())))
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()
