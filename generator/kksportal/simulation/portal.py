"""`kks simulate`: the input of a whole fictional portal, for tests at the size of the nation.

Each district is drawn from the seed and its own code, so the bytes do not depend on how many
processes drew them, nor in which order.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from kksportal.authoring.init import claim_folder, lay_starter
from kksportal.errors import PortalError
from kksportal.model import rows as r
from kksportal.model.contract import blank
from kksportal.settings import SETTINGS
from kksportal.shipped import shipped_folder, shipped_packages
from kksportal.simulation.awards import award_tables, awarded_cycles
from kksportal.simulation.chance import draw_bell, keep_within
from kksportal.simulation.district import simulate_district
from kksportal.simulation.instrument import Instrument, read_instruments
from kksportal.simulation.kecamatan import add_kecamatan
from kksportal.simulation.nation import (
    SOURCE,
    District,
    make_nation,
    own_source,
    plan_of,
    read_shape,
    region_tables,
)
from kksportal.simulation.packages import Row, Tables, write_package
from kksportal.simulation.pictures import COUNT, make_picture, picture_name
from kksportal.simulation.stories import add_innovations
from kksportal.site_build.executor import processes, run_all

EXPLAINED = Path("content", "apa-itu-kks.md")  # the home page leads to it
ABOUT = Path("content", "tentang.md")
FICTION = """\
---
title: Tentang portal
description: Portal ini rekaan, untuk menguji program pembuatnya.
---
# Tentang portal

Semua daerah, angka, dan penghargaan di portal ini rekaan, dibuat untuk menguji programnya.
"""
MOST = 2 * 514  # twice the nation, to measure how the cost grows
_CHUNKS = 16
_OWN = "  - kksportal:\n"
_PAGES = "      halaman_kecamatan: true\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Districts to draw in one process."""

    target: str
    seed: int
    districts: tuple[District, ...]
    kecamatan: bool = False  # whether something is told of each by itself


def simulate_nation(target: Path, count: int, seed: int, *, kecamatan: bool = False) -> int:
    """Write a whole portal's input into a new folder; the number of data rows.

    With `kecamatan` something is told of each by itself, and its portal has a page for each.

    Raises PortalError when the folder is not empty, or the count is not 1 to MOST.
    """
    if not 1 <= count <= MOST:
        raise PortalError(f"--daerah {count}: pilih 1 sampai {MOST}")
    claim_folder(target)
    packages = shipped_packages()
    shape = read_shape(packages / "wilayah")
    nation = make_nation(shape, count, seed)
    lay_starter(target)
    (target / ABOUT).write_text(FICTION, "utf-8", newline="\n")
    shutil.copy(shipped_folder() / EXPLAINED, target / EXPLAINED)
    for name in ("kosakata", "kerangka"):
        shutil.copytree(packages / name, target / "datapackages" / name)
    pictures = target / "content" / "inovasi" / "foto"
    pictures.mkdir(parents=True)
    for number in range(COUNT):
        (pictures / picture_name(number)).write_bytes(make_picture(number))
    _write_shared(target / "datapackages", nation, seed)
    if kecamatan:
        settings = target / SETTINGS
        text = settings.read_text("utf-8").replace(_OWN, _OWN + _PAGES, 1)
        settings.write_text(text, "utf-8", newline="\n")
    rows = _write_districts(target, nation, seed, kecamatan=kecamatan)
    told = "".join(path.read_text("utf-8") for path in pictures.parent.glob("*.md"))
    for path in pictures.iterdir():
        if f"foto/{path.name}" not in told:  # a small nation tells few stories
            path.unlink()
    return rows


def _write_shared(packages: Path, nation: tuple[District, ...], seed: int) -> None:
    write_package(
        packages / "wilayah-simulasi",
        "wilayah",
        region_tables(nation),
        {"name": "kks-wilayah-simulasi", "title": "Wilayah simulasi", "kks": {}},
    )
    for cycle, tables in award_tables(nation, seed):
        write_package(
            packages / "penghargaan-simulasi" / cycle,
            "penghargaan",
            tables,
            {
                "name": f"kks-penghargaan-simulasi-{cycle}",
                "title": f"Penghargaan simulasi {cycle}",
                "kks": {"siklus": cycle},
            },
        )


def _write_districts(
    target: Path, nation: tuple[District, ...], seed: int, *, kecamatan: bool
) -> int:
    size = max(1, -(-len(nation) // _CHUNKS))
    chunks = [
        Chunk(
            target=str(target),
            seed=seed,
            districts=nation[i : i + size],
            kecamatan=kecamatan,
        )
        for i in range(0, len(nation), size)
    ]
    jobs = min(processes(), len(chunks))
    if jobs < 2:
        return sum(map(draw_chunk, chunks))
    return sum(rows for _, rows in run_all(draw_chunk, [(one,) for one in chunks], jobs=jobs))


@cache
def _instruments() -> dict[str, Instrument]:
    instruments = read_instruments(shipped_packages() / "kerangka")
    return {cycle: instruments[cycle] for cycle in ("2023", "2025")}


def draw_chunk(chunk: Chunk) -> int:
    """Draw and write some districts with their stories; the number of their rows."""
    target = Path(chunk.target)
    total = 0
    for district in chunk.districts:
        tables, texts = draw_district(district, chunk.seed)
        if chunk.kecamatan:
            add_kecamatan(tables, district, chunk.seed)
        folder = target / "datapackages" / "daerah" / f"{district.code}-{district.slug}"
        write_package(
            folder,
            "daerah",
            tables,
            {
                "name": f"kks-daerah-{district.code.lower().replace('.', '-')}-{district.slug}",
                "title": district.name,
                "description": "Data simulasi daerah rekaan, untuk menguji portal.",
                "kks": {"kode": district.code},
            },
        )
        for name, text in texts:
            (target / "content" / "inovasi" / name).write_bytes(text)
        total += sum(map(len, tables.values()))
    return total


def draw_district(district: District, seed: int) -> tuple[Tables, list[tuple[str, bytes]]]:
    """The tables of one district, and the texts of its stories by file name."""
    instruments = _instruments()
    rng = Random(f"{seed}:{district.code}")
    tatanan = {cycle: tuple(one.tatanan) for cycle, one in instruments.items()}
    plan = plan_of(district, tatanan, awarded_cycles(district, seed), rng)
    tables = simulate_district(plan, instruments, rng)
    tables["sumber"].insert(0, own_source())
    if rng.random() < 0.2:
        tables["nilai_tatanan"] += _stated_scores(district, tatanan["2023"], rng)
    tables["pernyataan"].append(_statement_row(district))
    return tables, add_innovations(tables, district, seed)


def _stated_scores(district: District, tatanan: tuple[str, ...], rng: Random) -> list[Row]:
    """Scores of 2021 as a source states them, without their indicators, for a few tatanan."""
    return [
        blank(
            r.NilaiTatanan,
            siklus="2021",
            tatanan=slug,
            penilai="tidak-disebut",
            nilai=str(round(keep_within(draw_bell(rng, district.level - 8, 5), 20, 99))),
            ketepatan=rng.choice(("", "", "sekitar")),
            satuan="persen",
            per_tanggal="2021-10",
            sumber=SOURCE,
        )
        for slug in rng.sample(tatanan, 3)
    ]


def _statement_row(district: District) -> Row:
    row: Row = blank(
        r.Pernyataan,
        id="prioritas-2025",
        subjek=district.code,
        pokok="prioritas",
        tatanan="pasar;pariwisata",
        isi="Pasar dan pariwisata didahulukan karena paling sering dikeluhkan (simulasi).",
        per_tanggal="2025-01-20",
        siklus="2025",
        sumber=SOURCE,
    )
    return row
