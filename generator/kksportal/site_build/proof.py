"""Whether a site that stands is what a build from nothing makes: file by file, to the byte."""

from __future__ import annotations

import filecmp
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kksportal.errors import PortalError, in_words
from kksportal.site_build.job import BuildReport
from kksportal.site_build.publish import files_of
from kksportal.site_build.target import made_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the two have in common, and where they part; paths from the site's root."""

    report: BuildReport  # of the build from nothing
    same: int = 0
    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()  # a build makes it, and it does not stand
    extra: tuple[str, ...] = ()  # it stands, and no build makes it

    @property
    def holds(self) -> bool:
        """Whether what stands is what a build makes, and nothing else."""
        return self.report.built and not (self.changed or self.missing or self.extra)


def prove(site: Path, build: Callable[[Path], BuildReport]) -> Proof:
    """Build once more into a folder of its own, and hold what stands against that.

    What stands is read and never touched. Raises PortalError where no build made it, or a file
    cannot be read.
    """
    if not made_files(site):
        raise PortalError(f"{site} bukan situs buatan kks build; bangun dahulu, lalu buktikan")
    with TemporaryDirectory(prefix="kks-bukti-") as home:
        fresh = Path(home) / site.name
        report = build(fresh)
        if not report.built:
            return Proof(report=report)
        try:
            return compare(report, site, fresh)
        except OSError as fault:
            raise PortalError(in_words(fault)) from None


def compare(report: BuildReport, site: Path, fresh: Path) -> Proof:
    """Two folders, every file of each."""
    stands, made = files_of(site).keys(), files_of(fresh).keys()
    both = sorted(stands & made)
    changed = tuple(
        path for path in both if not filecmp.cmp(site / path, fresh / path, shallow=False)
    )
    return Proof(
        report=report,
        same=len(both) - len(changed),
        changed=changed,
        missing=tuple(sorted(made - stands)),
        extra=tuple(sorted(stands - made)),
    )
