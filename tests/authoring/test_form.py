"""`kks template` and `kks import isian` as a person types them."""

from __future__ import annotations

import csv
import json
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.awal import few_rows
from tests.conftest import ROOT
from tests.intake.form.formulir import Hand, the_package

from kksportal.cli import main

SIMULATED = "datapackages/daerah/S01.01-kabupaten-contoh"
EMPTY = "datapackages/daerah/63.06-kabupaten-hulu-sungai-selatan"
TATANAN = "tatanan:kehidupan-masyarakat-sehat-mandiri"
MEASURE = "Kecamatan bebas buang air besar sembarangan (ODF)"
SOURCE = {"judul": "Laporan rekaan untuk uji", "jenis": "Simulasi"}


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A portal of the shared packages and the simulated district."""
    root = tmp_path / "portal"
    shared = ("kosakata", "kerangka", "wilayah", "penghargaan", "wilayah-simulasi",
              "penghargaan-simulasi")  # fmt: skip
    for name in (*(f"datapackages/{one}" for one in shared), SIMULATED):
        shutil.copytree(ROOT / name, root / name)
    stories = "content/inovasi"
    shutil.copytree(ROOT / stories / "foto", root / stories / "foto")
    for row in rows(ROOT, "inovasi"):
        shutil.copy(ROOT / stories / f"{row['cerita']}.md", root / stories)
    (root / "mkdocs.yml").write_text("site_name: Uji\nplugins:\n- kksportal\n", "utf-8")
    return few_rows(root)


def state(root: Path) -> dict[str, bytes]:
    """Every file of a portal's data."""
    return {str(p): p.read_bytes() for p in (root / "datapackages").rglob("*") if p.is_file()}


def template(portal: Path, file: Path, code: str = "S01.01", *options: str) -> Hand:
    """Have a form made, and take it in hand."""
    file.unlink(missing_ok=True)
    told = ["template", code, "--siklus", "2025", "-o", str(file), "-C", str(portal), *options]
    assert main(told) == 0
    return Hand(the_package(), file.read_bytes())


def take(portal: Path, file: Path, one: Hand, *options: str) -> int:
    """Save the form and take it in."""
    file.write_bytes(one.raw())
    return main(["import", "isian", str(file), "-C", str(portal), *options])


def rows(portal: Path, table: str, folder: str = SIMULATED) -> list[dict[str, str]]:
    """The rows of a table."""
    with (portal / folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the form is."""
    return tmp_path / "isian.xlsx"


def test_a_form_goes_out_and_in_without_a_change(
    portal: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also after another program saved it; no byte of the portal changes."""
    before = state(portal)
    one = template(portal, file)
    first = file.read_bytes()
    assert main(["import", "isian", str(file), "-C", str(portal)]) == 0
    assert take(portal, file, one) == 0
    assert capsys.readouterr().out.count("Tidak ada yang berubah.") == 2
    assert state(portal) == before
    template(portal, file)
    assert file.read_bytes() == first


def test_a_filled_form_is_written_and_the_portal_stays_green(
    portal: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A dry run tells in sentences; then a source, a fact and a value come in; then nothing."""
    before = state(portal)
    one = template(portal, file)
    one.line("sumber", **SOURCE)
    one.line("fakta", subjek="Kabupaten Contoh", ukuran=MEASURE, sifat="Capaian", nilai="3",
             satuan="kecamatan", per_tanggal="21 Agustus 2025", sumber=SOURCE["judul"])  # fmt: skip
    one.line(TATANAN, nama="Kematian neonatus", capaian__tahun=2020, capaian__nilai="1.234",
             capaian__satuan="kasus", capaian__sumber=SOURCE["judul"])  # fmt: skip
    assert take(portal, file, one, "--dry-run") == 0
    told = capsys.readouterr().out
    assert "Akan berubah di" in told
    assert "tahun 2020 baru tercatat: 1.234 kasus (sumber:" in told
    assert told.endswith("Tidak ada yang ditulis (--dry-run).\n")
    assert state(portal) == before
    assert take(portal, file, one) == 0
    assert rows(portal, "capaian")[-1]["nilai"] == "1234"
    assert rows(portal, "fakta")[-1]["per_tanggal"] == "2025-08-21"
    assert rows(portal, "fakta")[-1]["sumber"] == "laporan-rekaan-untuk-uji"
    changed = {Path(n).name for n in state(portal) if state(portal)[n] != before.get(n)}
    assert changed == {"sumber.csv", "fakta.csv", "capaian.csv", "datapackage.json"}
    assert main(["validate", "-C", str(portal), "--no-cache"]) == 0
    after = state(portal)
    assert take(portal, file, one) == 0
    assert state(portal) == after


def test_a_berita_acara_and_a_plan_come_in_by_the_form(
    portal: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A window of days, one of hours from a moment, and whose plan an indicator stands in."""
    one = template(portal, file)
    one.line("sumber", **SOURCE)
    asked = {"tahap": "Verifikasi lanjutan (daring)", "status": "Diminta",
             "per_tanggal": "22-8-2025", "sumber": SOURCE["judul"]}  # fmt: skip
    one.line("perbaikan", **asked, indikator="T1.01 Kematian ibu", diminta="22-8-2025",
             batas_hari=7, hari_kerja="Ya")  # fmt: skip
    one.line("perbaikan", **asked, indikator="T1.02 Kematian neonatus",
             diminta="22-8-2025 10.00 WIB", batas_jam=48)  # fmt: skip
    one.line("renstra", indikator="T1.01 Kematian ibu", perangkat_daerah="Dinas Kesehatan",
             indikator_renstra="Angka kematian ibu", tahun_mulai=2021, tahun_selesai="2026",
             letak="hlm. 40", sumber=SOURCE["judul"])  # fmt: skip
    assert take(portal, file, one) == 0, capsys.readouterr().out
    days, hours = rows(portal, "perbaikan")[-2:]
    assert (days["diminta"], days["batas_hari"], days["hari_kerja"]) == ("2025-08-22", "7", "ya")
    assert (hours["diminta"], hours["batas_jam"]) == ("2025-08-22T10:00+07:00", "48")
    plan = rows(portal, "renstra")[-1]
    assert (plan["siklus"], plan["indikator"], plan["tahun_mulai"], plan["tahun_selesai"]) == (
        "2025", "T1.01", "2021", "2026")  # fmt: skip
    assert main(["validate", "-C", str(portal), "--no-cache"]) == 0
    capsys.readouterr()
    assert main(["kit", "S01.01", "-C", str(portal)]) == 0
    told = capsys.readouterr().out
    assert "T1.01 Kematian ibu: diminta, 7 hari kerja sejak 22 Agustus 2025." in told
    assert "T1.02 Kematian neonatus: diminta, sampai 24 Agustus 2025 pukul 10.00 WIB." in told


def test_nothing_is_written_until_all_is_good(
    portal: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every cell that could not be taken is named at once; a part comes in only when asked for."""
    before = state(portal)
    one = template(portal, file)
    one.line("sumber", **SOURCE)
    good = {"subjek": "Kabupaten Contoh", "ukuran": MEASURE, "sifat": "Capaian",
            "nilai": 3, "satuan": "kecamatan", "sumber": SOURCE["judul"]}  # fmt: skip
    one.line("fakta", **good)
    row = one.line("fakta", **good | {"nilai": "5.270", "satuan": "hektare", "letak": "hlm. 2"})
    also = one.line("fakta", **good | {"ukuran": "Kecamatan sehat sekali", "letak": "hlm. 3"})
    assert take(portal, file, one) == 1
    told = capsys.readouterr().out
    assert f"lembar “Fakta”, sel F{row}: “5.270”: pecahan 5,27, atau ribuan 5.270?\n" in told
    assert f"lembar “Fakta”, sel D{also}: “Kecamatan sehat sekali” tidak ada di daftar" in told
    assert "Tidak ada yang ditulis: 2 hal di atas perlu dibetulkan" in told
    assert state(portal) == before
    assert take(portal, file, one, "--partial") == 0
    assert "Ditulis. 2 hal di atas dilewati." in capsys.readouterr().out
    assert rows(portal, "fakta")[-1]["nilai"] == "3"
    assert main(["validate", "-C", str(portal), "--no-cache"]) == 0


def test_a_source_that_is_not_listed_says_where_it_is_written_first(
    portal: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The list of titles alone does not say how one gets there."""
    one = template(portal, file)
    row = one.line("fakta", subjek="Kabupaten Contoh", ukuran=MEASURE, sifat="Capaian", nilai=3,
                   satuan="kecamatan", sumber="Laporan dinas")  # fmt: skip
    assert take(portal, file, one) == 1
    told = capsys.readouterr().out
    at = told.index(f"sel Q{row}: “Laporan dinas” tidak ada di daftar")
    advice = "Tulis sumber itu dahulu di lembar Sumber, lalu pilih judulnya dari daftar.\n"
    assert told[at:].splitlines(keepends=True)[1].strip(" ") == advice


def test_what_the_package_check_finds_is_told_at_its_cell(
    portal: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A value and a reason both: no cell is wrong by itself, and still it is named by sheet."""
    before = state(portal)
    one = template(portal, file)
    one.line("sumber", **SOURCE)
    row = one.line("fakta", subjek="Kabupaten Contoh", ukuran=MEASURE, sifat="Capaian",
                   nilai=3, satuan="kecamatan", keadaan="Tidak berlaku",
                   sumber=SOURCE["judul"])  # fmt: skip
    assert take(portal, file, one) == 1
    told = capsys.readouterr().out
    assert "fakta.csv" not in told
    assert any(f"sel {letter}{row}:" in told for letter in "CDEFGHIJKLMNOPQ")
    assert state(portal) == before
    assert take(portal, file, one, "--partial") == 0
    assert rows(portal, "sumber")[-1]["judul"] == SOURCE["judul"]
    assert not any(r["nilai"] == "3" and r["sumber"].startswith("laporan-rekaan")
                   for r in rows(portal, "fakta"))  # fmt: skip


def test_a_district_without_data_gets_its_first_package(portal: Path, file: Path) -> None:
    """The folder, the descriptor and the tables; the portal stays green."""
    one = template(portal, file, "63.06")
    one.line("sumber", judul="Laporan rekaan", jenis="Dokumen", tautan="https://contoh.id/laporan")
    one.line("tahapan", tahap="Penilaian mandiri", status="Selesai", sumber="Laporan rekaan")
    assert not (portal / EMPTY).exists()
    assert take(portal, file, one) == 0
    assert rows(portal, "tahapan", EMPTY)[0]["tahap"] == "mandiri"
    descriptor = json.loads((portal / EMPTY / "datapackage.json").read_text("utf-8"))
    assert descriptor["kks"]["kode"] == "63.06"
    assert {one["name"] for one in descriptor["resources"]} == {"sumber", "tahapan"}
    assert main(["validate", "-C", str(portal), "--no-cache"]) == 0


def test_a_machine_gets_the_same(
    portal: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Cells, questions, sentences, and whether something was written."""
    one = template(portal, file)
    row = one.line("fakta", subjek="Kabupaten Contoh", ukuran=MEASURE, sifat="Capaian",
                   nilai="tidak ada", satuan="kecamatan", sumber="tidak dikenal")  # fmt: skip
    capsys.readouterr()
    assert take(portal, file, one, "--json") == 1
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert [r["sel"] for r in told["ditanyakan"]] == [f"F{row}"]
    assert told["ditolak"][0]["perihal"].startswith("“tidak dikenal” tidak ada di daftar")
    assert (told["ditulis"], told["kode_keluar"], told["daerah"]) == (False, 1, "S01.01")


@pytest.mark.parametrize(("raw", "why"), [
    (b"", "kosong"), (b"PK\x03\x04" + b"x" * 40, ""), (b"a;b;c\n1;2;3\n", "CSV"),
    (b"<html><table></table>", "halaman web"),
])  # fmt: skip
def test_other_files_are_a_sentence(
    portal: Path, file: Path, raw: bytes, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never a traceback."""
    file.write_bytes(raw)
    assert main(["import", "isian", str(file), "-C", str(portal)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("kks: isian.xlsx: ")
    assert why in told


def test_what_cannot_be_made_is_a_sentence(
    portal: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A district or a cycle that the portal does not know, a file that is not there."""
    for code, cycle, said in (("99.99", "2025", "tidak dikenal"),
                              ("63.06", "1999", "kerangka siklus 1999 belum ada")):  # fmt: skip
        assert main(["template", code, "--siklus", cycle, "-o", str(file), "-C", str(portal)]) == 2
        assert said in capsys.readouterr().err
    assert main(["import", "isian", str(file), "-C", str(portal)]) == 2
    assert "tidak ada berkas" in capsys.readouterr().err


def test_a_filled_form_is_not_written_over(
    portal: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty one in its place would cost an afternoon."""
    one = template(portal, file)
    one.line("sumber", **SOURCE)
    filled = one.raw()
    file.write_bytes(filled)
    assert main(["template", "S01.01", "--siklus", "2025", "-o", str(file), "-C", str(portal)]) == 2
    assert "sudah ada dan isinya lain" in capsys.readouterr().err
    assert file.read_bytes() == filled


def test_what_a_form_says_never_runs(portal: Path, file: Path) -> None:
    """A cell that begins with "=" is text in the form made of it, and no link is kept."""
    one = template(portal, file)
    one.line("sumber", **SOURCE)
    row = one.line("fakta", subjek="Kabupaten Contoh", ukuran=MEASURE, sifat="Capaian",
                   nilai=3, satuan="kecamatan", sumber=SOURCE["judul"])  # fmt: skip
    one.put("fakta", row, "fakta.catatan",
            {"rumus": '=HYPERLINK("https://contoh.id","klik")', "nilai": "klik"})  # fmt: skip
    assert take(portal, file, one) == 0
    assert rows(portal, "fakta")[-1]["catatan"] == "klik"
    template(portal, file)
    book = load_workbook(BytesIO(file.read_bytes()))
    assert not any(cell.data_type == "f" or cell.hyperlink
                   for page in book for line in page.iter_rows() for cell in line)  # fmt: skip
