"""What a site in a folder needs of a portal: the drawings that its pages take in."""

from __future__ import annotations

from kksportal import addresses
from kksportal.effects import Folders
from kksportal.exports.borders import border_file
from kksportal.model.package import PortalInput
from kksportal.render.files import to_bytes
from kksportal.render.folder import FolderPages
from kksportal.words.portal import PortalInfo


def folder_pages(folders: Folders, info: PortalInfo, data: PortalInput) -> FolderPages:
    """Pages for a folder, with the drawings of the templates and the owner's boundaries."""
    assets = folders.assets()

    def drawing(address: str) -> bytes | None:
        if address == addresses.BORDERS() and data.boundaries is not None:
            return to_bytes(border_file(data.boundaries).content)
        path = assets.get(address.removeprefix("aset/"))
        return path.read_bytes() if path is not None else None

    return FolderPages(info.url, drawing)
