"""A form of two facts and a value, and what came of it."""

from __future__ import annotations

from typing import Any

from kksportal.intake.form.reading import Taken
from tests.intake.form.formulir import Hand, the_package

FACT = {"subjek": "S01.01", "ukuran": "odf-desa", "sifat": "capaian", "satuan": "persen",
        "sumber": "sumber-1", "nilai": "85", "letak": "hlm. 2",
        "penutur": "Kepala Bidang"}  # fmt: skip

OTHER = FACT | {"sumber": "sumber-2", "nilai": "84.50", "catatan": "Angka sementara"}

VALUE = {"siklus": "2025", "indikator": "T1.01", "tahun": "2023", "nilai": "70",
         "satuan": "persen", "sumber": "sumber-1"}  # fmt: skip

NEW = {"subjek": "Kabupaten Contoh", "ukuran": "Rumah sehat", "sifat": "Capaian", "nilai": 60,
       "satuan": "persen", "sumber": "Sumber 5"}  # fmt: skip


def hand(**tables: Any) -> Hand:
    """A hand with a form of two facts and a value of one indicator."""
    known: dict[str, Any] = {"fakta": [FACT, OTHER], "capaian": [VALUE]}
    return Hand(the_package(**known | tables))


def quiet(taken: Taken) -> bool:
    """Whether nothing changes, and nothing stands in the way."""
    return taken.whole and not taken.tables


def rows(taken: Taken, table: str = "fakta") -> tuple[Any, ...]:
    """A table as the form wants it."""
    return taken.tables[table]
