"""The real packages as the portal reads them, for tests of what is made from them."""

from __future__ import annotations

from functools import cache

from kksportal.effects import Folders
from kksportal.model.package import DistrictPackage
from kksportal.read.portal import read_package
from tests.conftest import ROOT

FOLDERS = Folders(root=ROOT)
PACKAGES = {
    path.name.split("-")[0]: path for path in sorted((ROOT / "datapackages/daerah").iterdir())
}
SIMULATED = "S01.01"


@cache
def package(code: str) -> DistrictPackage:
    """A package as the portal reads it."""
    found, _ = read_package(PACKAGES[code], FOLDERS)
    assert isinstance(found, DistrictPackage)
    return found
