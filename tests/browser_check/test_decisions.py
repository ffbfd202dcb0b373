"""Why figures change: asked of each that stood otherwise, written as `kks diff --record` does."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kksportal.browser_check import worker
from kksportal.browser_check.session import Session
from kksportal.proposals.proposal import Proposal, unpack
from tests.browser_check.keadaan import pack_of, state_of
from tests.conftest import ROOT
from tests.contexts import BALANGAN, CONTOH

WHY = {"kelas": "koreksi", "alasan": "salah ketik", "pemutus": "Dinas Kesehatan Rekaan"}
TOLD = {"kantor": "Kantor Rekaan", "hari": "2026-11-30"}


@pytest.fixture(scope="module")
def published() -> bytes:
    """The state of the real portal."""
    return state_of(ROOT)


@pytest.fixture
def session(published: bytes, tmp_path: Path) -> Iterator[Session]:
    """Balangan with one figure changed."""
    begin(published, tmp_path, BALANGAN)
    ask("baris", tabel="fakta", baris=0, sel={"nilai": "92"})
    yield worker._OPEN[0]
    worker._OPEN.clear()


def begin(published: bytes, place: Path, code: str) -> None:
    """A district as it is published."""
    worker.answer("mulai", {"root": str(place / "peramban"), "portal": published})
    worker.answer("buka", {"kode": code, "arsip": pack_of(code), "hari": "2026-11-30"})


def ask(name: str, **asked: Any) -> dict[str, Any]:
    """Ask the worker."""
    return dict(json.loads(worker.answer(name, asked)))


def log_of(session: Session) -> list[dict[str, str]]:
    """The log of the district as it is here."""
    raw = session.files.get(f"{session.folder}/pembaruan.csv", b"")
    return list(csv.DictReader(io.StringIO(raw.decode())))


def test_a_figure_that_stood_otherwise_is_asked_about(session: Session) -> None:
    """In a sentence, with whether it crosses a threshold; until then nothing is taken along."""
    (one,) = ask("keputusan")["angka"]
    assert "berubah dari 85% menjadi 92%" in one["teks"]
    assert one["jawab"] == ""
    assert isinstance(one["serius"], bool)
    held = ask("kirim", **TOLD)
    assert held["isi"] == ""
    assert held["tahan"] == [
        "1 angka yang berubah belum disertai jenis perubahan, alasan, dan yang memutuskan."
    ]


def test_the_answer_travels_in_the_archive(session: Session) -> None:
    """As a line of the log, with the head that names it; the sentence repeats it."""
    (one,) = ask("keputusan")["angka"]
    told = ask("putuskan", baris=one["baris"], **WHY)
    assert told["kurang"] == []
    assert [f for f in told["temuan"] if f["tingkat"] == "galat"] == []
    (line,) = log_of(session)
    assert (line["semula"], line["menjadi"], line["tanggal"]) == ("85", "92", "2026-11-30")
    assert {name: line[name] for name in WHY} == WHY
    assert line["serius"] == ("ya" if one["serius"] else "tidak")
    (asked,) = ask("keputusan")["angka"]
    assert asked["jawab"].startswith("Koreksi: salah ketik, diputuskan Dinas Kesehatan Rekaan.")
    out = session.outgoing(TOLD)
    opened = unpack(out.content)
    assert isinstance(opened, Proposal)
    assert {file.path.rpartition("/")[2] for file in opened.files} == {
        "fakta.csv", "pembaruan.csv", "datapackage.json",
    }  # fmt: skip
    assert "Koreksi: salah ketik" in out.message


def test_the_page_shows_it(session: Session) -> None:
    """The very page, with the change and its reason."""
    (one,) = ask("keputusan")["angka"]
    ask("putuskan", baris=one["baris"], **WHY)
    ask("pratinjau")
    assert "salah ketik" in ask("halaman", alamat="daerah/kabupaten-balangan/")["html"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"kelas": ""}, "Jenis perubahannya belum dipilih."),
        ({"kelas": "salah"}, "Jenis perubahannya belum dipilih."),
        ({"alasan": " "}, "Alasan: belum diisi."),
        ({"pemutus": ""}, "Yang memutuskan: belum diisi."),
        ({"alasan": "telepon 0812-3456-7890"}, "mirip nomor telepon"),
        ({"alasan": "x" * 301}, "paling banyak 300"),
        ({"pemutus": "Dinas\nDua"}, "satu baris"),
    ],
)
def test_an_answer_that_says_too_little_or_too_much_is_none(
    session: Session, given: dict[str, str], says: str
) -> None:
    """What is missing is told, and nothing is written."""
    (one,) = ask("keputusan")["angka"]
    told = ask("putuskan", baris=one["baris"], **(WHY | given))
    assert says in " ".join(told["kurang"])
    assert log_of(session) == []


def test_a_figure_that_went_back_is_in_no_log(session: Session) -> None:
    """Neither is one that changed once more told as it was before."""
    (one,) = ask("keputusan")["angka"]
    ask("putuskan", baris=one["baris"], **WHY)
    ask("baris", tabel="fakta", baris=0, sel={"nilai": "93"})
    (line,) = log_of(session)
    assert (line["semula"], line["menjadi"]) == ("85", "93")
    told = ask("baris", tabel="fakta", baris=0, sel={"nilai": "85"})
    assert told["berubah"] == []
    assert ask("keputusan")["angka"] == []


def test_what_is_new_or_is_no_figure_is_not_asked_about(published: bytes, tmp_path: Path) -> None:
    """A remark, and a row that was not there."""
    begin(published, tmp_path, BALANGAN)
    ask("baris", tabel="fakta", baris=0, sel={"catatan": "lain"})
    table = worker._OPEN[0].table("fakta")
    assert table is not None
    fresh = dict(zip(table.head, table.rows[0], strict=True)) | {"per_tanggal": "2025-09-01"}
    told = ask("baris", tabel="fakta", baris=len(table.rows), sel=fresh)
    assert told["berubah"]
    assert ask("keputusan")["angka"] == []
    assert ask("kirim", **TOLD)["isi"]


def test_many_alike_are_answered_at_once(published: bytes, tmp_path: Path) -> None:
    """Scores that all fell by the same are one question, told one by one beneath."""
    begin(published, tmp_path, CONTOH)
    session = worker._OPEN[0]
    table = session.table("nilai_tatanan")
    assert table is not None
    column = table.head.index("nilai")
    rows = [[*row] for row in table.rows]
    many = 0
    for row in rows[:6]:
        if row[column]:
            row[column] = f"{float(row[column]) - 1:g}"
            many += 1
    raw = io.StringIO()
    csv.writer(raw, lineterminator="\n").writerows([table.head, *rows])
    ask("ambil", berkas=[("nilai_tatanan.csv", raw.getvalue().encode())])
    asked = ask("keputusan")["angka"]
    assert many > 4
    (one,) = [a for a in asked if a["rinci"]]
    assert "turun 1" in one["teks"]
    assert len(one["baris"]) == many
    ask("putuskan", baris=one["baris"], **WHY)
    assert sum(line["alasan"] == "salah ketik" for line in log_of(session)) >= many
    assert ask("kirim", **TOLD)["isi"]
    worker._OPEN.clear()


def test_it_goes_on_where_the_tab_went(session: Session, published: bytes, tmp_path: Path) -> None:
    """With what was said; a figure that changes then still has its reason."""
    (one,) = ask("keputusan")["angka"]
    ask("putuskan", baris=one["baris"], **WHY)
    kept = ask("simpan")
    begin(published, tmp_path / "lain", BALANGAN)
    ask("pulihkan", simpanan=kept, arsip=pack_of(BALANGAN), hari="2026-12-01")
    assert ask("kirim", **TOLD)["isi"]
    ask("baris", tabel="fakta", baris=0, sel={"nilai": "94"})
    (line,) = log_of(worker._OPEN[0])
    assert (line["menjadi"], line["alasan"]) == ("94", "salah ketik")
