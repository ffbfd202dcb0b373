"""How programs write one and the same table: each habit takes canonical rows and gives bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

Rows = Sequence[Sequence[str]]


def written(rows: Rows, *, delimiter: str = ",", end: str = "\n") -> str:
    """Rows as a CSV writer writes them."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


def _padded(rows: Rows, more: int) -> list[list[str]]:
    return [[*row, *[""] * more] for row in rows]


def _titled(rows: Rows) -> bytes:
    width = len(rows[0])
    title = ["Data KKS Kabupaten Contoh", *[""] * (width - 1)]
    return written([title, [""] * width, *rows]).encode()


def _with_total(rows: Rows) -> bytes:
    width = len(rows[0])
    return written([*rows, ["Jumlah", *[""] * (width - 2), "120"]]).encode()


def _with_footnote(rows: Rows) -> bytes:
    return (written(rows) + "\nSumber: Dinas Kesehatan\n*) angka sementara\n").encode()


HABITS: dict[str, Callable[[Rows], bytes]] = {
    "bom": lambda rows: ("\ufeff" + written(rows)).encode(),
    "crlf": lambda rows: written(rows, end="\r\n").encode(),
    "cr": lambda rows: written(rows, end="\r").encode(),
    "titik-koma": lambda rows: written(rows, delimiter=";").encode(),
    "excel-indonesia": lambda rows: ("\ufeff" + written(rows, delimiter=";", end="\r\n")).encode(),
    "tab": lambda rows: written(rows, delimiter="\t").encode(),
    "teks-unicode": lambda rows: ("\ufeff" + written(rows, delimiter="\t", end="\r\n")).encode(
        "utf-16-le"
    ),
    "ansi": lambda rows: written(rows, end="\r\n").encode("cp1252"),
    "judul": _titled,
    "sep-koma": lambda rows: ("sep=,\n" + written(rows)).encode(),
    "sep-titik-koma": lambda rows: ("sep=;\n" + written(rows, delimiter=";")).encode(),
    "baris-kosong": lambda rows: (written(rows) + ("," * (len(rows[0]) - 1) + "\n") * 40).encode(),
    "kolom-kosong": lambda rows: written(_padded(rows, 2)).encode(),
    "jumlah": _with_total,
    "keterangan": _with_footnote,
    "satu-kolom": lambda rows: written([[line] for line in written(rows).splitlines()]).encode(),
    "kepala-berhuruf-besar": lambda rows: written(
        [[name.replace("_", " ").title() for name in rows[0]], *rows[1:]]
    ).encode(),
}
SILENT = {"bom", "crlf"}  # read without a word
NOTED = {"baris-kosong", "kolom-kosong"}  # left out with a note
