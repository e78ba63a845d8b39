"""What every test gets: no network beyond the loopback, and no trace of the developer's own set-up."""

from __future__ import annotations

import ipaddress
import os
import socket
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from tests.commands import Shell

if TYPE_CHECKING:
    from pathlib import Path

# A busy machine is no fault of a test. In CI a change is judged by the same examples every time; elsewhere
# each run looks for new ones.
settings.register_profile(
    "refcheck",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("refcheck")

# What refcheck or its libraries would take from the environment (pytest-xdist sets COLUMNS).
_FROM_OUTSIDE = (
    "REFCHECK_CROSSREF_URL",
    "REFCHECK_MAILTO",
    "NO_COLOR",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "COLUMNS",
    "LINES",
)


def _is_local(address: Any) -> bool:
    if not isinstance(address, tuple):  # a Unix socket's path
        return True
    host = address[0]
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True)
def _loopback_only(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse sockets to anywhere but the loopback, and the name look-ups that would precede them."""
    if request.node.get_closest_marker("live"):
        return
    connect, getaddrinfo = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if not _is_local(address):
            raise PermissionError(f"tests do not use the network: {address}")
        connect(self, address)

    def guarded_getaddrinfo(host: Any, *arguments: Any, **options: Any) -> Any:
        if host is not None and not _is_local((host,)):
            raise socket.gaierror(socket.EAI_NONAME, f"tests do not use the network: {host}")
        return getaddrinfo(host, *arguments, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)


@pytest.fixture(autouse=True)
def _own_surroundings(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Give each test an empty home, cache directory and environment."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    for name in _FROM_OUTSIDE:
        monkeypatch.delenv(name, raising=False)
    if not request.node.get_closest_marker("live"):
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "SSL_CERT_FILE", "NCBI_API_KEY"):
            monkeypatch.delenv(name, raising=False)
            monkeypatch.delenv(name.lower(), raising=False)
    return home


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """The command line, run in this process: ``shell("check", path).code``."""
    return Shell(capsys, monkeypatch)
