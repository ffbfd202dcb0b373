"""One district from its CSV to its written pages: the unit of work, in whatever process.

A workshop holds what is the same for all districts. It is opened once in a process; a process
that is forked after the opening inherits it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from kksportal.compute.district import compute_district
from kksportal.compute.shared import compute_shared
from kksportal.effects import Folders, Stage
from kksportal.errors import Finding
from kksportal.findings import kind
from kksportal.model.package import DistrictPackage, PortalInput
from kksportal.pages.english.tongue import Tongue
from kksportal.pages.site import Asset, Page
from kksportal.plan import UnitPlan, plan_district, plan_short
from kksportal.read.catalogue import catalogue_file, read_catalogue
from kksportal.read.portal import read_package, read_shared
from kksportal.render.html import Renderer, Templates
from kksportal.render.share import print_compared, print_share
from kksportal.site_build.downloads import card_without_package, downloads_of, table_parts
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.digest import (
    OWN_FILE,
    Digest,
    Taken,
    Written,
    plain_finding,
    plain_news,
    record_key,
    row_keys,
)
from kksportal.site_build.incremental.inputs import sha_of
from kksportal.site_build.reading import Unit
from kksportal.validate.known import Known
from kksportal.validate.portal import check_package, innovations_of, source_table
from kksportal.validate.stories import check_stories
from kksportal.words.context import DistrictContext
from kksportal.words.names import Names
from kksportal.words.portal import PortalInfo
from kksportal.words.tables import Cells


def tongue_of(info: PortalInfo, cache: Cache) -> Tongue | None:
    """English with its catalogue, or None where the portal does not speak it.

    The catalogue is kept as plain words: reading it as Babel does costs as much as a district.
    """
    if "en" not in info.languages:
        return None
    key = sha_of(catalogue_file("en"))
    kept = cache.load("kata-en")
    if isinstance(kept, tuple) and kept[0] == key:
        return Tongue("en", kept[1])
    words = read_catalogue("en")
    cache.save("kata-en", (key, words))
    return Tongue("en", words)


_OFTEN = (
    "daerah.html",
    "daerah-tatanan.html",
    "daerah-kelembagaan.html",
    "daerah-penghargaan.html",
    "daerah-sumber.html",
    "daerah-singkat.html",
    "inovasi.html",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a process needs to know to open a workshop; small, and the same for all units."""

    root: str
    stage: str  # where pages are written before they are published
    standing: str  # the published site to compare with; "": everything is written
    info: PortalInfo
    codes: tuple[str, ...]  # of all districts that have a package
    cache: str = ""  # where compiled templates and catalogues are kept; "": nowhere
    texts_out: frozenset[str] = frozenset()  # stories and narratives left out for their errors
    packages_out: tuple[tuple[str, str], ...] = ()  # code and folder of packages left out

    def leave_out(self, shared: PortalInput) -> PortalInput:
        """What was read, without what this build leaves out; the same in every process."""
        return replace(
            shared,
            quarantined=dict(self.packages_out),
            stories=tuple(s for s in shared.stories if s.path not in self.texts_out),
            narratives=tuple(s for s in shared.narratives if s.path not in self.texts_out),
        )


class Workshop:
    """Makes units: reads, checks, computes, plans, prints and writes one district at a time."""

    def __init__(self, order: Order, read: PortalInput) -> None:
        shared = order.leave_out(read)
        self.folders = Folders(root=Path(order.root))
        self.shared = shared
        self.results = compute_shared(shared, order.codes)
        self.names = Names(shared)
        self.cells = Cells(self.names)
        self.known = Known.of(shared)
        self.info = order.info
        cache = Path(order.cache) if order.cache else None
        self.tongue = tongue_of(order.info, Cache(cache))
        self.templates = Templates(
            self.folders.templates, cache / "templat" if cache else None, self.tongue
        )
        often = (*_OFTEN, "en-daerah.html") if self.tongue else _OFTEN
        self.templates.compile("main.html", *(f"halaman/{name}" for name in often))
        self.renderer = Renderer(self.templates, order.info)
        self.stage = Stage(Path(order.stage), Path(order.standing) if order.standing else None)

    def make(self, unit: Unit) -> Digest:
        """One district; with errors in its package nothing is written."""
        if not unit.folder:
            row = self.names.districts[unit.code]
            plan = plan_short(row, self.shared, self.results, self.names, self.tongue)
            pages, files = self._print(plan.pages), self._put(plan.files)
            return Digest(
                code=unit.code,
                folder="",
                pages=pages,
                files=files,
                records=plan.records,
                record_key=record_key(plan.records),
            )
        shas = self._shas(unit)  # before reading: what is saved meanwhile shows in the next build
        package, found = read_package(self.folders.root / unit.folder, self.folders)
        if package is not None and not isinstance(package, DistrictPackage):
            path, what = f"{unit.folder}/datapackage.json", "Ini bukan paket daerah."
            found = [*found, Finding(kind=kind("KKS-P002"), path=path, what=what)]
        if not isinstance(package, DistrictPackage):
            return _failed(unit, found)
        found = [*found, *self._check(unit, package)]
        if any(finding.is_error for finding in found):
            return _failed(unit, found, package)
        district = compute_district(package, self.results)
        context = DistrictContext.of(district, self.results, self.names, self.cells)
        context = replace(context, downloads=self.info.downloads)
        plan = plan_district(context, self.info, self.tongue)
        rows = self._rows(plan)
        slots = tuple(slot for slot in rows if slot.startswith(OWN_FILE))
        pages, files = self._print(plan.pages), self._put(plan.files)
        share = plan.share
        assert share is not None
        return Digest(
            code=unit.code,
            folder=unit.folder,
            updated=package.head.updated,
            cycle=context.district.cycle,
            findings=tuple(plain_finding(f) for f in (*found, *plan.noticed)),
            news=plain_news(share.news),
            changes=tuple(map(tuple, share.changes)),
            dataset=tuple(share.dataset or ()),
            province=share.province,
            province_sources=tuple(tuple(s) for s in share.sources),
            sources=tuple(tuple(s) for s in package.sumber),
            named=tuple(row.cerita for row in package.inovasi if row.cerita),
            rows=rows,
            scores=tuple(tuple(s) for s in plan.scores),
            slots=slots,
            row_keys=row_keys(rows, slots),
            shas=shas,
            pages=pages,
            files=files,
            records=plan.records,
            record_key=record_key(plan.records),
        )

    def take(self, unit: Unit) -> Taken:
        """What can be taken away of one district: made after the pages, from a sound package.

        Of a district without a package that is a card alone.
        """
        if not unit.folder:
            row = self.names.districts[unit.code]
            card = card_without_package(row, self.shared, self.results, self.names, self.info)
            return Taken(unit.code, self._put([card]), {})
        package, _ = read_package(self.folders.root / unit.folder, self.folders)
        assert isinstance(package, DistrictPackage)
        district = compute_district(package, self.results)
        context = DistrictContext.of(district, self.results, self.names, self.cells)
        return Taken(unit.code, self._put(downloads_of(context, self.info)), table_parts(context))

    def _check(self, unit: Unit, package: DistrictPackage) -> list[Finding]:
        texts = (*self.names.stories_of(unit.code), *self.names.narratives_of(unit.code))
        own = {unit.code: innovations_of(package)}
        return [
            *check_package(package, self.known),
            *check_stories(texts, [source_table(package)], own, self.known),
        ]

    def _shas(self, unit: Unit) -> tuple[tuple[str, str], ...]:
        folder = self.folders.root / unit.folder
        files = (path for path in folder.rglob("*") if path.is_file())
        return tuple((self.folders.relative(path), sha_of(path)) for path in sorted(files))

    def _rows(self, plan: UnitPlan) -> dict[str, str]:
        if plan.share is None:
            return {}
        return print_share(self.renderer, plan.share) | print_compared(self.renderer, plan.compared)

    def _put(self, files: Iterable[Asset]) -> tuple[tuple[str, int], ...]:
        made = []
        for file in files:
            self.stage.write(file.address, file.content)
            made.append((file.address, len(file.content)))
        return tuple(made)

    def _print(self, pages: Sequence[Page]) -> tuple[Written, ...]:
        made = []
        for page in pages:
            content = self.renderer.page(page)
            self.stage.write(page.file, content)
            frame = page.frame
            made.append(
                Written(page.file, frame.address, frame.changed, frame.noindex, len(content))
            )
        return tuple(made)


def _failed(unit: Unit, found: Sequence[Finding], package: DistrictPackage | None = None) -> Digest:
    """A district that cannot be made; an error in one of its texts does not condemn its package."""
    inside = f"{unit.folder}/"
    return Digest(
        code=unit.code,
        folder=unit.folder,
        failed=package is None or any(f.is_error and f.path.startswith(inside) for f in found),
        updated=package.head.updated if package else "",
        findings=tuple(plain_finding(f) for f in found),
        sources=tuple(tuple(s) for s in package.sumber) if package else (),
    )


_OPEN: dict[Order, Workshop] = {}
_ONE_AT_A_TIME = Lock()  # a cluster may give one process several threads


def open_workshop(order: Order, shared: PortalInput) -> Workshop:
    """Open a workshop in this process, for itself and for those forked from it."""
    _OPEN.clear()
    workshop = _OPEN[order] = Workshop(order, shared)
    return workshop


def make_chunk(order: Order, units: Sequence[Unit]) -> list[Digest]:
    """Several districts, one after the other; what an executor runs."""
    with _ONE_AT_A_TIME:
        workshop = _opened(order)
        return [workshop.make(unit) for unit in units]


def take_chunk(order: Order, units: Sequence[Unit]) -> list[Taken]:
    """The downloads of several districts; what an executor runs."""
    with _ONE_AT_A_TIME:
        workshop = _opened(order)
        return [workshop.take(unit) for unit in units]


def _opened(order: Order) -> Workshop:
    workshop = _OPEN.get(order)
    if workshop is None:  # not forked from the opener: another machine, or a spawned process
        shared, _ = read_shared(Folders(root=Path(order.root)))
        if shared is None:
            raise RuntimeError("paket bersama tidak terbaca di proses pembantu")
        workshop = open_workshop(order, shared)
    return workshop
