"""Who saw something before it was published: posts and offices, no persons, nothing that waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.model.package import EarlyAccess
from kksportal.read.early import EARLY, HEAD, read_early
from tests.read.files import as_rows, put

PACKAGE, TEXT = "datapackages/penghargaan/2025", "content/inovasi/a.md"
ROW = f"{TEXT},Kepala Dinas,Dinas Kesehatan,2026-12-01,Menyiapkan siaran pers"


def read(
    root: Path, *rows: str, head: str = HEAD, hidden: frozenset[str] = frozenset()
) -> tuple[tuple[EarlyAccess, ...], list[Finding]]:
    """The list of a portal with these rows."""
    put(root / EARLY, "\n".join((head, *rows)) + "\n")
    return read_early(Folders(root=root), {PACKAGE, TEXT}, hidden)


def test_a_row_says_who_saw_what_since_when_and_why(tmp_path: Path) -> None:
    """With its line, and when it was published, where the text or the package says so."""
    put(tmp_path / TEXT, '---\nterbit_mulai: "2026-12-10"\n---\n')
    put(tmp_path / PACKAGE / "datapackage.json", '{"terbit_mulai": "2026-12-11T09:00+07:00"}')
    rows, findings = read(
        tmp_path, ROW, "", f"{PACKAGE}/,Bupati,Sekretariat Daerah,2026-12-01T10:00+08:00,Sambutan"
    )
    assert findings == []
    assert rows == (
        EarlyAccess(2, TEXT, "Kepala Dinas", "Dinas Kesehatan", "2026-12-01",
                    "Menyiapkan siaran pers", "2026-12-10"),
        EarlyAccess(4, PACKAGE, "Bupati", "Sekretariat Daerah", "2026-12-01T10:00+08:00",
                    "Sambutan", "2026-12-11T09:00+07:00"),
    )  # fmt: skip


def test_most_portals_have_none(tmp_path: Path) -> None:
    """No file, or no row, lists nobody."""
    assert read_early(Folders(root=tmp_path), {TEXT}, ()) == ((), [])
    assert read(tmp_path) == ((), [])


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (ROW.replace(TEXT, "content/inovasi/tiada.md"), "berkas"),
        (ROW.replace(TEXT, "../luar"), "berkas"),
        (ROW.replace(TEXT, f"{PACKAGE}/penerima.csv"), "berkas"),
        (ROW.replace("Kepala Dinas", ""), "jabatan"),
        (ROW.replace("Kepala Dinas", "Bapak Budi"), "jabatan"),
        (ROW.replace("Kepala Dinas", "dr. Siti Aminah"), "jabatan"),
        (ROW.replace("Kepala Dinas", '"Kepala Dinas, Hj. Siti"'), "jabatan"),
        (ROW.replace("Kepala Dinas", '"Budi Santoso, S.Kes"'), "jabatan"),
        (ROW.replace("Kepala Dinas", "budi@contoh.id"), "jabatan"),
        (ROW.replace("Dinas Kesehatan", ""), "lembaga"),
        (ROW.replace("2026-12-01", "1 Desember"), "sejak"),
        (ROW.replace("2026-12-01", "2026-02-30"), "sejak"),
        (ROW.replace("Menyiapkan siaran pers", ""), "alasan"),
        (ROW.replace("Menyiapkan siaran pers", "NIK 6311010101010001"), "alasan"),
        (f"{ROW},lagi", ""),
    ],
)
def test_a_row_that_cannot_be_used_is_told(tmp_path: Path, row: str, column: str) -> None:
    """In its line and column; the others stand."""
    rows, findings = read(tmp_path, ROW, row)
    assert len(rows) == 1
    assert [(code, line, at) for code, line, at, _ in as_rows(findings)] == [("I004", 3, column)]


@pytest.mark.parametrize(
    "role", ["Direktur RSUD dr. Soetomo", "Sekretaris Daerah, Kabupaten Contoh", "Ibu Kota Bersih"]
)
def test_a_post_is_no_person(tmp_path: Path, role: str) -> None:
    """The control: what looks like one stands."""
    rows, findings = read(tmp_path, ROW.replace("Kepala Dinas", f'"{role}"'))
    assert (rows[0].role, findings) == (role, [])


@pytest.mark.parametrize("head", ["berkas;jabatan", "", HEAD.upper()])
def test_the_head_is_the_one_that_is_told(tmp_path: Path, head: str) -> None:
    """Else nothing of it is read."""
    rows, findings = read(tmp_path, ROW, head=head)
    assert rows == ()
    assert [(code, line) for code, line, _, _ in as_rows(findings)] == [("I004", 1)]


@pytest.mark.parametrize("row", [ROW, ROW.replace("2026-12-01", "rusak"), f"{TEXT}/x,rahasia"])
def test_nothing_is_said_of_what_waits(tmp_path: Path, row: str) -> None:
    """Neither as a row nor as a finding."""
    assert read(tmp_path, row, hidden=frozenset({TEXT})) == ((), [])
