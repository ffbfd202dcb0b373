"""A form at `/periksa/`: made, taken and told as `kks` does it at home."""

from __future__ import annotations

import json
import shutil
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook

from kksportal.browser_check import worker
from kksportal.browser_check.forms import blank_form, what_it_is
from kksportal.browser_check.session import Session
from kksportal.cli import main
from kksportal.intake.workbook import read_workbook
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
)
from tests.browser_check.keadaan import pack_of, state_of
from tests.conftest import ROOT
from tests.contexts import BALANGAN
from tests.intake.buku import filled_instrument

WITHOUT = "63.10"  # a district that has no package


@pytest.fixture(scope="module")
def published() -> bytes:
    """The state of the real portal."""
    return state_of(ROOT)


@pytest.fixture
def session(published: bytes, tmp_path: Path) -> Iterator[Session]:
    """Balangan as it is published; nothing of one sitting is left for the next."""
    yield opened(published, tmp_path)
    worker._OPEN.clear()


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """The same portal on a disk, for `kks`."""
    root = tmp_path / "portal"
    for name in ("content", "datapackages"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def imported(
    portal: Path, raw: bytes, capsys: pytest.CaptureFixture[str], *options: str
) -> dict[str, Any]:
    """What `kks import isian --json` says."""
    file = portal.parent / "isian.xlsx"
    file.write_bytes(raw)
    capsys.readouterr()
    main(["import", "isian", str(file), "-C", str(portal), "--json", *options])
    return dict(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("code", [BALANGAN, WITHOUT, "S01.01"])
def test_the_form_is_the_one_that_kks_makes(
    code: str, session: Session, portal: Path, tmp_path: Path
) -> None:
    """To the byte; of a district without any data too."""
    session.open(code, pack_of(code), day="2026-11-30")
    file = tmp_path / "f.xlsx"
    told = ["template", code, "--siklus", "2025", "-o", str(file), "-C", str(portal)]
    session.state = _with_office(session, portal)
    assert main(told) == 0
    made = ask("formulir", siklus="2025")
    assert made["nama"] == f"isian-{code}-2025.xlsx"
    assert blank_form(session, "2025")[1] == file.read_bytes()


def _with_office(session: Session, portal: Path) -> Any:
    from dataclasses import replace

    from kksportal.settings import read_settings

    return replace(session.state, info=read_settings(portal).info)


def test_the_same_is_told_as_at_home(
    session: Session, portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every remark at its sheet and cell, word by word; and the same tables."""
    one = hand(session)
    mistakes(one)
    told = drop(("isian.xlsx", one.raw()))["formulir"]
    home = imported(portal, one.raw(), capsys, "--partial")
    for level in ("ditolak", "ditanyakan", "catatan"):
        here = [r for r in told["perihal"] if r["tingkat"] == level]
        assert [(r["lembar"], r["sel"], r["perihal"], r["saran"]) for r in here] == [
            (r["lembar"], r["sel"], r["perihal"], r["saran"]) for r in home[level]
        ]
    assert {r["tingkat"] for r in told["perihal"]} >= {"ditolak", "ditanyakan"}
    assert home["perubahan"] == session.sentences()
    tables = {name: raw for name, raw in session.files.items() if name.endswith(".csv")}
    assert session.changed() >= {f"{FOLDER}/fakta.csv", f"{FOLDER}/sumber.csv"}
    for name, raw in tables.items():
        if name.startswith(FOLDER):
            assert raw == (portal / name).read_bytes(), name


def test_a_form_without_a_change_changes_nothing(session: Session) -> None:
    """No byte, no remark."""
    told = drop(("isian.xlsx", hand(session).raw()))
    assert told["formulir"]["terbuka"] == 0
    assert told["berubah"] == []
    assert told["temuan"] == []


def test_a_finding_stands_at_its_cell(session: Session) -> None:
    """A warning of the portal's rules about a row that the form brought."""
    one = hand(session)
    one.line("sumber", **SOURCE)
    row = fact(one, nilai="0.85", satuan="persen", ukuran="Desa")
    one.put("fakta", row, "fakta.ukuran", one.page("fakta").cell(5, one.column("fakta",
            "fakta.ukuran")).value)  # fmt: skip
    told = drop(("isian.xlsx", one.raw()))
    found = [f for f in told["temuan"] if f.get("sel")]
    assert [(f["lembar"], f["kode"]) for f in found] == [("Fakta", "KKS-W003")]
    assert found[0]["sel"] == f"{letter(one, 'fakta', 'fakta.nilai')}{row}"


def test_a_district_without_data_begins_with_its_form(session: Session, published: bytes) -> None:
    """A package of its own, with a head; no finding."""
    session.open(WITHOUT, pack_of(WITHOUT), day="2026-11-30")
    one = hand(session)
    one.line("sumber", **SOURCE)
    fact(one, subjek=one.page("kelembagaan").cell(5, one.column("kelembagaan",
         "kelembagaan.wilayah")).value or "Kabupaten Tanah Bumbu")  # fmt: skip
    told = drop(("isian.xlsx", one.raw()))
    assert told["formulir"]["terbuka"] == 0, told["formulir"]
    assert {n.rpartition("/")[2] for n in told["berubah"]} == {
        "datapackage.json", "fakta.csv", "sumber.csv",
    }  # fmt: skip
    assert not [f for f in told["temuan"] if f["tingkat"] == "galat"]


def test_the_form_says_whose_it_is(session: Session) -> None:
    """So the page opens that district by itself; the form of another is not taken."""
    raw = hand(session).raw()
    assert ask("lihat", berkas=[("isian.xlsx", raw)]) == {"kode": BALANGAN}
    session.open("73.71", pack_of("73.71"))
    told = drop(("isian.xlsx", raw))
    assert told["formulir"] is None
    assert told["catatan"] == ["isian.xlsx: ini formulir daerah 63.11; pilih daerah itu dahulu."]


def plain_book(**sheets: list[list[Any]]) -> bytes:
    """A workbook as anybody makes it."""
    book = Book()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (plain_book(Data=[["a", "b"], [1, 2]]), "buku kerja biasa (lembar “Data”)"),
        (plain_book(Data=[]), "buku kerja ini kosong"),
        (plain_book(X=[["siklus", "indikator", "tahun", "nilai", "sumber"], ["2025"]]),
         "lembar “X” berkolom tabel capaian: simpan sebagai CSV UTF-8 bernama capaian.csv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ini buku kerja Excel lama (.xls)"),
        (b"PK bukan", "rusak atau terpotong"),
    ],
)  # fmt: skip
def test_any_other_workbook_is_told(session: Session, raw: bytes, says: str) -> None:
    """What it is and what to do; nothing changes."""
    told = drop(("data dinas.xlsx", raw))
    assert len(told["catatan"]) == 1
    assert told["catatan"][0].startswith("data dinas.xlsx: ")
    assert says in told["catatan"][0]
    assert told["berubah"] == []


def test_the_instrument_is_told() -> None:
    """Of which form, how large, and who takes it in."""
    said = what_it_is(read_workbook(filled_instrument().raw()))
    assert said.startswith("ini instrumen kementerian yang terisi, ")
    assert "kks import instrumen" in said
    assert "ambil formulir" in said


def test_two_forms_are_taken_one_by_one(session: Session) -> None:
    """The second is named, and left."""
    raw = hand(session).raw()
    told = drop(("a.xlsx", raw), ("b.xlsx", raw))
    assert told["formulir"]["nama"] == "a.xlsx"
    assert told["catatan"] == ["b.xlsx: formulir a.xlsx sudah dibuka; jatuhkan satu per satu."]


def test_what_was_found_is_written_into_her_workbook(session: Session) -> None:
    """Each remark and finding at its cell; dropped again, the same is found."""
    one = hand(session)
    mistakes(one)
    told = drop(("isian.xlsx", one.raw()))["formulir"]
    made = ask("catatan-buku")
    raw = b64decode(made["isi"])
    assert made["nama"] == "isian-catatan.xlsx"
    page = load_workbook(BytesIO(raw))["Fakta"]
    for remark in told["perihal"]:
        if remark["lembar"] == "Fakta" and remark["sel"]:
            assert remark["perihal"].rstrip(".") in page[remark["sel"]].comment.text
    again = drop(("isian-catatan.xlsx", raw))["formulir"]
    assert again["perihal"] == told["perihal"]
