"""Simulated awards over the cycles: ladders that rise with a district's level, totals that fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from kksportal.model import rows as r
from kksportal.model.award_rows import AcaraRow, DiragukanRow, PenerimaRow, RingkasanRow
from kksportal.model.contract import blank
from kksportal.simulation.chance import draw_bell
from kksportal.simulation.nation import District
from kksportal.simulation.packages import Row, Tables

CYCLES = ("2013", "2015", "2017", "2019", "2021", "2023", "2025")
LADDER = ("padapa", "wiwerda", "wistara")
_FROM = (78.0, 83.5, 88.5)  # the level from which a category is likely
_GROWTH = 1.1  # how much lower the level of a district was a cycle earlier
_DAY = "11-28"


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """The award of a district in one cycle; a doubted one is never counted."""

    cycle: str
    predikat: str
    rival: str = ""  # another category, given by a second source
    doubted: bool = False


def award_history(district: District, seed: int) -> tuple[Award, ...]:
    """A district's awards, oldest first: at most one step up a cycle, never down.

    A cycle without an award is one it did not enter, or one that no source mentions.
    """
    awards = []
    reached = 0
    for back, cycle in zip(range(len(CYCLES) - 1, -1, -1), CYCLES, strict=True):
        rng = Random(f"{seed}:{district.code}:{cycle}")
        level = draw_bell(rng, district.level - back * _GROWTH, 1.5)
        able = len([limit for limit in _FROM if level >= limit])
        absent, luck = rng.random() < 0.12, rng.random()
        if not able or absent:
            continue
        step = max(min(able, reached + 1), reached)
        category = LADDER[step - 1]
        if luck < 0.02:
            awards.append(Award(cycle=cycle, predikat=category, doubted=True))
            continue
        reached = step
        other = LADDER[step - 2] if step > 1 else LADDER[step]
        awards.append(Award(cycle=cycle, predikat=category, rival=other if luck > 0.97 else ""))
    return tuple(awards)


def awarded_cycles(district: District, seed: int) -> frozenset[str]:
    """The cycles in which a district has an undoubted award."""
    return frozenset(one.cycle for one in award_history(district, seed) if not one.doubted)


def award_tables(nation: Iterable[District], seed: int) -> Iterator[tuple[str, Tables]]:
    """The award package of each cycle over all districts."""
    awarded = [(district, one) for district in nation for one in award_history(district, seed)]
    for cycle in CYCLES:
        yield cycle, _cycle_tables(cycle, [pair for pair in awarded if pair[1].cycle == cycle])


def _cycle_tables(cycle: str, awarded: list[tuple[District, Award]]) -> Tables:
    main, news = _sources(cycle)
    list_id, news_id = main[0], news[0]
    received: list[Row] = []
    doubted: list[Row] = []
    counts: Counter[str] = Counter()
    for district, one in awarded:
        cells = {
            "siklus": cycle,
            "tingkat": "nasional",
            "wilayah": district.code,
            "penghargaan": "swasti-saba",
        }
        if one.doubted:
            why = "Hanya disebut satu kali, tanpa tanggal (simulasi)"
            doubt = cells | {"predikat": one.predikat, "alasan": why, "sumber": news_id}
            doubted.append(blank(DiragukanRow, **doubt))
            continue
        counts[one.predikat] += 1
        received.append(blank(PenerimaRow, **cells, predikat=one.predikat, sumber=list_id))
        if one.rival:
            received.append(blank(PenerimaRow, **cells, predikat=one.rival, sumber=news_id))
    return {
        "sumber": [main, news],
        "penerima": sorted(received),
        "diragukan": sorted(doubted),
        "ringkasan": [
            blank(
                RingkasanRow,
                siklus=cycle,
                cakupan="nasional",
                ukuran="penerima",
                predikat=predikat,
                jumlah=str(many),
                sumber=list_id,
            )
            for predikat, many in (("semua", counts.total()), *sorted(counts.items()))
        ],
        "acara": [
            blank(
                AcaraRow,
                siklus=cycle,
                tanggal=f"{cycle}-{_DAY}",
                tempat="Gedung Pertemuan Simulasi",
                sumber=list_id,
            )
        ],
    }


def _sources(cycle: str) -> tuple[Row, Row]:
    """The sources of a cycle: the list, and a news report that sometimes differs from it."""
    main: Row = blank(
        r.Sumber,
        id=f"simulasi-penghargaan-{cycle}",
        judul=f"Daftar penerima Swasti Saba {cycle} (simulasi)",
        penerbit="Tim portal KKS (simulasi)",
        jenis="simulasi",
        tanggal_terbit=f"{cycle}-{_DAY}",
    )
    news: Row = blank(
        r.Sumber,
        id=f"simulasi-berita-{cycle}",
        judul=f"Berita penyerahan Swasti Saba {cycle} (simulasi)",
        penerbit="Kantor berita rekaan",
        jenis="simulasi",
        tanggal_terbit=f"{cycle}-11-29",
    )
    return main, news
