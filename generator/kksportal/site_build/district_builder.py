"""One district from its CSV to its written pages: the unit of work, in whatever process."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kksportal import addresses
from kksportal.compute.district import compute_district
from kksportal.compute.odf import OdfFact
from kksportal.compute.shared import compute_shared
from kksportal.effects import Folders, Stage, as_it_is, noting
from kksportal.errors import Finding
from kksportal.exports.files import File
from kksportal.findings import kind
from kksportal.model.package import DistrictPackage, Package, PortalInput
from kksportal.pages import register
from kksportal.pages.site import Page
from kksportal.plan import UnitPlan, plan_district, plan_place
from kksportal.read.catalogue import catalogue_file, read_catalogue
from kksportal.read.glossary import read_terms
from kksportal.read.portal import read_package
from kksportal.read.waiting import hide_stories
from kksportal.render.files import to_bytes
from kksportal.render.html import Renderer, Templates
from kksportal.render.share import print_compared, print_share
from kksportal.site_build.checker_files import own_files, to_archive, without_hidden
from kksportal.site_build.in_folder import folder_pages
from kksportal.site_build.incremental.cache import TEMPLATES, Cache
from kksportal.site_build.incremental.inputs import read_shas, sha_of
from kksportal.site_build.incremental.output import (
    DistrictOutput,
    Downloads,
    Written,
    given_key,
    is_of_rows,
    plain_finding,
    plain_news,
    record_key,
    row_keys,
    with_downloads,
)
from kksportal.site_build.reading import Unit
from kksportal.site_build.taking import set_sheets, take
from kksportal.validate.known import Known
from kksportal.validate.offices import offices_of
from kksportal.validate.permits import forbidden
from kksportal.validate.portal import check_package, innovations_of, source_table
from kksportal.validate.stories import check_stories
from kksportal.validate.telling import check_texts
from kksportal.words.context import DistrictContext, PlaceContext, SharedContext
from kksportal.words.portal import PortalInfo
from kksportal.words.translator import Translator


def translator_of(info: PortalInfo, cache: Cache) -> Translator | None:
    """English with its catalogue, or None where the portal does not speak it.

    The catalogue is kept as plain words: reading it as Babel does costs as much as a district.
    """
    if "en" not in info.languages:
        return None
    key = sha_of(catalogue_file("en"))
    kept = cache.load("kata-en")
    if isinstance(kept, tuple) and kept[0] == key:
        return Translator("en", kept[1])
    words = read_catalogue("en")
    cache.save("kata-en", (key, words))
    return Translator("en", words)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuilderSetup:
    """What a process needs to know to open a builder; small, and the same for all units."""

    root: str
    stage: str  # where pages are written before they are published
    published: str  # the published site to compare with; "": everything is written
    info: PortalInfo
    codes: tuple[str, ...]  # of all districts that have a package
    cache: str = ""  # where compiled templates and catalogues are kept; "": nowhere
    safe: bool = False  # the portal's own templates are not used
    at: str | None = None  # the moment of the build: what starts later is left out
    texts_out: frozenset[str] = frozenset()  # stories and narratives left out for their errors
    packages_out: tuple[tuple[str, str], ...] = ()  # code and folder of packages left out
    odf: tuple[OdfFact, ...] = ()  # of all districts: a page shows those of its province
    check_only: bool = False  # what is shared has errors: nothing is made of it
    packs: bool = False  # `/periksa/` asks for packages, and no archive of a district tells them

    def leave_out(self, shared: PortalInput) -> PortalInput:
        """What was read, without what this build leaves out; the same in every process."""
        return replace(
            shared,
            quarantined=dict(self.packages_out),
            stories=tuple(s for s in shared.stories if s.path not in self.texts_out),
            narratives=tuple(s for s in shared.narratives if s.path not in self.texts_out),
        )


class DistrictBuilder:
    """Builds units: reads, checks, computes, plans, prints and writes one district at a time."""

    def __init__(self, setup: BuilderSetup, read: PortalInput) -> None:
        data = setup.leave_out(read)
        self.check_only, self.packs = setup.check_only, setup.packs
        self.sound = True  # until an error: then nothing more is made to be taken along
        self.folders = Folders(root=Path(setup.root), safe=setup.safe, at=setup.at)
        self.data = data
        self.results = compute_shared(data, setup.codes)
        cache = Path(setup.cache) if setup.cache else None
        self.translator = translator_of(setup.info, Cache(cache))
        self.context = SharedContext.of(
            self.results, setup.info, self.translator, read_terms(), setup.odf
        )
        self.names = self.context.names
        self.known = Known.of(data, setup.info.smallest)
        self.templates = Templates(
            self.folders.templates, cache / TEMPLATES if cache else None, self.translator
        )
        printed = register.templates(register.DISTRICT, register.PLACE)
        self.templates.compile("main.html", *(f"halaman/{name}" for name in printed))
        self.renderer = Renderer(self.templates, setup.info)
        published = Path(setup.published) if setup.published else None
        shape = (
            folder_pages(self.folders, setup.info, data).shape if setup.info.folder else as_it_is
        )
        self.stage = Stage(Path(setup.stage), published, shape)

    def build(self, unit: Unit, *, taking: bool = False, setting: bool = True) -> DistrictOutput:
        """One district; with errors in its package nothing is written.

        When `taking`, what can be taken along is made of the same reading, unless an error was
        met before: then the build ends without a site, or begins again without what has errors.
        Without `setting` a fact sheet that does not stand is owed.
        """
        if not unit.folder and self.check_only:
            return DistrictOutput(code=unit.code, folder="")
        if not unit.folder:
            place = self.context.for_place(self.names.districts[unit.code])
            output = DistrictOutput(code=unit.code, folder="")
            output = self._written(output, plan_place(place))
            return self._taken(output, place, unit, setting) if taking else output
        with noting() as noted:
            package, findings = self._read(unit)
        shas = read_shas(self.folders, unit.folder, noted)
        if package is not None and not isinstance(package, DistrictPackage):
            path, what = f"{unit.folder}/datapackage.json", "Ini bukan paket daerah."
            findings = [*findings, Finding(kind=kind("KKS-P002"), path=path, what=what)]
        if not isinstance(package, DistrictPackage):
            self.sound = False
            return _failed(unit, findings)
        findings = [*findings, *self._check(unit, package, findings)]
        if self.check_only or forbidden(findings, self.data.permits):
            self.sound = False
            return _failed(unit, findings, package)
        context = self._context(package)
        plan = plan_district(context)
        share = plan.share
        assert share is not None
        output = DistrictOutput(
            code=unit.code,
            folder=unit.folder,
            updated=package.head.updated,
            cycle=context.district.cycle,
            findings=tuple(plain_finding(f) for f in (*findings, *plan.noticed)),
            news=plain_news(share.news),
            changes=tuple(map(tuple, share.changes)),
            dataset=tuple(share.dataset or ()),
            province=share.province,
            province_sources=tuple(tuple(s) for s in share.sources),
            province_days=share.days,
            sources=tuple(tuple(s) for s in package.sumber),
            named=tuple(row.cerita for row in package.inovasi if row.cerita),
            scores=tuple(tuple(s) for s in plan.scores),
            assessed=tuple(map(tuple, share.assessed)),
            moved=tuple(map(tuple, share.moved)),
            told=tuple(map(tuple, share.told)),
            shas=shas,
        )
        output = self._written(output, plan, self._packed(unit))
        return self._taken(output, context, unit, setting) if taking else output

    def download(self, unit: Unit) -> Downloads:
        """What can be taken along of one district, where its pages stand already.

        Of a district without a package that is a card alone.
        """
        return take(self.stage, self._opened(unit), unit)

    def set_sheets(self, unit: Unit) -> Downloads:
        """What was owed of one district: its fact sheet alone."""
        return set_sheets(self.stage, self._opened(unit), unit)

    def _opened(self, unit: Unit) -> DistrictContext | PlaceContext:
        if not unit.folder:
            return self.context.for_place(self.names.districts[unit.code])
        package, _ = self._read(unit)
        assert isinstance(package, DistrictPackage)
        return self._context(package)

    def _taken(
        self,
        output: DistrictOutput,
        context: DistrictContext | PlaceContext,
        unit: Unit,
        setting: bool,
    ) -> DistrictOutput:
        if not self.sound:
            return output
        return with_downloads(output, take(self.stage, context, unit, setting=setting))

    def _read(self, unit: Unit) -> tuple[Package | None, list[Finding]]:
        """A package as it may be published: it names no story that waits."""
        package, findings = read_package(self.folders.root / unit.folder, self.folders)
        if package is not None:
            package = hide_stories(package, self.data.waiting_stories)
        return package, findings

    def _packed(self, unit: Unit) -> list[File]:
        """The package as `/periksa/` opens it, where no download holds it."""
        if not self.packs:
            return []
        own = own_files(self.folders.root / unit.folder)
        packed = to_archive(without_hidden(own, self.data.waiting_stories))
        return [File(address=addresses.CHECK_PACKAGE(unit.code), content=packed)]

    def _context(self, package: DistrictPackage) -> DistrictContext:
        return self.context.for_district(compute_district(package, self.results))

    def _written(
        self, output: DistrictOutput, plan: UnitPlan, more: Sequence[File] = ()
    ) -> DistrictOutput:
        """The output with all that was planned, printed and written."""
        rows = self._rows(plan)
        slots = tuple(slot for slot in rows if is_of_rows(slot))
        output = output._replace(
            rows=rows,
            slots=slots,
            row_keys=row_keys(rows, slots),
            pages=self._print(plan.pages),
            files=self._put((*plan.files, *more)),
            records=plan.records,
            record_key=record_key(plan.records),
        )
        return output._replace(given_key=given_key(output))

    def _check(
        self, unit: Unit, package: DistrictPackage, read: Sequence[Finding]
    ) -> list[Finding]:
        texts = (*self.names.stories_of(unit.code), *self.names.narratives_of(unit.code))
        own = {unit.code: innovations_of(package)}
        return [
            *check_package(package, self.known, read),
            *check_stories(texts, [source_table(package)], own, self.known),
            *check_texts(
                texts,
                self.known,
                offices={unit.code: offices_of(package)},
                days={unit.code: package.head.updated},
            ),
        ]

    def _rows(self, plan: UnitPlan) -> dict[str, str]:
        if plan.share is None:
            return {}
        printed = print_share(self.renderer, plan.share)
        return printed | print_compared(self.renderer, plan.compared) | dict(plan.told)

    def _put(self, files: Iterable[File]) -> tuple[tuple[str, int], ...]:
        made = []
        for file in files:
            content = to_bytes(file.content)
            made.append((file.address, self.stage.put(file.address, content)))
        return tuple(made)

    def _print(self, pages: Sequence[Page]) -> tuple[Written, ...]:
        made = []
        for page in pages:
            size = self.stage.put(page.file, self.renderer.page(page))
            frame = page.frame
            made.append(Written(page.file, frame.address, frame.changed, frame.noindex, size))
        return tuple(made)


def _failed(
    unit: Unit, findings: Sequence[Finding], package: DistrictPackage | None = None
) -> DistrictOutput:
    """A district that is not made; an error in one of its texts does not condemn its package."""
    inside = f"{unit.folder}/"
    return DistrictOutput(
        code=unit.code,
        folder=unit.folder,
        failed=package is None or any(f.is_error and f.path.startswith(inside) for f in findings),
        updated=package.head.updated if package else "",
        findings=tuple(plain_finding(f) for f in findings),
        sources=tuple(tuple(s) for s in package.sumber) if package else (),
    )
