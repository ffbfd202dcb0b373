"""Names and addresses: from ids of the data to words for people and paths of the site."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from kksportal import addresses
from kksportal.compute.places import PlaceHistory
from kksportal.model.framework_rows import TatananRow
from kksportal.model.package import PortalInput, Story, stages_of
from kksportal.model.region_rows import DaerahRow, KecamatanRow, ProvinsiRow
from kksportal.text import slugify
from kksportal.words.views import Cell, Link

ASSESSORS = {
    "mandiri": "Penilaian mandiri",
    "provinsi": "Provinsi",
    "pusat": "Pusat",
    "tidak-disebut": "Penilai tidak disebut",
}
REASONS = {
    "belum-ada": "Belum ada data",
    "belum-ditemukan": "Belum ditemukan",
    "tidak-disebut": "Tidak disebut sumber",
    "tidak-berlaku": "Tidak berlaku",
    "ditahan": "Tidak ditampilkan",
}
VERDICTS = {
    "memenuhi": "Memenuhi",
    "belum-memenuhi": "Belum memenuhi",
    "belum-dapat-dinilai": "Belum dapat dinilai",
}


@dataclass(frozen=True)
class Names:
    """Looks up words and addresses in what was read; unknown ids come back as they are."""

    portal: PortalInput

    @cached_property
    def measures(self) -> dict[str, str]:
        """Names of measures (ukuran)."""
        return {row.id: row.nama for row in self.portal.vocabulary.ukuran}

    @cached_property
    def families(self) -> dict[str, str]:
        """The family (keluarga) of each measure."""
        return {row.id: row.keluarga for row in self.portal.vocabulary.ukuran}

    @cached_property
    def units(self) -> dict[str, str]:
        """Names of units (satuan)."""
        return {row.id: row.nama for row in self.portal.vocabulary.satuan}

    @cached_property
    def topics(self) -> dict[str, str]:
        """Names of the topics of statements (pokok)."""
        return {row.id: row.nama for row in self.portal.vocabulary.pokok}

    @cached_property
    def categories(self) -> dict[str, str]:
        """Names of award categories (predikat)."""
        return {row.id: row.nama for row in self.portal.vocabulary.predikat}

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The rank of each award category (urutan); categories without one are absent."""
        return {r.id: int(r.urutan) for r in self.portal.vocabulary.predikat if r.urutan}

    @cached_property
    def tatanan(self) -> dict[str, str]:
        """Names of tatanan, kelembagaan among them."""
        return {row.id: row.nama for row in self.portal.vocabulary.tatanan}

    @cached_property
    def stages(self) -> dict[str, str]:
        """Names of stages over all cycles; the newest framework names them last."""
        return {t.id: t.nama for t in stages_of(self.portal)}

    @cached_property
    def districts(self) -> dict[str, DaerahRow]:
        """Districts by every code they ever had; the code now in force wins."""
        rows = [row for package in self.portal.regions for row in package.daerah]
        rows.sort(key=lambda row: row.berlaku_sampai == "")
        return {row.kode: row for row in rows}

    @cached_property
    def current(self) -> tuple[DaerahRow, ...]:
        """Districts under the code now in force, by code."""
        rows = [r for p in self.portal.regions for r in p.daerah if not r.berlaku_sampai]
        return tuple(sorted(rows, key=lambda row: row.kode))

    def of_slug(self, slug: str) -> str:
        """The name of a district that there is now, by its slug; the slug itself of another."""
        return next((row.nama for row in self.current if row.id == slug), slug)

    @cached_property
    def history(self) -> PlaceHistory:
        """The codes, names and provinces of districts through time."""
        return PlaceHistory.of(self.portal.regions)

    @cached_property
    def former(self) -> tuple[DaerahRow, ...]:
        """Districts under the codes that are no more in force, by code."""
        rows = [r for p in self.portal.regions for r in p.daerah if r.berlaku_sampai]
        return tuple(sorted(rows, key=lambda row: row.kode))

    @cached_property
    def former_sources(self) -> frozenset[str]:
        """The sources that only codes of earlier days rest on: only old codes' pages show them."""
        rows = [row for p in self.portal.regions for row in p.daerah]
        now = {row.sumber for row in rows if not row.berlaku_sampai}
        return frozenset(row.sumber for row in rows if row.sumber not in now)

    @cached_property
    def _by_province(self) -> dict[str, tuple[DaerahRow, ...]]:
        by_province: dict[str, list[DaerahRow]] = {}
        for row in self.current:
            by_province.setdefault(row.provinsi, []).append(row)
        return {province: tuple(rows) for province, rows in by_province.items()}

    def districts_in(self, province: str) -> tuple[DaerahRow, ...]:
        """The districts of a province under the code now in force, by code."""
        return self._by_province.get(province, ())

    @cached_property
    def provinces(self) -> dict[str, ProvinsiRow]:
        """Provinces by id and by code."""
        rows = [row for package in self.portal.regions for row in package.provinsi]
        return {row.id: row for row in rows} | {row.kode: row for row in rows}

    @cached_property
    def kecamatan(self) -> dict[str, tuple[KecamatanRow, ...]]:
        """Kecamatan by the id of their district."""
        by_district: dict[str, list[KecamatanRow]] = {}
        for package in self.portal.regions:
            for row in package.kecamatan:
                by_district.setdefault(row.daerah, []).append(row)
        return {key: tuple(rows) for key, rows in by_district.items()}

    @cached_property
    def places(self) -> dict[str, str]:
        """Names of every region by code: province, district, kecamatan."""
        names = {row.kode: row.nama for row in self.provinces.values()}
        names |= {code: row.nama for code, row in self.districts.items()}
        names |= {k.kode: f"Kecamatan {k.nama}" for rows in self.kecamatan.values() for k in rows}
        return names

    @cached_property
    def frameworks_newest(self) -> tuple[str, ...]:
        """Cycles with a framework, newest first."""
        return tuple(sorted(self.portal.frameworks, reverse=True))

    @cached_property
    def _indicators(self) -> dict[tuple[str, str], str]:
        return {(c, i.kode): i.nama for c, f in self.portal.frameworks.items() for i in f.indikator}

    def indicator(self, cycle: str, code: str) -> str:
        """The name of an indicator in a cycle, "" where the framework has none."""
        return self._indicators.get((cycle, code), "")

    @cached_property
    def _stories(self) -> dict[str, tuple[Story, ...]]:
        by_district: dict[str, list[Story]] = {}
        for story in self.portal.stories:
            by_district.setdefault(story.region, []).append(story)
        return {code: tuple(stories) for code, stories in by_district.items()}

    @cached_property
    def _narratives(self) -> dict[str, tuple[Story, ...]]:
        by_district: dict[str, list[Story]] = {}
        for story in self.portal.narratives:
            by_district.setdefault(story.region, []).append(story)
        return {code: tuple(stories) for code, stories in by_district.items()}

    def narratives_of(self, code: str) -> tuple[Story, ...]:
        """The narratives of one district's tatanan."""
        return self._narratives.get(code, ())

    @cached_property
    def _topics(self) -> dict[tuple[str, bool], tuple[Story, ...]]:
        by_tatanan: dict[tuple[str, bool], list[Story]] = {}
        for story in self.portal.stories:
            by_tatanan.setdefault((story.tatanan[0], story.simulated), []).append(story)
        return {key: tuple(stories[:6]) for key, stories in by_tatanan.items()}

    def stories_about(self, tatanan: str, *, simulated: bool) -> tuple[Story, ...]:
        """The first few stories whose first tatanan it is."""
        return self._topics.get((tatanan, simulated), ())

    def stories_of(self, code: str) -> tuple[Story, ...]:
        """The innovation stories of one district."""
        return self._stories.get(code, ())

    @cached_property
    def indicator_pages(self) -> dict[tuple[str, str], str]:
        """The address of each indicator's page, whether it stands or not, by cycle and code."""
        return {key: addresses.INDICATOR(*key) for key in self._indicators}

    def indicator_cells(self, cycle: str, slug: str, standing: Collection[str]) -> tuple[Cell, ...]:
        """The names of a tatanan's indicators as first cells of rows; all districts share them.

        Each leads to its page where that stands (`standing` has its address), else to its row.
        """
        return tuple(
            with_page if with_page.href in standing else without
            for with_page, without in self._indicator_cells.get((cycle, slug), ())
        )

    @cached_property
    def _indicator_cells(self) -> dict[tuple[str, str], list[tuple[Cell, Cell]]]:
        cells: dict[tuple[str, str], list[tuple[Cell, Cell]]] = {}
        for cycle, framework in self.portal.frameworks.items():
            for row in framework.indikator:
                page = self.indicator_pages[cycle, row.kode]
                cell = Cell(text=row.nama, href=page, note=row.kode)
                there = cell._replace(href=addresses.indicator_row(cycle, row.kode))
                cells.setdefault((cycle, row.tatanan), []).append((cell, there))
        return cells

    def indicator_href(self, cycle: str, code: str, standing: Collection[str]) -> str:
        """An indicator's page where it stands, else its row; "" where the framework has none."""
        page = self.indicator_pages.get((cycle, code), "")
        return page if not page or page in standing else addresses.indicator_row(cycle, code)

    def tatanan_rows(self, cycle: str) -> tuple[TatananRow, ...]:
        """The tatanan of a cycle in the order of its instrument."""
        framework = self.portal.frameworks.get(cycle)
        return tuple(sorted(framework.tatanan, key=lambda t: int(t.nomor))) if framework else ()

    @cached_property
    def tatanan_now(self) -> tuple[TatananRow, ...]:
        """The tatanan of the newest framework that lists them."""
        return next((rows for c in self.frameworks_newest if (rows := self.tatanan_rows(c))), ())

    def district_href(self, code: str) -> str:
        """The address of a district's page, "" for an unknown code."""
        row = self.districts.get(code)
        return addresses.DISTRICT(row.id) if row else ""

    def district_link(self, code: str) -> Link:
        """A district's name and page."""
        return Link(label=self.places.get(code, code), href=self.district_href(code))

    def tatanan_link(self, slug: str) -> Link:
        """A tatanan's name and national page; kelembagaan has none."""
        href = addresses.TATANAN(slug) if any(t.id == slug for t in self.tatanan_now) else ""
        return Link(label=self.tatanan.get(slug, slug), href=href)

    def simulated(self, code: str) -> bool:
        """Whether a code belongs to a fictional region."""
        return code.startswith("S")


def anchor(source_id: str) -> str:
    """The id of a source in the list at the foot of a page."""
    return f"sumber-{slugify(source_id)}"
