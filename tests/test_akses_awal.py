"""The list of who saw what before it was published: a page where there is one, nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kksportal.authoring.init import init_portal
from kksportal.cli import main
from tests.roda import few_districts

HEAD = "berkas,jabatan,lembaga,sejak,alasan\n"
STORY = "content/inovasi/home-care-balangan.md"
ROWS = (
    f"{STORY},Kepala Dinas,Dinas Kesehatan Contoh,2026-12-01,Menyiapkan siaran pers\n"
    "datapackages/daerah/63.11-kabupaten-balangan,Bupati,Sekretariat Contoh,"
    "2026-12-03T10:00+08:00,Sambutan\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new portal with few districts."""
    root = tmp_path / "portal"
    init_portal(root)
    few_districts(root)
    return root


def built(root: Path, *more: str) -> Path:
    """The portal's site."""
    site = root.parent / "site"
    place = ["-C", str(root), "--site-dir", str(site)]
    assert main(["build", *place, "--no-search", "--no-downloads", *more]) == 0
    return site


def page_text(page: Path) -> str:
    """What is inside `<main>`, without its tags."""
    main_part = page.read_text("utf-8").partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub("<[^>]*>", " ", main_part).split())


def test_the_page_stands_only_where_there_is_a_list(root: Path) -> None:
    """It comes, changes and goes with the file; the page of changes leads there."""
    site = built(root)
    page, updates = site / "akses-awal/index.html", site / "pembaruan/index.html"
    assert not page.exists()
    assert "akses-awal" not in updates.read_text("utf-8")
    (root / "akses-awal.csv").write_text(HEAD + ROWS, "utf-8")
    built(root)
    told = page_text(page)
    for part in ("Kepala Dinas", "Dinas Kesehatan Contoh", "1 Desember 2026", "Data Kabupaten "
                 "Balangan", "3 Desember 2026 pukul 10.00 WITA", "Sambutan"):  # fmt: skip
        assert part in told
    text = page.read_text("utf-8")
    assert 'href="../inovasi/home-care-balangan/"' in text
    assert 'href="../daerah/kabupaten-balangan/"' in text
    assert told.index("Bupati") < told.index("Kepala Dinas")  # the newest first
    assert 'href="../akses-awal/"' in updates.read_text("utf-8")
    (root / "akses-awal.csv").unlink()
    built(root)
    assert not page.exists()
    assert "akses-awal" not in updates.read_text("utf-8")


def test_what_waits_is_not_on_the_list(root: Path) -> None:
    """Neither its path nor who saw it; when its moment has come it is, with that moment."""
    (root / "akses-awal.csv").write_text(HEAD + ROWS, "utf-8")
    text = root / STORY
    starts = 'terbit_mulai: "2026-12-10T09:00+07:00"'
    text.write_text(text.read_text("utf-8").replace("---\n", f"---\n{starts}\n", 1), "utf-8")
    site = built(root)
    page = site / "akses-awal/index.html"
    assert "Bupati" in page_text(page)
    for file in site.rglob("*"):
        if file.is_file():
            raw = file.read_bytes()
            assert b"Dinas Kesehatan Contoh" not in raw
            assert b"home-care-balangan" not in raw
    built(root, "--saat", "2026-12-10T09:00+07:00")
    assert "Dinas Kesehatan Contoh 1 Desember 2026 10 Desember 2026 pukul 09.00 WIB" in (
        page_text(page)
    )


def test_a_list_that_names_a_person_stops_the_build(
    root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """It would be published."""
    (root / "akses-awal.csv").write_text(HEAD + ROWS.replace("Bupati", "Bapak Budi"), "utf-8")
    assert main(["build", "-C", str(root), "--site-dir", str(root.parent / "site")]) == 1
    told = capfd.readouterr()
    assert "KKS-I004  akses-awal.csv  baris 3" in told.out + told.err
