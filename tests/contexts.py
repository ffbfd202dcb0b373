"""Contexts of the real portal's districts, for tests of what is planned from them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from kksportal.compute.district import compute_district
from kksportal.compute.shared import compute_shared
from kksportal.effects import Folders
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.pages.gathered import Gathered
from kksportal.pages.nation.context import NationContext
from kksportal.read.portal import district_folders, read_package, read_shared
from kksportal.words.context import DistrictContext, SharedContext
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
def context_of(code: str) -> DistrictContext:
    """The context of one district."""
    folders = Folders(root=ROOT)
    folder = next(f for f in district_folders(folders) if f.name.startswith(f"{code}-"))
    package, _ = read_package(folder, folders)
    assert isinstance(package, DistrictPackage)
    results = compute_shared(shared(), codes())
    return SharedContext.of(results, INFO).for_district(compute_district(package, results))


def nation_of(shared: SharedContext, **told: Any) -> NationContext:
    """A nation whose districts gave nothing and whose pages are all asked for, unless told."""
    plain: dict[str, Any] = {
        "gather": Gathered,
        "rows": lambda _: (),
        "compared": (),
        "indicators": frozenset(),
        "spoken": frozenset(),
        "mapped": frozenset(),
        "findings": (),
        "wants": lambda _: True,
        "words": tuple,
        "entries": tuple,
    }
    own = shared.results, shared.names, shared.cells, shared.info, shared.translator
    return NationContext(*own, **plain | told)


def codes() -> list[str]:
    """The codes of all districts that have a package."""
    return [f.name.partition("-")[0] for f in district_folders(Folders(root=ROOT))]


def contexts() -> Iterator[DistrictContext]:
    """The context of every district that has a package."""
    return map(context_of, codes())
