"""The pages and files of the nation: of each, whether it stands, and else what it becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256

from kksportal.errors import Finding
from kksportal.exports import register as files
from kksportal.pages import register as pages
from kksportal.pages.gathered import Gathered, PageEntry, TableFile
from kksportal.pages.nation.context import NationContext
from kksportal.pages.notices import notice_national
from kksportal.pages.site import Page
from kksportal.pages.types import On
from kksportal.plan import nation_pages
from kksportal.read.glossary import read_words
from kksportal.render.files import to_bytes
from kksportal.render.html import Renderer
from kksportal.site_build.archives import Archives
from kksportal.site_build.districts import BuiltDistricts
from kksportal.site_build.editorial import editorial_addresses
from kksportal.site_build.gathering import gather
from kksportal.site_build.incremental.contributions import ROWS
from kksportal.site_build.incremental.keys import Keys, RowKeys
from kksportal.site_build.incremental.last_build import TEMPLATE, hashed, joined
from kksportal.site_build.incremental.output import plain_finding
from kksportal.site_build.incremental.things import Things
from kksportal.site_build.job import Job
from kksportal.site_build.lists import make_lists
from kksportal.site_build.tables import count_downloads, make_tables
from kksportal.text import date_text
from kksportal.words.portal import PortalInfo

PAGE, FILES = "halaman:", "berkas:"  # the names of these things begin so


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """The nation of a build: what every page of it shows, and what was noticed."""

    info: PortalInfo  # with the day on which any data last changed
    notices: tuple[Finding, ...]


def make_nation(
    job: Job, built: BuiltDistricts, findings: Sequence[Finding], things: Things
) -> Nation:
    """Make the tables, pages and files of the nation that do not stand."""
    builder = built.builder
    notices = notice_national(
        builder.data, builder.names, {one.code: one.cycle for one in built.outputs if one.cycle}
    )
    info = replace(
        job.info,
        updated=built.updated,
        updated_text=date_text(built.updated),
        simulated=builder.results.simulated,
    )
    tables = (
        (*make_tables(job, built, things), *make_lists(job, built, things))
        if job.options.downloads
        else ()
    )
    provinces = {row.id: row.provinsi for row in builder.names.current}
    archives = Archives(job.folders, provinces)
    context, keys = _context(job, built, info, (*findings, *notices), tables, things, archives)
    printed = _printer(built, info)
    for page in nation_pages(context):
        frame = page.frame
        facts = (frame.address, frame.changed, frame.noindex)
        things.put(PAGE + frame.address, {page.file: printed(page)}, facts)
    _make_files(job, context, keys, things)
    if builder.data.closed:
        _make_archives(archives, keys, things)
    return Nation(info=info, notices=notices)


def _context(
    job: Job,
    built: BuiltDistricts,
    info: PortalInfo,
    findings: tuple[Finding, ...],
    tables: tuple[TableFile, ...],
    things: Things,
    archives: Archives,
) -> tuple[NationContext, Keys]:
    """What the nation is made from, and its keys; what is costly waits until a page asks."""
    last, outputs, shared = job.last, built.outputs, built.builder.context
    download_sizes = count_downloads(outputs) if job.options.downloads else {}
    rows = RowKeys(last, built)

    def gathered() -> Gathered:
        return replace(
            gather(outputs, built.own_days), tables=tables, download_sizes=download_sizes
        )

    def rows_of(address: str) -> Sequence[str]:
        made = job.shelf.of(address)
        return [*ROWS.join(last.cache, address, rows.of(address), made).values()]

    @cache
    def entries() -> tuple[PageEntry, ...]:
        written = (page for one in outputs for page in one.pages)
        texts = (
            PageEntry(address=address, changed="", noindex=info.simulated)
            for address in editorial_addresses(last)
        )
        return (
            *(PageEntry(address=a, changed=c, noindex=n) for a, c, n in things.facts(PAGE)),
            *(PageEntry(address=p.address, changed=p.changed, noindex=p.noindex) for p in written),
            *texts,
        )

    later: Mapping[On, Callable[[], str]] = {
        On.FINDINGS: lambda: hashed([*map(plain_finding, findings)]),
        On.TABLES: lambda: hashed(tables),
        On.DOWNLOADS: lambda: hashed(sorted(download_sizes.items())),
        On.PAGES: lambda: joined(sorted(map(repr, entries()))),
    }
    keys = Keys(last, built, rows, built.updated, later)

    def wants(address: str) -> bool:
        page_type = pages.type_of(address)
        assert page_type is not None, address
        uses = keys.uses(page_type.on, PAGE + address, address)
        uses[TEMPLATE] = last.template_key(page_type.template)
        return not things.stands(PAGE + address, uses)

    context = NationContext(
        results=shared.results,
        names=shared.names,
        cells=shared.cells,
        info=info,
        translator=shared.translator,
        gather=gathered,
        rows=rows_of,
        compared=built.compared,
        indicators=built.indicators,
        spoken=built.spoken,
        mapped=built.mapped,
        findings=findings,
        wants=wants,
        terms=shared.terms,
        words=read_words,
        entries=entries,
        archives=archives.told,
        checker=job.runtime is not None,
    )
    return context, keys


def _make_files(job: Job, context: NationContext, keys: Keys, things: Things) -> None:
    """The files beside the pages, and those that templates bring along."""
    for one in files.NATION:
        if one.download and not job.options.downloads:
            continue
        name = FILES + one.name
        if not things.stands(name, keys.uses(one.on, name)):
            made = {file.address: to_bytes(file.content) for file in one.files(context)}
            things.put(name, made)
    name = f"{FILES}gaya"
    owners = job.options.assets
    uses = keys.uses((On.STYLES,), name)
    if owners:
        uses["milik"] = hashed([(own, sha256(owners[own]).hexdigest()) for own in sorted(owners)])
    if not things.stands(name, uses):
        styles = job.folders.assets()
        made = {f"aset/{own}": path.read_bytes() for own, path in styles.items()}
        things.put(name, made | dict(owners))


def _make_archives(archives: Archives, keys: Keys, things: Things) -> None:
    """What readers take along of closed cycles."""
    name = f"{FILES}arsip"
    if not things.stands(name, keys.uses((On.ARCHIVES,), name)):
        things.put(name, dict(archives.files()))


def _printer(built: BuiltDistricts, info: PortalInfo) -> Callable[[Page], bytes]:
    """Prints pages of the nation.

    The portal's own day is only shown where a page has none, and is of a type that depends on it.
    """
    templates = built.builder.templates
    dated = Renderer(templates, info)
    plain = Renderer(templates, replace(info, updated="", updated_text=""))
    moving = [one.address for one in pages.NATION if On.DAY in one.on]

    def printed(page: Page) -> bytes:
        frame = page.frame
        shows = not frame.changed and any(one.parts(frame.address) is not None for one in moving)
        return (dated if shows else plain).page(page)

    return printed
