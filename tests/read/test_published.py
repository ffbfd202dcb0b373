"""The list of published addresses: what is taken from it, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.read.published import LONGEST, is_page_address, read_published

HEAD = "alamat,terbit\n"


def told(root: Path, text: str | bytes) -> tuple[dict[str, int], list[tuple[int, str]]]:
    """The listed addresses of a list, and where a finding stands."""
    raw = text if isinstance(text, bytes) else text.encode()
    (root / "alamat-terbit.csv").write_bytes(raw)
    listed, findings = read_published(Folders(root=root))
    assert {f.path for f in findings} <= {"alamat-terbit.csv"}
    assert all(f.is_error and f.mend for f in findings)
    return listed, [(f.row, f.column) for f in findings]


def test_without_a_list_nothing_is_listed(tmp_path: Path) -> None:
    """Nothing was published yet: that is no fault, and an empty list neither."""
    assert read_published(Folders(root=tmp_path)) == ({}, [])
    assert told(tmp_path, HEAD) == ({}, [])


def test_addresses_are_read_with_their_lines(tmp_path: Path) -> None:
    """In their order."""
    text = f"{HEAD}daerah/kota-batu/,2026-11-30\nindikator/2025/T1.01/,2026-12-01\n"
    assert told(tmp_path, text) == ({"daerah/kota-batu/": 2, "indikator/2025/T1.01/": 3}, [])
    assert told(tmp_path, text.removesuffix("\n"))[1] == []


HOSTILE = [
    "../x/", "a/../x/", "a/./x/", "/x/", "//x/", "//contoh.invalid/", "https://contoh.invalid/",
    "javascript:alert(1)", "javascript:alert(1)/", "data:text/html,x", "a//b/", "", "/", "./",
    "C:/x/", "a\\b/", "..\\x/", "%2e%2e/x/", "a/%2f/", "a b/", "a?b/", "a#b/", "a;b/", "a'b/",
    "a\x00b/", "a\tb/", "a\x7f/", "a\u202eb/", "é/", "<b>/", "&amp;/", ".git/", "a/.htaccess/",
    "a", "a/b", "a.txt", "a.html/b/", "A.HTML/b/", "a.html/", f"{'a' * LONGEST}/", "~/", "a/~b/",
    '"a/"', "-/",
]  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE, ids=ascii)
def test_what_is_no_address_of_a_page_is_refused(tmp_path: Path, address: str) -> None:
    """A finding names its line; it is not listed."""
    listed, findings = told(tmp_path, f"{HEAD}{address},2026-11-30\nx/,2026-11-30\n")
    assert listed == {"x/": 3}
    assert findings == [(2, "alamat")]


@pytest.mark.parametrize(
    "address", ["daerah/", "tentang.html", "a/b.html", "indikator/2025/T1.01/", "x_y/", "A/"]
)
def test_the_forms_of_pages_are_taken(address: str) -> None:
    """Folders, and files of pages."""
    assert is_page_address(address)
    assert not is_page_address(f"{address}\n")


def test_length_is_bounded(tmp_path: Path) -> None:
    """As long as may be is taken, a letter more is not."""
    longest = f"{'a' * (LONGEST - 1)}/"
    assert told(tmp_path, f"{HEAD}{longest},2026-11-30\n") == ({longest: 2}, [])
    assert told(tmp_path, f"{HEAD}a{longest},2026-11-30\n") == ({}, [(2, "alamat")])


@pytest.mark.parametrize("day", ["", "kemarin", "2026-02-31", "20261130", "2026-11-30,x", "2026"])
def test_each_has_the_day_on_which_it_was_published(tmp_path: Path, day: str) -> None:
    """A day of the calendar."""
    assert told(tmp_path, f"{HEAD}x/,{day}\n") == ({}, [(2, "terbit")])


def test_doubled_addresses_are_found(tmp_path: Path) -> None:
    """Each stands once: the first counts."""
    text = f"{HEAD}x/,2026-11-30\nx/,2026-12-01\n"
    assert told(tmp_path, text) == ({"x/": 2}, [(3, "alamat")])


def test_a_list_without_its_head_is_at_fault(tmp_path: Path) -> None:
    """Else its first address would be lost unseen."""
    assert told(tmp_path, "x/,2026-11-30\n") == ({}, [(1, "")])


def test_a_file_that_is_no_text_is_at_fault(tmp_path: Path) -> None:
    """Like any table."""
    assert told(tmp_path, b"alamat,terbit\n\xff/,2026-11-30\n") == ({}, [(2, "")])


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """What lies elsewhere is not the portal's, even where it leads nowhere."""
    for name in ("lain.csv", "tidak-ada.csv"):
        (tmp_path / "lain.csv").write_text(f"{HEAD}x/,2026-11-30\n")
        (tmp_path / "alamat-terbit.csv").unlink(missing_ok=True)
        (tmp_path / "alamat-terbit.csv").symlink_to(name)
        listed, findings = read_published(Folders(root=tmp_path))
        assert (listed, [f.kind.code for f in findings]) == ({}, ["KKS-P003"])
