"""What the real packages say: doubts kept apart, dates not lost, notes for readers."""

from __future__ import annotations

import re

import pytest

from kksportal.model.package import DistrictPackage
from kksportal.site_build.site import check
from tests.paket import FOLDERS, PACKAGES, SIMULATED, package

REAL = sorted(code for code in PACKAGES if code != SIMULATED)


def test_a_doubted_award_is_counted_nowhere() -> None:
    """What one source says is an award or doubted, never both."""
    data, _ = check(FOLDERS)
    assert data is not None
    doubts = 0
    for one in data.awards:
        told = {(r.wilayah, r.penghargaan, r.predikat, r.sumber) for r in one.penerima}
        doubted = {(r.wilayah, r.penghargaan, r.predikat, r.sumber) for r in one.diragukan}
        assert not told & doubted, one.head.cycle
        doubts += len(doubted)
    assert doubts  # there are some: the packages do hold what was doubted


@pytest.mark.parametrize("code", REAL)
def test_a_repair_is_dated_where_its_source_dates_the_stage(code: str) -> None:
    """A source that tells the day of the stage tells the day of what was asked there."""
    found = package(code)
    days = {(r.siklus, r.tahap, r.sumber): r.selesai for r in found.tahapan if r.selesai}
    for row in found.perbaikan:
        if (row.siklus, row.tahap, row.sumber) in days:
            assert row.per_tanggal, row


@pytest.mark.parametrize("code", REAL)
def test_a_note_speaks_to_readers(code: str) -> None:
    """No word of ours for files and tables stands in a note, and no mark of who else was read."""
    for word in _notes(package(code)):
        assert not re.search(r"\b(paket|baris|kolom|cuplikan|sudah ada)\b", word, re.I), word


def test_our_words_keep_the_meaning() -> None:
    """Kotabaru: integrity in planning is not unity of planning; "such as" is no closed list."""
    said = {row.id: row.isi for row in package("63.02").pernyataan}
    assert "integritas dalam perencanaan" in said["kunci"]
    assert "keterpaduan" not in said["kunci"]
    assert "antara lain" in said["prioritas"]


def test_the_next_assessment_is_told() -> None:
    """Two districts' sources tell of 2027, one of them on which years its data are."""
    told = [
        row.isi
        for code in REAL
        for row in package(code).pernyataan
        if row.subjek == "kerangka" and row.siklus == "2027" and row.pokok == "tahapan"
    ]
    assert len(told) == 2
    assert any("2025 dan 2026" in words for words in told)


def _notes(found: DistrictPackage) -> list[str]:
    tables = (found.fakta, found.pernyataan, found.tahapan, found.nilai_tatanan, found.perbaikan,
              found.renstra, found.inovasi, found.kegiatan, found.keikutsertaan,
              found.pengampu)  # fmt: skip
    return [row.catatan for rows in tables for row in rows if row.catatan]
