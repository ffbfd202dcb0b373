"""Addresses of somebody's own storage: who may open them, and how long, nobody can say."""

from __future__ import annotations

import re

_HOSTS = (
    "drive.google.com", "docs.google.com", "forms.gle", "photos.google.com", "photos.app.goo.gl",
    "1drv.ms", "onedrive.live.com", "sharepoint.com", "dropbox.com", "icloud.com", "mega.nz",
    "wetransfer.com", "mediafire.com", "terabox.com", "box.com",
)  # fmt: skip
_ADDRESS = re.compile(
    rf"https?://(?:[a-z0-9-]{{1,40}}\.){{0,4}}?({'|'.join(map(re.escape, _HOSTS))})(?=[/:?#\s)]|$)",
    re.IGNORECASE,
)


def private_drive_in(text: str) -> str:
    """The host of the first address in a text that is somebody's own storage; "" where none is."""
    found = _ADDRESS.search(text)
    return found[1].lower() if found else ""


def drive_sentence(host: str) -> str:
    """What is said of such an address."""
    return f"Tautan ini menuju penyimpanan pribadi ({host}); isinya dapat berganti atau tertutup."
