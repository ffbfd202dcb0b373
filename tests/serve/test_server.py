"""The server itself: who is answered, with what, and what a taken port says."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from kksportal.errors import PortalError
from kksportal.serve.address import Address, to_address
from kksportal.serve.files import SCRIPT, STYLE, WAIT
from kksportal.serve.outcome import Fault, Outcome
from kksportal.serve.screen import Screen
from kksportal.serve.server import PortalServer
from kksportal.site_build.target import MANIFEST, manifest

HERE = Address("127.0.0.1", 0)


@pytest.fixture
def outcome(tmp_path: Path) -> Outcome:
    """A site of one page."""
    site = tmp_path / "site"
    site.mkdir()
    (site / MANIFEST).write_bytes(manifest(["index.html"]))
    (site / "index.html").write_text("<body>halo</body>", "utf-8")
    return Outcome(site=str(site))


@pytest.fixture
def server(outcome: Outcome) -> Iterator[PortalServer]:
    """It is served."""
    screen = Screen()
    screen.show(outcome)
    with PortalServer(HERE, screen) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def ask(
    server: PortalServer, target: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    """An answer and its body."""
    line = http.client.HTTPConnection("127.0.0.1", server.address.port, timeout=60)
    line.request(method, target, headers=headers)
    answer = line.getresponse()
    body = answer.read()
    line.close()
    return answer, body


def test_a_page_is_served_and_never_kept(server: PortalServer) -> None:
    """What a browser keeps would be shown after a change."""
    answer, body = ask(server, "/")
    assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    version = server.screen.now.version
    assert f'data-versi="{version}"'.encode() in body


def test_a_head_is_an_answer_without_its_body(server: PortalServer) -> None:
    """With its length."""
    answer, body = ask(server, "/", "HEAD")
    assert (answer.status, body) == (200, b"")
    assert int(answer.headers["Content-Length"]) == len(ask(server, "/")[1])


def test_its_own_files_are_there_whatever_the_portal_is(server: PortalServer) -> None:
    """Also below a folder, also with a fault."""
    server.screen.show(Outcome(url="https://d.example/kks/", fault=Fault(sentence="Salah.")))
    assert ask(server, SCRIPT)[0].headers["Content-Type"].startswith("text/javascript")
    assert ask(server, STYLE)[0].headers["Content-Type"].startswith("text/css")
    assert ask(server, "/kks/")[0].status == 503


def test_a_page_that_waits_is_answered_by_the_change(
    server: PortalServer, outcome: Outcome
) -> None:
    """Others are answered meanwhile; when nothing comes, the same version."""
    before = server.screen.now.version
    answers: list[bytes] = []
    waiting = Thread(target=lambda: answers.append(ask(server, f"{WAIT}?versi={before}")[1]))
    waiting.start()
    assert ask(server, "/")[0].status == 200
    server.screen.show(Outcome(site=outcome.site, fault=Fault(sentence="Salah.")))
    waiting.join(60)
    assert answers == [server.screen.now.version.encode()]
    assert answers != [before.encode()]
    server.longest = 0.0
    now = server.screen.now.version
    assert ask(server, f"{WAIT}?versi={now}")[1] == now.encode()
    assert ask(server, f"{WAIT}?versi=lama")[1] == now.encode()


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000"])
def test_the_names_of_this_machine_are_answered(server: PortalServer, host: str) -> None:
    """With a port and without."""
    assert ask(server, "/", Host=host)[0].status == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example"])
def test_a_strange_name_that_leads_here_is_not(server: PortalServer, host: str) -> None:
    """A page of somebody else could read through it what is not published yet."""
    answer, body = ask(server, "/", Host=host)
    assert answer.status == 421
    assert b"halo" not in body


def test_in_a_network_other_names_are_answered(outcome: Outcome) -> None:
    """Whoever opens it to others knows what they call it."""
    screen = Screen()
    screen.show(outcome)
    with PortalServer(Address("0.0.0.0", 0), screen) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        assert ask(server, "/", Host="komputer-dinas:8000")[0].status == 200
        server.shutdown()


def test_a_taken_port_is_one_sentence(server: PortalServer) -> None:
    """It says what to do."""
    taken = to_address(f"127.0.0.1:{server.address.port}")
    with pytest.raises(
        PortalError, match=r"sedang dipakai program lain; .*--addr 127\.0\.0\.1:8001"
    ):
        PortalServer(taken, Screen())


@pytest.mark.parametrize("host", ["203.0.113.7", "tidak-ada.invalid"])
def test_an_address_of_another_machine_is_one_sentence(host: str) -> None:
    """Whatever the system calls it."""
    with pytest.raises(PortalError, match=r"(bukan alamat komputer ini|tidak dapat dipakai)"):
        PortalServer(Address(host, 0), Screen())
