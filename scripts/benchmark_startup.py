"""How much CPU `refcheck --help` costs, as a ratio to a bare Python measured in the same run.

python scripts/benchmark_startup.py [RUNS]
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys

COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import click": ["-c", "import click"],
    "refcheck --help": ["-m", "refcheck", "--help"],
}


def cpu(arguments: list[str]) -> float:
    """CPU milliseconds of one run of this interpreter with ``arguments``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(runs):  # in turn, so that a slow spell of the machine falls on all of them
        for name, arguments in COMMANDS.items():
            taken[name].append(cpu(arguments))
    base = statistics.median(taken["python -c pass"])
    for name, values in taken.items():
        middle = statistics.median(values)
        print(f"{name:16} {middle:6.1f} ms CPU, {middle / base:4.2f} times bare Python (median of {runs})")


if __name__ == "__main__":
    main()
