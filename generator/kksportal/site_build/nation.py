"""From the districts to the published site: national pages, editorial pages, publishing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kksportal.errors import Finding, sort_findings
from kksportal.pages.share import Gathered, PageEntry
from kksportal.pages.site import Asset, Page
from kksportal.plan import plan_national, plan_rows
from kksportal.read.glossary import read_glossary
from kksportal.render.html import Renderer
from kksportal.site_build.downloads import national_files
from kksportal.site_build.editorial import editorial_addresses, editorial_pages
from kksportal.site_build.incremental.digest import (
    compared_in,
    gather,
    last_day,
    plain_finding,
    to_finding,
)
from kksportal.site_build.incremental.inputs import Stat
from kksportal.site_build.incremental.memory import Memory, row_file
from kksportal.site_build.incremental.standing import (
    Entry,
    Rows,
    kept_pages,
    nation_stands,
    own_rows,
)
from kksportal.site_build.job import BuildReport, Job, Made
from kksportal.site_build.publish import complete, files_of, publish
from kksportal.site_build.search_index.index import put_index
from kksportal.site_build.shelf import Shelf, double, doubled_in
from kksportal.site_build.tables import save_parts, taken_files, write_tables
from kksportal.site_build.target import MANIFEST, check_strangers, manifest
from kksportal.site_build.workshop import Workshop
from kksportal.text import date_text
from kksportal.words.portal import PortalInfo

_NATIONAL = (
    "beranda",
    "cari",
    "provinsi",
    "indikator",
    "tatanan",
    "kerangka",
    "daftar-daerah",
    "daftar-inovasi",
    "daftar-penghargaan",
    "penghargaan-siklus",
    "temuan",
    "peta",
    "banding",
    "banding-pilih",
    "pembaruan",
)


def get_ready(workshop: Workshop) -> None:
    """What national pages will need and other processes do not: done while those work."""
    workshop.templates.compile(*(f"halaman/{name}.html" for name in _NATIONAL))
    workshop.results.matrix()


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What the nation comes to in this build: what is to be put, and what stands."""

    info: PortalInfo
    pages: Sequence[Page]
    noticed: tuple[Finding, ...]
    files: Iterable[Asset]
    assets: Mapping[str, int] = field(default_factory=dict)  # files that stand: their sizes
    tables: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # their sizes and lines


def finish(job: Job, made: Made, found: tuple[Finding, ...]) -> BuildReport:
    """Make the pages of the nation and the editorial ones, and publish all."""
    progress, memory = job.options.progress, job.memory
    progress.stage("Halaman nasional")
    rows = own_rows(memory, made)
    plain_found = tuple(map(plain_finding, found))
    whole = nation_stands(memory, made, plain_found)
    kept = kept_pages(memory, rows, whole=whole)
    planned = (_plan_rows if whole else _plan_all)(job, made, found, rows, kept)
    info = planned.info
    sizes = {page.file: page.size for digest in made.digests for page in digest.pages}
    sizes |= {file: size for digest in made.digests for file, size in digest.files}
    sizes |= dict(made.pictures)
    shelf = Shelf(made.workshop.stage, sizes, [*doubled_in(made.digests)])
    pages = sum(len(d.pages) for d in made.digests) + len(planned.pages) + len(kept)
    national: dict[str, Entry] = dict(kept)
    for page, content in _printed(made, info, planned.pages):
        shelf.put(page.file, content)
        frame = page.frame
        national[page.file] = frame.address, frame.changed, frame.noindex, len(content)
    for file, entry in kept.items():
        shelf.note(file, entry[3])
    for address, (size, _) in planned.tables.items():
        shelf.note(address, size)
    assets = dict(planned.assets)
    for address, size in assets.items():
        shelf.note(address, size)
    for asset in planned.files:
        path = job.folders.root / asset.source
        content = path.read_bytes() if asset.source else asset.content
        shelf.put(asset.address, content)
        assets[asset.address] = len(content)
    progress.stage("Halaman redaksi")
    editorial = editorial_pages(job, info)
    for address, content in editorial.items():
        shelf.put(address, content)
    index_key = put_index(job, made, shelf)
    told = [*planned.noticed, *(double(address) for address in shelf.doubles)]
    found = sort_findings((*found, *told))
    if any(f.is_error for f in told):
        return BuildReport(findings=found)
    progress.stage("Menerbitkan")
    site, written = _publish(job, shelf)
    report = BuildReport(
        findings=found,
        built=True,
        quarantined=made.failed,
        pages=pages + len(editorial),
        files=len(shelf.sizes),
        size=sum(shelf.sizes.values()),
        made=len(made.anew),
        written=written,
    )
    if not made.failed:
        more = {
            "national": national,
            "tables": dict(planned.tables),
            "assets": assets,
            "found": plain_found,
            "noticed": tuple(map(plain_finding, planned.noticed)),
            "search": index_key,
        }
        _remember(job, made, rows, site, report, more)
    return report


def _plan_all(
    job: Job, made: Made, found: Sequence[Finding], rows: Rows, kept: Mapping[str, Entry]
) -> Planned:
    """All pages and files of the nation, but for those pages that are kept."""
    workshop, memory = made.workshop, job.memory
    shared, results = workshop.shared, workshop.results
    gathered = gather(made.digests, _own_days(made), rows)
    texts = (
        PageEntry(address=address, changed="", noindex=results.simulated)
        for address in editorial_addresses(memory)
    )
    listed = (*gathered.pages, *(_entry(e) for e in kept.values()), *texts)
    gathered = replace(gathered, pages=listed)
    info = _dated(job.info, gathered.updated, simulated=results.simulated)
    files: list[Asset] = []
    if job.options.downloads:
        tables, taken = write_tables(memory, made), taken_files(made.digests)
        gathered = replace(gathered, tables=tables, taken=taken)
        meanings = read_glossary()
        files += national_files(shared, results, workshop.names, info, gathered, meanings)
    plan, noticed = plan_national(
        shared,
        results,
        info,
        gathered,
        found,
        skip=frozenset(kept),
        tongue=workshop.tongue,
    )
    styles = sorted((job.folders.templates / "aset").glob("[!.]*"))
    files += plan.assets
    files += (Asset(address=f"aset/{path.name}", content=path.read_bytes()) for path in styles)
    return Planned(
        info=info,
        pages=plan.pages,
        noticed=noticed,
        files=files,
        tables={table.address: (table.size, table.lines) for table in gathered.tables},
    )


def _plan_rows(
    job: Job, made: Made, _: Sequence[Finding], rows: Rows, kept: Mapping[str, Entry]
) -> Planned:
    """The pages whose rows moved, where the rest of the nation stands."""
    workshop, state = made.workshop, job.memory.state
    digests = made.digests
    updated, compared = last_day(digests, _own_days(made)), compared_in(digests)
    info = _dated(job.info, updated, simulated=workshop.results.simulated)
    pages = plan_rows(
        workshop.shared,
        workshop.results,
        info,
        Gathered(updated=updated, rows=rows, compared=compared),
        skip=frozenset(kept),
        tongue=workshop.tongue,
    )
    return Planned(
        info=info,
        pages=pages,
        noticed=tuple(map(to_finding, state["noticed"])),
        files=(),
        assets=state["assets"],
        tables=state["tables"],
    )


def _own_days(made: Made) -> dict[str, str]:
    return {a.head.folder: a.head.updated for a in made.workshop.shared.awards}


def unchanged(memory: Memory) -> BuildReport:
    """The report of the last build, when nothing was to be done since."""
    told = memory.state["report"]
    return BuildReport(
        findings=tuple(to_finding(f) for f in told["findings"]),
        built=True,
        pages=told["pages"],
        files=told["files"],
        size=told["size"],
    )


def _entry(entry: Entry) -> PageEntry:
    return PageEntry(address=entry[0], changed=entry[1], noindex=entry[2])


def _dated(info: PortalInfo, updated: str, *, simulated: bool) -> PortalInfo:
    text = date_text(updated)
    return replace(info, updated=updated, updated_text=text, simulated=simulated)


def _printed(made: Made, info: PortalInfo, pages: Sequence[Page]) -> Iterator[tuple[Page, bytes]]:
    """National pages. The portal's own day is only shown where a page has none."""
    templates = made.workshop.templates
    dated = Renderer(templates, info)
    plain = Renderer(templates, replace(info, updated="", updated_text=""))
    for page in pages:
        yield page, (plain if page.frame.changed else dated).page(page)


def _publish(job: Job, shelf: Shelf) -> tuple[dict[str, Stat], int]:
    """Publish the stage; every file of the site with its size and time, and how many are new."""
    memory, stage = job.memory, shelf.stage
    shelf.put(MANIFEST, manifest(shelf.sizes))
    fresh = files_of(stage.home)
    kept = [file for file in shelf.sizes if file not in fresh]
    if fresh or memory.others or memory.standing.keys() != shelf.sizes.keys():
        complete(stage.home, job.site, kept)
        check_strangers(job.site, files_of(job.site), memory.ours)
        publish(stage.home, job.site)
    return {file: fresh.get(file) or memory.standing[file] for file in shelf.sizes}, len(fresh)


def _remember(
    job: Job,
    made: Made,
    rows: Rows,
    site: Mapping[str, tuple[int, int]],
    report: BuildReport,
    more: Mapping[str, object],
) -> None:
    memory = job.memory
    if memory.fresh:
        owners: dict[str, dict[str, str]] = {slot: {} for slot in rows}
        for digest in made.digests:
            for slot in digest.slots:
                owners[slot][digest.code] = digest.rows[slot]
        for slot, own in owners.items():
            memory.cache.save(row_file(slot), own)
        save_parts(memory, made)
    told = {
        "findings": tuple(plain_finding(f) for f in report.findings),
        "pages": report.pages,
        "files": report.files,
        "size": report.size,
    }
    memory.save(made.digests, made.slices, site, {"report": told, **more})
