"""Ten messages as an officer sees them: from the form she sent, and on the page `/periksa/`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kksportal.authoring.form import make_template, prepare
from kksportal.authoring.form_words import as_lines
from kksportal.browser_check.session import Session
from kksportal.effects import Folders
from kksportal.errors import Finding
from tests.browser_check.keadaan import pack_of, state_of
from tests.humas.rekaan import (
    CODE,
    CYCLE,
    DAY,
    NAME,
    ODF,
    REPORT,
    change,
    lay,
    rows,
    table_text,
    with_row,
)
from tests.intake.form.formulir import Hand, the_package

TATANAN = "tatanan:kehidupan-masyarakat-sehat-mandiri"
SETTLEMENTS = "tatanan:permukiman-dan-fasilitas-umum"
FACT = {  # as the form shows it
    "subjek": NAME,
    "ukuran": "Desa/kelurahan bebas buang air besar sembarangan (ODF)",
    "sifat": "Capaian",
    "nilai": 144,
    "dari": 150,
    "satuan": "desa/kelurahan",
    "per_tanggal": "30 September 2025",
    "sumber": REPORT["judul"],
}


def messages(place: Path) -> dict[str, str]:
    """Each message by a name of its own, in the order of the handbook."""
    root = lay(place / "portal")
    return _of_the_form(root, place / "isian.xlsx") | _of_the_page(root, place / "periksa")


def _of_the_form(root: Path, file: Path) -> dict[str, str]:
    """Six mistakes in one form; each message is found by its cell."""
    folders = Folders(root=root)
    hand = Hand(the_package(), make_template(folders, CODE, CYCLE, "Diskominfo Provinsi Contoh"))
    source = {**REPORT, "jenis": "Simulasi", "tanggal_terbit": "5/10/2025"}
    del source["id"]
    new = hand.line("sumber", **source)
    fact = hand.line("fakta", **FACT | {"sumber": "Laporan Dinkes"})
    old = _line(hand, "fakta", "fakta.nilai", 132)
    cells = {
        "skor": _put(hand, TATANAN, "T1.05", "penilaian.skor", 55),
        "ribuan": _put(hand, SETTLEMENTS, "T2.04", "capaian.nilai", "5.270"),
        "tanggal": _address(hand, "sumber", new, "sumber.tanggal_terbit"),
        "sumber": _address(hand, "fakta", fact, "fakta.sumber"),
        "kosong": _put(hand, TATANAN, "T1.02", "capaian.nilai", None),
        "berubah": hand.put("fakta", old, "fakta.nilai", 133),
    }
    sheets = {"skor": TATANAN, "ribuan": SETTLEMENTS, "tanggal": "sumber", "sumber": "fakta",
              "kosong": TATANAN, "berubah": "fakta"}  # fmt: skip
    file.write_bytes(hand.raw())
    change(root, "fakta", {"ukuran": "odf-desa", "nilai": "132"}, {"nilai": "134"})
    remarks = prepare(folders, file, DAY, partial=False).remarks
    found = {}
    for name, cell in cells.items():
        where = hand.page(sheets[name]).title
        (remark,) = (r for r in remarks if (r.sheet, r.cell) == (where, cell))
        found[name] = "\n".join(line.strip() for line in as_lines(remark))
    return found


def _line(hand: Hand, key: str, field: str, value: Any) -> int:
    """The row whose cell of a field holds a value."""
    page, column = hand.page(key), hand.column(key, field)
    return next(row for row in range(5, 500) if page.cell(row, column).value == value)


def _put(hand: Hand, key: str, indicator: str, field: str, value: Any) -> str:
    """Write into the first line of an indicator; the address of the cell."""
    return hand.put(key, _line(hand, key, "kode", indicator), field, value)


def _address(hand: Hand, key: str, row: int, field: str) -> str:
    return str(hand.page(key).cell(row, hand.column(key, field)).coordinate)


def _of_the_page(root: Path, place: Path) -> dict[str, str]:
    """One file dropped for each; the page says of it one thing."""
    semicolons = table_text([*rows(root, "fakta")], ";")
    dropped: Mapping[str, Mapping[str, bytes]] = {
        "titik-koma": {"fakta.csv": semicolons},
        "persen": _with_source(root, ODF | {"nilai": "92,5 %", "dari": "", "satuan": "persen"}),
        "lebih": _with_source(root, ODF | {"nilai": "154"}),
        "nomor": {"fakta.csv": _noted(root, "Dilaporkan 6311050101800001")},
    }
    return {
        name: "\n\n".join(_shown(one) for one in _findings(root, place / name, files))
        for name, files in dropped.items()
    }


def _with_source(root: Path, fact: Mapping[str, str]) -> dict[str, bytes]:
    return {
        "sumber.csv": with_row(root, "sumber", REPORT),
        "fakta.csv": with_row(root, "fakta", fact),
    }


def _noted(root: Path, note: str) -> bytes:
    listed = rows(root, "fakta")
    listed[2]["catatan"] = note
    return table_text(listed)


def _findings(root: Path, place: Path, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    place.mkdir(parents=True)
    session = Session.start(place, state_of(root))
    session.open(CODE, pack_of(CODE, root), day=DAY)
    session.take(list(files.items()))
    return session.findings()


def _shown(finding: Finding) -> str:
    """As `halaman.js` puts it on the page."""
    file = finding.path.rpartition("/")[2]
    place = f" · {finding.place}" if finding.place else ""
    head = f"{file}: {finding.kind.severity.value}{place} · {finding.kind.code}"
    return "\n".join((head, finding.what or finding.kind.title, finding.mend))
