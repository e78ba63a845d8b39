"""One file a command; arguments in, exit code out; nothing else.

Which command is meant is told here without click, and a command's module is imported when it is run: click
alone costs four times what Python's own start does, and `refcheck --help` needs none of it. The table
repeats each command's first line for that reason; a test keeps the two equal.
"""

from __future__ import annotations

import sys

from refcheck.version import __version__

TYPE_CHECKING = False  # typing is imported by what needs it at run time
if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "check": "Check the references of manuscripts, reference lists or .bib files.",
    "parse": "Turn printed references into BibTeX, CSL-JSON, RIS or JSON lines.",
    "resolve": "Find the DOIs of references.",
    "rule": "Explain one rule, or list them all.",
    "index": "Build or describe a local index of Crossref records.",
    "cache": "Describe or clear the cache of answers from the network.",
}

_HELP = """\
Usage: refcheck COMMAND [OPTIONS] [ARGUMENTS]

  Check reference lists against Crossref: what is wrong, why, and how to mend it.

Commands:
{commands}

Options:
  -h, --help  Show this message, or after a command that command's, and exit.
  --version   Show the version and exit.

Exit codes: 0 nothing at or above the threshold; 1 findings; 2 usage, configuration,
unreadable input or a fault of refcheck's own; 3 incomplete, because a source could not be reached.
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line (``arguments`` default to the process's) and exit with its exit code."""
    first, *rest = (sys.argv[1:] if arguments is None else list(arguments)) or ["--help"]
    if first in COMMANDS:
        _run(first, rest)
    elif first in ("-h", "--help"):
        sys.stdout.write(_help())
    elif first == "--version":
        sys.stdout.write(f"refcheck {__version__}\n")
    else:
        _refuse(first)
    sys.exit(0)


def _help() -> str:
    return _HELP.format(commands="\n".join(f"  {name:8}  {line}" for name, line in COMMANDS.items()))


def _run(name: str, arguments: list[str]) -> None:
    from importlib import import_module

    from refcheck.errors import RefcheckError

    command = import_module(f"refcheck.cli.{name}").command
    command.context_settings.setdefault("help_option_names", ["-h", "--help"])
    try:
        command.main(args=arguments, prog_name=f"refcheck {name}")
    except RefcheckError as error:
        sys.stderr.write(f"refcheck: error: {error}\n")
        sys.exit(2)
    except Exception as error:  # Python's own exit code, 1, would say that there are findings
        apologise(error)
        sys.exit(2)


def apologise(error: Exception) -> None:
    """Say that refcheck itself failed; the traceback only for who asks for it."""
    import os
    import traceback

    if os.environ.get("REFCHECK_TRACEBACK"):
        sys.stderr.write("".join(traceback.format_exception(error)))
    said = " ".join(f"{type(error).__name__}: {error}".split())
    sys.stderr.write(
        f"refcheck: error: this is a fault of refcheck's own: {said}. "
        "Please report it, with what is printed when the environment variable REFCHECK_TRACEBACK is 1.\n"
    )


def _refuse(first: str) -> None:
    from difflib import get_close_matches

    near = get_close_matches(first, COMMANDS, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"the commands are {', '.join(COMMANDS)}"
    sys.stderr.write(f"refcheck: error: no command {first!r}; {hint}\n")
    sys.exit(2)
