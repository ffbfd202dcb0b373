"""The list of published addresses: what is taken from it, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.read.published import LONGEST, Listed, is_page_address, read_published

HEAD = "alamat,terbit,hilang\n"
OLD_HEAD = "alamat,terbit\n"
Found = list[tuple[int, str]]


def read(root: Path, text: str | bytes) -> tuple[dict[str, Listed], Found]:
    """What is listed, and where a finding stands."""
    raw = text if isinstance(text, bytes) else text.encode()
    (root / "alamat-terbit.csv").write_bytes(raw)
    listed, findings = read_published(Folders(root=root))
    assert {f.path for f in findings} <= {"alamat-terbit.csv"}
    assert all(f.is_error and f.mend for f in findings)
    assert all(f.what.isprintable() for f in findings)
    return listed, [(f.row, f.column) for f in findings]


def told(root: Path, text: str | bytes) -> tuple[dict[str, int], Found]:
    """The listed addresses with their lines, and where a finding stands."""
    listed, findings = read(root, text)
    return {address: one.line for address, one in listed.items()}, findings


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


@pytest.mark.parametrize("day", ["", "kemarin", "2026-02-31", "20261130", "2026"])
def test_each_has_the_day_on_which_it_was_published(tmp_path: Path, day: str) -> None:
    """A day of the calendar."""
    assert told(tmp_path, f"{HEAD}x/,{day}\n") == ({}, [(2, "terbit")])


def test_doubled_addresses_are_found(tmp_path: Path) -> None:
    """Each stands once: the first counts."""
    text = f"{HEAD}x/,2026-11-30\nx/,2026-12-01\n"
    assert told(tmp_path, text) == ({"x/": 2}, [(3, "alamat")])


def test_a_list_from_before_days_of_going_is_read_as_it_is(tmp_path: Path) -> None:
    """With its head of two columns; no page of it is known to have gone."""
    listed, findings = read(tmp_path, f"{OLD_HEAD}x/,2026-11-30\ny/,2026-12-01\n")
    assert findings == []
    assert listed["x/"] == Listed(2, ("2026-11-30",))
    assert (listed["x/"].first, listed["x/"].gone, listed["x/"].since) == ("2026-11-30", False, "")


def test_a_later_line_says_since_when_no_page_stands_there(tmp_path: Path) -> None:
    """The first line still says where the address is, and since when it was published."""
    listed, findings = read(tmp_path, f"{HEAD}x/,2026-11-30,\ny/,2026-11-30\nx/,,2027-01-15\n")
    assert findings == []
    assert listed["x/"] == Listed(2, ("2026-11-30", "2027-01-15"))
    assert (listed["x/"].first, listed["x/"].gone) == ("2026-11-30", True)
    assert listed["x/"].since == listed["x/"].last == "2027-01-15"
    assert (listed["y/"].gone, listed["y/"].since) == (False, "")


def test_a_page_may_come_back_and_go_again(tmp_path: Path) -> None:
    """The newest line counts."""
    lines = f"{HEAD}x/,2026-11-30,\nx/,,2027-01-15\nx/,2027-02-01,\n"
    listed, findings = read(tmp_path, lines)
    assert (findings, listed["x/"].gone, listed["x/"].since) == ([], False, "")
    listed, findings = read(tmp_path, f"{lines}x/,,2027-03-01\n")
    assert (findings, listed["x/"].first, listed["x/"].since) == ([], "2026-11-30", "2027-03-01")


def test_what_went_before_days_were_recorded_has_none(tmp_path: Path) -> None:
    """It is gone, and since when is not known; it may come back all the same."""
    lines = f"{HEAD}x/,2026-11-30,\nx/,,tidak-diketahui\n"
    listed, findings = read(tmp_path, lines)
    assert findings == []
    assert (listed["x/"].gone, listed["x/"].since) == (True, "")
    assert listed["x/"].first == listed["x/"].last == "2026-11-30"
    assert read(tmp_path, f"{lines}x/,2027-02-01,\n")[1] == []


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("x/,,2027-01-15", "alamat"),  # gone already
        ("x/,,tidak-diketahui", "alamat"),
        ("X/,,2027-01-15", "alamat"),  # on some hosts the same
        ("y/,,2027-01-15", "hilang"),  # never published
        ("x/,2027-01-15,2027-01-16", "hilang"),
        ("x/,2027-01-09,", "terbit"),  # before it went
        ("x/,2027-01-15,,", "hilang"),
        ("x/,,2027-01-15,", "hilang"),
        ("x/,,kemarin", "hilang"),
        ("x/,,2027-02-31", "hilang"),
        ("x/,,<script>", "hilang"),
        ("x/,,\u202e2027", "hilang"),
        ("x/,tidak-diketahui,", "terbit"),
        ("../x/,,2027-01-15", "alamat"),
    ],
)
def test_a_line_that_cannot_be_true_is_found(tmp_path: Path, line: str, column: str) -> None:
    """It changes nothing of what the lines before it say."""
    before = f"{HEAD}x/,2026-11-30,\nx/,,2027-01-10\n"
    listed, findings = read(tmp_path, f"{before}{line}\n")
    assert findings == [(4, column)]
    assert listed == read(tmp_path, before)[0]


def test_a_page_does_not_go_before_it_came(tmp_path: Path) -> None:
    """On one day it may: a site can be published twice."""
    assert read(tmp_path, f"{HEAD}x/,2026-11-30,\nx/,,2026-11-29\n")[1] == [(3, "hilang")]
    assert read(tmp_path, f"{HEAD}x/,2026-11-30,\nx/,,2026-11-30\n")[1] == []


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
