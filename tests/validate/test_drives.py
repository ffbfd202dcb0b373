"""Links to somebody's own storage are warned of, wherever they stand."""

from __future__ import annotations

import pytest

from kksportal.privacy.drives import private_drive_in


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://drive.google.com/file/d/abc/view", "drive.google.com"),
        ("Lihat (https://docs.google.com/spreadsheets/x) ini", "docs.google.com"),
        ("https://dinkes-my.sharepoint.com/:x:/g", "sharepoint.com"),
        ("HTTPS://1DRV.MS/x", "1drv.ms"),
        ("https://www.dropbox.com", "dropbox.com"),
        ("https://kks.contoh.go.id/drive.google.com/", ""),
        ("https://drive.google.com.contoh.id/", ""),
        ("https://mybox.com.id/", ""),
        ("drive.google.com", ""),
        ("", ""),
    ],
)
def test_the_host_is_known_by_its_whole_name(text: str, host: str) -> None:
    assert private_drive_in(text) == host
