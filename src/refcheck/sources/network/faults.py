"""What can go wrong between a question and its answer, each in a sentence that a person can act on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from refcheck.sources.base import Answer, Outcome

_LATER = "Run again later; what was answered is kept."
_NETWORK = "Check the network, or use --offline."


@dataclass(eq=False)
class Fault(Exception):  # noqa: N818  # the service's, not ours
    """A request without a usable answer.

    ``why`` ends up in the report. ``tries`` is how often the request may be sent in all; ``after`` the
    seconds the service asked us to wait. ``crowded``: we sent too many. ``unreachable``: nobody answered at
    all, so that asking for something else will not help either. ``ours``: this one request is to blame, or we
    are; it says nothing about the service. ``status`` is that of an answer that is no success.
    """

    why: str
    tries: int = 1
    after: float | None = None
    crowded: bool = False
    unreachable: bool = False
    ours: bool = False
    status: int | None = None

    def __str__(self) -> str:
        return self.why

    def answer(self) -> Answer:
        """What the source says to the question: it could not be asked, and why."""
        return Answer(outcome=Outcome.FAILED, why=self.why)


def of_status(service: str, status: int, headers: dict[str, str]) -> Fault:
    """The fault of an answer whose HTTP status is no success."""
    if status == 429:
        why = f"{service} asked for fewer requests (HTTP 429). {_LATER}"
        return Fault(why, tries=5, after=_retry_after(headers), crowded=True, status=status)
    if status in (408, 425) or status >= 500:
        why = f"{service} is in trouble (HTTP {status}). {_LATER}"
        return Fault(why, tries=4, after=_retry_after(headers), status=status)
    if status in (401, 403):
        why = f"{service} refuses our requests (HTTP {status}). Give --mailto, or ask a mirror of it."
        return Fault(why, status=status)
    if status == 404:
        return Fault(f"{service} is not at this address (HTTP 404). Check its URL.", status=status)
    why = f"{service} did not understand the request (HTTP {status}). Please report this."
    return Fault(why, ours=True, status=status)


def of_connection(service: str, error: Exception) -> Fault:
    """The fault behind an exception of the HTTP library."""
    import ssl

    if _caused_by(error, ssl.SSLError):
        advice = "Check the clock, the proxy and the address."
        return Fault(f"No secure connection to {service}: {_detail(error)}. {advice}", unreachable=True)
    name = type(error).__name__
    if name in ("ConnectError", "ConnectTimeout", "ProxyError", "UnsupportedProtocol"):
        why = f"{service} could not be reached: {_detail(error)}. {_NETWORK}"
        return Fault(why, tries=2, unreachable=True)
    if name in ("ReadTimeout", "WriteTimeout", "PoolTimeout"):
        return too_slow(service)
    if name == "DecodingError":
        return garbled(service, "it cannot be unpacked")
    return Fault(f"The connection to {service} broke off: {_detail(error)}. {_LATER}", tries=4)


def misconfigured(service: str, error: Exception) -> Fault:
    """The environment names a proxy or certificates that cannot be used."""
    why = f"No connection to {service} can be set up: {_detail(error)}. Check HTTPS_PROXY and SSL_CERT_FILE."
    return Fault(why, unreachable=True)


def too_slow(service: str) -> Fault:
    """No whole answer within the time we give it."""
    return Fault(f"{service} took too long to answer. {_LATER}", tries=2)


def too_large(service: str, limit: int) -> Fault:
    """An answer of more bytes than any true one has."""
    why = (
        f"{service} sent more than {limit // 2**20} MB in one answer, which was not read. Please report this."
    )
    return Fault(why, ours=True)


def garbled(service: str, what: str) -> Fault:
    """An answer that is not what the service is documented to send."""
    return Fault(f"{service} sent an answer that cannot be used: {what}. {_LATER}", tries=3)


def not_asked(last: Fault) -> Fault:
    """A request that was not sent because those before it failed: for the same reason, then."""
    return Fault(last.why, ours=True)


def stopped(service: str) -> Fault:
    """A request that was not sent, or not waited for, because we are leaving."""
    return Fault(f"{service} was not asked: the run was stopped.", ours=True)


def _retry_after(headers: dict[str, str]) -> float | None:
    """Retry-After in seconds (RFC 9110, section 10.2.3: a number, or a date)."""
    from email.utils import parsedate_to_datetime

    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _caused_by(error: BaseException | None, kind: type[BaseException]) -> bool:
    while error is not None:
        if isinstance(error, kind):
            return True
        error = error.__cause__ or error.__context__
    return False


def _detail(error: Exception) -> str:
    return str(error).strip().rstrip(".") or type(error).__name__
