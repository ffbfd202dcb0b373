"""A small portal of which 2023 and 2025 are closed, for tests of what is said of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kksportal.compute.shared import compute_shared
from kksportal.model.archive_rows import DikeluarkanRow, RalatRow, TambahanRow
from kksportal.model.closed import ArchivedVersion, ClosedCycle
from kksportal.model.contract import blank
from kksportal.model.package import ArchivePackage, PortalInput
from kksportal.words.context import SharedContext
from kksportal.words.names import Names
from tests.builders import award_package, framework, head, portal, source
from tests.contexts import INFO

BALANGAN, AWARDS = "daerah/kabupaten-balangan", "penghargaan/2025"
FIRST = ArchivedVersion(1, "2026-01-31", "ab" * 64, 12)
SECOND = ArchivedVersion(2, "2026-03-02", "cd" * 64, 13)
REGION = {
    "provinsi": [
        {"id": "aceh", "kode": "11", "nama": "Aceh"},
        {"id": "kalsel", "kode": "63", "nama": "Kalimantan Selatan"},
    ],
    "daerah": [
        {"id": "kabupaten-balangan", "kode": "63.11", "nama": "Kabupaten Balangan",
         "provinsi": "kalsel"},
        {"id": "kota-banjarbaru", "kode": "63.72", "nama": "Kota Banjarbaru",
         "provinsi": "kalsel"},
        {"id": "kabupaten-tabalong", "kode": "63.09", "nama": "Kabupaten Tabalong",
         "provinsi": "kalsel"},
        {"id": "kota-sabang", "kode": "11.72", "nama": "Kota Sabang", "provinsi": "aceh"},
    ],
}  # fmt: skip


def erratum(number: int = 1, **cells: str) -> Any:
    """A correction of a figure of Balangan, unless its cells say otherwise."""
    plain = {
        "nomor": str(number), "perihal": BALANGAN, "resource": "fakta",
        "kunci": "63.11;odf;capaian;2025;2025-08-21;;;;dinas;hlm 3", "kolom": "nilai",
        "semula": "85",
        "menjadi": "84", "alasan": "Salah ketik.", "sumber": "dinas",
        "pemutus": "Dinas Kesehatan", "tanggal": "2026-03-01",
    }  # fmt: skip
    return blank(RalatRow, **plain | cells)


def later(number: int = 1, **cells: str) -> Any:
    """An award of Banjarbaru that was found later, unless its cells say otherwise."""
    plain = {
        "nomor": str(number), "perihal": AWARDS, "resource": "penerima",
        "kunci": "2025;nasional;63.72;;dinas", "alasan": "Piagam ditemukan",
        "pemutus": "Tim portal", "tanggal": "2026-03-02",
    }  # fmt: skip
    return blank(TambahanRow, **plain | cells)


def taken_out() -> Any:
    """A name that the law ordered removed."""
    return blank(
        DikeluarkanRow, nomor="1", perihal=BALANGAN, jenis="nama orang", dasar="Putusan 7/2026",
        pemutus="PPID", tanggal="2026-04-01", versi="3",
    )  # fmt: skip


def beside(**lists: Any) -> ArchivePackage:
    """What stands beside the archive of 2025."""
    about = head("arsip", cycle="2025", folder="datapackages/arsip/2025")
    dinas = source("dinas", judul="Laporan", penerbit="Dinas Kesehatan Balangan",
                   tautan="https://dinas.example/")  # fmt: skip
    return ArchivePackage(head=about, sumber=(dinas,), **lists)


def closed_portal(package: ArchivePackage | None = None, **cells: Any) -> PortalInput:
    """The portal; `cells` are those of the closed cycle 2025."""
    data = portal(
        vocabulary={"ukuran": [{"id": "odf", "nama": "Desa bebas BABS"}]},
        regions=[REGION],
        frameworks=[framework("2025")],
        awards=[award_package("2025")],
    )
    told = {"version": 2, "versions": (FIRST, SECOND), **cells}
    closed = (
        ClosedCycle(cycle="2023", version=1, versions=(FIRST,)),
        ClosedCycle(cycle="2025", **told),
    )
    return replace(data, closed=closed, archives={"2025": package} if package else {})


def names_of(package: ArchivePackage | None = None, **cells: Any) -> Names:
    """The names of that portal."""
    return Names(closed_portal(package, **cells))


def shared_of(data: PortalInput) -> SharedContext:
    """What all pages of a portal are made from."""
    return SharedContext.of(compute_shared(data, ()), INFO)
