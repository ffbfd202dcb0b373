"""Outlines of districts as one drawing that every map page points into."""

from __future__ import annotations

from kksportal import addresses
from kksportal.exports.files import File
from kksportal.model.package import BoundaryPackage
from kksportal.pages.nation.borders import frame_of


def border_file(drawn: BoundaryPackage) -> File:
    """The outlines, each with an id that pages point to; no colours."""
    paths = "".join(f'<path id="d{row.kode}" d="{row.jalur}"/>' for row in drawn.batas)
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{frame_of(drawn)}" '
        f'fill-rule="evenodd"><defs>{paths}</defs></svg>\n'
    )
    return File(address=addresses.BORDERS(), content=text.encode())
