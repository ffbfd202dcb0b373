"""Editorial pages: made by MkDocs once for their texts, and found at the addresses it gives."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kksportal.effects import Folders
from kksportal.site_build.editorial import editorial_addresses, editorial_pages
from kksportal.site_build.incremental.inputs import Inputs
from kksportal.words.portal import PortalInfo
from tests.site_build.small import INFO, job, memory, put

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
    """Prints one page, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, info: PortalInfo) -> Mapping[str, bytes]:
        """A page with the portal's name."""
        self.asked += 1
        return {"tentang/index.html": info.name.encode()}


def pages(tmp_path: Path, printer: Printer, info: PortalInfo = INFO, **told: Any) -> object:
    """The editorial pages as a build gets them."""
    folders = Folders(root=tmp_path / "portal")
    remembered = memory(tmp_path / "ingatan", inputs=Inputs.look(folders, {}), **told)
    return editorial_pages(job(remembered, editorial=printer), info)


def test_pages_are_printed_once(tmp_path: Path) -> None:
    """A second build takes them from the cache as they were."""
    put(tmp_path / "portal", FILES)
    printer = Printer()
    assert pages(tmp_path, printer) == {"tentang/index.html": b"Portal uji"}
    assert pages(tmp_path, printer) == {"tentang/index.html": b"Portal uji"}
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
        ("datapackages/kosakata/satuan.csv", 1),
        ("mkdocs.yml.lama", 1),
    ],
)
def test_pages_are_printed_again_for_what_is_in_them(tmp_path: Path, path: str, asked: int) -> None:
    """Editorial texts, pictures and MkDocs' settings count; stories and data do not."""
    put(tmp_path / "portal", FILES)
    printer = Printer()
    pages(tmp_path, printer)
    put(tmp_path / "portal", {path: "lain"})
    pages(tmp_path, printer)
    assert printer.asked == asked


def test_another_portal_prints_again(tmp_path: Path) -> None:
    """Another name or another base is another page."""
    put(tmp_path / "portal", FILES)
    printer = Printer()
    pages(tmp_path, printer)
    assert pages(tmp_path, printer, PortalInfo(name="Lain")) == {"tentang/index.html": b"Lain"}
    pages(tmp_path, printer, PortalInfo(name="Lain"), base="lain")
    assert printer.asked == 3


def test_a_cache_of_something_else_is_passed_over(tmp_path: Path) -> None:
    """What are no pages is not taken for them."""
    put(tmp_path / "portal", FILES)
    memory(tmp_path / "ingatan").cache.save("redaksi", ["bukan"])
    assert pages(tmp_path, Printer()) == {"tentang/index.html": b"Portal uji"}


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
    assert editorial_addresses(memory(inputs=Inputs.look(folders, {}))) == [address]


def test_only_markdown_pages_have_addresses(tmp_path: Path) -> None:
    """Pictures, stories and settings are no editorial pages; the others are in order."""
    folders = put(tmp_path, {**FILES, "content/a.md": "", "mkdocs.md": "", "content/b.mdx": ""})
    found = editorial_addresses(memory(inputs=Inputs.look(folders, {})))
    assert found == ["a/", "tentang/"]
