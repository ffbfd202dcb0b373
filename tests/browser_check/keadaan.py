"""The published state of a portal, as its build would write it, without building it."""

from __future__ import annotations

from pathlib import Path

from kksportal.compute.odf import OdfFact, odf_facts
from kksportal.effects import Folders
from kksportal.model.package import DistrictPackage
from kksportal.read.portal import district_folders, read_package, read_shared
from kksportal.site_build.checker_files import (
    beside_archive,
    own_files,
    portal_files,
    shared_files,
    to_archive,
)
from kksportal.words.portal import PortalInfo
from tests.conftest import ROOT

INFO = PortalInfo(name="Portal uji", office="Kantor uji")


def state_of(
    root: Path, archives: dict[str, bytes] | None = None, info: PortalInfo = INFO
) -> bytes:
    """`portal.zip`; a district without a published archive has a pack of its own (`pack_of`)."""
    folders = Folders(root=root)
    data, _ = read_shared(folders)
    assert data is not None
    files, districts, sources = shared_files(folders, data), {}, []
    facts: list[OdfFact] = []
    for folder in district_folders(folders):
        package, _ = read_package(folder, folders)
        assert isinstance(package, DistrictPackage)
        code, place = package.head.code, package.head.folder
        archive = (archives or {}).get(code)
        head, raw = beside_archive(own_files(folder), archive) if archive else (None, {})
        files |= {f"{place}/{name}": content for name, content in raw.items()}
        districts[code] = (place, head, archive is not None)
        facts += odf_facts(package)
        sources.append((f"{place}/sumber.csv", tuple(map(tuple, package.sumber))))
    texts = (*data.stories, *data.narratives)
    return to_archive(portal_files(files, info, districts, sources, texts, facts))


def pack_of(code: str, root: Path = ROOT) -> bytes:
    """The pack of a district's package; nothing for a district without one."""
    folders = district_folders(Folders(root=root))
    return next((to_archive(own_files(one)) for one in folders if one.name.startswith(code)), b"")
