"""Desks of the real portal's districts, for tests of what is planned from them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kksportal.compute.portal import compute_district, compute_shared
from kksportal.effects import Folders
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.read.portal import district_folders, read_package, read_shared
from kksportal.words.context import Desk
from kksportal.words.names import Names
from kksportal.words.portal import PortalInfo
from tests.conftest import ROOT

INFO = PortalInfo(name="Portal uji", url="https://contoh.invalid/", office="Kantor uji")
CONTOH, BALANGAN = "S01.01", "63.11"


@cache
def shared() -> PortalInput:
    """What the real portal's districts share."""
    read, _ = read_shared(Folders(root=ROOT))
    assert read is not None
    return read


@cache
def desk_of(code: str) -> Desk:
    """The desk of one district."""
    folders = Folders(root=ROOT)
    folder = next(f for f in district_folders(folders) if f.name.startswith(f"{code}-"))
    package, _ = read_package(folder, folders)
    assert isinstance(package, DistrictPackage)
    results = compute_shared(shared(), codes())
    results = results.holding({code: compute_district(package, results)})
    return Desk.of(code, shared(), results, Names(shared()))


def codes() -> list[str]:
    """The codes of all districts that have a package."""
    return [f.name.partition("-")[0] for f in district_folders(Folders(root=ROOT))]


def desks() -> Iterator[Desk]:
    """The desk of every district that has a package."""
    return map(desk_of, codes())
