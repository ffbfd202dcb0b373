"""A sitting: a district that has data, one that has none yet, and back to what is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.browser_check.session import Session
from kksportal.browser_check.table import with_row
from tests.browser_check.keadaan import pack_of, state_of
from tests.conftest import ROOT
from tests.contexts import BALANGAN

NEW, SLUG = "63.10", "kabupaten-tanah-bumbu"  # a district without a package
SOURCE = b"id,judul,jenis\nsk-rekaan,Keputusan rekaan,dokumen\n"


@pytest.fixture(scope="module")
def published() -> bytes:
    """The state of the real portal."""
    return state_of(ROOT)


@pytest.fixture
def session(published: bytes, tmp_path: Path) -> Session:
    """A new sitting."""
    return Session.start(tmp_path / "portal", published)


def test_a_district_without_data_can_begin(session: Session) -> None:
    """Its first table brings a head of the package along, and is sound."""
    session.open(NEW, pack_of(NEW), day="2026-11-30")
    session.take([("sumber.csv", SOURCE)])
    folder = f"datapackages/daerah/{NEW}-{SLUG}"
    assert session.changed() == {f"{folder}/sumber.csv", f"{folder}/datapackage.json"}
    assert session.findings() == ()
    assert session.sentences() == ["Kabupaten Tanah Bumbu: paket baru."]
    assert session.preview() is not None


def test_it_can_be_filled_in_the_editor(session: Session) -> None:
    """Row by row, from nothing."""
    session.open(NEW, pack_of(NEW), day="2026-11-30")
    empty = session.table("sumber")
    assert empty is not None
    cells = {"id": "sk", "judul": "Keputusan", "jenis": "dokumen"}
    session.set_table("sumber", with_row(empty, "sumber", 0, cells))
    assert session.findings() == ()


def test_another_district_begins_anew(session: Session) -> None:
    """Nothing of the first one stays, on disk or in what is asked about."""
    session.open(BALANGAN, pack_of(BALANGAN))
    session.take([("fakta.csv", b"rusak"), ("baru.md", b"rusak")])
    assert session.findings()
    session.open("73.71", pack_of("73.71"))
    assert session.changed() == set()
    assert not [one for one in session.findings() if one.is_error]
    assert not (session.root / "content/inovasi/baru.md").exists()


def test_tables_without_a_district_are_not_guessed(session: Session) -> None:
    """Which district is asked first."""
    session.take([("fakta.csv", b"subjek\n")])
    assert session.changed() == set()
    assert "Pilih dahulu daerahnya" in session.notes[0]


def test_a_table_of_another_shape_leaves_the_head_of_the_package_alone(session: Session) -> None:
    """With semicolons its columns cannot be told: one finding on it, none on the descriptor."""
    session.open(BALANGAN, pack_of(BALANGAN))
    path = next(name for name in session.base if name.endswith("/fakta.csv"))
    session.take([("fakta.csv", session.base[path].replace(b",", b";"))])
    assert session.changed() == {path}
    assert {one.path for one in session.findings() if one.is_error} == {path}
