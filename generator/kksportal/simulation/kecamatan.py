"""What is told of each simulated kecamatan, beyond its forum and its pokja as a whole.

Drawn from a seed of its own and added last: without it a nation has the same bytes as before.
"""

from __future__ import annotations

from random import Random

from kksportal.model import rows as r
from kksportal.model.contract import blank
from kksportal.simulation.nation import SOURCE, District
from kksportal.simulation.packages import Row, Tables
from kksportal.simulation.sources import source_of

_CYCLE = "2025"
_POKJA = "pokja-desa-kelurahan"
_VILLAGES = (7, 14)  # at least and at most in a kecamatan
_TOLD = 3  # villages whose pokja is told of by itself


def add_kecamatan(tables: Tables, district: District, seed: int) -> None:
    """Figures of every kecamatan, the pokja of some of its villages, an innovation in it or two."""
    rng = Random(f"{seed}:{district.code}:kecamatan")
    for place in district.kecamatan:
        villages = rng.randint(*_VILLAGES)
        free = rng.randint(villages // 3, villages)
        tables["fakta"] += [
            _fact(place.code, "odf-desa", day, free - back, villages, source_of("dinas", cycle))
            for cycle, day, back in (("2023", "2023-06-30", free // 3), (_CYCLE, "2025-06-30", 0))
        ]
        for number in range(1, _TOLD + 1):
            code = f"{place.code}.{2000 + number}"
            there = rng.random() < 0.8
            proof = f"sk-pokja-{place.slug}-{number}" if there else ""
            tables["kelembagaan"].append(
                blank(
                    r.Kelembagaan,
                    siklus=_CYCLE,
                    komponen=_POKJA,
                    butir="sk",
                    wilayah=code,
                    ada="ya" if there else "tidak",
                    bukti=proof,
                    sumber=SOURCE,
                )
            )
            if proof:
                tables["bukti"].append(_proof(proof, code, f"{place.name}, desa {number}"))
    for i, innovation in enumerate(tables["inovasi"]):
        assert isinstance(innovation, r.Inovasi)
        some = rng.sample(district.kecamatan, -(-len(district.kecamatan) // 2))
        where = ";".join(sorted(one.code for one in some))
        tables["inovasi"][i] = innovation._replace(wilayah=where)


def _fact(code: str, measure: str, day: str, many: int, of: int, source: str) -> Row:
    row: Row = blank(
        r.Fakta,
        subjek=code,
        ukuran=measure,
        sifat="capaian",
        nilai=str(many),
        dari=str(of),
        satuan="desa-kelurahan",
        per_tanggal=day,
        sumber=source,
    )
    return row


def _proof(name: str, code: str, where: str) -> Row:
    row: Row = blank(
        r.Bukti,
        id=name,
        siklus=_CYCLE,
        jenis="sk",
        judul=f"SK Pokja {where} (simulasi)",
        tahun="2024",
        komponen=_POKJA,
        wilayah=code,
        publik="ya",
        sumber=SOURCE,
    )
    return row
