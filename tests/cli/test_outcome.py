import pytest

from refcheck.cli.outcome import exit_code
from refcheck.model import (
    Checked,
    Document,
    Finding,
    Match,
    Reference,
    Report,
    Rule,
    Severity,
    Span,
    Status,
)


def report(*severities: Severity, unreached: bool = False) -> Report:
    span = Span(0, 1)
    reference = Reference(1, "a", span)
    match = Match(reference, Status.UNCHECKED, "why", "source-failed" if unreached else "not-in-index")
    rule = Rule("DAT101", "online-year", Severity.ERROR, "")
    findings = tuple(Finding(rule, "", span, severity=severity) for severity in severities)
    return Report((Checked(Document("-", "a"), (match,), findings),))


@pytest.mark.parametrize(
    ("severities", "unreached", "options", "code"),
    [
        ((), False, {}, 0),
        ((Severity.INFO,), False, {}, 0),
        ((Severity.WARNING,), False, {}, 1),
        ((Severity.WARNING,), False, {"fail_on": "error"}, 0),
        ((Severity.INFO,), False, {"fail_on": "info"}, 1),
        ((Severity.ERROR,), False, {"fail_on": "never"}, 0),
        ((), True, {}, 3),
        ((), True, {"allow_unchecked": True}, 0),
        ((Severity.ERROR,), True, {}, 1),
        ((Severity.ERROR,), True, {"unreadable": True}, 2),
    ],
)
def test_the_exit_code(severities: tuple[Severity, ...], unreached: bool, options: dict, code: int) -> None:
    settings = {"fail_on": "warning", "unreadable": False, "allow_unchecked": False} | options
    assert exit_code(report(*severities, unreached=unreached), **settings) == code
