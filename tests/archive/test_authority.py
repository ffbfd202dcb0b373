"""An authority is asked once, within bounds, and each way to fail has its sentence."""

from __future__ import annotations

import socket
import time

import pytest

from kksportal.archive.authority import LARGEST, NoStampError, ask, authority_host
from kksportal.errors import PortalError
from tests.archive.authority_here import Quiet, serving


@pytest.mark.parametrize(
    "url",
    ["", "cap.contoh.example", "http://cap.contoh.example/tsr", "file:///etc/passwd",
     "ftp://127.0.0.1/", "https://", "https://a b/", "https://a:x/", "https://a\n.example/",
     "http://localhost/tsr", "http://127.0.0.1.contoh.example/", "javascript:alert(1)"],
)  # fmt: skip
def test_only_https_is_asked_or_this_machine_by_its_number(url: str) -> None:
    with pytest.raises(PortalError, match=r"tulis https://…"):
        authority_host(url)


def test_a_password_in_an_address_is_refused_and_not_shown() -> None:
    with pytest.raises(PortalError, match="tanpa nama dan sandi") as told:
        authority_host("https://saya:rahasia@cap.contoh.example/")
    assert "rahasia" not in str(told.value)


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://Cap.contoh.example/tsr", "cap.contoh.example"),
     ("https://cap.contoh.example:8443/", "cap.contoh.example-8443"),
     ("http://127.0.0.1:99/", "127.0.0.1-99")],
)  # fmt: skip
def test_an_authority_is_known_by_its_host(url: str, host: str) -> None:
    assert authority_host(url) == host


class Refusing(Quiet):
    def answer(self) -> None:
        self.say(503, b"nanti")


class Elsewhere(Quiet):
    def answer(self) -> None:
        self.say(302, b"", Location="https://lain.contoh.example/")


class Large(Quiet):
    def answer(self) -> None:
        self.say(200, b"x" * (LARGEST + 1))


class Silent(Quiet):
    def answer(self) -> None:
        time.sleep(2)


class Slow(Quiet):
    def answer(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(20):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)


class SlowHead(Quiet):
    def answer(self) -> None:
        for letter in b"HTTP/1.1 200 OK\r\nX-Panjang: aaaaaaaaaaaaaaaaaaaaaaaaaa":
            self.wfile.write(bytes([letter]))
            self.wfile.flush()
            time.sleep(0.1)


class Broken(Quiet):
    def answer(self) -> None:
        self.wfile.write(b"apa ini\r\n\r\n")


@pytest.mark.parametrize(
    ("handler", "why"),
    [(Refusing, "menolak dengan kode 503"), (Elsewhere, "menunjuk ke alamat lain"),
     (Large, "lebih dari 200 kB"), (Silent, "tidak menjawab dalam 0.5 detik"),
     (Slow, "tidak menjawab dalam 0.5 detik"), (SlowHead, "tidak menjawab dalam 0.5 detik"),
     (Broken, "putus, atau jawabannya")],
)  # fmt: skip
def test_each_failure_has_its_sentence(handler: type[Quiet], why: str) -> None:
    with serving(handler) as url, pytest.raises(NoStampError, match=why):
        ask(url, b"q", patience=0.5 if "tidak menjawab" in why else 30)


def test_nobody_there_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NoStampError, match="tidak dapat dihubungi"):
        ask(f"http://127.0.0.1:{port}/", b"q")


def test_an_answer_is_given_as_it_came() -> None:
    class Echo(Quiet):
        def answer(self) -> None:
            self.say(200, self.asked)

    with serving(Echo) as url:
        assert ask(url, b"isi\0") == b"isi\0"
