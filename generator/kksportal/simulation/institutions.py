"""Institutions, evidence, offices and stages of one simulated cycle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from random import Random

from kksportal.model.rows import Bukti, Kelembagaan, Pengampu, Tahapan
from kksportal.simulation.district_plan import DistrictPlan, Place
from kksportal.simulation.instrument import Instrument, Item
from kksportal.simulation.scores import Mark
from kksportal.simulation.sources import source_of

_AT_DISTRICT = ("tim-pembina", "forum-kabupaten-kota")
_EVIDENCE = {"sk": "sk", "rencana-kerja": "rencana-kerja", "anggaran": "anggaran"}
_ORDER = ("sk", "sekretariat", "rencana-kerja", "anggaran")  # what a new institution gets first

OFFICES = {
    "kehidupan-masyarakat-sehat-mandiri": (
        "Dinas Kesehatan",
        "Dinas Ketahanan Pangan",
        "Dinas Pemberdayaan Masyarakat dan Desa",
    ),
    "permukiman-dan-fasilitas-umum": (
        "Dinas Perumahan dan Kawasan Permukiman",
        "Dinas Pekerjaan Umum",
        "Dinas Lingkungan Hidup",
        "Dinas Kesehatan",
    ),
    "satuan-pendidikan": ("Dinas Pendidikan", "Dinas Kesehatan"),
    "pasar": ("Dinas Perdagangan", "Dinas Pekerjaan Umum", "Dinas Lingkungan Hidup"),
    "perkantoran-dan-perindustrian": (
        "Dinas Tenaga Kerja",
        "Dinas Perindustrian",
        "Dinas Kesehatan",
    ),
    "pariwisata": ("Dinas Pariwisata", "Dinas Lingkungan Hidup", "Dinas Kesehatan"),
    "transportasi-dan-tertib-lalu-lintas-jalan": ("Dinas Perhubungan", "Dinas Pekerjaan Umum"),
    "perlindungan-sosial": (
        "Dinas Sosial",
        "Dinas Pemberdayaan Perempuan dan Perlindungan Anak",
    ),
    "pencegahan-dan-penanganan-bencana": ("BPBD", "Dinas Kesehatan", "Dinas Sosial"),
    "kelembagaan": ("Bappeda", "Sekretariat Daerah"),
}
# Stage → first and last day.
_CALENDAR = {
    "mandiri": ("02-03", "03-31"),
    "verifikasi-provinsi": ("04-14", "05-16"),
    "verifikasi-pusat": ("06-16", "07-11"),
    "verifikasi-lanjutan": ("08-21", "08-28"),
    "desk-pusat": ("09-16", "09-17"),
    "validasi-lapangan": ("10-07", "10-08"),
    "penetapan": ("11-17", "11-17"),
    "penganugerahan": ("11-28", "11-28"),
}
_AWARDING = ("penetapan", "penganugerahan")
_WITHOUT_OUTCOME = ("mandiri", "penganugerahan")  # stages that no district passes or fails


def institution_rows(
    plan: DistrictPlan, instrument: Instrument, rng: Random
) -> tuple[list[Kelembagaan], list[Bukti]]:
    """Each item at each place, and the evidence for what exists."""
    lacking = set(rng.sample(plan.kecamatan, len(plan.kecamatan) - plan.complete))
    own = Place(plan.code, "", "")
    rows: list[Kelembagaan] = []
    evidence: list[Bukti] = []
    for _, group in groupby(instrument.items, key=lambda item: item.component):
        items = tuple(group)
        at_district = items[0].component in _AT_DISTRICT
        for place in (own,) if at_district else plan.kecamatan:
            absent = _absent(items, instrument.years, rng) if place in lacking else ()
            for item, year in _asked(items, instrument.years):
                there = (item.item, year) not in absent
                proof = _proof(plan.source, instrument.cycle, item, year, place) if there else None
                if proof:
                    evidence.append(proof)
                rows.append(
                    Kelembagaan(
                        instrument.cycle,
                        item.component,
                        item.item,
                        place.code,
                        year,
                        "ya" if there else "tidak",
                        proof.id if proof else "",
                        "",
                        plan.source,
                        "",
                        "",
                    )
                )
    return rows, evidence


def _asked(items: Sequence[Item], years: tuple[str, str]) -> list[tuple[Item, str]]:
    """Each item once, or once a year where it is asked by year."""
    return [(item, year) for item in items for year in (years if item.yearly else ("",))]


def _absent(
    items: Sequence[Item], years: tuple[str, str], rng: Random
) -> tuple[tuple[str, str], ...]:
    """What a new institution lacks: at least one thing, beginning with those it gets last."""
    known = [key for key in _ORDER if any(item.item == key for item in items)]
    asked = [(item.item, year) for item, year in _asked(items, years)]
    # The later year comes first: an institution set up last year has only that year's plan.
    asked.sort(key=lambda key: (known.index(key[0]) if key[0] in known else 99, -int(key[1] or 0)))
    return tuple(asked[rng.randrange(len(asked)) :])


def _proof(source: str, cycle: str, item: Item, year: str, place: Place) -> Bukti:
    """The document behind an item; budgets and photographs of offices are not public."""
    when = year or str(int(cycle) - 1)
    kind = _EVIDENCE.get(item.item, "dokumentasi")
    parts = (item.item, item.component, place.slug, year or cycle)
    title = " ".join(filter(None, (item.name, item.component_name, place.name, when)))
    return Bukti(
        "-".join(filter(None, parts)),
        cycle,
        kind,
        f"{title} (simulasi)",
        when,
        "",
        item.component,
        place.code,
        "",
        "ya" if kind in ("sk", "rencana-kerja") else "tidak",
        source,
        "",
    )


def repair_evidence(plan: DistrictPlan, cycle: str, marks: Sequence[Mark]) -> Iterator[Bukti]:
    """The documents sent for repaired indicators; not public, since they may name people."""
    for mark in marks:
        if mark.repair in ("diterima", "dikirim"):
            one = mark.indicator
            yield Bukti(
                f"perbaikan-{one.code.lower().replace('.', '-')}-{cycle}",
                cycle,
                "dokumentasi",
                f"Bukti perbaikan: {one.name} (simulasi)",
                cycle,
                one.code,
                "",
                plan.code,
                "",
                "tidak",
                source_of("mandiri", cycle),
                "",
            )


def office_rows(plan: DistrictPlan, instrument: Instrument) -> Iterator[Pengampu]:
    """The offices responsible for each tatanan: two or more, of which the first coordinates."""
    for tatanan in (*instrument.tatanan, "kelembagaan"):
        for i, office in enumerate(OFFICES.get(tatanan, OFFICES["kelembagaan"])):
            role = "koordinator" if i == 0 else "anggota"
            yield Pengampu(instrument.cycle, tatanan, office, role, plan.source, "", "")


def stage_rows(plan: DistrictPlan, instrument: Instrument, *, awarded: bool) -> Iterator[Tahapan]:
    """All stages of a finished cycle; without a known award the last ones have no outcome."""
    cycle = instrument.cycle
    for stage in instrument.stages:
        first, last = _CALENDAR.get(stage, ("", ""))
        known = awarded or stage not in _AWARDING
        outcome = "lolos" if known and stage not in _WITHOUT_OUTCOME else ""
        yield Tahapan(
            cycle,
            stage,
            f"{cycle}-{first}" if first else "",
            f"{cycle}-{last}" if last else "",
            "selesai",
            outcome,
            "",
            plan.source,
            "",
            "",
            "" if known else "Hasil bagi daerah ini belum ditemukan (simulasi)",
        )
