"""Editorial pages: made by MkDocs once for their texts, and found at the addresses it gives."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kksportal.effects import Folders
from kksportal.site_build.editorial import EDITORIAL, editorial_addresses, make_editorial
from kksportal.site_build.incremental.inputs import Inputs
from kksportal.site_build.incremental.state import Thing
from kksportal.site_build.progress import Progress
from kksportal.words.portal import PortalInfo
from tests.site_build.small import INFO, job, last_build, put, stage, things, written

FILES = {
    "content/tentang.md": "T",
    "content/gambar.svg": "<svg>",
    "content/inovasi/a.md": "A",
    "content/narasi/63.11/2025/pasar.md": "N",
    "mkdocs.yml": "site_name: Uji",
    "datapackages/kosakata/satuan.csv": "id",
    "site_templates/main.html": "<p>",
}


class Printer:
    """Prints two pages, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.asked = 0
        self.built = 0

    def __call__(self, info: PortalInfo) -> Mapping[str, bytes]:
        """Pages with the portal's name."""
        self.asked += 1
        return {"tentang/index.html": info.name.encode(), "lain/index.html": b"lain"}


def pages(
    tmp_path: Path,
    printer: Printer,
    info: PortalInfo = INFO,
    before: Mapping[str, Thing] | None = None,
    **told: Any,
) -> tuple[dict[str, Thing], dict[str, bytes]]:
    """The editorial pages as a build gets them: its things, and what it wrote."""
    folders = Folders(root=tmp_path / "portal")
    last = last_build(inputs=Inputs.look(folders, {}), things=before, **told)
    place = stage(tmp_path / f"panggung-{printer.built}")
    printer.built += 1
    found = things(last, place)
    many = make_editorial(job(last, editorial=printer), info, found)
    assert many == len(found.all[EDITORIAL].files) == len(found.site.sizes)
    return found.all, written(place)


def test_pages_are_printed_once(tmp_path: Path) -> None:
    """In a second build they stand as they were, and are counted."""
    put(tmp_path / "portal", FILES)
    printer = Printer()
    first, files = pages(tmp_path, printer)
    assert files == {"tentang/index.html": b"Portal uji", "lain/index.html": b"lain"}
    assert first[EDITORIAL].files == {"tentang/index.html": 10, "lain/index.html": 4}
    assert pages(tmp_path, printer, before=first) == (first, {})
    assert printer.asked == 1


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("content/tentang.md", 2),
        ("content/gambar.svg", 2),
        ("content/baru.md", 2),
        ("mkdocs.yml", 2),
        ("content/inovasi/a.md", 1),
        ("content/narasi/63.11/2025/pasar.md", 1),
        ("site_templates/halaman/teks.html", 2),
        ("site_templates/komponen/tabel.html", 1),  # of the base: then nothing stands
        ("datapackages/kosakata/satuan.csv", 1),
        ("mkdocs.yml.lama", 1),
    ],
)
def test_pages_are_printed_again_for_what_is_in_them(tmp_path: Path, path: str, asked: int) -> None:
    """Editorial texts, pictures and MkDocs' settings count; stories and data do not."""
    put(tmp_path / "portal", FILES)
    printer = Printer()
    before, _ = pages(tmp_path, printer)
    put(tmp_path / "portal", {path: "lain"})
    pages(tmp_path, printer, before=before)
    assert printer.asked == asked


def test_another_portal_or_a_damaged_page_prints_again(tmp_path: Path) -> None:
    """Another name is another page; what somebody edited in the site is made again."""
    put(tmp_path / "portal", FILES)
    printer = Printer()
    before, _ = pages(tmp_path, printer)
    _, files = pages(tmp_path, printer, PortalInfo(name="Lain"), before)
    assert files["tentang/index.html"] == b"Lain"
    damaged = frozenset({"tentang/index.html"})
    assert pages(tmp_path, printer, before=before, damaged=damaged)[1]
    assert printer.asked == 3


def test_people_see_when_editorial_pages_are_made(tmp_path: Path) -> None:
    """Where they stand there is no stage of progress for them."""
    put(tmp_path / "portal", FILES)
    printer = Printer()
    folders = Folders(root=tmp_path / "portal")
    before: dict[str, Thing] | None = None
    for stages in (["Halaman redaksi"], []):
        last = last_build(inputs=Inputs.look(folders, {}), things=before)
        found = things(last, stage(tmp_path / f"panggung-{len(stages)}"))
        seen = Progress(quiet=True)
        make_editorial(job(last, editorial=printer, progress=seen), INFO, found)
        seen.end()
        assert list(seen.seconds) == stages
        before = found.all


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("content/index.md", ""),
        ("content/README.md", ""),
        ("content/tentang.md", "tentang/"),
        ("content/panduan/index.md", "panduan/"),
        ("content/panduan/README.md", "panduan/"),
        ("content/panduan/data.md", "panduan/data/"),
        ("content/panduan/lanjut/satu.md", "panduan/lanjut/satu/"),
    ],
)
def test_a_text_has_the_address_of_mkdocs(tmp_path: Path, path: str, address: str) -> None:
    """A folder for each page; an index has its folder's own address."""
    folders = put(tmp_path, {path: "x"})
    assert editorial_addresses(last_build(inputs=Inputs.look(folders, {}))) == [address]


def test_only_markdown_pages_have_addresses(tmp_path: Path) -> None:
    """Pictures, stories and settings are no editorial pages; the others are in order."""
    folders = put(tmp_path, {**FILES, "content/a.md": "", "mkdocs.md": "", "content/b.mdx": ""})
    found = editorial_addresses(last_build(inputs=Inputs.look(folders, {})))
    assert found == ["a/", "tentang/"]
