"""All districts of a build: those that stand, and those that are built in as many processes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from kksportal import addresses
from kksportal.errors import Finding
from kksportal.model.package import PortalInput
from kksportal.pages import register
from kksportal.site_build.checker_files import program_zip
from kksportal.site_build.chunks import (
    begin_chunk,
    build_chunk,
    download_chunk,
    make_chunk,
    open_builder,
    sheet_chunk,
)
from kksportal.site_build.district_builder import BuilderSetup, DistrictBuilder
from kksportal.site_build.executor import elsewhere, make_all, processes
from kksportal.site_build.films import make_films
from kksportal.site_build.incremental.districts import DistrictKeys, shared_keys
from kksportal.site_build.incremental.output import (
    DistrictOutput,
    Downloads,
    compared_in,
    last_day,
    to_finding,
    with_downloads,
)
from kksportal.site_build.incremental.state import Thing
from kksportal.site_build.job import Job
from kksportal.site_build.odf import known_odf
from kksportal.site_build.pictures import make_pictures
from kksportal.site_build.reading import Unit
from kksportal.site_build.shared import check_between, check_strays


@dataclass(frozen=True, kw_only=True)
class BuiltDistricts:
    """All districts, built now or kept from the last build, in the order of their codes."""

    setup: BuilderSetup
    builder: DistrictBuilder
    outputs: list[DistrictOutput]
    anew: frozenset[str]  # codes of those that were built now
    keys: DistrictKeys
    failed: dict[str, str]  # code → folder of packages with errors
    pictures: Mapping[str, Thing]  # of stories
    blurred: tuple[Finding, ...] = ()  # pictures that cannot be decoded

    @cached_property
    def compared(self) -> tuple[str, ...]:
        """The addresses of comparisons that have any row."""
        return compared_in(self.outputs)

    @cached_property
    def indicators(self) -> frozenset[str]:
        """The addresses of indicators of which any district has data."""
        slots = frozenset().union(*(one.slots for one in self.outputs))
        return frozenset(slot for slot in slots if addresses.INDICATOR.parts(slot))

    @cached_property
    def spoken(self) -> frozenset[str]:
        """The addresses of the English pages of districts."""
        written = (page.address for one in self.outputs for page in one.pages)
        return frozenset(one for one in written if addresses.ENGLISH_DISTRICT.parts(one))

    @property
    def mapped(self) -> frozenset[str]:
        """The tatanan of which any district has a score by the centre."""
        return frozenset(score[0] for one in self.outputs for score in one.scores)

    @property
    def own_days(self) -> dict[str, str]:
        """The days of the shared packages of awards, by folder."""
        return {a.head.folder: a.head.updated for a in self.builder.data.awards}

    @property
    def updated(self) -> str:
        """The day on which any data last changed."""
        return last_day(self.outputs, self.own_days)


def build_districts(
    job: Job,
    data: PortalInput,
    units: Sequence[Unit],
    *,
    texts_out: frozenset[str] = frozenset(),
    packages_out: Mapping[str, str] = MappingProxyType({}),
    check_only: bool = False,
) -> BuiltDistricts:
    """Every district by itself; those whose keys are the same stand and are not built.

    `texts_out` and `packages_out` are left out for their errors. With `check_only` nothing is
    made: what all share has errors, and whoever prints it would stumble.
    """
    options, progress, last = job.options, job.options.progress, job.last
    setup = BuilderSetup(
        root=str(job.folders.root),
        stage=str(job.stage.open(job.site)),
        published=str(job.site) if last.left else "",
        info=job.info,
        codes=tuple(u.code for u in units if u.folder),
        cache=str(options.cache or ""),
        safe=job.folders.safe,
        at=job.folders.at,
        texts_out=texts_out,
        packages_out=tuple(packages_out.items()),
        odf=known_odf(last, job.folders, units),
        check_only=check_only,
        packs=job.runtime is not None and not options.downloads,
    )
    builder = open_builder(setup, data)
    known = [u for u in units if u.folder or u.code in builder.names.districts]
    keys = DistrictKeys(
        last=last,
        shared=shared_keys(builder.context, known),
        stories=frozenset(story.slug for story in data.stories),
        told={story.slug: (story.region, story.innovation) for story in data.stories},
    )
    stale, kept = keys.split(known)
    jobs = processes(options.jobs)
    taking = (options.downloads or options.sheets) and not check_only
    # What is built in this process owes its fact sheets: setting them would forbid it to fork.
    far = elsewhere(len(stale), jobs, options.executor)
    progress.stage(
        f"Daerah: baca, periksa, hitung, cetak{', unduhan' if taking else ''}", len(stale)
    )
    with_all = make_chunk if far else begin_chunk
    built: list[DistrictOutput] = []
    chunks = make_all(
        with_all if taking else build_chunk,
        setup,
        stale,
        jobs=jobs,
        executor=options.executor,
        meanwhile=lambda: _get_ready(job, builder),
        apart=taking and far,
    )
    for chunk in chunks:
        built += map(job.shelf.lay, chunk)
        progress.step(len(built))
    pictures, blurred = make_pictures(job, builder.data, builder.stage)
    films, torn = make_films(job, builder.data, builder.stage)
    return BuiltDistricts(
        setup=setup,
        builder=builder,
        outputs=sorted([*built, *kept], key=lambda output: output.code),
        anew=frozenset(output.code for output in built),
        keys=keys,
        failed={one.code: one.folder for one in built if one.failed},
        pictures=pictures | films,
        blurred=(*blurred, *torn),
    )


def build_without(
    job: Job,
    data: PortalInput,
    units: Sequence[Unit],
    built: BuiltDistricts,
    findings: Sequence[Finding],
) -> BuiltDistricts:
    """All districts again, without the packages and texts that have errors."""
    bad = frozenset(f.path for f in findings if f.is_error)
    kept = [Unit(u.code, "" if u.code in built.failed else u.folder) for u in units]
    again = build_districts(job, data, kept, texts_out=bad, packages_out=built.failed)
    return replace(again, failed=built.failed)


def make_downloads(job: Job, built: BuiltDistricts) -> BuiltDistricts:
    """What districts that were built now still lack: fact sheets, or after errors all downloads."""
    options, progress = job.options, job.options.progress
    anew = [one for one in built.outputs if one.code in built.anew]
    owing = [Unit(one.code, one.folder) for one in anew if one.owed]
    without = [Unit(one.code, one.folder) for one in anew if not one.taken]
    tasks = [one for one in ((sheet_chunk, owing), (download_chunk, without)) if one[1]]
    if not tasks:
        return built
    progress.stage("Unduhan", len(owing) + len(without))
    downloads: dict[str, Downloads] = {}
    for task, units in tasks:
        chunks = make_all(
            task,
            built.setup,
            units,
            jobs=processes(options.jobs),
            executor=options.executor,
            apart=True,
        )
        for chunk in chunks:
            downloads |= {one.code: one for one in chunk}
            progress.step(len(downloads))
    outputs = [
        with_downloads(one, downloads[one.code]) if one.code in downloads else one
        for one in built.outputs
    ]
    return replace(built, outputs=outputs)


def findings_of(built: BuiltDistricts) -> list[Finding]:
    """What was found in the districts, and what only shows when they are compared."""
    data, outputs = built.builder.data, built.outputs
    checked = {one.code for one in outputs if one.folder}
    return [
        *(to_finding(f) for output in outputs for f in output.findings),
        *built.blurred,
        *check_between(data, outputs),
        *check_strays(data, built.builder.known, checked),
    ]


def _get_ready(job: Job, builder: DistrictBuilder) -> None:
    """What the nation will need and other processes do not: done while those work."""
    if job.runtime is not None and job.last.state is None and job.program is None:
        job.program = program_zip()
    printed = register.templates(register.NATION)
    builder.templates.compile(*(f"halaman/{name}" for name in printed))
    builder.results.matrix()
