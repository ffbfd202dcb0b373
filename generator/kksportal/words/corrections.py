"""What was said of a closed cycle afterwards, as people read it."""

from __future__ import annotations

from typing import Any, NamedTuple

from kksportal import addresses
from kksportal.model.archive_rows import RalatRow, TambahanRow
from kksportal.model.contract import Resource
from kksportal.model.kinds import RESOURCES
from kksportal.model.package import ArchivePackage
from kksportal.text import date_text
from kksportal.words.names import Names
from kksportal.words.views import Link

_DISTRICT = "daerah/"
_UNTOLD = ("sumber", "letak", "sifat", "tingkat", "penghargaan")
_COLUMNS = {"nilai": "Nilai", "skor": "Skor", "predikat": "Predikat", "ada": "Ada atau tidaknya"}


class Corrected(NamedTuple):
    """A correction: of what, then and now, why, who decided, by which source."""

    number: str
    about: Link  # whose it is; without an address where there is no page
    table: str  # "Angka utama"
    row: str  # what marks the row
    column: str
    was: str
    becomes: str
    reason: str
    by: str
    day: str
    source: Link


class Later(NamedTuple):
    """A row that was found after the cycle had closed."""

    number: str
    about: Link
    table: str
    row: str
    reason: str
    by: str
    day: str


class Removed(NamedTuple):
    """What the law ordered removed: its kind and the decision, never the thing."""

    number: str
    kind: str
    basis: str
    by: str
    day: str
    version: str


def corrected(package: ArchivePackage, names: Names) -> tuple[Corrected, ...]:
    """The corrections of a cycle, the newest first."""
    sources = {row.id: row for row in package.sumber}
    return tuple(
        Corrected(
            number=one.nomor,
            about=_about(one.perihal, names),
            table=_table(one),
            row=_row(one, names),
            column=_COLUMNS.get(one.kolom, one.kolom),
            was=one.semula or "kosong",
            becomes=one.menjadi or "kosong",
            reason=one.alasan,
            by=one.pemutus,
            day=date_text(one.tanggal),
            source=Link(
                label=sources[one.sumber].penerbit or sources[one.sumber].judul,
                href=sources[one.sumber].tautan,
            )
            if one.sumber in sources
            else Link(label=one.sumber, href=""),
        )
        for one in reversed(package.errata)
    )


def later_finds(package: ArchivePackage, names: Names) -> tuple[Later, ...]:
    """The rows that were found after a cycle had closed, the newest first."""
    return tuple(
        Later(
            number=one.nomor,
            about=_about(one.perihal, names),
            table=_table(one),
            row=_row(one, names),
            reason=one.alasan,
            by=one.pemutus,
            day=date_text(one.tanggal),
        )
        for one in reversed(package.tambahan)
    )


def removed(package: ArchivePackage) -> tuple[Removed, ...]:
    """What was taken out of a cycle's archive, the newest first."""
    return tuple(
        Removed(one.nomor, one.jenis, one.dasar, one.pemutus, date_text(one.tanggal), one.versi)
        for one in reversed(package.dikeluarkan)
    )


def notes_of(names: Names, subject: str) -> tuple[str, ...]:
    """What the pages of a district, or of a cycle's awards, say of corrections and later finds.

    Of the same cell the newest correction counts; the newest cycle comes first.
    """
    notes: list[str] = []
    for cycle, package in sorted(names.portal.archives.items(), reverse=True):
        told: set[tuple[str, str, str]] = set()
        for row in reversed(package.errata):
            cell = row.resource, row.kunci, row.kolom
            if row.perihal == subject and cell not in told:
                told.add(cell)
                notes.append(correction_sentence(row, cycle, names))
        notes += (
            later_sentence(row, cycle, names)
            for row in reversed(package.tambahan)
            if row.perihal == subject
        )
    return tuple(notes)


def later_sentence(row: TambahanRow, cycle: str, names: Names) -> str:
    """A later find in one sentence."""
    return (
        f"Ditemukan sesudah siklus {cycle} ditutup, {date_text(row.tanggal)}: {_table(row)}, "
        f"{_row(row, names)}. {row.alasan.rstrip('.')}. Dinyatakan {row.pemutus}."
    )


def correction_sentence(row: RalatRow, cycle: str, names: Names) -> str:
    """A correction in one sentence, with the frozen figure and the right one."""
    column = _COLUMNS.get(row.kolom, row.kolom).lower()
    return (
        f"Ralat {date_text(row.tanggal)} atas siklus {cycle} yang sudah ditutup: {column} "
        f"({_row(row, names)}) tercatat {row.semula or 'kosong'}, seharusnya "
        f"{row.menjadi or 'kosong'}. {row.alasan.rstrip('.')}. Diputuskan {row.pemutus}."
    )


def _about(subject: str, names: Names) -> Link:
    if subject.startswith(_DISTRICT):
        slug = subject.removeprefix(_DISTRICT)
        label = next((row.nama for row in names.current if row.id == slug), "")
        return Link(label=label or slug, href=addresses.DISTRICT(slug) if label else "")
    kind, _, cycle = subject.partition("/")
    return Link(label=f"{kind.replace('-', ' ').capitalize()} {cycle}".strip(), href="")


def _resource(row: Any) -> Resource | None:
    kind = row.perihal.partition("/")[0].removesuffix("-simulasi")
    listed = RESOURCES.get(kind, ())
    return next((res for res in listed if res.name == row.resource), None)


def _table(row: Any) -> str:
    res = _resource(row)
    return res.title if res else str(row.resource)


def _row(row: Any, names: Names) -> str:
    """What marks a row, in words; its source and place in the source are told elsewhere."""
    res = _resource(row)
    parts = row.kunci.split(";", len(res.key) - 1) if res else []
    if res is None or len(parts) != len(res.key):
        return ", ".join(part for part in row.kunci.split(";") if part)
    told = (
        _cell(name, part, names)
        for name, part in zip(res.key, parts, strict=True)
        if part and name not in _UNTOLD
    )
    return ", ".join(one for one in told if one)


def _cell(column: str, value: str, names: Names) -> str:
    if column in ("subjek", "wilayah"):
        return names.places.get(value, value)
    if column == "ukuran":
        return names.measures.get(value, value)
    if column == "tatanan":
        return names.tatanan.get(value, value)
    if column == "tahap":
        return names.stages.get(value, value).lower()
    if column in ("per_tanggal", "target_tanggal", "tanggal"):
        return f"per {date_text(value)}"
    if column == "siklus":
        return f"siklus {value}"
    return value.replace("-", " ")
