"""One build: how it is asked for, what it holds while it runs, what it reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from kksportal.effects import Folders
from kksportal.errors import Finding
from kksportal.site_build.incremental.last_build import LastBuild
from kksportal.site_build.progress import Progress
from kksportal.site_build.publish import StagePlace
from kksportal.site_build.row_shelf import RowShelf
from kksportal.words.portal import PortalInfo

Editorial = Callable[[PortalInfo], Mapping[str, bytes]]  # pages made elsewhere, by file


def no_pages(_: PortalInfo) -> Mapping[str, bytes]:
    """No editorial pages."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to build."""

    keep_going: bool = False  # leave packages with errors out, build the rest
    jobs: int = 0  # processes; 0: one a core
    executor: Executor | None = None  # e.g. of a cluster; it must see the same folders
    editorial: Editorial = no_pages
    assets: Mapping[str, bytes] = field(default_factory=dict)  # the owner's logo and styles
    downloads: bool = True  # make what a reader takes along: archives, workbooks, cards
    sheets: bool = False  # make fact sheets, though nothing else that is taken along
    search: bool = True  # make the search index
    folder: bool = False  # a site that is opened from a folder, without a server
    cache: Path | None = None  # where the last build's cache lies; None: nothing is remembered
    progress: Progress = field(default_factory=lambda: Progress(quiet=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build made and what it noticed."""

    findings: tuple[Finding, ...]
    built: bool = False
    quarantined: Mapping[str, str] = field(default_factory=dict)
    pages: int = 0
    files: int = 0
    size: int = 0
    largest: int = 0  # bytes, of one file
    made: int = 0  # districts that were made anew
    written: int = 0  # files that were written
    waiting: tuple[str, ...] = ()  # packages and texts whose moment is still to come
    checker: bool = False  # whether `/periksa/` can check

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(f for f in self.findings if f.is_error)

    @property
    def exit_code(self) -> int:
        """0 fine, 1 errors, 3 partly built: packages or texts with errors were left out."""
        if not self.built:
            return 1
        return 3 if self.quarantined or self.errors else 0


@dataclass(slots=True, kw_only=True)
class Job:
    """One build: where from, where to, and how."""

    folders: Folders
    info: PortalInfo
    site: Path
    options: Options
    last: LastBuild
    runtime: Path | None = None  # the Python for browsers, where it is installed
    stage: StagePlace = field(default_factory=StagePlace)
    shelf: RowShelf = field(default_factory=RowShelf)  # rows of the districts built now
    program: bytes | None = None  # for browsers, where it was packed before it is written
