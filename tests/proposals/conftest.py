"""A portal in a real repository, and proposals that are taken in."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kksportal.cli import main
from kksportal.proposals.head import Head
from tests.proposals.portals import OFFICE, OWNER, copy_of, new_portal, proposal_of

Taken = tuple[int, str, str]  # the exit code, what is printed, what is said beside it
TakeIn = Callable[..., Taken]


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal in a repository."""
    return new_portal(tmp_path_factory.mktemp("terima") / "portal")


@pytest.fixture
def portal(fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it; the owner is known to git by the environment alone."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in OWNER.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(tmp_path))
    return copy_of(fresh, tmp_path / "portal")


@pytest.fixture
def take_in(portal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> TakeIn:
    """Take in changes of files, or an archive, with options of the command."""

    def run(
        changes: Mapping[str, bytes | None] | bytes, *options: str, head: Head = OFFICE
    ) -> Taken:
        raw = changes if isinstance(changes, bytes) else proposal_of(portal, changes, head)
        (tmp_path / "usulan.zip").write_bytes(raw)
        code = main(["terima", "-C", str(portal), str(tmp_path / "usulan.zip"), *options])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run
