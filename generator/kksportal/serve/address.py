"""Where to listen: an address as a person types it."""

from __future__ import annotations

from ipaddress import ip_address
from typing import NamedTuple

from kksportal.errors import PortalError

HOST, PORT = "127.0.0.1", 8000


class Address(NamedTuple):
    """A host and a port to listen on."""

    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine reaches it."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def netloc(self) -> str:
        """The address as a browser takes it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def to_address(text: str) -> Address:
    """ "127.0.0.1:8000", ":8000", "8000", "localhost" or "[::1]:8000" as an address.

    Raises PortalError where it is none.
    """
    text = text.strip()
    if text.startswith("["):
        host, closed, rest = text[1:].partition("]")
        port = rest.removeprefix(":")
        good = bool(closed) and (not rest or rest.startswith(":"))
    elif text.isascii() and text.isdigit():
        host, port, good = "", text, True
    else:
        host, _, port = text.partition(":")
        good = bool(text)
    number = int(port) if port.isascii() and port.isdigit() and len(port) <= 5 else -1
    number = number if port else PORT
    if not good or not 0 <= number <= 65535 or set(host) & set("/@ "):
        raise PortalError(f"“{text[:60]}” bukan alamat; tulis misalnya --addr {HOST}:{PORT}")
    return Address(host or HOST, number)
