"""The drawings that pages of a folder take in: an owner's own come first, as everywhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kksportal.model.package import BoundaryPackage
from kksportal.model.region_rows import BatasRow
from kksportal.site_build.in_folder import folder_pages
from kksportal.site_build.job import Options
from tests.builders import head
from tests.site_build.small import INFO, put, shared

OWN = """<svg xmlns="http://www.w3.org/2000/svg"><path id="pasar" d="M9 9z"/></svg>"""


def drawn(
    root: Path, link: str, *, safe: bool = False, drawing: BoundaryPackage | None = None
) -> str:
    """What stands in a page for a part of a drawing."""
    folders = replace(put(root, {"site_templates/aset/ikon-tatanan.svg": OWN}), safe=safe)
    pages = folder_pages(folders, INFO, replace(shared(), boundaries=drawing))
    return pages.shape("index.html", f'<use href="aset/{link}"/>'.encode()).decode()


def test_an_icon_is_the_owners_or_else_the_programs(tmp_path: Path) -> None:
    """With `--aman` the owner's own does not count."""
    assert drawn(tmp_path, "ikon-tatanan.svg#pasar") == '<path d="M9 9z"></path>'
    assert drawn(tmp_path, "ikon-tatanan.svg#pasar", safe=True).startswith("<svg viewBox=")


def test_boundaries_are_those_of_the_data(tmp_path: Path) -> None:
    """They are no file of the templates; without them a link stays as it is."""
    outline = BatasRow(kode="63.11", jalur="M0 0l9 0 0 9z", sumber="b1")
    drawing = BoundaryPackage(head=head("batas"), batas=(outline,))
    assert drawn(tmp_path, "batas.svg#d63.11", drawing=drawing) == (
        '<path d="M0 0l9 0 0 9z"></path>'
    )
    assert drawn(tmp_path, "batas.svg#d63.11") == '<use href="aset/batas.svg#d63.11"/>'


def test_a_build_is_for_a_server_unless_it_is_asked_otherwise() -> None:
    """The pages of all that were built before stay what they are."""
    assert not Options().folder
    assert not INFO.folder
