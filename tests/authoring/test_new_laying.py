"""New files: all or none, and never in the place of others."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from tests.authoring.baru import everything_in

from kksportal.authoring.new.laying import lay_files, lay_folder, undisturbed
from kksportal.errors import PortalError

FILES = {"a/b/satu.md": b"1", "a/dua.jpg": b"2"}


def test_all_are_written(tmp_path: Path) -> None:
    """With the folders they need, and nothing beside them."""
    lay_files(tmp_path, FILES)
    assert everything_in(tmp_path) == {"a": b"", "a/b": b"", **FILES}


@pytest.mark.parametrize("there", FILES)
def test_where_one_is_there_none_is_written(tmp_path: Path, there: str) -> None:
    """Nor is a folder left; what was there stays as it was."""
    (tmp_path / there).parent.mkdir(parents=True)
    (tmp_path / there).write_bytes(b"semula")
    before = everything_in(tmp_path)
    with pytest.raises(PortalError, match="sudah ada"):
        lay_files(tmp_path, FILES)
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("fault", [OSError(28, "penuh"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", range(4))
def test_a_fault_at_any_step_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, step: int
) -> None:
    """A full disk, or Ctrl-C: as if nothing had begun."""
    seen: list[int] = []

    def failing(tool: Any) -> Any:
        def run(*args: Any, **more: Any) -> Any:
            seen.append(1)
            if len(seen) > step:
                raise fault
            return tool(*args, **more)

        return run

    monkeypatch.setattr(os, "fsync", failing(os.fsync))
    monkeypatch.setattr(os, "link", failing(os.link))
    both = (PortalError, OSError, KeyboardInterrupt)
    if isinstance(fault, OSError) and step >= 2:  # then links are replaced by copies
        lay_files(tmp_path, FILES)
        assert everything_in(tmp_path) == {"a": b"", "a/b": b"", **FILES}
        return
    with pytest.raises(both):
        lay_files(tmp_path, FILES)
    assert everything_in(tmp_path) == {}


def test_a_folder_comes_at_once_and_only_where_nothing_is(tmp_path: Path) -> None:
    """Even an empty folder, or a link that leads nowhere, is somebody's."""
    lay_folder(tmp_path / "x/y", {"a.csv": b"1"})
    assert everything_in(tmp_path) == {"x": b"", "x/y": b"", "x/y/a.csv": b"1"}
    (tmp_path / "x/kosong").mkdir()
    (tmp_path / "x/tautan").symlink_to("tidak-ada")
    before = everything_in(tmp_path)
    for name in ("y", "kosong", "tautan"):
        with pytest.raises(PortalError, match="sudah ada"):
            lay_folder(tmp_path / "x" / name, {"a.csv": b"2"})
    assert everything_in(tmp_path) == before


def test_a_folder_that_cannot_be_written_is_not_there(tmp_path: Path) -> None:
    """A name that no file can have."""
    with pytest.raises((OSError, ValueError)):
        lay_folder(tmp_path / "x/y", {"a.csv": b"1", "b\0": b"2"})
    assert everything_in(tmp_path) == {}


def test_ctrl_c_waits_until_all_is_written() -> None:
    """And counts again afterwards."""
    with undisturbed():
        signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
