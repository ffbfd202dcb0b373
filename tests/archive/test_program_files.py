"""The program that goes into an archive: what runs here, in the same bytes on any machine."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from kksportal import __version__
from kksportal.archive.program_files import _plain, other_than_here, program_files
from kksportal.errors import PortalError

WHEEL, SOURCES = f"kksportal-{__version__}-py3-none-any.whl", f"kksportal-{__version__}.tar.gz"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return program_files()


def test_a_checkout_gives_wheel_sources_and_lock(made: dict[str, bytes]) -> None:
    assert list(made) == [WHEEL, SOURCES, "requirements.txt"]
    assert other_than_here(made[WHEEL]) == ""
    with tarfile.open(fileobj=io.BytesIO(made[SOURCES]), mode="r:gz") as sources:
        names = sources.getnames()
    assert f"kksportal-{__version__}/generator/kksportal/cli.py" in names


def test_made_again_by_a_closed_user_it_is_the_same(made: dict[str, bytes]) -> None:
    before = os.umask(0o077)
    try:
        assert program_files() == made
    finally:
        os.umask(before)


def test_nothing_in_it_is_compressed(made: dict[str, bytes]) -> None:
    """Another zlib would give other bytes."""
    with zipfile.ZipFile(io.BytesIO(made[WHEEL])) as packed:
        entries = packed.infolist()
    assert {one.compress_type for one in entries} == {zipfile.ZIP_STORED}
    assert {(one.create_system, one.external_attr >> 16) for one in entries} == {(3, 0o100644)}
    assert len(made[SOURCES]) > 3_000_000


def _wheel(system: int, level: int, *names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in names:
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.create_system, entry.compress_type = system, zipfile.ZIP_DEFLATED
            packed.writestr(entry, name * 100, compresslevel=level)
    return out.getvalue()


def test_what_the_build_tool_made_on_another_machine_comes_out_the_same() -> None:
    names = ["kksportal/a.py", "kksportal/b.py", "kksportal-0.dist-info/RECORD"]
    assert _wheel(0, 1, *reversed(names)) != _wheel(3, 9, *names)
    assert _plain(_wheel(0, 1, *reversed(names))) == _plain(_wheel(3, 9, *names))


def test_a_wheel_that_is_named_is_taken_as_it_is_if_it_is_what_runs_here(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    named = tmp_path / WHEEL
    named.write_bytes(made[WHEEL])
    assert program_files(named)[WHEEL] == made[WHEEL]
    named.write_bytes(_wheel(3, 9, "kksportal/cli.py"))
    with pytest.raises(PortalError, match="bukan program yang sedang berjalan"):
        program_files(named)
