"""`kks new` as people and programs run it: asked at a terminal, or all of it as options."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kksportal.authoring.init import init_portal
from kksportal.cli import main
from tests.authoring.baru import everything_in
from tests.foto import photograph
from tests.roda import few_districts

# The terminal is made the one whose Ctrl-C reaches the command, also where tests run in the
# background: there they ignore it, and so would what they start.
_RUN = (
    "import fcntl, signal, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from kksportal.cli import main; raise SystemExit(main())"
)
_PATIENCE = 60.0  # seconds until a question is taken for one that never comes


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new portal with few districts."""
    root = tmp_path / "portal"
    init_portal(root)
    few_districts(root)
    return root


class Seat:
    """A terminal at which a command runs."""

    def __init__(self, *words: str) -> None:
        main_end, command_end = pty.openpty()
        self._end = main_end
        self.process = subprocess.Popen(
            [sys.executable, "-c", _RUN, *words],
            stdin=command_end, stdout=command_end, stderr=command_end,
            start_new_session=True, env=os.environ | {"PYTHONUTF8": "1"},
        )  # fmt: skip
        os.close(command_end)
        self.seen = ""

    def wait_for(self, words: str) -> None:
        """Read until these words were printed."""
        until = time.monotonic() + _PATIENCE
        while words not in self.seen:
            ready, _, _ = select.select([self._end], [], [], until - time.monotonic())
            assert ready, self.seen
            self.seen += os.read(self._end, 65_536).decode()
        self.seen = self.seen.partition(words)[2]

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self._end, text.encode())

    def end(self) -> int:
        """The exit code."""
        try:
            while data := os.read(self._end, 65_536):
                self.seen += data.decode()
        except OSError:  # the other end is closed
            pass
        return self.process.wait(_PATIENCE)

    def close(self) -> None:
        """Nobody sits there any more."""
        self.process.kill()
        self.process.wait()
        os.close(self._end)


@pytest.fixture
def seats() -> Iterator[list[Seat]]:
    """Terminals that are closed at the end."""
    made: list[Seat] = []
    yield made
    for seat in made:
        seat.close()


def test_a_district_is_begun_at_a_terminal(root: Path, seats: list[Seat]) -> None:
    """A wrong code is told at once and asked again; then the checks pass and a page can be made."""
    seat = Seat("new", "daerah", "-C", str(root))
    seats.append(seat)
    seat.wait_for("Kode daerah (misalnya 63.11): ")
    seat.type("63.99\n")
    seat.wait_for("“63.99” bukan kode daerah yang berlaku")
    seat.wait_for("Kode daerah (misalnya 63.11): ")
    seat.type("63.03\n")
    seat.wait_for("Kabupaten Banjar")
    seat.wait_for("[Dinas Komunikasi dan Informatika]: ")
    seat.type("\n")
    seat.wait_for("boleh kosong): ")
    seat.type("\n")
    assert seat.end() == 0, seat.seen
    assert "datapackages/daerah/63.03-kabupaten-banjar/" in seat.seen
    assert main(["validate", "-C", str(root), "--full"]) == 0
    site = root.parent / "site"
    assert main(["build", "-C", str(root), "--site-dir", str(site), "--no-search"]) == 0
    assert (site / "daerah/kabupaten-banjar/index.html").is_file()


@pytest.mark.parametrize("keys", ["\x03", "\x04"])
def test_whoever_stops_leaves_nothing(root: Path, seats: list[Seat], keys: str) -> None:
    """Ctrl-C, or an end of input, at any question."""
    before = everything_in(root)
    seat = Seat("new", "story", "63.11", "-C", str(root), "--judul", "Satu")
    seats.append(seat)
    seat.wait_for("Tatanannya, satu nomor")
    seat.type("1\n")
    seat.wait_for("tim-portal [tim-portal]: ")
    seat.type(keys)
    assert seat.end() == (130 if keys == "\x03" else 2)
    assert "tidak ada yang ditulis" in seat.seen
    assert everything_in(root) == before


def test_all_three_run_without_a_terminal(
    root: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Every answer is an option; the portal passes its checks afterwards."""
    photo = tmp_path / "a.jpg"
    photo.write_bytes(photograph(place=True))
    place = ["-C", str(root)]
    assert main(["new", "daerah", "63.03", "--penyusun", "Bappeda Contoh", *place]) == 0
    assert main(["new", "sumber", "63.03", "--judul", "Berita contoh", "--jenis", "berita",
                 "--penerbit", "Contoh", "--tanggal", "3 Maret 2026",
                 "--tautan", "https://contoh.invalid/a", *place]) == 0  # fmt: skip
    assert main(["new", "story", "63.03", "--judul", "Cerita contoh", "--tatanan", "pasar",
                 "--ringkasan", "Ringkas.", "--sumber", "contoh-2026", "--foto", str(photo),
                 "--alt", "Saluran air yang dibersihkan", "--kredit", "Dinas Contoh",
                 "--izin", "Dinas Contoh, lisan, 1 Maret 2026", *place]) == 0  # fmt: skip
    told = capfd.readouterr().out
    for path in (
        "63.03-kabupaten-banjar/",
        "sumber.csv: contoh-2026",
        "content/inovasi/cerita-contoh.md",
        "content/inovasi/foto/cerita-contoh-1.jpg",
    ):
        assert path in told
    assert main(["validate", "-C", str(root), "--full"]) == 0


@pytest.mark.parametrize("kind", ["story", "daerah", "sumber"])
def test_without_answers_all_that_is_missing_is_told(
    root: Path, capfd: pytest.CaptureFixture[str], kind: str
) -> None:
    """No program waits; wrong use is exit code 2, and nothing is written."""
    before = everything_in(root)
    assert main(["new", kind, "-C", str(root)]) == 2
    told = capfd.readouterr().err
    assert told.startswith("kks: tidak ada yang ditulis; lengkapi dahulu:\n")
    assert "KODE belum disebut" in told
    assert everything_in(root) == before


def test_what_is_new_must_be_named(capfd: pytest.CaptureFixture[str]) -> None:
    """The three are listed."""
    with pytest.raises(SystemExit) as stopped:
        main(["new"])
    assert stopped.value.code == 2
    with pytest.raises(SystemExit):
        main(["new", "--help"])
    told = capfd.readouterr().out
    for kind in ("story", "daerah", "sumber"):
        assert kind in told
