"""The form as it is written: sheets, lists, locks, what was sent back; and hostile ones."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from kksportal.exports.form import sent_back
from kksportal.intake.container import WorkbookError
from kksportal.intake.form.finding import whose_form
from kksportal.intake.workbook import read_workbook
from tests.conftest import ROOT
from tests.intake.form.formulir import Hand, the_package, written

REPAIR = {"siklus": "2025", "tahap": "verifikasi-pusat", "tatanan": "pasar", "indikator": "T1.02",
          "diminta": "2025-08-21T10:00+08:00", "batas_jam": "48", "status": "diminta",
          "per_tanggal": "2025-08-21", "perangkat_daerah": "Dinas Pasar;Bappeda",
          "sumber": "sumber-1"}  # fmt: skip


def offered(hand: Hand, key: str, field: str, row: int) -> str:
    """The list that a cell offers."""
    page = hand.page(key)
    cell = page.cell(row, hand.column(key, field)).coordinate
    found = [one for one in page.data_validations.dataValidation
             if cell in one.sqref and one.type == "list"]  # fmt: skip
    assert len(found) == 1, (key, field, row)
    return str(found[0].formula1)


def test_there_is_a_sheet_for_everything() -> None:
    """Each tatanan, kelembagaan, and each table; the first explains."""
    names = Hand().book.sheetnames
    assert names == ["Baca dulu", "T1 Pasar", "T2 Satuan Pendidikan", "Kelembagaan", "Fakta",
                     "Tahapan", "Perbaikan", "Renstra", "Inovasi", "Penghargaan",
                     "Sumber", "Daftar pilihan"]  # fmt: skip
    first = " ".join(str(c.value or "") for row in Hand().book["Baca dulu"] for c in row)
    assert "Formulir isian Kabupaten Contoh (DATA SIMULASI), siklus 2025" in first
    assert "Sel kosong berarti belum diketahui, bukan nol" in first


def test_a_score_offers_the_steps_of_its_own_indicator() -> None:
    """Two indicators with other scales offer other scores."""
    hand = Hand()
    assert offered(hand, "tatanan:pasar", "penilaian.skor", 5) == '"100,50,0"'
    assert offered(hand, "tatanan:pasar", "penilaian.skor", 6) == '"100,75,62.5,25"'


def test_sources_are_offered_by_title_also_those_she_adds() -> None:
    """The list is the column of titles on the sheet of sources, far below its last line."""
    hand = Hand()
    place = offered(hand, "fakta", "fakta.sumber", 5)
    column = hand.page("sumber").cell(1, hand.column("sumber", "sumber.judul")).column_letter
    assert place == f"'Sumber'!${column}$5:${column}$1004"


def test_choices_are_offered_in_words() -> None:
    """No code stands in a list that people see."""
    hand = Hand()
    sheet, cells = offered(hand, "fakta", "fakta.satuan", 5).split("!")
    shown = [row[0].value for row in hand.book[sheet.strip("'")][cells.replace("$", "")]]
    assert "kepala keluarga" in shown
    assert "kepala-keluarga" not in shown


def test_heads_are_locked_and_cells_to_fill_are_not() -> None:
    """Without a password: it guards against slips."""
    hand = Hand(the_package(fakta=[{"subjek": "S01.01", "ukuran": "odf-desa", "sifat": "capaian",
                                    "satuan": "persen", "nilai": "85",
                                    "sumber": "sumber-1"}]))  # fmt: skip
    for page in hand.book.worksheets:
        assert page.protection.sheet
        assert not page.protection.password
    page, column = hand.page("fakta"), hand.column("fakta", "fakta.nilai")
    assert page.cell(4, column).protection.locked
    assert not page.cell(5, column).protection.locked
    letter = page.cell(4, column).column_letter
    assert not page.column_dimensions[letter].protection.locked
    assert page.row_dimensions[3].hidden


def test_what_is_typed_is_kept_as_it_is_typed() -> None:
    """Cells for days and texts are text, so that no program makes a date of "3/4" or a year."""
    hand = Hand()
    for field in ("per_tanggal", "letak", "catatan", "subjek"):
        letter = hand.page("fakta").cell(4, hand.column("fakta", f"fakta.{field}")).column_letter
        assert hand.page("fakta").column_dimensions[letter].number_format == "@", field
    letter = hand.page("fakta").cell(4, hand.column("fakta", "fakta.nilai")).column_letter
    assert hand.page("fakta").column_dimensions[letter].number_format == "General"


def test_what_was_sent_back_is_marked_with_deadline_and_office() -> None:
    """At its indicator and on the first sheet."""
    package = the_package(perbaikan=[REPAIR])
    told = "sampai 23 Agustus 2025 pukul 10.00 WITA; Dinas Pasar, Bappeda"
    assert dict(sent_back(package, "2025")) == {"T1.02": told}
    hand = Hand(package)
    page = hand.page("tatanan:pasar")
    assert page.cell(6, hand.column("tatanan:pasar", "diminta")).value == told
    assert page.cell(5, hand.column("tatanan:pasar", "diminta")).value is None
    first = " ".join(str(c.value or "") for row in hand.book["Baca dulu"] for c in row)
    assert f"T1.02 Indikator dua tatanan 1: {told}" in first


@pytest.mark.parametrize("later", [
    {"status": "dikirim", "per_tanggal": "2025-08-22"}, {"status": "diterima"},
])  # fmt: skip
def test_what_was_sent_or_accepted_since_is_not_marked(later: dict[str, str]) -> None:
    """The newest state counts."""
    assert not sent_back(the_package(perbaikan=[REPAIR, REPAIR | later]), "2025")
    assert not sent_back(the_package(perbaikan=[REPAIR]), "2023")


def test_a_deadline_nobody_named_is_not_made_up() -> None:
    """Hours without a beginning, or nothing at all."""
    no_clock = the_package(perbaikan=[REPAIR | {"diminta": "2025-08-21"}])
    assert sent_back(no_clock, "2025")["T1.02"].startswith("2 × 24 jam, waktu mulai tidak disebut")
    nothing = the_package(perbaikan=[REPAIR | {"batas_jam": "", "perangkat_daerah": ""}])
    assert sent_back(nothing, "2025")["T1.02"] == "tenggat tidak disebut"


def _with_part(raw: bytes, name: str, part: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for info in old.infolist():
            if info.filename != name:
                z.writestr(info, old.read(info))
        z.writestr(name, part)
    return out.getvalue()


def test_links_to_other_workbooks_are_never_opened() -> None:
    """What hides beside the cells is left shut, and the form is read."""
    raw = _with_part(written(the_package()), "xl/externalLinks/externalLink1.xml", b"<x/>")
    assert whose_form(read_workbook(raw)) == ("S01.01", "2025")


@pytest.mark.parametrize(("part", "why"), [
    (b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>', "DOCTYPE"),
    (b"<worksheet>" + b" " * 101_000_000 + b"</worksheet>", "MB"),
])  # fmt: skip
def test_a_form_that_is_a_trap_is_a_sentence(part: bytes, why: str) -> None:
    """Entities and bombs are met at the door."""
    with pytest.raises(WorkbookError, match=why):
        read_workbook(_with_part(written(the_package()), "xl/worksheets/sheet2.xml", part))


def test_a_sheet_without_end_is_told() -> None:
    """What is not read is not silently left out."""
    hand = Hand()
    hand.page("fakta").cell(30_000, 5).value = "x"
    assert any(
        "terlalu panjang" in r.what for r in hand.read().remarks if r.level.value == "ditolak"
    )


def test_a_mark_that_says_anything_harms_nothing() -> None:
    """A hostile mark names no path: it is looked up, not opened."""
    book = Workbook()
    page = book.active
    assert page is not None
    page["A3"] = "kks-isian/1;../../etc;2025;fakta"
    out = BytesIO()
    book.save(out)
    assert whose_form(read_workbook(out.getvalue())) == ("../../etc", "2025")


def test_the_form_needs_nothing_that_a_browser_has_not() -> None:
    """Neither pandas nor frictionless nor typst is imported to write or to read it."""
    program = (
        "import sys\n"
        "for name in ('pandas', 'frictionless', 'typst', 'mkdocs', 'jinja2'):\n"
        "    sys.modules[name] = None\n"
        "from tests.intake.form.formulir import Hand\n"
        "assert Hand().read().tables == {}\n"
    )
    env = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'generator'}"}
    subprocess.run([sys.executable, "-c", program], check=True, env=env, cwd=ROOT)


@pytest.mark.berat
@pytest.mark.skipif(shutil.which("soffice") is None, reason="libreoffice-calc tidak terpasang")
@pytest.mark.parametrize("language", ["en-US", "id-ID"])
def test_libreoffice_opens_and_saves_the_form_without_a_change(
    tmp_path: Path, language: str
) -> None:
    """With Indonesian settings too; drop-downs and locks are still there."""
    package = the_package(perbaikan=[REPAIR], capaian=[
        {"siklus": "2025", "indikator": "T1.01", "tahun": "2023", "nilai": "70.50",
         "satuan": "persen", "per_tanggal": "2024-02-29", "sumber": "sumber-1",
         "catatan": "=1+1; 3/4"}])  # fmt: skip
    file = tmp_path / "isian.xlsx"
    file.write_bytes(written(package))
    profile = tmp_path / "profil"
    (profile / "user").mkdir(parents=True)
    (profile / "user/registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/'
        'registry"><item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale"'
        f' oor:op="fuse"><value>{language}</value></prop></item></oor:items>', "utf-8")  # fmt: skip
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless",
               "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "simpan"),
               str(file)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    saved = (tmp_path / "simpan/isian.xlsx").read_bytes()
    hand = Hand(package, saved)
    taken = hand.read()
    assert taken.remarks == ()
    assert taken.tables == {}
    assert re.sub(r'[" ]', "", offered(hand, "tatanan:pasar", "penilaian.skor", 6)) == (
        "100,75,62.5,25")  # fmt: skip
    assert all(page.protection.sheet for page in hand.book.worksheets)
    assert load_workbook(BytesIO(saved)).sheetnames == load_workbook(file).sheetnames
