"""A list with one fixed head: rows and findings, or nothing and one finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.read.listed import read_list


def at(row: int, column: str, what: str) -> Finding:
    """A finding about this list."""
    return Finding(kind=kind("KKS-I002"), path="a.csv", row=row, column=column, what=what)


def read(root: Path, raw: bytes) -> tuple[list[list[str]], list[Finding]]:
    """What is read of a list of this content."""
    (root / "a.csv").write_bytes(raw)
    return read_list(root, "a.csv", "x,y", at)


def test_no_file_is_no_row_and_no_finding(tmp_path: Path) -> None:
    assert read_list(tmp_path, "a.csv", "x,y", at) == ([], [])


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to("tidak-ada.csv")
    rows, findings = read_list(tmp_path, "a.csv", "x,y", at)
    assert rows == []
    assert len(findings) == 1


def test_rows_are_those_below_the_head(tmp_path: Path) -> None:
    assert read(tmp_path, b'x,y\n1,"2,5"\n\n3\n') == ([["1", "2,5"], [], ["3"]], [])


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfx,y\n1,2\n", b"x,y\r\n1,2\r\n"])
def test_how_a_spreadsheet_saved_it_is_no_finding(tmp_path: Path, raw: bytes) -> None:
    assert read(tmp_path, raw) == ([["1", "2"]], [])


@pytest.mark.parametrize("raw", [b"", b"y,x\n1,2\n", b"x,y,z\n"])
def test_another_head_is_one_finding_and_no_row(tmp_path: Path, raw: bytes) -> None:
    rows, findings = read(tmp_path, raw)
    assert rows == []
    assert [(f.row, f.what) for f in findings] == [(1, "Baris kepala harus: x,y.")]


def test_a_quotation_left_open_is_one_finding_and_no_row(tmp_path: Path) -> None:
    rows, findings = read(tmp_path, b'x,y\n"1,2\n')
    assert rows == []
    assert [f.what.startswith("Berkas ini rusak: ") for f in findings] == [True]
