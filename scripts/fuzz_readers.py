"""Feed damaged copies of real files to refcheck: whatever comes of it but an answer or a clear error is told.

    python scripts/fuzz_readers.py FOLDER [--runs 2000] [--seed 1] [--seconds 20] [--only .docx,.tex]

Each run takes a file of FOLDER, damages it in one to four ways (bits flipped, cut off, pieces repeated, moved
or taken from another file, numbers made huge, brackets and tags nested deep, recoded; within a zip archive
its members, too) and checks it without a network. A run must end in a report or in a RefcheckError, within
``--seconds`` of CPU and 2 GB. What does not is printed with the number of its run, and the file kept in the
working directory; ``--seed`` and the number make it again.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import resource
import signal
import sys
import traceback
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from refcheck import flow, formats, reports
from refcheck.errors import RefcheckError
from refcheck.formats import pdf
from refcheck.model import Report

MEMORY = 2 << 30  # bytes
LARGEST = 400_000  # bytes: larger files would cost all the time
ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "latin-1", "cp1252", "mac-roman")
ODD = (
    "\0", "\r", "\r\n", "\u2028", "\u0085", "\u202e", "\u200b", "\ufeff", "\u00a0", "\u0301", "\f", "\t",
    "\x1b[31m", "²", "٣", "ǅ", "ﬁ", "İ", "ß", "\U0001f600", "\ud800", "~", "{}", "{", "}", "[", "]", "(", ")",
    "\\", "%", "$", "&", "&#0;", "&#xD800;", "&lt;", "<", "]]>", "<!--", "--", "'", '"', "@", "#", "*", "-1",
    "0", "NaN", "null", "1e999", "9" * 400, "0000-00-00", "2001-13-45", "10.5555/", "http://", ",", ";",
    " and ", "\n\n", "- ", ": ", "!!python/x",
)  # fmt: skip
NESTED = ("[", "{", "(", "<sec>", "<w:sdt>", "<span>", "{\\em ", "- - ", "> ", "**", "\\begin{a}")

Mutation = Callable[[random.Random, bytes], bytes]


def flip(dice: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 4, 30, 300))):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def cut(dice: random.Random, data: bytes) -> bytes:
    first, after = sorted(dice.choices(range(len(data) + 1), k=2))
    return dice.choice((data[:after], data[first:], data[:first] + data[after:]))


def repeat(dice: random.Random, data: bytes) -> bytes:
    start = dice.randrange(len(data))
    piece = data[start : start + dice.choice((1, 5, 60, 2000))]
    return data[:start] + piece * min(dice.choice((2, 10, 500)), 20_000 // len(piece) + 2) + data[start:]


def move(dice: random.Random, data: bytes) -> bytes:
    a, b, c = sorted(dice.choices(range(len(data) + 1), k=3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def graft(dice: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    other, start = dice.choice(others), dice.randrange(len(data))
    first = dice.randrange(len(other))
    return data[:start] + other[first : first + dice.choice((20, 500, 20_000))] + data[start:]


def enlarge(dice: random.Random, data: bytes) -> bytes:
    """A number of the file made huge, negative or nought."""
    places = [place for place in range(len(data)) if data[place : place + 1].isdigit()]
    if not places:
        return data
    place = dice.choice(places)
    return (
        data[:place] + dice.choice((b"9" * 20, b"9" * 5000, b"-1", b"0", b"2147483648")) + data[place + 1 :]
    )


def insert(dice: random.Random, data: bytes) -> bytes:
    for _ in range(dice.choice((1, 3, 20))):
        place = dice.randrange(len(data) + 1)
        odd = dice.choice(ODD).encode("utf-8", "surrogatepass") * dice.choice((1, 1, 1, 50))
        data = data[:place] + odd + data[place:]
    return data


def nest(dice: random.Random, data: bytes) -> bytes:
    place = dice.randrange(len(data) + 1)
    return data[:place] + dice.choice(NESTED).encode() * dice.choice((20, 300, 5000)) + data[place:]


def recode(dice: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    if dice.random() < 0.3:
        text = text.replace("\r\n", "\n").replace("\n", dice.choice(("\r", "\r\n", "\u2028")))
    return text.encode(dice.choice(ENCODINGS), "replace")


MUTATIONS: tuple[Mutation, ...] = (flip, cut, repeat, move, enlarge, insert, nest, recode)


def mutated(dice: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """``data`` damaged in one to four ways; of a zip archive mostly what one member holds."""
    if data.startswith(b"PK\x03\x04") and dice.random() < 0.8:
        return _with_member(dice, data)
    ways = (*MUTATIONS, partial(graft, others=others))
    for _ in range(dice.randint(1, 4)):
        data = dice.choice(ways)(dice, data or b"x")
    return data


def _with_member(dice: random.Random, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        members = {name: old.read(name) for name in old.namelist()}
    chosen = dice.choice([name for name in members if name.endswith((".xml", ".rels"))])
    members[chosen] = mutated(dice, members[chosen] or b"x", [held or b"x" for held in members.values()])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content)
    return buffer.getvalue()


def check(path: str, data: bytes) -> str:
    """What comes of a whole check: "" for a report or a clear error, else the traceback."""
    try:
        report = Report((flow.check_document(formats.document(path, data), ()),))
        for format_name in ("text", "json", "sarif", "html"):
            reports.render(report, format_name)
    except RefcheckError as error:
        return "" if path in str(error) else f"a message without the file: {error}"
    except BaseException:
        return traceback.format_exc()
    return ""


def apart(path: str, data: bytes, seconds: int) -> str:
    """``check`` in a process of its own, which may take so much."""
    receiver, sender = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.write(sender, check(path, data)[-4000:].encode("utf-8", "replace") or b"well")
        os._exit(0)
    os.close(sender)
    with os.fdopen(receiver, "rb") as answers:
        answer = answers.read().decode()
    _, status = os.waitpid(child, 0)
    if not answer:
        number = os.WTERMSIG(status)
        return "too long" if number in (signal.SIGXCPU, signal.SIGKILL) else f"ended by signal {number}"
    return "" if answer == "well" else answer


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--runs", type=int, default=2000)
    arguments.add_argument("--first", type=int, default=0, help="the number of the first run")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--seconds", type=int, default=20)
    arguments.add_argument("--only", default="", help="suffixes, parted by commas")
    given = arguments.parse_args()
    wanted = tuple(given.only.split(",")) if given.only else ("",)
    files = [
        file
        for file in sorted(given.folder.rglob("*"))
        if file.is_file() and file.name.endswith(wanted) and 0 < file.stat().st_size <= LARGEST
    ]
    pdf.guarded = lambda path, data, reader: reader(path, data)  # type: ignore[assignment]
    others = [file.read_bytes() for file in files]
    failed = 0
    for number in range(given.first, given.first + given.runs):
        dice = random.Random(f"{given.seed}/{number}")
        chosen = dice.randrange(len(files))
        name = f"fuzz-{given.seed}-{number}{files[chosen].suffix}"
        data = mutated(dice, others[chosen], others)
        answer = apart(name, data, given.seconds)
        if answer:
            failed += 1
            Path(name).write_bytes(data)
            print(f"{name} (of {files[chosen]}): {answer}", flush=True)
    print(f"{given.runs} runs, {failed} of them ended otherwise than in a report or a clear error")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
