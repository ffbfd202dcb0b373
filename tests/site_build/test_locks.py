"""Who builds into a site is alone there, and his lock ends with him."""

from __future__ import annotations

import os
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest

from kksportal.site_build import locks as module
from kksportal.site_build.locks import alone_at, hold

LOCK = ".situs.kunci-kks"
HOLDER = (
    "import sys, time\n"
    "from pathlib import Path\n"
    "from kksportal.site_build.locks import alone_at\n"
    "with alone_at(Path(sys.argv[1])):\n"
    "    print('siap', flush=True)\n"
    "    sys.stdin.read()\n"
)


def holder(site: Path) -> subprocess.Popen[str]:
    """Another process that is alone at a site until it is told or killed."""
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(site)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert other.stdout is not None
    assert other.stdout.readline() == "siap\n"
    return other


@pytest.mark.parametrize("how", ["ends", "killed"])
def test_a_second_build_waits_for_the_first(tmp_path: Path, how: str) -> None:
    """It is told once that it waits, and goes on when the first ends or is killed."""
    with holder(tmp_path / "situs") as other:
        told: list[int] = []

        def wait() -> None:
            told.append(1)
            if how == "killed":
                other.kill()
            else:
                assert other.stdin is not None
                other.stdin.close()

        with alone_at(tmp_path / "situs", wait):
            assert told == [1]
            assert os.listdir(tmp_path) == [LOCK]
    assert os.listdir(tmp_path) == []


def test_what_is_said_while_waiting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence names the site."""
    module._say(tmp_path / "situs")
    assert capsys.readouterr().err.count("\n") == 1


def test_other_sites_are_not_waited_for(tmp_path: Path) -> None:
    """Two sites in one folder are built at once."""
    with alone_at(tmp_path / "situs"), alone_at(tmp_path / "lain", pytest.fail):
        assert len(os.listdir(tmp_path)) == 2
    assert os.listdir(tmp_path) == []


def test_a_lock_that_was_removed_is_taken_anew(tmp_path: Path) -> None:
    """Whoever waited for a file that is gone by then does not believe to be alone with it."""
    path = tmp_path / LOCK
    taken = module.hold(path)
    assert taken is not None
    assert module._is_still(path, taken)
    path.unlink()
    assert not module._is_still(path, taken)
    path.write_bytes(b"")
    assert not module._is_still(path, taken)
    taken.close()


def test_where_nothing_can_be_written_nobody_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only folder, or a disk without locks: the build goes on and fails where it must."""

    def refuse(*_: Any) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(module, "hold", refuse)
    with alone_at(tmp_path / "situs", pytest.fail):
        assert os.listdir(tmp_path) == []


def test_a_disk_that_knows_no_locks_is_not_a_lock_that_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held is None; what the system cannot do is raised."""

    def cannot(_: Any) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(module, "_lock", cannot)
    with pytest.raises(OSError, match="not supported"):
        hold(tmp_path / "kunci")


class Msvcrt(types.ModuleType):
    """Windows locks a byte of an open file; this one remembers which."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.held: set[tuple[int, int]] = set()

    def locking(self, number: int, way: int, many: int) -> None:
        """Lock from where the file stands; refuse what is locked."""
        assert (way, many) == (self.LK_NBLCK, 1)
        byte = os.fstat(number).st_ino, os.lseek(number, 0, os.SEEK_CUR)
        if byte in self.held:
            raise PermissionError(13, "Permission denied")
        self.held.add(byte)


def test_windows_locks_a_byte_behind_what_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without flock the byte is locked once, far behind the number that others read there."""
    monkeypatch.setattr(module, "FLOCK", False)
    monkeypatch.setattr(module, "BYTES", True)
    windows = Msvcrt()
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    (tmp_path / "kunci").write_text("123")
    first = hold(tmp_path / "kunci")
    assert first is not None
    assert hold(tmp_path / "kunci") is None
    assert {place for _, place in windows.held} == {1 << 30}
    assert (tmp_path / "kunci").read_text() == "123"
    first.close()


def test_a_system_without_any_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known of other builds there, and none is waited for."""
    monkeypatch.setattr(module, "FLOCK", False)
    monkeypatch.setattr(module, "BYTES", False)
    with alone_at(tmp_path / "situs"), alone_at(tmp_path / "situs", pytest.fail):
        pass
