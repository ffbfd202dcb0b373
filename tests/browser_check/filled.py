"""A filled form in the worker of `/periksa/`: what a person types, drops and asks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kksportal.browser_check import worker
from kksportal.browser_check.forms import blank_form
from kksportal.browser_check.session import Session
from tests.browser_check.keadaan import pack_of
from tests.contexts import BALANGAN
from tests.intake.form.formulir import Hand, the_package

FOLDER = "datapackages/daerah/63.11-kabupaten-balangan"
MEASURE = "Kecamatan bebas buang air besar sembarangan (ODF)"
SOURCE = {"judul": "Laporan rekaan untuk uji", "jenis": "Dokumen"}


def opened(published: bytes, home: Path) -> Session:
    """Balangan as it is published, in the worker of the page."""
    worker.answer("mulai", {"root": str(home / "peramban"), "portal": published})
    worker.answer("buka", {"kode": BALANGAN, "arsip": pack_of(BALANGAN), "hari": "2026-11-30"})
    return worker._OPEN[0]


def hand(session: Session) -> Hand:
    """The form of the sitting, in a hand."""
    return Hand(the_package(), blank_form(session, "2025")[1])


def fact(one: Hand, **cells: Any) -> int:
    """A new fact in a form."""
    told = {"subjek": "Kabupaten Balangan", "ukuran": MEASURE, "sifat": "Capaian", "nilai": "3",
            "satuan": "kecamatan", "per_tanggal": "21 Agustus 2025",
            "sumber": SOURCE["judul"]}  # fmt: skip
    return one.line("fakta", **told | cells)


def drop(*files: tuple[str, bytes]) -> dict[str, Any]:
    """Drop files on the page."""
    return dict(json.loads(worker.answer("ambil", {"berkas": list(files)})))


def ask(name: str, **asked: Any) -> dict[str, Any]:
    """Ask the worker."""
    return dict(json.loads(worker.answer(name, asked)))


def mistakes(one: Hand) -> None:
    """Three deliberate mistakes, beside lines that are good."""
    one.line("sumber", **SOURCE)
    fact(one)
    fact(one, nilai="5.270", satuan="hektare", per_tanggal="2025-09-01")
    fact(one, nilai="lima", per_tanggal="2025-09-02")
    fact(one, sumber="Sumber yang tidak ada", per_tanggal="2025-09-03")


def value(session: Session, row: int = 0, column: str = "nilai") -> str:
    """A cell of the district's facts as they stand here."""
    table = session.table("fakta")
    assert table is not None
    return table.rows[row][table.head.index(column)]


def letter(one: Hand, key: str, field: str) -> str:
    """The letter of a column in the form."""
    return str(one.page(key).cell(1, one.column(key, field)).column_letter)
