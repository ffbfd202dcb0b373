"""A form at `/periksa/` is asked about, answered, mended and taken up again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kksportal.browser_check import worker
from kksportal.browser_check.session import Session
from tests.browser_check.filled import (
    FOLDER,
    SOURCE,
    ask,
    drop,
    fact,
    hand,
    letter,
    mistakes,
    opened,
    value,
)
from tests.browser_check.keadaan import pack_of, state_of
from tests.conftest import ROOT
from tests.contexts import BALANGAN


@pytest.fixture(scope="module")
def published() -> bytes:
    """The state of the real portal."""
    return state_of(ROOT)


@pytest.fixture
def session(published: bytes, tmp_path: Path) -> Iterator[Session]:
    """Balangan as it is published; nothing of one sitting is left for the next."""
    yield opened(published, tmp_path)
    worker._OPEN.clear()


def test_a_question_is_answered_there(session: Session) -> None:
    """The readings are offered in words; the one that is chosen stands in the table."""
    one = hand(session)
    one.line("sumber", **SOURCE)
    row = fact(one, nilai="5.270", satuan="hektare")
    cell = f"{letter(one, 'fakta', 'fakta.nilai')}{row}"
    told = drop(("isian.xlsx", one.raw()))["formulir"]
    (asked,) = [r for r in told["perihal"] if r["tingkat"] == "ditanyakan"]
    assert (asked["lembar"], asked["sel"]) == ("Fakta", cell)
    assert asked["pilihan"] == [["5.27", "5,27"], ["5270", "5.270"]]
    assert not told["siap"]
    told = ask("jawab", kunci=asked["kunci"], nilai="5270")["formulir"]
    assert told["siap"]
    assert any("Dijawab: 5.270" in r["perihal"] for r in told["perihal"])
    table = session.table("fakta")
    assert table is not None
    assert table.rows[-1][table.head.index("nilai")] == "5270"


def test_an_answer_that_was_not_offered_answers_nothing(session: Session) -> None:
    """Nor one to a cell that was typed over since."""
    one = hand(session)
    one.line("sumber", **SOURCE)
    row = fact(one, nilai="5.270", satuan="hektare")
    told = drop(("isian.xlsx", one.raw()))["formulir"]
    (asked,) = [r for r in told["perihal"] if r["tingkat"] == "ditanyakan"]
    assert not ask("jawab", kunci=asked["kunci"], nilai="9999")["formulir"]["siap"]
    assert ask("jawab", kunci=asked["kunci"], nilai="5.27")["formulir"]["siap"]
    one.put("fakta", row, "fakta.nilai", "6.270")
    assert not drop(("isian.xlsx", one.raw()))["formulir"]["siap"]


def test_a_cleared_cell_is_asked_and_deleted_only_so(session: Session) -> None:
    """It stays until she says that it goes."""
    one = hand(session)
    one.put("fakta", 5, "fakta.catatan", None)
    told = drop(("isian.xlsx", one.raw()))
    (asked,) = [r for r in told["formulir"]["perihal"] if r["tingkat"] == "ditanyakan"]
    assert [value for value, _ in asked["pilihan"]] == ["tetap", "hapus"]
    assert told["berubah"] == []
    told = ask("jawab", kunci=asked["kunci"], nilai="tetap")
    assert told["formulir"]["siap"]
    assert told["berubah"] == []
    assert ask("jawab", kunci=asked["kunci"], nilai="hapus")["berubah"] == [f"{FOLDER}/fakta.csv"]


def test_good_lines_go_alone_only_when_asked(session: Session) -> None:
    """As `--partial` does; until then nothing can be taken along."""
    one = hand(session)
    mistakes(one)
    drop(("isian.xlsx", one.raw()))
    told: dict[str, Any] = {"kantor": "Kantor uji", "hari": "2026-11-30"}
    assert ask("kirim", **told)["isi"] == ""
    assert "belum dapat diambil" in ask("kirim", **told)["tahan"][0]
    ask("sebagian", ya=True)
    assert ask("kirim", **told)["isi"]


def test_a_mended_form_is_read_as_the_first_one_was(session: Session) -> None:
    """What it says otherwise now, also of a row that it had changed before; and back again."""
    one = hand(session)
    one.put("fakta", 5, "fakta.nilai", 90)
    drop(("isian.xlsx", one.raw()))
    one.put("fakta", 5, "fakta.nilai", 91)
    told = drop(("isian (2).xlsx", one.raw()))
    assert told["formulir"]["siap"], told["formulir"]
    assert value(session) == "91"
    one.put("fakta", 5, "fakta.nilai", 85)
    assert drop(("isian.xlsx", one.raw()))["berubah"] == []


def test_what_was_mended_here_stays_beside_a_form(session: Session) -> None:
    """In other cells of the same table; the form is withdrawn without it."""
    ask("baris", tabel="fakta", baris=1, sel={"catatan": "dibetulkan di sini"})
    one = hand(session)
    one.put("fakta", 5, "fakta.nilai", 90)
    drop(("isian.xlsx", one.raw()))
    assert value(session) == "90"
    assert value(session, 1, "catatan") == "dibetulkan di sini"
    ask("lepas-formulir")
    assert value(session) == "85"
    assert value(session, 1, "catatan") == "dibetulkan di sini"
    assert session.form is None


def test_it_goes_on_where_the_tab_went(session: Session, published: bytes, tmp_path: Path) -> None:
    """The form with its answers; one that is dropped later is still read as a second one."""
    one = hand(session)
    one.put("fakta", 5, "fakta.nilai", 90)
    one.put("fakta", 6, "fakta.catatan", None)
    drop(("isian.xlsx", one.raw()))
    kept = ask("simpan")
    worker.answer("mulai", {"root": str(tmp_path / "lain"), "portal": published})
    told = ask("pulihkan", simpanan=kept, arsip=pack_of(BALANGAN))
    assert told["berubah"] == [f"{FOLDER}/fakta.csv"]
    assert told["formulir"]["terbuka"] == 1
    one.put("fakta", 5, "fakta.nilai", 85)
    assert drop(("isian.xlsx", one.raw()))["berubah"] == []
