# `make check` runs everything a change must pass. PYTHON may name another interpreter.
PYTHON ?= python

.PHONY: check format lint types house test

check: lint types house test

format:
	$(PYTHON) -m ruff format src tests scripts
	$(PYTHON) -m ruff check --fix src tests scripts

lint:
	$(PYTHON) -m ruff format --check src tests scripts
	$(PYTHON) -m ruff check src tests scripts

types:
	$(PYTHON) -m mypy

# import-linter's own command, through the interpreter so that no path needs setting
house:
	$(PYTHON) -c "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"

test:
	$(PYTHON) -m pytest
