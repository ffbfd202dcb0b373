"""`kks status` as a person types it: rows written in canonical form, or nothing and a sentence."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT

from kksportal import SCHEMA_VERSION
from kksportal.authoring.descriptor import write_descriptor
from kksportal.cli import main

DISTRICT = "datapackages/daerah/63.11-kabupaten-balangan"
HEAD = ("siklus,tahap,tatanan,indikator,diminta,batas_hari,status,per_tanggal,perangkat_daerah,"
        "sumber,catatan")  # fmt: skip
ASKED = [f"2025,verifikasi-lanjutan,pasar,T4.0{number},2025-08-21,3,diminta,2025-08-21,"
         "Dinas Perdagangan,ba,Nomor urut" for number in (1, 2)]  # fmt: skip


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A portal whose one district was sent two indicators back, by a berita acara of that day."""
    for name in ("datapackages/kosakata", "datapackages/kerangka", "datapackages/wilayah"):
        shutil.copytree(ROOT / name, tmp_path / name)
    folder = tmp_path / DISTRICT
    folder.mkdir(parents=True)
    (folder / "sumber.csv").write_text(
        "id,judul,penerbit,jenis,tanggal_terbit\n"
        "ba,Berita acara rekaan,Tim uji,dokumen,2025-08-21\n"
        "surat,Surat pengantar rekaan,Bappeda uji,dokumen,2025-08-23\n",
        "utf-8",
    )
    (folder / "perbaikan.csv").write_text("\n".join([HEAD, *ASKED, ""]), "utf-8")
    write_descriptor(
        folder,
        "daerah",
        {"name": "kks-daerah-63-11", "title": "Kabupaten Balangan", "diperbarui": "2025-08-21",
         "kks": {"jenis": "daerah", "kode": "63.11", "skema": SCHEMA_VERSION}},
    )  # fmt: skip
    (tmp_path / "mkdocs.yml").write_text("site_name: Uji\nplugins:\n- kksportal\n", "utf-8")
    return tmp_path


def say(portal: Path, *told: str, status: str = "dikirim", day: str = "2025-08-23") -> int:
    """Say that something was sent on the 23rd, as the letter of that day tells."""
    days = ["--tanggal", day] if day else []
    return main(["status", "63.11", *told, "--menjadi", status, *days, "-C", str(portal)])


def rows(portal: Path) -> list[dict[str, str]]:
    """The rows of repairs."""
    with (portal / DISTRICT / "perbaikan.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def state(portal: Path) -> dict[str, bytes]:
    """Every file of the package."""
    return {path.name: path.read_bytes() for path in (portal / DISTRICT).iterdir()}


def test_what_was_sent_is_a_row_more(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was asked stays; the portal is as green as before, and the day of the data moves on."""
    before = rows(portal)
    assert say(portal, "T4.01", "T4.02", "--sumber", "surat") == 0
    out = capsys.readouterr().out
    assert "T4.01: diminta 21 Agustus 2025, dikirim 23 Agustus 2025 (surat)." in out
    after = rows(portal)
    assert after[:2] == before
    assert [row["indikator"] for row in after[2:]] == ["T4.01", "T4.02"]
    sent = {"status": "dikirim", "per_tanggal": "2025-08-23", "sumber": "surat", "catatan": ""}
    assert after[2] == before[0] | sent
    head = json.loads((portal / DISTRICT / "datapackage.json").read_text("utf-8"))
    assert head["diperbarui"] > "2025-08-21"
    assert main(["validate", "-C", str(portal), str(portal / DISTRICT)]) == 0


def test_saying_it_twice_changes_no_byte(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also without its day, which would be today."""
    say(portal, "T4.01", "--sumber", "surat")
    before = state(portal)
    for day in ("2025-08-23", ""):
        assert say(portal, "T4.01", "--sumber", "surat", day=day) == 0
        assert "Tidak ada yang berubah." in capsys.readouterr().out
    assert state(portal) == before


def test_all_of_it_or_nothing(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One thing that cannot be holds the others back; every cause is told, and code 2."""
    before = state(portal)
    assert say(portal, "T4.01", "T4.09", "T9.01", "--sumber", "surat") == 2
    told = capsys.readouterr().err
    assert "T4.09 tidak tercatat" in told
    assert "T9.01 tidak tercatat" in told
    assert state(portal) == before


@pytest.mark.parametrize(
    ("told", "status", "day", "sentence"),
    [
        (["T4.01"], "dikirim", "2025-08-23", "sumber ba terbit 21 Agustus 2025"),
        (["T4.01"], "diterima", "2025-08-21", "T4.01 belum tercatat dikirim"),
        (["T4.01"], "dikirim", "2025-08-20", "mendahului"),
        (["T4.01"], "dikirim", "2999-01-01", "belum tiba"),
        (["T4.01"], "dikirim", "23-8-2025", "bukan tanggal"),
        (["T4.01", "--tahap", "zzz"], "dikirim", "2025-08-21", "tahap zzz"),
        (["T4.01", "--siklus", "2023"], "dikirim", "2025-08-21", "pada siklus 2023"),
    ],
)
def test_what_cannot_be_is_refused(
    portal: Path, told: list[str], status: str, day: str, sentence: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """One sentence, code 2, and no byte written."""
    before = state(portal)
    assert say(portal, *told, status=status, day=day) == 2
    err = capsys.readouterr().err
    assert sentence in err
    assert err.count("\n") == 1
    assert state(portal) == before


def test_a_trial_and_a_machine(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--dry-run tells and writes nothing; --json tells what was written."""
    before = state(portal)
    assert say(portal, "T4.01", "--sumber", "surat", "--dry-run") == 0
    assert "Tidak ada yang ditulis (--dry-run)." in capsys.readouterr().out
    assert state(portal) == before
    assert say(portal, "T4.01", "--sumber", "surat", "--json") == 0
    record = json.loads(capsys.readouterr().out)
    assert record["ditulis"] is True
    assert record["langkah"] == [
        {"perihal": "T4.01", "tahap": "verifikasi-lanjutan", "semula": "diminta",
         "menjadi": "dikirim", "per_tanggal": "2025-08-23", "sumber": "surat", "berubah": True}
    ]  # fmt: skip


def test_a_package_that_cannot_be_read_whole_is_left_alone(
    portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A column that nobody knows would be lost when the table is written again."""
    path = portal / DISTRICT / "perbaikan.csv"
    path.write_text(path.read_text("utf-8").replace("catatan", "arsip_kami", 1), "utf-8")
    before = state(portal)
    assert say(portal, "T4.01", "--sumber", "surat") == 2
    assert "belum dapat dibaca (2 temuan); jalankan kks validate" in capsys.readouterr().err
    assert state(portal) == before


def test_a_district_without_a_package(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It has nothing that could go forward."""
    assert main(["status", "63.10", "T4.01", "--menjadi", "dikirim", "-C", str(portal)]) == 2
    assert "tidak ada paket data untuk kode 63.10" in capsys.readouterr().err
