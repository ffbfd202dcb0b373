"""The build of a portal, as a table of contents.

Shared packages are read first; then every district is built on its own, in whatever process; then
the nation, from what the districts gave; then all is published, and remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kksportal.effects import Folders, noting
from kksportal.errors import Finding, sort_findings
from kksportal.model.package import PortalInput
from kksportal.read.portal import read_portal, read_shared
from kksportal.site_build.archived_pages import make_archived_pages
from kksportal.site_build.checker import make_checker
from kksportal.site_build.checker_files import runtime_folder
from kksportal.site_build.closed_rows import with_rows
from kksportal.site_build.districts import (
    BuiltDistricts,
    build_districts,
    build_without,
    findings_of,
    make_downloads,
)
from kksportal.site_build.editorial import make_editorial
from kksportal.site_build.executor import collect_rarely
from kksportal.site_build.faults import check_memory, in_one_sentence
from kksportal.site_build.gone import make_gone
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.inputs import Stat
from kksportal.site_build.incremental.last_build import (
    DISTRICT_THING,
    DISTRICTS,
    TEXTS,
    ForgottenError,
    LastBuild,
)
from kksportal.site_build.incremental.output import plain_finding, plain_output, to_finding
from kksportal.site_build.incremental.state import PlainReport, State
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.job import BuildReport, Job, Options
from kksportal.site_build.links import check_built_links, check_texts_links
from kksportal.site_build.locks import alone_at
from kksportal.site_build.nation import PAGE, make_nation
from kksportal.site_build.own_templates import own_templates_at_fault
from kksportal.site_build.pictures import check_pictures
from kksportal.site_build.publish import complete, files_of, names_in, publish, sweep
from kksportal.site_build.reading import list_units
from kksportal.site_build.search_index.index import make_search
from kksportal.site_build.shared import check_shared
from kksportal.site_build.site_files import SiteFiles
from kksportal.site_build.target import MANIFEST, check_strangers, check_target, manifest
from kksportal.site_build.texts import remembered_texts
from kksportal.validate.echoes import told_once
from kksportal.validate.permits import forbidden, permitted
from kksportal.validate.portal import check_portal
from kksportal.words.portal import PortalInfo


def check(folders: Folders) -> tuple[PortalInput | None, tuple[Finding, ...]]:
    """Read and validate a portal: what was understood, and every finding at once."""
    data, findings = read_portal(folders)
    if data is not None:
        findings = (*findings, *check_portal(data, findings), *check_pictures(folders, data)[0])
        findings = (*findings, *check_texts_links(folders, data))
        told = with_rows(folders, data.closed, told_once(findings))
        return data, permitted(told, data.permits)
    return data, sort_findings(findings)


def build_portal(folders: Folders, info: PortalInfo, site: Path, options: Options) -> BuildReport:
    """Build a portal into `site`; with errors the published site is left as it stands.

    What the last build left in the cache and still stands is not made again. Raises PortalError
    when the site may not stand there, holds what no build made, or the machine refuses something.
    """
    collect_rarely()
    check_target(folders, site)
    with in_one_sentence(), alone_at(site):
        sweep(site)
        check_memory()
        asked = replace(
            info,
            downloads=options.downloads,
            sheets=options.sheets,
            folder=options.folder,
        )
        return _build_alone(folders, asked, site, options)


def _build_alone(folders: Folders, info: PortalInfo, site: Path, options: Options) -> BuildReport:
    """Build while nobody else builds into the site."""
    kept = Cache(options.cache)
    kept.sweep()
    # A site in a folder is opened without a host: there nothing is fetched and nothing compiled.
    runtime = None if options.folder else runtime_folder(folders)
    for cache in (kept, Cache(None)):
        switches = (options.downloads, options.search, runtime is not None)
        last = LastBuild.recall(cache, folders, info, site, switches=switches)
        job = Job(
            folders=folders, info=info, site=site, options=options, last=last, runtime=runtime
        )
        try:
            with own_templates_at_fault(folders):
                return _build(job)
        except ForgottenError:
            cache.clear()
        finally:
            options.progress.end()
            job.shelf.close()
            job.stage.discard()
    raise AssertionError("without a cache nothing is forgotten")


def _build(job: Job) -> BuildReport:
    """From the packages to the districts; an error ends it here, before anything is published."""
    options, last = job.options, job.last
    if last.state is not None and last.idle:
        return replace(_unchanged(last.state), checker=job.runtime is not None)
    options.progress.stage("Membaca paket bersama dan naskah")
    with noting() as noted:
        data, shared_findings = read_shared(job.folders, remembered_texts(last, job.folders))
    if last.cache.keeps and not last.inputs.agrees(noted):
        raise ForgottenError  # saved since it was looked at: nothing is known of what is read now
    if data is None:
        return BuildReport(findings=sort_findings(shared_findings))
    units, more = list_units(job.folders, data)
    shared_findings = (*shared_findings, *more, *check_shared(data, last, job.info.smallest))
    shared_findings += tuple(check_texts_links(job.folders, data))
    broken = forbidden(shared_findings, data.permits)
    built = build_districts(job, data, units, check_only=broken)
    told = told_once((*shared_findings, *findings_of(built)))
    findings = permitted(with_rows(job.folders, data.closed, told), data.permits)
    left_out = _left_out(findings, built)
    if any(f.is_error and not f.path.startswith(left_out) for f in findings) or (
        left_out and not options.keep_going
    ):
        return BuildReport(findings=findings, quarantined=built.failed)
    if left_out:
        job.last = last.without()
        built = build_without(job, data, units, built, findings)
    if options.downloads or options.sheets:
        built = make_downloads(job, built)
    return _finish(job, built, findings)


def _finish(job: Job, built: BuiltDistricts, findings: Sequence[Finding]) -> BuildReport:
    """From the districts to the published site: what stands is kept, the rest is made."""
    site = SiteFiles(built.builder.stage)
    things = Things(job.last, site)
    _adopt_districts(built, things)
    make_search(job, built, things)  # first: Pagefind's memory then meets less of ours
    job.options.progress.stage("Halaman nasional")
    nation = make_nation(job, built, findings, things)
    editorial = make_editorial(job, nation.info, things)
    make_checker(job, built, things)
    archived = make_archived_pages(job, built, things)
    gone, misplaced = make_gone(job, built, nation.info, things)
    dead = check_built_links(
        job.folders, built.builder.data, site, job.site, downloads=job.options.downloads
    )
    late = (*nation.notices, *misplaced, *site.findings(), *dead)
    findings = sort_findings((*findings, *late))
    if any(f.is_error for f in late):
        return BuildReport(findings=findings)
    job.options.progress.stage("Menerbitkan")
    left, written = _publish(job, site)
    report = BuildReport(
        findings=findings,
        built=True,
        quarantined=built.failed,
        pages=sum(len(one.pages) for one in built.outputs)
        + len(things.facts(PAGE))
        + editorial
        + archived
        + gone,
        files=len(site.sizes),
        size=sum(site.sizes.values()),
        largest=max(site.sizes.values(), default=0),
        made=len(built.anew),
        written=written,
        waiting=built.builder.data.waiting,
        checker=job.runtime is not None,
    )
    if not built.failed:
        _remember(job, built, things, left, report)
    return report


def _adopt_districts(built: BuiltDistricts, things: Things) -> None:
    """The districts and the pictures of their stories are things of this build."""
    for output in built.outputs:
        built.keys.last.inputs.note_read(
            dict(output.shas)
        )  # as they were read, before they were asked
    for output in built.outputs:
        things.adopt(DISTRICT_THING + output.code, built.keys.thing(output))
    for name, picture in built.pictures.items():
        things.adopt(name, picture)


def _publish(job: Job, site: SiteFiles) -> tuple[dict[str, Stat], int]:
    """Publish the stage; every file of the site with its size and time, and how many are new."""
    last, home = job.last, site.stage.home
    site.put(MANIFEST, manifest(site.sizes))
    fresh = files_of(home)
    kept = [file for file in site.sizes if file not in fresh]
    if fresh or last.published.keys() != site.sizes.keys():
        complete(home, job.site, kept)
        names = tuple(names_in(job.site))
        check_strangers(job.site, names, last.ours)
        publish(home, job.site, names)
    return {file: fresh.get(file) or last.published[file] for file in site.sizes}, len(fresh)


def _remember(
    job: Job, built: BuiltDistricts, things: Things, left: dict[str, Stat], report: BuildReport
) -> None:
    """Leave everything for the next build; nothing where what all share was saved meanwhile."""
    if job.last.inputs.moved(beside=DISTRICTS):
        job.last.cache.clear()
        return
    numbers = PlainReport(
        tuple(map(plain_finding, report.findings)),
        report.pages,
        report.files,
        report.size,
        report.largest,
        report.waiting,
    )
    job.last.save(
        State(
            base=job.last.base,
            inputs=job.last.inputs.seen(),
            things=things.all,
            outputs={one.code: plain_output(one) for one in built.outputs},
            site=left,
            report=numbers,
            starts=job.last.starts,
        )
    )


def _unchanged(state: State) -> BuildReport:
    """The report of the last build, when nothing was to be done since."""
    report = state.report
    return BuildReport(
        findings=tuple(map(to_finding, report.findings)),
        built=True,
        pages=report.pages,
        files=report.files,
        size=report.size,
        largest=report.largest,
        waiting=report.waiting,
    )


def _left_out(findings: Sequence[Finding], built: BuiltDistricts) -> tuple[str, ...]:
    """Where errors may stand while the rest is built: packages and texts of a district."""
    folders = [f"{one.folder}/" for one in built.outputs if one.failed]
    texts = (f.path for f in findings if f.is_error and f.path.startswith(TEXTS))
    return (*folders, *texts)
