"""How fast Crossref is asked under each pool's published limits, and how often it has to refuse.

A loopback server keeps the limits of the public and the polite pool and answers with their headers, after a
delay like Crossref's own; 500 references (made up, every other one with its DOI) are looked up and searched
for as ``refcheck`` does it. Prints requests, the rate reached against the rate allowed, and refusals (429).

    python scripts/benchmark_crossref.py [--references 500] [--latency 0.3]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.sources.server import PUBLISHED_LIMITS, CrossrefServer
from tests.sources.works import doi, record, reference

from refcheck.sources.base import Answer
from refcheck.sources.crossref import Crossref

_BATCH = 50  # as ``resolve`` asks


def main() -> None:
    arguments = _arguments()
    print(
        f"{arguments.references} references, every other one with a DOI; answers after {arguments.latency} s"
    )
    print("pool      lists  singles  seconds  a second  allowed  reached  429s")
    for pool, mailto in (("polite", "benchmark@example.org"), ("public", "")):
        if arguments.pool in (pool, "both"):
            _run(pool, mailto, arguments.references, arguments.latency)


def _run(pool: str, mailto: str, count: int, latency: float) -> None:
    records = [record(number) for number in range(count)]
    with CrossrefServer(records, limits=PUBLISHED_LIMITS, latency=latency) as server:
        crossref = Crossref(server.url, mailto)
        begun = time.monotonic()
        answers = [answer for start in range(0, count, _BATCH) for answer in _ask(crossref, start, count)]
        taken = time.monotonic() - begun
        crossref.close()
    if not all(answer.works for answer in answers):
        sys.exit(f"{pool}: {sum(not answer.works for answer in answers)} references were not answered")
    allowed = PUBLISHED_LIMITS[pool].list
    rate = server.list_requests / taken
    print(
        f"{pool:8}{server.list_requests:7}{server.single_requests:9}{taken:9.1f}{rate:10.2f}{allowed:9}"
        f"{rate / allowed:9.0%}{server.refused:6}",
        flush=True,
    )


def _ask(crossref: Crossref, start: int, count: int) -> Sequence[Answer]:
    numbers = range(start, min(start + _BATCH, count))
    looked_up = crossref.lookup([doi(number) for number in numbers[::2]])
    return [*looked_up, *crossref.search([reference(number) for number in numbers[1::2]])]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--references", type=int, default=500)
    parser.add_argument("--latency", type=float, default=0.3, help="seconds before each answer")
    parser.add_argument("--pool", choices=["public", "polite", "both"], default="both")
    return parser.parse_args()


if __name__ == "__main__":
    main()
