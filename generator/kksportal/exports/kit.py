"""The working paper as tables: one for each office, to be sent; and all of it for a machine."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from kksportal.exports.book import Book, CellKind, sheet
from kksportal.text import slugify
from kksportal.words.kit import KitGroup, KitLine, KitView

_HEADS = (
    "Kode",
    "Indikator",
    "Tatanan",
    "Keadaan",
    "Sudah ada",
    "Belum ada",
    "Dikembalikan",
    "Tenggat",
    "Renstra",
    "Perangkat daerah lain",
)
_COLUMNS = tuple(head.lower().replace(" ", "_") for head in _HEADS)
_MOST = 60  # letters of a file's name


class OfficeFile(NamedTuple):
    """What is sent to one office."""

    name: str  # of the file, without its ending
    group: KitGroup


def office_files(view: KitView) -> tuple[OfficeFile, ...]:
    """A file for each office, numbered: names of offices may be alike, or be no names of files."""
    width = len(str(len(view.offices)))
    return tuple(
        OfficeFile(f"{place:0{width}}-{slugify(group.title)[:_MOST].strip('-')}".rstrip("-"), group)
        for place, group in enumerate(view.offices, start=1)
    )


def office_csv(group: KitGroup) -> str:
    """The table of an office as text: what is asked for, what lacks, what is whole."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_rows(group))
    return text.getvalue()


def office_book(view: KitView, group: KitGroup, author: str, day: str) -> Book:
    """The workbook of an office: what to do in front, then its table."""
    kind = CellKind.TEXT
    front = [
        ("Daerah", f"{view.label} ({view.code})"),
        ("Siklus", view.cycle),
        ("Perangkat daerah", group.title),
        ("Ringkasan", group.summary),
        ("Keadaan data", view.day),
        *(("Dikembalikan", one) for one in view.rounds),
        ("Yang belum ada", "Kirim angka, skor, atau nama dokumennya beserta sumbernya kepada "
                           "kantor perencana, sebelum tenggatnya."),
    ]  # fmt: skip
    if view.simulated:
        front.insert(0, ("DATA SIMULASI", "Daerah ini tidak ada; semua isinya rekaan."))
    heads = tuple((head, kind) for head in _HEADS)
    return Book(
        title=f"{view.title}: {group.title}",
        author=author,
        day=day,
        sheets=(
            sheet("Baca dulu", (("Hal", kind), ("Keterangan", kind)), front),
            sheet("Indikator", heads, _rows(group)),
        ),
    )


def _rows(group: KitGroup) -> list[tuple[str, ...]]:
    return [_row(line, group.title) for line in (*group.asked, *group.lacking, *group.whole)]


def _row(line: KitLine, office: str) -> tuple[str, ...]:
    others = [name for name in line.offices if name != office]
    return (line.code, line.name, line.tatanan, line.state, line.have, line.missing,
            line.sent_back, line.deadline, line.renstra, "; ".join(others))  # fmt: skip


def kit_record(view: KitView, files: Sequence[str] = ()) -> dict[str, Any]:
    """The whole paper for a machine."""
    return {
        "daerah": {"kode": view.code, "nama": view.label},
        "siklus": view.cycle,
        "simulasi": view.simulated,
        "ringkasan": view.summary,
        "dikembalikan": list(view.rounds),
        "tatanan": [
            {"nama": one.title, "ringkasan": one.summary, "keterangan": list(one.notes)}
            for one in view.tatanan
        ],
        "indikator": [_record(line) for group in view.tatanan for line in group.lines],
        "perangkat_daerah": [
            {
                "nama": one.title,
                "ringkasan": one.summary,
                "indikator": [line.code for line in (*one.asked, *one.lacking, *one.whole)],
            }
            for one in view.offices
        ],
        "kelembagaan": list(view.institution),
        "berkas": list(files),
    }


def _record(line: KitLine) -> dict[str, Any]:
    return {
        "kode": line.code,
        "nama": line.name,
        "tatanan": line.tatanan,
        "keadaan": line.state,
        "sudah_ada": line.have,
        "belum_ada": line.missing,
        "perangkat_daerah": list(line.offices),
        "dikembalikan": line.sent_back,
        "masih_diminta": line.open,
        "tenggat": line.deadline,
        "tenggat_waktu": line.due,
        "renstra": line.renstra,
    }
