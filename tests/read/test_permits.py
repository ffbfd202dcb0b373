"""The file of permits: every row says what, why, who and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.model.package import Permit
from kksportal.read.permits import HEAD, PERMITS, read_permits
from kksportal.validate import permits as applied
from tests.read.files import as_rows, put

ROW = "a.csv,KKS-D024,631…01,Nomor surat keputusan,Humas,2026-11-30"


def read(root: Path, *rows: str, head: str = HEAD) -> tuple[tuple[Permit, ...], list[Finding]]:
    """The permits of a portal with these rows."""
    put(root / PERMITS, "\n".join((head, *rows)) + "\n")
    return read_permits(Folders(root=root))


def test_a_row_is_a_permit(tmp_path: Path) -> None:
    """With its line; the excerpt may be empty."""
    permits, findings = read(tmp_path, ROW, ROW.replace("631…01", ""))
    assert findings == []
    told = ("Nomor surat keputusan", "Humas", "2026-11-30")
    assert permits == (
        Permit(2, "a.csv", "KKS-D024", "631…01", *told),
        Permit(3, "a.csv", "KKS-D024", "", *told),
    )
    assert applied.PERMITS == PERMITS


def test_most_portals_have_none(tmp_path: Path) -> None:
    """No file, or no row, permits nothing."""
    assert read_permits(Folders(root=tmp_path)) == ((), [])
    assert read(tmp_path) == ((), [])


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("a.csv", "", "berkas"),
        ("KKS-D024", "", "kode"),
        ("KKS-D024", "KKS-D014", "kode"),
        ("KKS-D024", "KKS-X999", "kode"),
        ("Nomor surat keputusan", "", "alasan"),
        ("Nomor surat keputusan", "boleh", "alasan"),
        ("Nomor surat keputusan", "NIK 6311010101900001 boleh", "alasan"),
        ("Humas", "", "oleh"),
        ("Humas", "0812-3456-7890", "oleh"),
        ("2026-11-30", "", "tanggal"),
        ("2026-11-30", "30-11-2026", "tanggal"),
        ("2026-11-30", "2026-11-31", "tanggal"),
        (",Humas", "", ""),
    ],
)
def test_a_row_that_lacks_something_permits_nothing(
    old: str, new: str, column: str, tmp_path: Path
) -> None:
    """It is told with its line and column; the other rows count."""
    permits, findings = read(tmp_path, ROW, ROW.replace(old, new))
    assert [(code, row, where) for code, row, where, _ in as_rows(findings)] == [
        ("I002", 3, column)
    ]
    assert len(permits) == 1


def test_another_head_permits_nothing(tmp_path: Path) -> None:
    """The head says which column is which."""
    permits, findings = read(tmp_path, ROW, head="berkas,kode,alasan,oleh,tanggal")
    assert permits == ()
    assert [(code, row) for code, row, _, _ in as_rows(findings)] == [("I002", 1)]


def test_a_link_permits_nothing(tmp_path: Path) -> None:
    """What a link leads to was not written here."""
    put(tmp_path / "lain.csv", f"{HEAD}\n{ROW}\n")
    (tmp_path / PERMITS).symlink_to("lain.csv")
    permits, findings = read_permits(Folders(root=tmp_path))
    assert permits == ()
    assert [f.kind.code for f in findings] == ["KKS-P003"]
