"""`kks publish-list`: what was published is listed once, and nothing listed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.authoring.published import list_published
from kksportal.errors import PortalError

FILES = frozenset(
    {"index.html", "404.html", "daerah/index.html", "tentang.html", "aset/gaya.css",
     "a b/index.html"}
)  # fmt: skip


def test_pages_are_listed_with_their_day(tmp_path: Path) -> None:
    """By address, in order; the home page and the one for lost readers always answer."""
    assert list_published(tmp_path, FILES, "2026-11-30") == (2, ("a b/",))
    text = (tmp_path / "alamat-terbit.csv").read_text("utf-8")
    assert text == "alamat,terbit\ndaerah/,2026-11-30\ntentang.html,2026-11-30\n"


def test_only_new_ones_are_added(tmp_path: Path) -> None:
    """What stands in the list stays as it is, also where the site has it no more."""
    path = tmp_path / "alamat-terbit.csv"
    path.write_text("alamat,terbit\nlama/,2025-01-01\ndaerah/,2025-01-01", "utf-8")
    assert list_published(tmp_path, FILES, "2026-11-30")[0] == 1
    assert path.read_text("utf-8") == (
        "alamat,terbit\nlama/,2025-01-01\ndaerah/,2025-01-01\ntentang.html,2026-11-30\n"
    )
    before = path.read_bytes()
    assert list_published(tmp_path, FILES, "2027-01-01")[0] == 0
    assert path.read_bytes() == before


def test_a_list_with_a_fault_is_not_added_to(tmp_path: Path) -> None:
    """It is mended first: one sentence says where and how."""
    path = tmp_path / "alamat-terbit.csv"
    path.write_text("alamat,terbit\n../x/,2025-01-01\n", "utf-8")
    with pytest.raises(PortalError, match=r"alamat-terbit\.csv baris 2, kolom alamat: .*Betulkan"):
        list_published(tmp_path, FILES, "2026-11-30")
    assert path.read_text("utf-8") == "alamat,terbit\n../x/,2025-01-01\n"
