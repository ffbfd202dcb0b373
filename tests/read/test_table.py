"""A table as read has the contract's columns, whatever its file leaves out."""

from __future__ import annotations

from pathlib import Path

from kksportal.model.kinds import find_resource
from kksportal.read.table import read_table


def test_absent_columns_read_as_empty(tmp_path: Path) -> None:
    """Optional columns may be left out, in any order; the row still has the contract's cells."""
    path = tmp_path / "sumber.csv"
    path.write_text("jenis,id,judul\nberita,s001,Judul\n", encoding="utf-8")
    res = find_resource("daerah", "sumber")
    assert res is not None
    table, found = read_table(path, res, "sumber.csv")
    assert table is not None
    assert found == []
    assert table.rows == (res.row("s001", "Judul", "", "berita", "", "", "", ""),)
