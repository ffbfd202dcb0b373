"""From the districts to the published site: national pages, editorial pages, publishing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kksportal.build.digest import OWN_FILE, Digest, gather, plain_finding, to_finding
from kksportal.build.downloads import national_files
from kksportal.build.inputs import Stat
from kksportal.build.job import BuildReport, Job, Made
from kksportal.build.memory import AWARDS, ForgottenError, Memory, row_file
from kksportal.build.publish import files_of, publish_changes, publish_whole
from kksportal.build.search import put_index
from kksportal.build.tables import save_parts, taken_files, write_tables
from kksportal.build.workshop import Workshop
from kksportal.effects import Stage
from kksportal.errors import Finding, sort_findings
from kksportal.findings import kind
from kksportal.plan.compare import INDEX
from kksportal.plan.english.addresses import AWARDS as AWARDS_EN
from kksportal.plan.portal import PortalInfo
from kksportal.plan.share import Gathered, PageEntry
from kksportal.plan.site import Page
from kksportal.plan.whole import plan_national
from kksportal.render.html import Renderer
from kksportal.text import date_text

Entry = tuple[str, str, bool, int]  # a page's address, day, whether it is hidden, its size


@dataclass(slots=True)
class Shelf:
    """Puts files on the stage, each address once, and keeps their sizes."""

    stage: Stage
    sizes: dict[str, int]
    doubles: list[str] = field(default_factory=list)

    def put(self, address: str, content: bytes) -> None:
        """Write a file, unless the published site has it as it is."""
        self.note(address, len(content))
        self.stage.write(address, content)

    def note(self, address: str, size: int) -> None:
        """A file that stands already."""
        if address in self.sizes:
            self.doubles.append(address)
        self.sizes[address] = size


_AWARD_MAP = re.compile(r"peta/(\d{4}/)?")
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


def finish(job: Job, made: Made, found: tuple[Finding, ...]) -> BuildReport:
    """Make the pages of the nation and the editorial ones, and publish all."""
    progress, memory, shared = job.options.progress, job.memory, made.workshop.shared
    progress.stage("Halaman nasional")
    rows = _indicator_rows(memory, made)
    days = {a.head.folder: a.head.updated for a in shared.awards}
    gathered = gather(made.digests, days, rows)
    kept = _kept_pages(memory, rows)
    simulated = made.workshop.results.simulated
    texts = (
        PageEntry(address=address, changed="", noindex=simulated)
        for address in _editorial_addresses(memory)
    )
    listed = (*gathered.pages, *(_entry(e) for e in kept.values()), *texts)
    gathered = replace(gathered, pages=listed)
    info = _dated(job.info, gathered, simulated=simulated)
    if job.options.downloads:
        gathered = replace(
            gathered, tables=write_tables(memory, made), taken=taken_files(made.digests)
        )
    plan, noticed = plan_national(
        shared,
        made.workshop.results,
        info,
        gathered,
        found,
        skip=frozenset(kept),
        tongue=made.workshop.tongue,
    )
    sizes = {page.file: page.size for digest in made.digests for page in digest.pages}
    sizes |= {file: size for digest in made.digests for file, size in digest.files}
    sizes |= dict(made.pictures)
    shelf = Shelf(made.workshop.stage, sizes, [*_doubled(made.digests)])
    pages = sum(len(d.pages) for d in made.digests) + len(plan.pages) + len(kept)
    national: dict[str, Entry] = dict(kept)
    for page, content in _printed(made, info, plan.pages):
        shelf.put(page.file, content)
        frame = page.frame
        national[page.file] = frame.address, frame.changed, frame.noindex, len(content)
    for file, entry in kept.items():
        shelf.note(file, entry[3])
    for table in gathered.tables:
        shelf.note(table.address, table.size)
    if job.options.downloads:
        workshop = made.workshop
        for asset in national_files(shared, workshop.results, workshop.names, info, gathered):
            shelf.put(asset.address, asset.content)
    for asset in plan.assets:
        path = job.folders.root / asset.source
        shelf.put(asset.address, path.read_bytes() if asset.source else asset.content)
    for path in sorted((job.folders.templates / "aset").glob("*")):
        shelf.put(f"aset/{path.name}", path.read_bytes())
    progress.stage("Halaman redaksi")
    editorial = _editorial(job, info)
    for address, content in editorial.items():
        shelf.put(address, content)
    index_key = put_index(job, made, shelf)
    told = [*noticed, *(_double(address) for address in shelf.doubles)]
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
        tables = {table.address: (table.size, table.lines) for table in gathered.tables}
        more = {"national": national, "tables": tables, "search": index_key}
        _remember(job, made, rows, site, report, more)
    return report


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


def _indicator_rows(memory: Memory, made: Made) -> dict[str, list[str]]:
    """The rows of the indicator pages that must be printed, each in the order of the codes."""
    if memory.fresh:
        found: dict[str, list[str]] = {}
        for digest in made.digests:
            for slot, row in digest.rows.items():
                if slot.startswith(OWN_FILE):
                    found.setdefault(slot, []).append(row)
        return found
    now = {digest.code: digest for digest in made.digests}
    slots = {
        slot
        for code in {*made.anew, *memory.state["units"]}
        if code in made.anew or code not in now
        for slot in _moved(memory.row_keys(code), now[code].row_keys if code in now else {})
    }
    slots |= {f.removesuffix("index.html") for f in memory.damaged if f.startswith(OWN_FILE)}
    rows = {}
    for slot in slots:
        before = memory.rows(slot)
        try:
            mine = {
                code: digest.rows[slot] if code in made.anew else before[code]
                for code, digest in now.items()
                if slot in digest.row_keys
            }
        except KeyError:
            raise ForgottenError(slot) from None
        rows[slot] = list(mine.values())
        memory.cache.save(row_file(slot), mine)
    return rows


def _moved(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    return (slot for slot in {*before, *now} if before.get(slot) != now.get(slot))


def _kept_pages(memory: Memory, rows: Mapping[str, object]) -> dict[str, Entry]:
    """National pages that stand as they are, by file: of indicators, frameworks and awards."""
    if memory.fresh:
        return {}
    awards_moved = any(path.startswith(AWARDS) for path in memory.changed)
    national: dict[str, Entry] = memory.state["national"]

    def stands(address: str) -> bool:
        if address.startswith(OWN_FILE) and address != INDEX:
            return address not in rows
        if address.startswith(("penghargaan/", AWARDS_EN)) or _AWARD_MAP.fullmatch(address):
            return not awards_moved
        return address.startswith("kerangka/")

    return {
        file: entry
        for file, entry in national.items()
        if stands(entry[0]) and file not in memory.damaged
    }


def _entry(entry: Entry) -> PageEntry:
    return PageEntry(address=entry[0], changed=entry[1], noindex=entry[2])


def _dated(info: PortalInfo, gathered: Gathered, *, simulated: bool) -> PortalInfo:
    return replace(
        info,
        updated=gathered.updated,
        updated_text=date_text(gathered.updated),
        simulated=simulated,
    )


def _printed(made: Made, info: PortalInfo, pages: Sequence[Page]) -> Iterator[tuple[Page, bytes]]:
    """National pages. The portal's own day is only shown where a page has none."""
    templates = made.workshop.templates
    dated = Renderer(templates, info)
    plain = Renderer(templates, replace(info, updated="", updated_text=""))
    for page in pages:
        yield page, (plain if page.frame.changed else dated).page(page)


def _editorial(job: Job, info: PortalInfo) -> Mapping[str, bytes]:
    """Editorial pages, from the cache when their texts and templates are as they were."""
    inputs = job.memory.inputs
    paths = [p for p in inputs.stats if _is_editorial(p)]
    key = f"{job.memory.base} {info!r} {inputs.key(paths)}"
    known = job.memory.cache.load("redaksi")
    if isinstance(known, tuple) and known[0] == key:
        pages: dict[str, bytes] = known[1]
        return pages
    made = dict(job.options.editorial(info))
    job.memory.cache.save("redaksi", (key, made))
    return made


def _editorial_addresses(memory: Memory) -> list[str]:
    """The addresses of the editorial pages, as MkDocs makes them of the Markdown files."""
    found = []
    for path in sorted(memory.inputs.stats):
        if path.endswith(".md") and _is_editorial(path):
            folder, _, name = path.removeprefix("content/").rpartition("/")
            own = "" if name in ("index.md", "README.md") else f"{name.removesuffix('.md')}/"
            found.append(f"{folder}/{own}" if folder else own)
    return found


def _is_editorial(path: str) -> bool:
    own = path.startswith("content/") and not path.startswith(
        ("content/inovasi/", "content/narasi/")
    )
    return own or path == "mkdocs.yml"


def _publish(job: Job, shelf: Shelf) -> tuple[dict[str, Stat], int]:
    """Publish the stage; every file of the site with its size and time, and how many are new."""
    memory, stage = job.memory, shelf.stage
    if not memory.site:
        publish_whole(stage.home, job.site)
        return files_of(job.site), len(shelf.sizes)
    fresh = files_of(stage.home)
    gone = [f for f in (*memory.site, *memory.strangers) if f not in shelf.sizes]
    publish_changes(stage.home, job.site, gone)
    return {f: fresh.get(f) or memory.standing[f] for f in shelf.sizes}, len(fresh)


def _remember(
    job: Job,
    made: Made,
    rows: Mapping[str, Sequence[str]],
    site: Mapping[str, tuple[int, int]],
    report: BuildReport,
    more: Mapping[str, object],
) -> None:
    memory = job.memory
    if memory.fresh:
        owners: dict[str, dict[str, str]] = {slot: {} for slot in rows}
        for digest in made.digests:
            for slot in digest.row_keys:
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


def _doubled(digests: Sequence[Digest]) -> Iterator[str]:
    """Addresses that two districts claim."""
    seen: set[str] = set()
    for digest in digests:
        for file in (*(page.file for page in digest.pages), *(f for f, _ in digest.files)):
            if file in seen:
                yield file
            seen.add(file)


def _double(address: str) -> Finding:
    return Finding(kind=kind("KKS-H001"), path=address, what=f"alamat {address} dipakai dua kali")
