"""`kks kit`: one district read and judged, and the files of its working paper.

The folder is a new one: what an office has written into its workbook is never written over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from kksportal.compute.district import main_cycle
from kksportal.compute.kit import make_kit
from kksportal.compute.shared import compute_shared
from kksportal.effects import Folders
from kksportal.errors import Finding, PortalError
from kksportal.render.html import Templates
from kksportal.render.kit import kit_files
from kksportal.settings import read_settings
from kksportal.shipped import shipped_templates
from kksportal.site_build.reading import read_district
from kksportal.words.kit import KitView, kit_view
from kksportal.words.names import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A district's paper, or what stands in its way."""

    view: KitView | None
    day: str = ""  # of its data
    errors: tuple[Finding, ...] = ()


def read_kit(folders: Folders, code: str, cycle: str) -> Made:
    """The paper of a district; no other district is opened.

    Raises PortalError where the district or the cycle's instrument is not known.
    """
    one = read_district(folders, code)
    errors = tuple(finding for finding in one.findings if finding.is_error)
    if one.package is None or errors:
        return Made(view=None, errors=errors)
    with_items = [name for name, made in one.data.frameworks.items() if made.indikator]
    wanted = cycle or main_cycle(one.package, one.data)
    if wanted not in with_items:
        listed = ", ".join(with_items) or "belum ada"
        raise PortalError(f"instrumen siklus {wanted} belum ada; yang ada: {listed}")
    shared = compute_shared(one.data, one.codes)
    framework = one.data.frameworks[wanted]
    kit = make_kit(one.package, framework, shared.kecamatan.get(code, 0))
    names = Names(replace(one.data, districts={code: one.package}))
    view = kit_view(kit, one.package, framework, names)
    return Made(view=view, day=one.package.head.updated)


def write_kit(root: Path, made: Made, folder: Path) -> list[str]:
    """Write the paper into a new folder; the names of its files.

    Raises PortalError where the folder holds anything already.
    """
    assert made.view is not None
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PortalError(f"{folder} sudah ada isinya; pilih folder lain dengan -o")
    info = read_settings(root).info
    files = kit_files(
        made.view, Templates((shipped_templates(),)), info.office or info.name, made.day
    )
    folder.mkdir(parents=True, exist_ok=True)
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    return sorted(files)
