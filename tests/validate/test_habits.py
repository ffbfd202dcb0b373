"""Many cells written as in spreadsheets are told as one mistake."""

from __future__ import annotations

import pytest

from kksportal.validate.habits import FEW
from tests.validate.world import SOUND, judged

FACT = SOUND["daerah"]["fakta"]
CELLS = [{"nilai": f"{n},5", "siklus": str(2000 + n)} for n in range(1, 40)]


@pytest.mark.parametrize("many", [1, FEW])
def test_a_few_cells_are_told_one_by_one(many: int) -> None:
    """Each with what to write."""
    found = judged("fakta", *CELLS[:many])
    assert [(f.kind.code, f.row) for f in found] == [("KKS-D009", n + 2) for n in range(many)]


def test_many_cells_are_one_finding() -> None:
    """It counts them, shows the first, and says which command mends them."""
    (found,) = judged("fakta", *CELLS)
    assert (found.kind.code, found.row, found.column) == ("KKS-D027", 2, "nilai")
    assert found.what == "39 sel ditulis seperti di lembar kerja, misalnya “1,5” untuk 1.5."
    assert found.mend == f"Jalankan: kks rapikan {found.path}"
    assert [step.do for step in found.fix] == ["rapikan"]


def test_what_cannot_be_read_is_told_beside_it() -> None:
    """The cell that the command leaves alone keeps its own finding."""
    found = judged("fakta", *CELLS, {"nilai": "delapan", "siklus": "1999"})
    assert sorted((f.kind.code, f.row) for f in found) == [("KKS-D009", 41), ("KKS-D027", 2)]
