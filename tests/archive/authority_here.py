"""Time-stamp authorities of our own on this machine: `openssl ts` behind a small local server."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CONFIG = """[tsa]
default_tsa = here
[here]
serial = {home}/serial
signer_cert = {home}/lembaga.pem
signer_key = {home}/lembaga.key
certs = {certs}
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha512
accuracy = secs:1
ess_cert_id_alg = sha256
"""


class Authority:
    """An authority with a root of its own; `root` is the PEM file that people trust."""

    def __init__(
        self,
        home: Path,
        name: str,
        *,
        begins: timedelta = timedelta(days=-1),
        ends: timedelta = timedelta(days=365),
        root_inside: bool = True,
    ) -> None:
        """Make its keys and certificates."""
        home.mkdir(parents=True)
        self.home, self.root = home, home / "akar.pem"
        now = datetime.now(UTC)
        self.begins, self.ends = now + begins, now + ends
        root_key = generate_private_key(SECP256R1())
        root = self._certificate(f"Akar {name}", root_key, f"Akar {name}", root_key)
        key = generate_private_key(SECP256R1())
        leaf = self._certificate(f"Cap {name}", key, f"Akar {name}", root_key, leaf=True)
        self.root.write_bytes(root.public_bytes(Encoding.PEM))
        (home / "lembaga.pem").write_bytes(leaf.public_bytes(Encoding.PEM))
        (home / "lembaga.key").write_bytes(
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        )
        (home / "serial").write_text("01")
        certs = self.root if root_inside else home / "lembaga.pem"
        (home / "tsa.cnf").write_text(CONFIG.format(home=home, certs=certs))

    def reply(self, query: bytes) -> bytes:
        """The authority's answer to a request."""
        (self.home / "q.tsq").write_bytes(query)
        openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "q.tsq", "-out", "r.tsr",
                cwd=self.home)  # fmt: skip
        return (self.home / "r.tsr").read_bytes()

    def _certificate(
        self,
        subject: str,
        key: EllipticCurvePrivateKey,
        issuer: str,
        by: EllipticCurvePrivateKey,
        *,
        leaf: bool = False,
    ) -> x509.Certificate:
        made = (
            x509.CertificateBuilder()
            .subject_name(_name(subject))
            .issuer_name(_name(issuer))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(self.begins)
            .not_valid_after(self.ends)
            .add_extension(x509.BasicConstraints(ca=not leaf, path_length=None), critical=True)
        )
        if leaf:
            usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            made = made.add_extension(usage, critical=True)
        return made.sign(by, hashes.SHA256())


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def openssl(*words: str, cwd: Path | None = None) -> str:
    """Run openssl; it must succeed. What it says."""
    done = subprocess.run(
        [shutil.which("openssl") or "openssl", *words],
        cwd=cwd, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server on this machine; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/cap"
    finally:
        server.shutdown()
        server.server_close()


def answering(authority: Authority) -> type[BaseHTTPRequestHandler]:
    """What an authority's server does."""

    class Handler(Quiet):
        def answer(self) -> None:
            assert self.headers["Content-Type"] == "application/timestamp-query"
            self.say(200, authority.reply(self.asked))

    return Handler


class Quiet(BaseHTTPRequestHandler):
    """A handler that logs nothing."""

    def do_POST(self) -> None:
        """Answer a request that was read to its end; whoever asked may have gone.

        What is left unread when a connection closes makes the other side lose the answer too.
        """
        self.asked = self.rfile.read(int(self.headers["Content-Length"]))
        with suppress(ConnectionError):
            self.answer()

    def answer(self) -> None:
        """Nothing at all."""

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def say(self, code: int, body: bytes, **headers: str) -> None:
        """Answer at once."""
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
