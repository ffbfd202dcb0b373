"""Where `kks serve` listens, as a person types it."""

from __future__ import annotations

import pytest

from kksportal.errors import PortalError
from kksportal.serve.address import to_address


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("127.0.0.1:8000", "127.0.0.1", 8000),
        ("8001", "127.0.0.1", 8001),
        (":8001", "127.0.0.1", 8001),
        ("localhost", "localhost", 8000),
        ("localhost:80", "localhost", 80),
        ("[::1]:9000", "::1", 9000),
        ("0.0.0.0:0", "0.0.0.0", 0),
    ],
)
def test_an_address_is_read_as_it_is_meant(text: str, host: str, port: int) -> None:
    """A host, a port, or both; what is not said is this machine and port 8000."""
    assert to_address(text) == (host, port)


@pytest.mark.parametrize(
    "text", ["", "x:y", "127.0.0.1:99999", "http://127.0.0.1:8000/", "[::1", "a b:1", "8:9:0"]
)
def test_what_is_no_address_is_said_in_a_sentence(text: str) -> None:
    """With one that works."""
    with pytest.raises(PortalError, match=r"bukan alamat; tulis misalnya --addr 127\.0\.0\.1:8000"):
        to_address(text)


@pytest.mark.parametrize(
    ("text", "alone"),
    [("8000", True), ("localhost", True), ("127.9.9.9:1", True), ("[::1]", True),
     ("0.0.0.0:80", False), ("192.168.1.4:80", False), ("komputer-dinas:80", False)],
)  # fmt: skip
def test_it_is_known_who_can_reach_it(text: str, alone: bool) -> None:
    """Only this machine, or others too."""
    assert to_address(text).is_loopback is alone


def test_an_address_is_printed_as_a_browser_takes_it() -> None:
    """The sixth protocol in brackets."""
    assert to_address("[::1]:9000").netloc == "[::1]:9000"
    assert to_address("9000").netloc == "127.0.0.1:9000"
