"""Tables as spreadsheets save them are taken with a note; what may mean two things is asked."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kksportal.browser_check.session import Session
from kksportal.browser_check.tidying import tidy_tables, tidy_typed
from tests.browser_check.keadaan import pack_of, state_of
from tests.conftest import ROOT
from tests.contexts import BALANGAN
from tests.kebiasaan import HABITS

FACTS = "fakta.csv"


@pytest.fixture(scope="module")
def published() -> bytes:
    """The state of the real portal."""
    return state_of(ROOT)


@pytest.fixture
def session(published: bytes, tmp_path: Path) -> Session:
    """A sitting with the published data of Balangan."""
    made = Session.start(tmp_path / "portal", published)
    made.open(BALANGAN, pack_of(BALANGAN))
    return made


def facts(session: Session) -> bytes:
    return session.files[f"{session.folder}/{FACTS}"]


def drop(session: Session, raw: bytes) -> None:
    """As the page drops a file."""
    session.take([(FACTS, raw)])
    tidy_tables(session)


def test_a_table_as_excel_saves_it_is_taken_as_it_was_published(session: Session) -> None:
    published = facts(session)

    drop(session, HABITS["excel-indonesia"](list(csv.reader(published.decode().splitlines()))))
    assert facts(session) == published
    assert session.changed() == set()
    assert any("Dibaca, dan ditulis dalam bentuk baku" in note for note in session.notes)
    assert session.findings() == ()


def test_a_cell_that_can_mean_one_thing_is_written_anew_and_told(session: Session) -> None:
    drop(session, facts(session).replace(b"capaian,85,", b'capaian,"85,5 %",', 1))
    assert b"capaian,85.5," in facts(session)
    assert any("nilai “85,5 %” menjadi “85.5”" in note for note in session.notes)
    assert session.findings() == ()


def test_a_cell_that_may_mean_two_things_is_asked_and_stands(session: Session) -> None:
    raw = facts(session).replace(b"capaian,85,,persen", b"capaian,5.270,,", 1)
    drop(session, raw)
    assert b"capaian,5.270," in facts(session)
    (asked,) = (note for note in session.notes if "berarti" in note)
    assert asked.startswith("fakta.csv, baris 2, kolom nilai: “5.270” berarti ")
    assert " atau " in asked


def test_a_file_that_is_no_table_stays_for_the_findings(session: Session) -> None:
    drop(session, b"\x00\x01rusak")
    assert facts(session) == b"\x00\x01rusak"
    assert session.findings()


def test_a_sound_table_is_left_to_the_byte(session: Session) -> None:
    raw = facts(session).replace(b"capaian,85,", b"capaian,86,", 1)
    drop(session, raw)
    assert facts(session) == raw
    assert session.notes == []


def test_what_is_typed_is_understood_as_in_the_form(session: Session) -> None:
    cells = {"nilai": "92,5 %", "satuan": "persen", "per_tanggal": "21/08/2025", "catatan": "a, b"}
    assert tidy_typed(session, "fakta", cells) == {
        "nilai": "92.5",
        "satuan": "persen",
        "per_tanggal": "2025-08-21",
        "catatan": "a, b",
    }
    assert tidy_typed(session, "fakta", {"nilai": "5.270", "satuan": ""})["nilai"] == "5.270"
