"""The simulator: the same seed gives the same rows, believable, and under nobody's name."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from kksportal.model import rows as r
from kksportal.model.claim import Reason
from kksportal.model.contract import Resource, Shape, pattern
from kksportal.model.kinds import RESOURCES, find_resource
from kksportal.simulation import contoh_plan
from kksportal.simulation.contoh_rows import add_written_rows
from kksportal.simulation.district import simulate_district
from kksportal.simulation.instrument import Instrument, read_instruments
from kksportal.simulation.packages import Row, Tables
from kksportal.simulation.scores import pick_step

PACKAGES = Path(__file__).parents[2] / "datapackages"
DISTRICT = {res.name: res for res in RESOURCES["daerah"]}


@pytest.fixture(scope="module")
def instruments() -> dict[str, Instrument]:
    return read_instruments(PACKAGES / "kerangka")


@pytest.fixture(scope="module")
def tables(instruments: dict[str, Instrument]) -> Tables:
    made = simulate_district(contoh_plan.PLAN, instruments, Random(contoh_plan.SEED))
    add_written_rows(made)
    return made


def scores(tables: Tables, cycle: str, stage: str) -> dict[str, float]:
    """The scores of a stage by indicator, without those that have none."""
    rows = [r.Penilaian(*row) for row in tables["penilaian"]]
    return {
        row.indikator: float(row.skor)
        for row in rows
        if row.siklus == cycle and row.tahap == stage and row.skor
    }


def mean(values: dict[str, float]) -> float:
    return sum(values.values()) / len(values)


def column(res: Resource, rows: list[Row], name: str) -> list[str]:
    at = list(res.columns).index(name)
    return [row[at] for row in rows]


def test_same_seed_same_rows(instruments: dict[str, Instrument]) -> None:
    """A district is its plan and its seed: the same seed gives the same rows, another does not."""
    first, again, other = (
        simulate_district(contoh_plan.PLAN, instruments, Random(seed)) for seed in (1, 1, 2)
    )
    assert first == again
    assert first["penilaian"] != other["penilaian"]


@pytest.mark.parametrize(
    ("aim", "draw", "score"),
    [(84, 0.5, 100), (84, 0.7, 50), (84, 0.98, 0), (20, 0.3, 50), (20, 0.5, 0), (100, 0.9, 100)],
)
def test_pick_step_takes_a_step_beside_the_aim(aim: float, draw: float, score: float) -> None:
    """The step taken lies beside the aim, only the hardest draws fall one lower."""
    steps = (0.0, 50.0, 100.0)
    assert steps[pick_step(steps, aim, draw)] == score


def test_even_draws_average_the_aim() -> None:
    """Even draws average about the aim, whatever the steps."""
    for steps in ((0, 100), (0, 50, 100), (0, 25, 50, 75, 100)):
        drawn = [steps[pick_step(steps, 70, i / 100)] for i in range(100)]
        assert abs(sum(drawn) / 100 - 70) < 4


def test_scores_are_steps_of_their_indicator(
    tables: Tables, instruments: dict[str, Instrument]
) -> None:
    """A score is one of the indicator's own steps; where the scale is unknown there is none."""
    steps = {
        (cycle, one.code): one.steps
        for cycle, instrument in instruments.items()
        for one in instrument.indicators
    }
    for row in map(r.Penilaian._make, tables["penilaian"]):
        own = steps[row.siklus, row.indikator]
        assert row.skor in own if row.skor else row.keadaan
        assert own or row.keadaan == "belum-ditemukan"


@pytest.mark.parametrize(
    ("cycle", "stages", "count"),
    [
        ("2023", {"mandiri", "verifikasi-provinsi", "verifikasi-pusat"}, 147),
        (
            "2025",
            {"mandiri", "verifikasi-provinsi", "verifikasi-pusat", "verifikasi-lanjutan"},
            136,
        ),
    ],
)
def test_three_assessors_score_every_indicator(
    tables: Tables, cycle: str, stages: set[str], count: int
) -> None:
    """Each indicator has a row by each of the three assessors, the centre's again after repair."""
    rows = [row for row in map(r.Penilaian._make, tables["penilaian"]) if row.siklus == cycle]
    assert {row.penilai for row in rows} == {"mandiri", "provinsi", "pusat"}
    assert Counter(row.tahap for row in rows) == dict.fromkeys(stages, count)


def test_believable_as_a_whole(tables: Tables) -> None:
    """Self-assessment is above the province, the province above the centre, 2025 above 2023."""
    stages = ("mandiri", "verifikasi-provinsi", "verifikasi-pusat")
    for cycle in ("2023", "2025"):
        means = [mean(scores(tables, cycle, stage)) for stage in stages]
        assert means == sorted(means, reverse=True)
    last = scores(tables, "2025", "verifikasi-lanjutan")
    assert 82 < mean(last) < 86
    assert mean(last) > mean(scores(tables, "2023", "verifikasi-pusat"))
    assert mean({code: score for code, score in last.items() if code.startswith("T6.")}) < 71
    assert len(last) == 131


def test_repairs_answer_to_the_second_score(tables: Tables) -> None:
    """33 indicators were sent back; those accepted score higher after, the others the same."""
    before = scores(tables, "2025", "verifikasi-pusat")
    after = scores(tables, "2025", "verifikasi-lanjutan")
    repairs = {row.indikator: row for row in map(r.Perbaikan._make, tables["perbaikan"])}
    accepted = {code for code, row in repairs.items() if row.status == "diterima"}
    assert len(repairs) == 33
    assert {code for code in after if after[code] > before[code]} == accepted
    assert {code for code in after if after[code] < before[code]} == set()
    assert {row.diminta for row in repairs.values()} == {"2025-08-21T10:00+07:00"}


def test_rival_values_share_a_key_but_not_a_source(tables: Tables) -> None:
    """Two indicators of 2025 have two values for one year, each from a source of its own."""
    rows = list(map(r.Capaian._make, tables["capaian"]))
    keys = Counter((row.siklus, row.indikator, row.tahun) for row in rows)
    twice = [key for key, count in keys.items() if count > 1]
    assert len(twice) == 2
    for key in twice:
        both = [row for row in rows if (row.siklus, row.indikator, row.tahun) == key]
        assert len({row.sumber for row in both}) == len({row.nilai for row in both}) == 2


def test_kecamatan_with_all_institutions_are_as_many_as_the_headline_says(tables: Tables) -> None:
    """The headline "9 of 12 kecamatan" is what the institution rows give when counted."""
    rows = list(map(r.Kelembagaan._make, tables["kelembagaan"]))
    places = {row.wilayah for row in rows} - {contoh_plan.CODE}
    lacking = {row.wilayah for row in rows if row.ada == "tidak"}
    assert (len(places - lacking), len(places)) == (9, 12)
    facts = map(r.Fakta._make, tables["fakta"])
    headline = [f for f in facts if f.ukuran.startswith("kecamatan-")]
    assert {(f.nilai, f.dari) for f in headline if f.sifat == "capaian"} == {("9", "12")}


def test_evidence_and_sources_exist(tables: Tables) -> None:
    """Whatever cites evidence or a source cites one that is there, and no link leads anywhere."""
    ids = set(column(DISTRICT["bukti"], tables["bukti"], "id"))
    assert set(column(DISTRICT["kelembagaan"], tables["kelembagaan"], "bukti")) <= ids | {""}
    known = set(column(DISTRICT["sumber"], tables["sumber"], "id"))
    for name, res in DISTRICT.items():
        if "sumber" in res.columns:
            assert set(column(res, tables[name], "sumber")) <= known
    assert not any("http" in cell for rows in tables.values() for row in rows for cell in row)


def test_every_source_is_marked_simulated(tables: Tables) -> None:
    """A source of a simulated district says in its kind and its title that it is simulated."""
    for row in map(r.Sumber._make, tables["sumber"]):
        assert row.jenis == "simulasi"
        assert "simulasi" in row.judul


def test_every_code_begins_with_s(tables: Tables) -> None:
    """Each place a row is about has a simulated code, never one of a real district."""
    places = {
        cell
        for name, rows in tables.items()
        for key, rule in DISTRICT[name].columns.items()
        if rule.shape in (Shape.WILAYAH, Shape.TEMPAT, Shape.SUBJEK)
        for cell in column(DISTRICT[name], rows, key)
        if cell
    }
    assert contoh_plan.CODE in places
    assert all(place.startswith("S") for place in places)


def test_names_are_nobodys(tables: Tables) -> None:
    """No province, district or kecamatan of the simulation has the name of a real district."""
    with (PACKAGES / "wilayah" / "daerah.csv").open(encoding="utf-8", newline="") as file:
        real = {re.sub(r"^(Kabupaten|Kota) ", "", row["nama"]) for row in csv.DictReader(file)}
    assert "Barru" in real
    region = contoh_plan.region_tables()
    names = [row[3] for row in region["daerah"] + region["kecamatan"]]
    names += [row[2] for row in region["provinsi"]]
    assert all("Contoh" in name or "Simulasi" in name for name in names)
    text = "\n".join(cell for rows in tables.values() for row in rows for cell in row)
    said = set(re.findall(r"(?:Kabupaten|Kota|Kecamatan) ([A-Z]\w+)", text))
    assert not said & real
    assert not set(names) & real


def test_cells_keep_the_contract(tables: Tables) -> None:
    """Every cell has its column's shape, every required one is filled, every key is single."""
    region, award = contoh_plan.region_tables(), contoh_plan.award_tables()
    for kind, made in (("daerah", tables), ("wilayah", region), ("penghargaan", award)):
        for name, rows in made.items():
            res = find_resource(kind, name)
            assert res is not None
            check_table(res, rows)


def check_table(res: Resource, rows: list[Row]) -> None:
    for name, rule in res.columns.items():
        cells = set(column(res, rows, name))
        shape = pattern(rule.shape)
        assert not (rule.required and "" in cells), (res.name, name)
        assert not rule.values or cells <= {*rule.values, ""}, (res.name, name)
        assert all(shape is None or shape.fullmatch(c) for c in cells - {""}), (res.name, name)
        assert all(c == c.strip() and "\n" not in c for c in cells), (res.name, name)
    keys = Counter(tuple(row[list(res.columns).index(k)] for k in res.key) for row in rows)
    assert not [key for key, count in keys.items() if count > 1], res.name


def test_a_value_or_a_reason_never_both(tables: Tables) -> None:
    """A value stands alone; where there is none its reason stands."""
    reasons = {reason.value for reason in Reason}
    for row in map(r.Capaian._make, tables["capaian"]):
        assert bool(row.nilai or row.kriteria) != (row.keadaan in reasons)
    for score in map(r.Penilaian._make, tables["penilaian"]):
        assert bool(score.skor) != (score.keadaan in reasons)
    for fact in map(r.Fakta._make, tables["fakta"]):
        assert bool(fact.nilai) != (fact.keadaan in reasons)


def test_recorded_changes_end_in_the_value_that_stands(tables: Tables) -> None:
    """The last line of a recorded change is what its table now says."""
    values = {
        f"{row.siklus};{row.indikator};{row.tahun};{row.sumber}": row.nilai
        for row in map(r.Capaian._make, tables["capaian"])
    }
    changes = list(map(r.Pembaruan._make, tables["pembaruan"]))
    assert len(changes) == 3
    for change in changes:
        assert change.semula != change.menjadi
        assert values.get(change.kunci, change.menjadi) == change.menjadi


def test_words_come_from_the_vocabularies(tables: Tables) -> None:
    """Every measure, unit, topic and kind of event has its name for people in the vocabularies."""
    for vocabulary in ("ukuran", "satuan", "pokok"):
        path = PACKAGES / "kosakata" / f"{vocabulary}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            known = {row["id"] for row in csv.DictReader(file)} | {""}
        for name, rows in tables.items():
            if vocabulary in DISTRICT[name].columns:
                assert set(column(DISTRICT[name], rows, vocabulary)) <= known


def test_another_district_is_another_plan(instruments: dict[str, Instrument]) -> None:
    """The simulator is not bound to Kabupaten Contoh: a plan with another code is another place."""
    kecamatan = tuple(
        place._replace(code=f"S02.07{place.code[6:]}") for place in contoh_plan.PLAN.kecamatan
    )
    plan = replace(contoh_plan.PLAN, code="S02.07", kecamatan=kecamatan, complete=12)
    made = simulate_district(plan, instruments, Random(7))
    assert {row[0] for row in made["fakta"]} == {"S02.07"}
    items = list(map(r.Kelembagaan._make, made["kelembagaan"]))
    assert {item.wilayah for item in items} == {"S02.07", *(place.code for place in kecamatan)}
    assert {item.ada for item in items} == {"ya"}
