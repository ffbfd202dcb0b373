"""A static host as cheap ones are: files as they lie, gzipped, kept by the browser for a while."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
)
GZIPPED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv"}


@functools.cache
def _gzipped(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class CheapHost(http.server.SimpleHTTPRequestHandler):
    """Serves a folder; one connection carries many requests, as a browser expects."""

    protocol_version = "HTTP/1.1"
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
    }

    def do_GET(self) -> None:
        """A file, a folder's `index.html`, or our own page for what is not there."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        if not found:
            path = Path(self.directory) / "404.html"
        gzips = path.suffix in GZIPPED and "gzip" in self.headers.get("Accept-Encoding", "")
        content = _gzipped(path) if gzips else path.read_bytes()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if gzips:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class StrictHost(CheapHost):
    """The same, under a policy that forbids inline scripts and styles and pictures from memory."""

    def end_headers(self) -> None:
        """Every answer carries the policy."""
        self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a browser keeps its connections open

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no fault of the test."""


@contextmanager
def served(site: Path, host: type[CheapHost] = CheapHost) -> Iterator[str]:
    """A site, served on this machine; gives its address."""
    handler = functools.partial(host, directory=str(site))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
