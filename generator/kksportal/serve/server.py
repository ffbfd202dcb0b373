"""The HTTP server: many requests at once, none of which waits for a build."""

from __future__ import annotations

import os
import re
import socket
from errno import EACCES, EADDRINUSE, EADDRNOTAVAIL
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any
from urllib.parse import parse_qs

from kksportal.errors import PortalError
from kksportal.serve.address import Address
from kksportal.serve.files import KINDS, WAIT, Answer, Own, answer, kind_of
from kksportal.serve.pages import own_files, own_pages
from kksportal.serve.screen import Screen

LONGEST = 25.0  # seconds that a page is kept waiting; then it asks again
_PORT = re.compile(r":[0-9]*$")
_NAMES = ("localhost", "127.0.0.1", "[::1]")
_WHY = {
    EADDRINUSE: "sedang dipakai program lain; hentikan program itu, atau pilih yang lain, misalnya "
    "--addr 127.0.0.1:8001",
    EACCES: "tidak boleh dipakai; pilih port 1024 ke atas, misalnya --addr 127.0.0.1:8000",
    EADDRNOTAVAIL: "bukan alamat komputer ini; pilih misalnya --addr 127.0.0.1:8000",
}


class PortalServer(ThreadingHTTPServer):
    """Answers from a screen; a port that another program has is not taken."""

    daemon_threads = True
    block_on_close = False  # a browser keeps its connections open
    allow_reuse_address = os.name == "posix"  # elsewhere it would share a port that is taken

    def __init__(self, address: Address, screen: Screen) -> None:
        """Listen; raises PortalError, with a sentence, where that cannot be."""
        self.screen = screen
        self.own: Own = own_pages()
        self.files = own_files()
        self.longest = LONGEST
        self.names = {*_NAMES, address.host} if address.is_loopback else None
        self.address_family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
        try:
            super().__init__((address.host, address.port), PortalHandler)
        except OSError as fault:
            why = _WHY.get(fault.errno or 0, f"tidak dapat dipakai ({fault.strerror})")
            raise PortalError(f"{address.netloc} {why}") from None
        self.address = Address(address.host, int(self.server_address[1]))

    def server_bind(self) -> None:
        """As of plain TCP: nobody asks for the machine's name, and looking it up takes seconds."""
        TCPServer.server_bind(self)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no fault."""


class PortalHandler(BaseHTTPRequestHandler):
    """One connection of a browser."""

    server: PortalServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "kks", ""
    timeout = 60  # an idle connection ends

    def do_GET(self) -> None:
        """Answer with what is to be seen now."""
        self._send(self._answer())

    def do_HEAD(self) -> None:
        """The same without its body."""
        self._send(self._answer(), body=False)

    def _answer(self) -> Answer:
        server, (path, _, query) = self.server, self.path.partition("?")
        host = _PORT.sub("", self.headers.get("Host", "").lower())
        if server.names is not None and host not in server.names:
            # A strange page whose name was made to lead here must not read the portal.
            return Answer(421, KINDS["txt"], b"Buka dengan alamat yang disebut kks serve.\n")
        if path in server.files:
            return Answer(200, kind_of(path), server.files[path])
        if path == WAIT:
            version = parse_qs(query).get("versi", [""])[0]
            shown = server.screen.wait(version, server.longest)
            return Answer(200, KINDS["txt"], shown.version.encode())
        return answer(server.screen.now, self.path, server.own)

    def _send(self, given: Answer, *, body: bool = True) -> None:
        self.send_response(given.status)
        if given.location:
            self.send_header("Location", given.location)
        self.send_header("Content-Type", given.kind)
        self.send_header("Content-Length", str(len(given.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if body:
            self.wfile.write(given.body)

    def log_message(self, *_: object) -> None:
        """Say nothing: what a person needs to know is said by the build."""
