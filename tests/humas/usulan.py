"""The one comment of a pull request, as the workflow prints it: `kks diff` of two states."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from kksportal.authoring.review import Review, review
from kksportal.authoring.states import read_state, record
from kksportal.changes.comment import comment_of
from kksportal.compute.changes import Decision
from kksportal.render.comment import as_markdown
from kksportal.site_build.site import check
from tests.humas.rekaan import CYCLE, DAY, DISTRICT, ODF, REPORT, add, change, lay, rows, table_text

CORRECTION = Decision(
    kelas="koreksi", alasan="satu desa terhitung dua kali", pemutus="Dinas Kesehatan Contoh"
)
METHOD = Decision(
    kelas="metode",
    alasan="perusahaan yang tutup tidak lagi dihitung",
    pemutus="Dinas Perindustrian Contoh",
)
FACT = {"ukuran": "odf-desa", "sifat": "capaian", "siklus": CYCLE, "sumber": "sim-di25"}


def comment(place: Path) -> str:
    """The comment of a proposal that corrects, brings something new, and has a slip in it."""
    old = lay(place / "semula")
    new = Path(shutil.copytree(old, place / "menjadi"))
    _decided(new, _correct, CORRECTION)
    _decided(new, _fall, METHOD)
    add(new, "sumber", REPORT)
    add(new, "fakta", ODF)
    _slip(new)
    return as_markdown(comment_of(_between(old, new).difference))


def _between(old: Path, new: Path) -> Review:
    before, after = read_state(old), read_state(new)
    return review(before, after, lambda folders: check(folders)[1])


def _decided(root: Path, edit: Callable[[Path], None], decision: Decision) -> None:
    """Change figures, and record them as `kks diff --record` does."""
    earlier = Path(shutil.copytree(root, root.parent / f"sebelum-{decision.kelas}"))
    edit(root)
    found = _between(earlier, root)
    record(read_state(root), found.changes, DAY, decision, found.serious)


def _correct(root: Path) -> None:
    """A figure that was wrong."""
    change(root, "fakta", FACT, {"nilai": "137"})


def _fall(root: Path) -> None:
    """Every percentage of one tatanan falls by one."""
    listed = rows(root, "capaian")
    for row in listed:
        alike = row["tahun"] == "2024" and row["satuan"] == "persen" and row["nilai"]
        if row["indikator"].startswith("T5") and alike:
            row["nilai"] = str(Decimal(row["nilai"]) - 1)
    (root / DISTRICT / "capaian.csv").write_bytes(table_text(listed))


def _slip(root: Path) -> None:
    """A zero too many, which nobody has recorded."""
    row = next(r for r in rows(root, "capaian") if r["satuan"] == "kasus" and r["tahun"] == "2024")
    key = {name: row[name] for name in ("siklus", "indikator", "tahun", "sumber")}
    change(root, "capaian", key, {"nilai": f"{row['nilai']}0"})
