"""The build of a portal, as a table of contents.

Shared packages are read first; then every district is made on its own, in whatever process
(`workshop`); then the pages of the nation, from what the districts gave; then all is published.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from kksportal.effects import Folders
from kksportal.errors import Finding, sort_findings
from kksportal.model.package import PortalInput
from kksportal.read.portal import read_portal, read_shared
from kksportal.site_build.executor import collect_rarely, make_all, processes
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.digest import Digest, Taken, to_finding, with_downloads
from kksportal.site_build.incremental.memory import TEXTS, ForgottenError, Memory, slices_of
from kksportal.site_build.job import BuildReport, Job, Made, Options
from kksportal.site_build.nation import finish, get_ready, unchanged
from kksportal.site_build.pictures import check_pictures, make_pictures
from kksportal.site_build.reading import Unit, list_units
from kksportal.site_build.shared import check_between, check_shared, check_strays
from kksportal.site_build.target import check_target
from kksportal.site_build.texts import remembered_texts
from kksportal.site_build.workshop import Order, make_chunk, open_workshop, take_chunk
from kksportal.validate.portal import check_portal
from kksportal.words.portal import PortalInfo


def check(folders: Folders) -> tuple[PortalInput | None, tuple[Finding, ...]]:
    """Read and validate a portal: what was understood, and every finding at once."""
    data, found = read_portal(folders)
    if data is not None:
        found = (*found, *check_portal(data), *check_pictures(folders, data)[0])
    return data, sort_findings(found)


def build_portal(folders: Folders, info: PortalInfo, site: Path, options: Options) -> BuildReport:
    """Build a portal into `site`; with errors the published site is left as it stands.

    What the last build left in the cache and still holds is not made again. Raises PortalError
    when the site may not stand there, or holds what no build made.
    """
    collect_rarely()
    check_target(folders, site)
    info = replace(info, downloads=options.downloads)
    for cache in (Cache(options.cache), Cache(None)):
        switches = (options.downloads, options.search)
        memory = Memory.recall(cache, folders, info, site, switches=switches)
        job = Job(folders=folders, info=info, site=site, options=options, memory=memory)
        try:
            return _build(job)
        except ForgottenError:
            cache.clear()
        finally:
            options.progress.end()
            job.stage.discard()
    raise AssertionError("without a cache nothing is forgotten")


def _build(job: Job) -> BuildReport:
    options, memory = job.options, job.memory
    if memory.idle:
        return unchanged(memory)
    options.progress.stage("Membaca paket bersama dan naskah")
    shared, found = read_shared(job.folders, remembered_texts(memory, job.folders))
    if shared is None:
        return BuildReport(findings=sort_findings(found))
    units, more = list_units(job.folders, shared)
    found = (*found, *more, *check_shared(shared, memory))
    made = _make(job, shared, units)
    found = sort_findings((*found, *_told(made)))
    left_out = _left_out(found, made.digests)
    if any(f.is_error and not f.path.startswith(left_out) for f in found) or (
        left_out and not options.keep_going
    ):
        return BuildReport(findings=found, quarantined=made.failed)
    if left_out:
        job.memory = memory.without()
        made = _make_without(job, shared, units, made, found)
    return finish(job, _take(job, made) if options.downloads else made, found)


def _make(
    job: Job,
    shared: PortalInput,
    units: Sequence[Unit],
    *,
    texts_out: frozenset[str] = frozenset(),
    packages_out: Mapping[str, str] = MappingProxyType({}),
) -> Made:
    """Every district by itself, in as many processes as there are cores."""
    options, progress, memory = job.options, job.options.progress, job.memory
    order = Order(
        root=str(job.folders.root),
        stage=str(job.stage.open(job.site)),
        standing=str(job.site) if memory.site else "",
        info=job.info,
        codes=tuple(u.code for u in units if u.folder),
        cache=str(options.cache or ""),
        texts_out=texts_out,
        packages_out=tuple(packages_out.items()),
    )
    workshop = open_workshop(order, shared)
    known = [u for u in units if u.folder or u.code in workshop.names.districts]
    slices = slices_of(workshop.results, workshop.names, known)
    stale, kept = memory.split(known, slices, frozenset(s.slug for s in shared.stories))
    progress.stage("Daerah: baca, periksa, hitung, cetak", len(stale))
    made: list[Digest] = []
    chunks = make_all(
        make_chunk,
        order,
        stale,
        jobs=processes(options.jobs),
        executor=options.executor,
        meanwhile=lambda: get_ready(workshop),
    )
    for chunk in chunks:
        made += chunk
        progress.step(len(made))
    pictures, blurred = make_pictures(job, workshop.shared, workshop.stage)
    return Made(
        order=order,
        workshop=workshop,
        digests=sorted([*made, *kept], key=lambda digest: digest.code),
        anew=frozenset(digest.code for digest in made),
        slices=slices,
        failed={d.code: d.folder for d in made if d.failed},
        pictures=pictures,
        blurred=tuple(blurred),
    )


def _take(job: Job, made: Made) -> Made:
    """The downloads of every district that was made; kept ones have theirs."""
    options, progress = job.options, job.options.progress
    units = [Unit(d.code, d.folder) for d in made.digests if d.code in made.anew]
    progress.stage("Unduhan", len(units))
    taken: dict[str, Taken] = {}
    jobs = processes(options.jobs)
    executor = options.executor
    for chunk in make_all(take_chunk, made.order, units, jobs=jobs, executor=executor, apart=True):
        taken |= {one.code: one for one in chunk}
        progress.step(len(taken))
    digests = [with_downloads(d, taken[d.code]) if d.code in taken else d for d in made.digests]
    return replace(made, digests=digests)


def _told(made: Made) -> list[Finding]:
    """What the districts told of themselves, and what only shows when they are compared."""
    shared, digests = made.workshop.shared, made.digests
    checked = {d.code for d in digests if d.folder}
    return [
        *(to_finding(f) for digest in digests for f in digest.findings),
        *made.blurred,
        *check_between(shared, digests),
        *check_strays(shared, made.workshop.known, checked),
    ]


def _left_out(found: Sequence[Finding], digests: Sequence[Digest]) -> tuple[str, ...]:
    """Where errors may stand while the rest is built: packages and texts of a district."""
    folders = [f"{d.folder}/" for d in digests if d.failed]
    return (*folders, *(f.path for f in found if f.is_error and f.path.startswith(TEXTS)))


def _make_without(
    job: Job, shared: PortalInput, units: Sequence[Unit], made: Made, found: Sequence[Finding]
) -> Made:
    """All districts again, without the packages and texts that have errors."""
    bad = frozenset(f.path for f in found if f.is_error)
    kept = [Unit(u.code, "" if u.code in made.failed else u.folder) for u in units]
    again = _make(job, shared, kept, texts_out=bad, packages_out=made.failed)
    return replace(again, failed=made.failed)
