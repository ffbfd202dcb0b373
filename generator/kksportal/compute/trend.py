"""Change since the last cycle, through the crosswalk; a plain word where it cannot be computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import chain

from kksportal.compute.score import Last
from kksportal.model.claim import Agreed, Claim
from kksportal.model.package import FrameworkPackage
from kksportal.model.result import Change, Trend
from kksportal.model.rows import Sumber

_WHY = {
    "berubah": "Definisi atau rumusnya berubah",
    "digabung": "Indikatornya digabung",
    "dihapus": "Indikatornya tidak dipakai lagi",
    "baru": "Indikator baru",
}


def changes(
    framework: FrameworkPackage, last_scores: Mapping[tuple[str, str], Last]
) -> tuple[Change, ...]:
    """Each pair of the crosswalk by the centre's score; only unchanged indicators are compared."""
    made = []
    for row in framework.padanan:
        old = last_scores.get((row.siklus_lama, row.kode_lama))
        new = last_scores.get((framework.head.cycle, row.kode_baru))
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
        before, after = centre_score(old), centre_score(new)
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
                old_cycle=row.siklus_lama,
                before_years=_years(old),
                after_years=_years(new),
                before_sources=_sources(old),
                after_sources=_sources(new),
                better=None if after == before else after > before,
                word=word,
            )
        )
    return tuple(made)


def centre_score(last: Last | None) -> Decimal | None:
    """The centre's score that stands for an indicator; None where unknown or disputed."""
    claims = _centre(last)
    return claims[0].value if claims else None


def _sources(last: Last | None) -> tuple[Sumber, ...]:
    """Who tells the centre's score that stands."""
    return tuple(claim.source for claim in _centre(last))


def _years(last: Last | None) -> tuple[str, ...]:
    """The years in which the centre's score was given."""
    return tuple(sorted({claim.as_of[:4] for claim in _centre(last) if claim.as_of}))


def _centre(last: Last | None) -> tuple[Claim, ...]:
    score = last.get("pusat") if last else None
    return score[1].claims if score and isinstance(score[1], Agreed) else ()


def trends(made: Iterable[Change], tatanan_of: Mapping[str, str]) -> tuple[Trend, ...]:
    """Each tatanan's mean over unchanged indicators, before and after; in order of the changes.

    `tatanan_of` gives the tatanan of an indicator of the newer cycle. Indicators whose meaning
    changed stay out: two versions of the instrument are never compared as wholes.
    """
    compared: dict[str, list[Change]] = {}
    for change in made:
        tatanan = tatanan_of.get(change.code)
        if tatanan and change.before is not None and change.after is not None:
            compared.setdefault(tatanan, []).append(change)
    return tuple(
        Trend(
            tatanan=tatanan,
            count=len(own),
            before=sum((c.before for c in own if c.before is not None), Decimal()) / len(own),
            after=sum((c.after for c in own if c.after is not None), Decimal()) / len(own),
            old_cycle=own[0].old_cycle,
            before_years=_all_years(c.before_years for c in own),
            after_years=_all_years(c.after_years for c in own),
        )
        for tatanan, own in compared.items()
    )


def _all_years(given: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """All years of some scores, the oldest first."""
    return tuple(sorted(set(chain.from_iterable(given))))


def summary(made: tuple[Change, ...]) -> str:
    """The change of some indicators in one sentence; only unchanged ones are compared."""
    compared = [c for c in made if c.before is not None]
    if made and all(c.relation != "sama" for c in made):
        return "Tidak ada indikator yang sama pada dua siklus, jadi perubahannya tidak dihitung."
    if not compared:
        return "Perubahan sejak siklus lalu belum dapat dihitung: skornya belum diketahui."
    counts = {w: sum(1 for c in compared if c.word == w) for w in ("naik", "turun", "tetap")}
    rest = len(made) - len(compared)
    others = f"; {rest} lainnya tidak dibandingkan" if rest else ""
    return (
        f"Dari {len(compared)} indikator yang sama pada dua siklus, {counts['naik']} naik, "
        f"{counts['turun']} turun, dan {counts['tetap']} tetap{others}."
    )
