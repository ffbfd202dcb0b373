"""Write the fictional Kabupaten Contoh (S01.01) into a portal's packages.

    python -m kksportal.simulation.contoh datapackages

`contoh_plan` holds its levels, `contoh_rows` the rows written by hand; the rest is drawn.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

from kksportal.simulation.contoh_plan import PLAN, SEED, award_tables, region_tables
from kksportal.simulation.contoh_rows import add_written_rows
from kksportal.simulation.district import simulate_district
from kksportal.simulation.instrument import read_instruments
from kksportal.simulation.packages import write_package


def write_contoh(packages: Path) -> None:
    """Write Kabupaten Contoh into a portal: its region, its district package, its one award."""
    instruments = read_instruments(packages / "kerangka")
    tables = simulate_district(PLAN, instruments, Random(SEED))
    add_written_rows(tables)
    write_package(
        packages / "wilayah-simulasi",
        "wilayah",
        region_tables(),
        {"name": "kks-wilayah-simulasi", "title": "Wilayah simulasi", "kks": {}},
    )
    write_package(
        packages / "daerah" / "S01.01-kabupaten-contoh",
        "daerah",
        tables,
        {
            "name": "kks-daerah-s01-01-kabupaten-contoh",
            "title": PLAN.name,
            "description": "Data simulasi daerah rekaan, untuk memperlihatkan portal secara utuh.",
            "kks": {"kode": PLAN.code},
        },
    )
    write_package(
        packages / "penghargaan-simulasi" / "2023",
        "penghargaan",
        award_tables(),
        {
            "name": "kks-penghargaan-simulasi-2023",
            "title": "Penghargaan simulasi 2023",
            "kks": {"siklus": "2023"},
        },
    )


def main() -> int:
    """Write the fictional district from the command line."""
    parser = argparse.ArgumentParser(description="Tulis paket-paket Kabupaten Contoh.")
    parser.add_argument("packages", type=Path, help="folder datapackages sebuah portal")
    write_contoh(parser.parse_args().packages)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
