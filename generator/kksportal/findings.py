"""All kinds of findings, from their table; the page /temuan/ is made from it.

`locale/temuan.csv` holds what each means and how to mend it, for people who write and not only for
those who program. Codes are permanent: one that is given keeps its meaning.
"""

from __future__ import annotations

import csv

from kksportal.errors import FindingKind, Severity
from kksportal.report import as_json, as_text
from kksportal.shipped import program_folder

__all__ = ["ALLOWABLE", "KINDS", "as_json", "as_text", "kind"]


def _rows() -> list[dict[str, str]]:
    with (program_folder() / "locale" / "temuan.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


_ROWS = _rows()
KINDS = tuple(
    FindingKind(
        code=row["kode"],
        severity=Severity(row["tingkat"]),
        title=row["judul"],
        meaning=row["arti"],
        advice=row["saran"],
        example=row["contoh"],
    )
    for row in _ROWS
)
# What a person may allow in izin-temuan.csv: what looks wrong or personal by its form alone.
ALLOWABLE = frozenset(row["kode"] for row in _ROWS if row["dapat_diizinkan"] == "ya")
_BY_CODE = {k.code: k for k in KINDS}


def kind(code: str) -> FindingKind:
    """The kind with this code; raises KeyError for a code that was never given."""
    return _BY_CODE[code]
