"""The pages of a closed cycle, built from its own portal: when it is frozen, and ever after."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from kksportal.archive.program_files import program_files
from kksportal.archive.tree import digests_of
from kksportal.archive.values import Difference, differing_pages
from kksportal.archive.verifying import verify_zip
from kksportal.effects import Folders
from kksportal.errors import PortalError
from kksportal.settings import read_settings
from kksportal.settings.mark import ARCHIVE_MARK
from kksportal.site_build.job import BuildReport, Options
from kksportal.site_build.progress import Progress
from kksportal.site_build.site import build_portal
from kksportal.words.portal import PortalInfo

PORTAL, PAGES = "data/portal", "data/halaman"


def build_pages(portal: Path, target: Path, *, safe: bool = False, jobs: int = 0) -> BuildReport:
    """Build a frozen portal into a folder that opens without a network.

    With `safe` nothing of the portal runs, so its own templates are left out.
    """
    folders = Folders(root=portal, safe=safe)
    settings = read_settings(portal, safe=safe)

    def editorial(info: PortalInfo) -> Mapping[str, bytes]:
        from kksportal.mkdocs_plugin import editorial_pages

        return editorial_pages(folders, info, settings.mkdocs)

    if settings.errors:
        return BuildReport(findings=settings.findings)
    options = Options(
        jobs=jobs,
        downloads=False,  # the archive has the data beside the pages
        sheets=True,
        search=False,
        folder=True,
        editorial=editorial,
        assets=settings.assets,
        progress=Progress(quiet=True),
    )
    return build_portal(folders, settings.info, target, options)


class Rebuilt(NamedTuple):
    """Pages built again from an archive, beside those that it holds."""

    report: BuildReport
    same: int  # files that are the same, byte for byte
    different: tuple[str, ...]  # paths that differ, are missing, or are new
    figures: int = 0  # stated by the pages of the archive
    changed: tuple[Difference, ...] = ()  # pages that state other figures


def rebuild(archive: Path, target: Path, wheel: Path | None = None, *, jobs: int = 0) -> Rebuilt:
    """Build the pages of an archive, a ZIP or a folder, again.

    It may come from anybody: it is checked first, and nothing of it runs. Raises PortalError where
    it is damaged, is no archive, or `wheel` is another program than the one that runs here.
    """
    if wheel is not None:
        program_files(wheel)
    with TemporaryDirectory(prefix="kks-arsip-") as place:
        bag = _unpacked(archive, Path(place))
        report = build_pages(bag / PORTAL, target, safe=True, jobs=jobs)
        if not report.built:
            return Rebuilt(report, 0, ())
        then, now = digests_of(bag / PAGES), digests_of(target)
        names = sorted(then.keys() | now.keys())
        other = tuple(path for path in names if then.get(path) != now.get(path))
        figures, changed = differing_pages(bag / PAGES, target) if other else (0, ())
        return Rebuilt(report, len(names) - len(other), other, figures, changed)


def _unpacked(archive: Path, place: Path) -> Path:
    """The folder of a sound bag."""
    if archive.is_dir():
        return archive
    verdict = verify_zip(archive)
    if not verdict.sound:
        first = verdict.faults[0]
        raise PortalError(f"{archive.name} tidak utuh: {first.path} {first.what}")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(place)  # every path was looked at by verify_zip
    (root,) = place.iterdir()
    if not (root / PORTAL / ARCHIVE_MARK).is_file():
        raise PortalError(f"{archive.name} bukan arsip siklus")
    return root
