"""Simulated awards over the cycles: ladders that rise with a district's level, totals that fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from random import Random

from kksportal.authoring.sim_nation import District
from kksportal.authoring.sim_plan import Row, Tables
from kksportal.model import rows as r
from kksportal.model import shared_rows as s
from kksportal.model.contract import blank

CYCLES = ("2013", "2015", "2017", "2019", "2021", "2023", "2025")
LADDER = ("padapa", "wiwerda", "wistara")
_FROM = (74.0, 82.0, 89.0)  # the level from which a category is likely
_GROWTH = 1.6  # how much lower a district stood a cycle earlier


def award_source(cycle: str) -> Row:
    """The source of a cycle's list."""
    row: Row = blank(
        r.Sumber,
        id=f"simulasi-penghargaan-{cycle}",
        judul=f"Daftar penerima Swasti Saba {cycle} (simulasi)",
        penerbit="Tim portal KKS (simulasi)",
        jenis="simulasi",
        tanggal_terbit=f"{cycle}-11-28",
    )
    return row


def rival_source(cycle: str) -> Row:
    """A second source of a cycle, which sometimes says otherwise."""
    row: Row = blank(
        r.Sumber,
        id=f"simulasi-berita-{cycle}",
        judul=f"Berita penyerahan Swasti Saba {cycle} (simulasi)",
        penerbit="Kantor berita rekaan",
        jenis="simulasi",
        tanggal_terbit=f"{cycle}-11-29",
    )
    return row


def award_tables(nation: Iterable[District], cycle: str, seed: int) -> Tables:
    """The awards of one cycle; a few are rival, a few doubted."""
    back = (2025 - int(cycle)) // 2
    told, doubted = [], []
    counts: Counter[str] = Counter()
    list_id, news_id = f"simulasi-penghargaan-{cycle}", f"simulasi-berita-{cycle}"
    for district in nation:
        rng = Random(f"{seed}:{district.code}:{cycle}")
        level = district.level - back * _GROWTH + rng.gauss(0, 2)
        step = sum(level >= limit for limit in _FROM)
        if not step or rng.random() < 0.25:  # not awarded, or nobody says so
            continue
        cells = {
            "siklus": cycle,
            "tingkat": "nasional",
            "wilayah": district.code,
            "penghargaan": "swasti-saba",
        }
        category = LADDER[step - 1]
        if rng.random() < 0.02:
            doubted.append(
                blank(
                    s.DiragukanRow,
                    **cells,
                    predikat=category,
                    alasan="Hanya disebut satu kali, tanpa tanggal (simulasi)",
                    sumber=news_id,
                )
            )
            continue
        counts[category] += 1
        told.append(blank(s.PenerimaRow, **cells, predikat=category, sumber=list_id))
        if rng.random() < 0.03:
            other = LADDER[step - 2] if step > 1 else LADDER[step]
            told.append(blank(s.PenerimaRow, **cells, predikat=other, sumber=news_id))
    return {
        "sumber": [award_source(cycle), rival_source(cycle)],
        "penerima": sorted(told),
        "diragukan": sorted(doubted),
        "ringkasan": [
            blank(
                s.RingkasanRow,
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
                s.AcaraRow,
                siklus=cycle,
                tanggal=f"{cycle}-11-28",
                tempat="Gedung Pertemuan Simulasi",
                sumber=list_id,
            )
        ],
    }
