"""The build of a portal, as a table of contents.

Shared packages are read first; then every district is made on its own, in whatever process
(`workshop`); then the pages of the nation, from what the districts gave; then all is published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path

from kksportal.build.digest import Digest, gather, to_finding
from kksportal.build.executor import make_all, processes
from kksportal.build.progress import Progress
from kksportal.build.publish import StagePlace, publish_whole
from kksportal.build.reading import Unit, list_units
from kksportal.build.shared import check_between, check_shared, check_strays
from kksportal.build.workshop import Order, Workshop, open_workshop
from kksportal.effects import Folders
from kksportal.errors import Finding, sort_findings
from kksportal.findings import kind
from kksportal.model.package import PortalInput
from kksportal.plan.portal import PortalInfo
from kksportal.plan.whole import plan_national
from kksportal.read.portal import read_portal, read_shared
from kksportal.render.html import Renderer
from kksportal.text import date_text
from kksportal.validate.known import Known
from kksportal.validate.portal import check_portal

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
    made: int = 0  # districts that were made anew
    written: int = 0  # files that were written

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(f for f in self.findings if f.is_error)

    @property
    def exit_code(self) -> int:
        """0 fine, 1 errors, 3 partly built."""
        if not self.built:
            return 1
        return 3 if self.quarantined else 0


def check(folders: Folders) -> tuple[PortalInput | None, tuple[Finding, ...]]:
    """Read and validate a portal: what was understood, and every finding at once."""
    data, found = read_portal(folders)
    if data is not None:
        found = (*found, *check_portal(data))
    return data, sort_findings(found)


def build_portal(folders: Folders, info: PortalInfo, site: Path, options: Options) -> BuildReport:
    """Build a portal into `site`; with errors the published site is left as it stands."""
    progress = options.progress
    progress.stage("Membaca paket bersama dan naskah")
    shared, found = read_shared(folders)
    if shared is None:
        return BuildReport(findings=sort_findings(found))
    units, more = list_units(folders, shared)
    found = (*found, *more, *check_shared(shared, Known.of(shared)))
    job = _Job(folders=folders, info=info, site=site, options=options)
    try:
        made = _make(job, shared, units)
        found = sort_findings((*found, *_told(made)))
        left_out = _left_out(found, made.digests)
        if any(f.is_error and not f.path.startswith(left_out) for f in found) or (
            left_out and not options.keep_going
        ):
            return BuildReport(findings=found, quarantined=made.failed)
        if left_out:
            made = _make_without(job, shared, units, made, found)
        return _finish(job, made, found)
    finally:
        progress.end()
        job.stage.discard()


@dataclass(slots=True, kw_only=True)
class _Job:
    """One build: where from, where to, and how."""

    folders: Folders
    info: PortalInfo
    site: Path
    options: Options
    stage: StagePlace = field(default_factory=StagePlace)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """All districts, made."""

    workshop: Workshop
    digests: list[Digest]
    failed: dict[str, str]  # code → folder of packages with errors


def _make(job: _Job, shared: PortalInput, units: Sequence[Unit]) -> _Made:
    """Every district by itself, in as many processes as there are cores."""
    options, progress = job.options, job.options.progress
    order = Order(
        root=str(job.folders.root),
        stage=str(job.stage.open(job.site)),
        standing="",
        info=job.info,
        codes=tuple(u.code for u in units if u.folder),
    )
    workshop = open_workshop(order, shared)
    known = [u for u in units if u.folder or u.code in workshop.names.districts]
    progress.stage("Daerah: baca, periksa, hitung, cetak", len(known))
    made: list[Digest] = []
    for chunk in make_all(order, known, jobs=processes(options.jobs), executor=options.executor):
        made += chunk
        progress.step(len(made))
    made.sort(key=lambda digest: digest.code)
    return _Made(
        workshop=workshop,
        digests=made,
        failed={d.code: d.folder for d in made if d.failed},
    )


def _told(made: _Made) -> list[Finding]:
    """What the districts told of themselves, and what only shows when they are compared."""
    shared, digests = made.workshop.shared, made.digests
    checked = {d.code for d in digests if d.folder}
    return [
        *(to_finding(f) for digest in digests for f in digest.findings),
        *check_between(shared, digests),
        *check_strays(shared, made.workshop.known, checked),
    ]


def _left_out(found: Sequence[Finding], digests: Sequence[Digest]) -> tuple[str, ...]:
    """Where errors may stand while the rest is built: packages and texts of a district."""
    folders = [f"{d.folder}/" for d in digests if d.failed]
    texts = ("content/inovasi/", "content/narasi/")
    return (*folders, *(f.path for f in found if f.is_error and f.path.startswith(texts)))


def _make_without(
    job: _Job, shared: PortalInput, units: Sequence[Unit], made: _Made, found: Sequence[Finding]
) -> _Made:
    """All districts again, without the packages and texts that have errors."""
    bad = {f.path for f in found if f.is_error}
    rest = replace(
        shared,
        quarantined=made.failed,
        stories=tuple(s for s in shared.stories if s.path not in bad),
        narratives=tuple(s for s in shared.narratives if s.path not in bad),
    )
    kept = [Unit(u.code, "" if u.code in made.failed else u.folder) for u in units]
    again = _make(job, rest, kept)
    return replace(again, failed=made.failed)


def _finish(job: _Job, made: _Made, found: tuple[Finding, ...]) -> BuildReport:
    """The pages of the nation, the editorial ones, and publishing."""
    progress, workshop = job.options.progress, made.workshop
    progress.stage("Halaman nasional")
    shared, stage = workshop.shared, workshop.stage
    gathered = gather(made.digests, {a.head.folder: a.head.updated for a in shared.awards})
    info = replace(
        job.info,
        updated=gathered.updated,
        updated_text=date_text(gathered.updated),
        simulated=workshop.results.simulated,
    )
    renderer = Renderer(job.folders.templates, info)
    plan, noticed = plan_national(shared, workshop.results, info, gathered, found)
    sizes = {page.file: page.size for digest in made.digests for page in digest.pages}
    pages = len(sizes) + len(plan.pages)
    doubles = [*_doubled(made.digests)]

    def put(address: str, content: bytes) -> None:
        if address in sizes:
            doubles.append(address)
        sizes[address] = len(content)
        stage.write(address, content)

    for page in plan.pages:
        put(page.file, renderer.page(page))
    for asset in plan.assets:
        path = job.folders.root / asset.source
        put(asset.address, path.read_bytes() if asset.source else asset.content)
    for path in sorted((job.folders.templates / "aset").glob("*")):
        put(f"aset/{path.name}", path.read_bytes())
    progress.stage("Halaman redaksi")
    editorial = job.options.editorial(info)
    for address, content in editorial.items():
        put(address, content)
    told = [*noticed, *(_double(address) for address in doubles)]
    found = sort_findings((*found, *told))
    if any(f.is_error for f in told):
        return BuildReport(findings=found)
    progress.stage("Menerbitkan")
    publish_whole(stage.home, job.site)
    return BuildReport(
        findings=found,
        built=True,
        quarantined=made.failed,
        pages=pages + len(editorial),
        files=len(sizes),
        size=sum(sizes.values()),
        made=len(made.digests),
        written=len(sizes),
    )


def _doubled(digests: Sequence[Digest]) -> Iterator[str]:
    """Addresses that two districts claim."""
    seen: set[str] = set()
    for digest in digests:
        for page in digest.pages:
            if page.file in seen:
                yield page.file
            seen.add(page.file)


def _double(address: str) -> Finding:
    return Finding(kind=kind("KKS-H001"), path=address, what=f"alamat {address} dipakai dua kali")
