"""A small portal, served: each change is seen, and every end is one sentence."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from kksportal.cli import main
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.serve.address import to_address
from kksportal.serve.outcome import Fault, Outcome, Problem
from kksportal.serve.portal import serve_portal, told
from kksportal.simulation.portal import simulate_nation
from tests.serve.dilayani import PATIENCE, Served


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The fictional portal."""
    simulate_nation(tmp_path / "portal", 2, 1)
    return tmp_path / "portal"


@pytest.fixture
def served(root: Path) -> Iterator[Served]:
    """It is served."""
    served = Served(root)
    yield served
    served.end()


def test_each_change_is_seen_and_each_mistake_is_told(served: Served, root: Path) -> None:
    """From the first build on: text, data, mistake, mended, settings, template, portal gone."""
    assert served.told().startswith("Diperbarui: 2 daerah, ")
    assert served.get()[0] == 200

    text = root / "content/tentang.md"
    text.write_text(f"{text.read_text('utf-8')}\n\nKalimat baru.\n", "utf-8")
    assert served.told().startswith("Diperbarui: 0 daerah, ")
    assert "Kalimat baru." in served.get("tentang/")[1]

    table = next(root.glob("datapackages/daerah/S01.01-*/sumber.csv"))
    good = table.read_text("utf-8")
    table.write_text(f"{good}x,y\n", "utf-8")
    assert "KKS-D004  datapackages/daerah/S01.01-" in served.told()
    status, page = served.get("tentang/")
    assert (status, "KKS-D004" in page) == (503, True)
    table.write_text(good, "utf-8")
    assert "Kalimat baru." in served.get_when(200, "tentang/")

    settings = root / "mkdocs.yml"
    whole = settings.read_text("utf-8")
    settings.write_text("site_name: [\n", "utf-8")
    assert served.told().startswith("KKS-A002  mkdocs.yml  baris 2\n")
    assert served.get()[0] == 503
    settings.write_text(whole, "utf-8")
    assert served.get_when(200)

    shutil.rmtree(root)
    served.thread.join(PATIENCE)
    assert "tidak ada lagi" in str(served.fault)


def test_it_goes_on_where_kks_build_ended(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """And `kks build` where it ended: with one memory nothing is made twice."""
    assert main(["build", "-C", str(root), "--json"]) == 0
    served = Served(root)
    assert served.get()[0] == 200  # at once: the site that stands is shown
    text = root / "content/tentang.md"
    text.write_text(f"{text.read_text('utf-8')}\n\nKalimat baru.\n", "utf-8")
    assert served.told().startswith("Diperbarui: 0 daerah, ")
    served.end()
    capfd.readouterr()
    assert main(["build", "-C", str(root), "--json"]) == 0
    assert '"berkas_ditulis": 0' in capfd.readouterr().out
    assert "muat-ulang" not in (root / "site/tentang/index.html").read_text("utf-8")
    assert not list(root.glob(".site.kks-*"))


@pytest.mark.skipif(os.name != "posix", reason="sinyal")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_with_one_sentence(root: Path, sign: signal.Signals) -> None:
    """In the middle of the first build, too: no trace of it, no folder left."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # of tests that run in the background
        signal.signal(signal.SIGINT, signal.default_int_handler)
    command = [sys.executable, "-m", "kksportal", "serve", "-C", str(root), "--addr", "127.0.0.1:0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as server:  # fmt: skip
        assert server.stdout is not None
        assert server.stdout.readline().startswith("Melayani di http://127.0.0.1:")
        assert server.stderr is not None
        assert server.stderr.readline().startswith("  Membaca paket")  # and now it writes
        assert list(root.glob(".site.kks-*"))
        server.send_signal(sign)
        out, err = server.communicate(timeout=PATIENCE)
    assert server.returncode == 0
    assert out.split("\n")[-2:] == ["Berhenti melayani.", ""]
    assert "Traceback" not in err
    assert not list(root.glob(".site.kks-*"))


def test_a_taken_port_is_one_sentence(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is built."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        assert main(["serve", "-C", str(root), "--addr", address]) == 2
    err = capsys.readouterr().err
    assert "sedang dipakai program lain" in err
    assert err.count("\n") == 1
    assert not (root / "site").exists()


def test_whoever_opens_it_to_others_is_told(root: Path) -> None:
    """It is not published yet, and the network sees it."""
    said: list[str] = []
    over = Event()
    over.set()

    def say(text: str) -> None:
        said.append(text)
        if len(said) == 2:
            raise PortalError("cukup")

    with pytest.raises(PortalError, match="cukup"):
        serve_portal(Folders(root=root), to_address("0.0.0.0:0"), over.wait, say=say)
    assert "Siapa pun di jaringan ini" in said[1]


def test_a_build_that_changed_nothing_says_nothing() -> None:
    """What was written and how long it took; of a fault what, where, what to do, and how many."""
    assert told(Outcome(site="/p/site")) == ""
    text = told(Outcome(made=1, written=1234, seconds=0.61))
    assert text == "Diperbarui: 1 daerah, 1.234 berkas, 0,6 detik."
    assert told(Outcome(fault=Fault(sentence="Cakram penuh."))) == "Cakram penuh."
    cell = Problem("a.csv", "baris 2", "“x” bukan angka", "Tulis 85.5", "KKS-D009")
    assert told(Outcome(fault=Fault(problems=(cell,), more=3))).split("\n") == [
        "KKS-D009  a.csv  baris 2",
        "          “x” bukan angka",
        "          Tulis 85.5",
        "Situs tidak diganti: 4 galat.",
    ]
