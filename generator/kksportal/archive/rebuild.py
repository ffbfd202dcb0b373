"""The pages of a closed cycle, built from its own portal: when it is frozen, and ever after."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kksportal.effects import Folders
from kksportal.settings import read_settings
from kksportal.site_build.job import BuildReport, Options
from kksportal.site_build.progress import Progress
from kksportal.site_build.site import build_portal
from kksportal.words.portal import PortalInfo


def build_pages(portal: Path, target: Path, *, jobs: int = 0) -> BuildReport:
    """Build a frozen portal into a folder that opens without a network.

    Its own templates run only where it is this machine's owner's: an archive from elsewhere is
    built without them.
    """
    folders = Folders(root=portal)
    settings = read_settings(portal)

    def editorial(info: PortalInfo) -> Mapping[str, bytes]:
        from kksportal.mkdocs_plugin import editorial_pages

        return editorial_pages(folders, info, settings.mkdocs)

    if settings.errors:
        return BuildReport(findings=settings.findings)
    options = Options(
        jobs=jobs,
        downloads=False,  # the archive has the data beside the pages
        search=False,
        folder=True,
        editorial=editorial,
        assets=settings.assets,
        progress=Progress(quiet=True),
    )
    return build_portal(folders, settings.info, target, options)
