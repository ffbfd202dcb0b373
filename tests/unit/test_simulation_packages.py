"""What the simulator writes: the committed packages of Kabupaten Contoh, column by column."""

from __future__ import annotations

import filecmp
from pathlib import Path

from kksportal.model.kinds import find_resource
from kksportal.simulation.contoh import write_contoh
from kksportal.simulation.contoh_plan import own_source
from kksportal.simulation.packages import write_table

PACKAGES = Path(__file__).parents[2] / "datapackages"
WRITTEN = ("wilayah-simulasi", "daerah/S01.01-kabupaten-contoh", "penghargaan-simulasi/2023")


def test_committed_bytes_are_the_simulators(tmp_path: Path) -> None:
    """The committed packages are what the simulator writes, byte for byte, on any day."""
    (tmp_path / "kerangka").symlink_to(PACKAGES / "kerangka")
    write_contoh(tmp_path)
    for folder in WRITTEN:
        names = sorted(path.name for path in (PACKAGES / folder).iterdir())
        assert names == sorted(path.name for path in (tmp_path / folder).iterdir())
        same, differ, failed = filecmp.cmpfiles(
            PACKAGES / folder, tmp_path / folder, names, shallow=False
        )
        assert (sorted(same), differ, failed) == (names, [], []), (
            "jalankan: python -m kksportal.simulation.contoh datapackages"
        )


def test_write_table_leaves_out_columns_without_a_value(tmp_path: Path) -> None:
    """Optional columns nobody fills are left out; the order of the contract stays."""
    res = find_resource("daerah", "sumber")
    assert res is not None
    write_table(tmp_path / "sumber.csv", res, [own_source()])
    assert (tmp_path / "sumber.csv").read_text(encoding="utf-8") == (
        "id,judul,penerbit,jenis\n"
        "simulasi-contoh,Data simulasi Kabupaten Contoh,Tim portal KKS,simulasi\n"
    )
