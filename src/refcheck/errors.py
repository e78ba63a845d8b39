"""What can go wrong, as exceptions a user can act on.

    RefcheckError                 exit code 2 unless said otherwise
    ├── UsageError                options that do not fit together
    ├── ConfigurationError        an unknown key or a wrong value in the configuration
    ├── InputError                a document that cannot be read
    │   └── NoReferencesError     a document in which no reference list was found
    ├── MissingExtraError         an optional library is needed and not installed
    ├── IndexFormatError          a local index that is missing, damaged or of another version
    └── OutputError               a file that cannot be written

A source that cannot be reached is no exception but a value: see ``sources.base.Answer``.
"""

from __future__ import annotations


class RefcheckError(Exception):
    """The root: its message names the file, the place and the next step."""


class UsageError(RefcheckError):
    """Options that do not fit together."""


class ConfigurationError(RefcheckError):
    """An unknown key or a wrong value in the configuration."""


class InputError(RefcheckError):
    """A document that cannot be read."""


class NoReferencesError(InputError):
    """A document in which no reference list was found."""


class MissingExtraError(RefcheckError):
    """An optional library is needed and not installed."""

    def __init__(self, purpose: str, extra: str) -> None:
        super().__init__(f"{purpose} needs an extra: pip install 'refcheck-cli[{extra}]'")


class IndexFormatError(RefcheckError):
    """A local index that is missing, damaged or of another version."""


class OutputError(RefcheckError):
    """A file that cannot be written."""
