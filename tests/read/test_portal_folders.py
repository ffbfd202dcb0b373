"""Which folders of a portal are packages, and whose; each subject has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.effects import Folders
from kksportal.read.portal import (
    district_folders,
    find_doubles,
    misplaced,
    package_folders,
)
from tests.builders import head
from tests.read.files import as_rows, codes, put

P = "datapackages"


def places(root: Path, folders: tuple[Path, ...]) -> list[str]:
    """Folders as people know them, below the packages."""
    return [path.relative_to(root / P).as_posix() for path in folders]


@pytest.mark.parametrize(
    ("kind", "where"), [("daerah", "datapackages/daerah/"), ("kerangka", "datapackages/kerangka/")]
)
def test_a_misplaced_package_is_reported_where_it_belongs(kind: str, where: str) -> None:
    """The finding names where the package lies and where it should."""
    finding = misplaced(head(kind, folder="datapackages/x"))
    assert as_rows([finding]) == [("P013", 0, "", f"Paket {kind} tersimpan di datapackages/x.")]
    assert finding.path == "datapackages/x/datapackage.json"
    assert finding.advice == f"Pindahkan folder ini ke {where}"


@pytest.mark.parametrize(
    ("kind", "one", "other", "double"),
    [
        ("daerah", {"code": "63.11"}, {"code": "63.11"}, True),
        ("daerah", {"code": "63.11"}, {"code": "63.03"}, False),
        ("daerah", {"code": "63.11"}, {"code": "63.11", "simulated": True}, True),
        ("kerangka", {"cycle": "2025"}, {"cycle": "2025"}, True),
        ("kerangka", {"cycle": "2025"}, {"cycle": "2023"}, False),
        ("kerangka", {"cycle": "2025"}, {"cycle": "2025", "simulated": True}, True),
        ("penghargaan", {"cycle": "2025"}, {"cycle": "2025"}, True),
        ("penghargaan", {"cycle": "2025"}, {"cycle": "2025", "simulated": True}, False),
        ("wilayah", {"cycle": ""}, {"cycle": ""}, True),
        ("wilayah", {"cycle": ""}, {"cycle": "", "simulated": True}, False),
        ("kosakata", {"cycle": ""}, {"cycle": "", "simulated": True}, True),
    ],
)
def test_awards_and_regions_may_have_a_simulated_twin(
    kind: str, one: dict[str, object], other: dict[str, object], double: bool
) -> None:
    """A subject has one package; only awards and regions may also have a simulated one."""
    heads = [head(kind, folder="a", **one), head(kind, folder="b", **other)]
    assert codes(find_doubles(heads)) == ([("P008", "b/datapackage.json")] if double else [])


def test_a_kind_never_doubles_another() -> None:
    """A framework and the awards of one cycle are two subjects; each further double is reported."""
    heads = [head("kerangka", folder="a"), head("penghargaan", folder="b")]
    assert list(find_doubles(heads)) == []
    more = [head("kerangka", folder=f) for f in "acd"]
    assert as_rows(find_doubles(more)) == [("P008", 0, "", "Kerangka 2025 sudah ada di a.")] * 2


def test_the_folders_of_districts_are_found_by_what_they_hold(tmp_path: Path) -> None:
    """A descriptor, or else tables, make a folder a package; hidden and empty ones are none."""
    base = tmp_path / P / "daerah"
    put(base / "63.11-b/datapackage.json", "{}")
    put(base / "63.11-b/dalam/datapackage.json", "{}")  # inside a package: its own affair
    put(base / "63.03-a/datapackage.json", "{}")
    put(base / "kalsel/63.01-c/datapackage.json", "{}")
    put(base / "kalsel/lepas.csv", "x")  # beside a package below: not one itself
    put(base / "tabel/fakta.csv", "x")
    put(base / "kosong/catatan.txt", "x")
    put(base / ".git/datapackage.json", "{}")
    put(base / "kalsel/.sampah/datapackage.json", "{}")
    put(base / "datapackage.json", "{}")
    put(base / "lepas.csv", "x")
    assert places(tmp_path, district_folders(Folders(root=tmp_path))) == [
        "daerah/63.03-a",
        "daerah/63.11-b",
        "daerah/kalsel/63.01-c",
        "daerah/tabel",
    ]


def test_all_folders_are_the_shared_ones_first(tmp_path: Path) -> None:
    """Shared packages may lie at any depth, also one inside another; then come the districts."""
    base = tmp_path / P
    for place in ("daerah/63.11-x", "wilayah", "kerangka/2025", "kerangka/2025/dalam", "kosakata"):
        put(base / place / "datapackage.json", "{}")
    put(base / "batas/batas.csv", "x")  # tables without a descriptor are no shared package
    put(base / ".lama/datapackage.json", "{}")
    put(base / "kerangka/.lama/datapackage.json", "{}")
    put(base / "datapackage.json", "{}")
    assert places(tmp_path, package_folders(Folders(root=tmp_path))) == [
        "kerangka/2025",
        "kerangka/2025/dalam",
        "kosakata",
        "wilayah",
        "daerah/63.11-x",
    ]


def test_a_portal_without_packages_has_no_folders(tmp_path: Path) -> None:
    """Where the folder of packages is not there, nothing is found and nothing fails."""
    assert package_folders(Folders(root=tmp_path)) == ()
    put(tmp_path / P / "daerah", "berkas")
    assert district_folders(Folders(root=tmp_path)) == ()
