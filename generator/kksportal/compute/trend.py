"""Change since the last cycle, through the crosswalk; a plain word where it cannot be told."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kksportal.compute.score import latest_scores, stage_order
from kksportal.model.claim import Agreed
from kksportal.model.package import FrameworkPackage
from kksportal.model.result import Change, IndicatorResult

_WHY = {
    "berubah": "Definisi atau rumusnya berubah",
    "digabung": "Indikatornya digabung",
    "dihapus": "Indikatornya tidak dipakai lagi",
    "baru": "Indikator baru",
}


def changes(
    framework: FrameworkPackage, results: Mapping[tuple[str, str], IndicatorResult]
) -> tuple[Change, ...]:
    """Each pair of the crosswalk by the centre's score; only unchanged indicators are compared."""
    order = stage_order(framework)
    made = []
    for row in framework.padanan:
        old = results.get((row.siklus_lama, row.kode_lama))
        new = results.get((framework.head.cycle, row.kode_baru))
        if row.hubungan != "sama":
            made.append(
                Change(
                    code=row.kode_baru,
                    old_code=row.kode_lama,
                    relation=row.hubungan,
                    word="tidak dapat dibandingkan",
                    why=row.catatan or _WHY[row.hubungan],
                )
            )
            continue
        before, after = centre_score(old, order), centre_score(new, order)
        if before is None or after is None:
            made.append(
                Change(
                    code=row.kode_baru,
                    old_code=row.kode_lama,
                    relation="sama",
                    word="tidak dapat dibandingkan",
                    why="Salah satu skor belum ada",
                )
            )
            continue
        word = "naik" if after > before else "turun" if after < before else "tetap"
        made.append(
            Change(
                code=row.kode_baru,
                old_code=row.kode_lama,
                relation="sama",
                before=before,
                after=after,
                better=None if after == before else after > before,
                word=word,
            )
        )
    return tuple(made)


def centre_score(result: IndicatorResult | None, order: Mapping[str, int]) -> Decimal | None:
    """The centre's latest score of an indicator; None where unknown or disputed."""
    if result is None:
        return None
    told = latest_scores(result, order).get("pusat")
    return told[1].claims[0].value if told and isinstance(told[1], Agreed) else None


def summary(made: tuple[Change, ...]) -> str:
    """The change in one sentence; the comparison rests on unchanged indicators only."""
    compared = [c for c in made if c.before is not None]
    if not compared:
        return "Perubahan sejak siklus lalu belum dapat dihitung: skornya belum diketahui."
    counts = {w: sum(1 for c in compared if c.word == w) for w in ("naik", "turun", "tetap")}
    rest = len(made) - len(compared)
    return (
        f"Dari {len(compared)} indikator yang sama pada dua siklus, {counts['naik']} naik, "
        f"{counts['turun']} turun, dan {counts['tetap']} tetap; {rest} lainnya tidak dibandingkan."
    )
