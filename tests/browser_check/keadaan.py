"""The published state of a portal, as its build would write it, without building it."""

from __future__ import annotations

from pathlib import Path

from kksportal.compute.odf import OdfFact, odf_facts
from kksportal.effects import Folders
from kksportal.model.package import DistrictPackage
from kksportal.read.portal import district_folders, read_package, read_shared
from kksportal.site_build.checker_files import (
    beside_archive,
    portal_files,
    shared_files,
    to_archive,
)
from kksportal.words.portal import PortalInfo

INFO = PortalInfo(name="Portal uji", office="Kantor uji")


def state_of(
    root: Path, archives: dict[str, bytes] | None = None, info: PortalInfo = INFO
) -> bytes:
    """`portal.zip`; a district without a published archive lies in it as a whole."""
    folders = Folders(root=root)
    data, _ = read_shared(folders)
    assert data is not None
    files, districts, sources = shared_files(folders, data), {}, []
    facts: list[OdfFact] = []
    for folder in district_folders(folders):
        package, _ = read_package(folder, folders)
        assert isinstance(package, DistrictPackage)
        code, place = package.head.code, package.head.folder
        own = {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()}
        archive = (archives or {}).get(code)
        head, raw = beside_archive(own, archive)
        files |= {f"{place}/{name}": content for name, content in raw.items()}
        districts[code] = (place, head, archive is not None)
        facts += odf_facts(package)
        sources.append((f"{place}/sumber.csv", tuple(map(tuple, package.sumber))))
    texts = (*data.stories, *data.narratives)
    return to_archive(portal_files(files, info, districts, sources, texts, facts))
