"""The standard checker accepts a sound package and says in its own words what it refuses."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.request import urlopen

import pytest

from kksportal.effects import Folders
from kksportal.read.package import explain, offline
from tests.read.files import SOURCE, listed, put, put_package, sound_head

PLACE = "datapackages/daerah/63.11-x"


def test_a_sound_package_is_accepted(tmp_path: Path) -> None:
    """The control: a package that follows the contract has no findings."""
    folder = put_package(tmp_path / PLACE, sumber=SOURCE)
    assert explain(folder, Folders(root=tmp_path)) == ()


def test_a_broken_package_is_refused_with_its_places(tmp_path: Path) -> None:
    """A cell is reported with file, line and column, a header on line 1, in the order of files."""
    fakta = "subjek,ukuran,sifat,nilai,satuan,sumber\n63.11,odf,capaian,85x,persen,a\n"
    put_package(tmp_path / PLACE, sumber=SOURCE.replace("jenis", "macam"), fakta=fakta)
    resources = [
        listed("daerah", "sumber", "id,judul,jenis"),
        listed("daerah", "fakta", fakta.partition("\n")[0]),
    ]
    head = sound_head() | {"resources": resources}
    put(tmp_path / PLACE / "datapackage.json", json.dumps(head))
    findings = explain(tmp_path / PLACE, Folders(root=tmp_path))
    assert {f.kind.code for f in findings} == {"KKS-F001"}
    assert [(f.path, f.row, f.column) for f in findings] == [
        (f"{PLACE}/fakta.csv", 2, "nilai"),
        (f"{PLACE}/sumber.csv", 1, ""),
        (f"{PLACE}/sumber.csv", 1, "jenis"),
    ]
    assert '"85x"' in findings[0].what
    assert '"macam"' in findings[1].what


def test_a_descriptor_without_a_meaning_is_refused(tmp_path: Path) -> None:
    """What is wrong with the descriptor itself is reported with every reason, without a line."""
    put(
        tmp_path / PLACE / "datapackage.json",
        json.dumps(sound_head() | {"resources": [{"name": "x"}]}),
    )
    findings = explain(tmp_path / PLACE, Folders(root=tmp_path))
    assert {(f.kind.code, f.path, f.row, f.column) for f in findings} == {
        ("KKS-F001", f"{PLACE}/datapackage.json", 0, "")
    }
    assert "descriptor is not valid" in findings[0].what
    assert any('"path" or "data" is required' in f.what for f in findings)


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("../luar.csv", 'The data resource has an error: path "../luar.csv" is not safe'),
        ("a\0.csv", "frictionless terhenti (ValueError): embedded null byte"),
    ],
    ids=["di-luar", "nama-mustahil"],
)
def test_hostile_data_is_refused_and_never_a_crash(path: str, what: str, tmp_path: Path) -> None:
    """A file outside the package is not opened; whatever stops the checker is a refusal too."""
    put(tmp_path / PLACE / "../luar.csv", SOURCE)
    resources = [listed("daerah", "sumber", "id,judul,jenis", path=path)]
    head = sound_head() | {"resources": resources}
    put(tmp_path / PLACE / "datapackage.json", json.dumps(head))
    findings = explain(tmp_path / PLACE, Folders(root=tmp_path))
    assert (findings[-1].kind.code, findings[-1].path) == ("KKS-F001", f"{PLACE}/datapackage.json")
    assert findings[-1].what == what


@pytest.fixture
def stranger() -> Iterator[tuple[str, list[str]]]:
    """A host that anybody may name, and what was asked of it."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("key", ["profile", "$schema", "schema", "dialect", "path"])
def test_a_package_makes_nobody_ask_a_host(
    tmp_path: Path, key: str, stranger: tuple[str, list[str]]
) -> None:
    """Whatever a descriptor names by address: it is refused, and nothing was fetched."""
    address, asked = stranger
    folder = put_package(tmp_path / PLACE, sumber=SOURCE)
    path = folder / "datapackage.json"
    head: dict[str, Any] = json.loads(path.read_text("utf-8"))
    (head if key in ("profile", "$schema") else head["resources"][0])[key] = f"{address}x.json"
    path.write_text(json.dumps(head), "utf-8")
    explain(folder, Folders(root=tmp_path))
    assert asked == []


def test_the_way_out_is_open_again_afterwards(stranger: tuple[str, list[str]]) -> None:
    """Also when something failed; the control: a host that is asked hears it."""
    address, asked = stranger
    ways = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo
    with pytest.raises(OSError, match="tidak memakai jaringan"), offline():
        urlopen(address)
    assert (socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo) == ways
    urlopen(address).close()
    assert asked == ["/"]
