"""For machines as for people: three states, the rules of the time, the decision, the place then."""

from __future__ import annotations

import csv
import json
from typing import Any

from jsonschema import Draft202012Validator

from kksportal.compute.shared import compute_shared
from kksportal.exports.award_history import award_sources, history_records
from kksportal.exports.index import award_files
from kksportal.exports.lists import CLAIM, award_fragment, columns_of_list
from kksportal.exports.schemas import schemas
from kksportal.read.glossary import read_terms
from kksportal.render.json import to_json
from kksportal.words.names import Names
from tests.contexts import INFO
from tests.words.histories import CODE, OTHER, data

TOLD = tuple({"siklus": cycle, "predikat": "padapa"} for cycle in ("2017", "2019"))
DECISION = {
    "id": "sk",
    "siklus": "2025",
    "nomor_keputusan": "SK 1/2025 (data simulasi)",
    "tanggal": "2025-11-20",
    "sumber": "sk-sumber",
}


def none(status: str, **cells: str) -> dict[str, str]:
    """That a source says the district was without an award in 2025."""
    return {"siklus": "2025", "tingkat": "nasional", "wilayah": CODE, "status": status} | cells


def history(*told: dict[str, str], **tables: Any) -> dict[str, Any]:
    """The records of the fictional district by cycle."""
    whole = data(*told, **tables)
    shared = compute_shared(whole, [CODE])
    made = history_records(CODE, shared, Names(whole), shared.without.get(CODE, {}))
    return {record["siklus"]: record for record in made}


def cycle_record(*told: dict[str, str], **tables: Any) -> Any:
    """The record of 2025, valid by its own schema."""
    whole = data(*told, **tables)
    results = compute_shared(whole, [CODE])
    made = dict(award_files(whole, results, Names(whole), INFO))["api/v1/penghargaan/2025.json"]
    made = json.loads(to_json(made)) | {"diperbarui": "2026-01-02"}
    schema = schemas(INFO, read_terms())["api/v1/skema/penghargaan.json"]
    Draft202012Validator(schema).validate(made)
    return made


def lines(*told: dict[str, str], **tables: Any) -> list[dict[str, str]]:
    """The national list of awards of 2025."""
    whole = data(*told, **tables)
    text = award_fragment(whole, Names(whole), simulated=True)
    return [line for line in csv.DictReader(text.splitlines()) if line["siklus"] == "2025"]


def test_no_award_not_assessed_and_no_data_are_three_things() -> None:
    """Two have a record with a state of its own; what was not found has none."""
    for status, text in (
        ("tidak-meraih", "Dinilai, tidak meraih penghargaan"),
        ("tidak-dinilai", "Tidak dinilai"),
    ):
        record = history(*TOLD, tanpa_penghargaan=[none(status, sumber="b")])["2025"]
        assert (record["keadaan"], record["teks"]) == (status, text)
        assert (record["predikat"], record["sumber"]) == ([], ["b"])
        assert record["kerangka"] == "kerangka/2025/"
    assert "2025" not in history(*TOLD)


def test_an_award_comes_before_its_denial() -> None:
    """The denial stays in the table of the cycle."""
    told = {"siklus": "2025", "predikat": "padapa"}
    rows = [none("tidak-dinilai")]
    assert history(told, tanpa_penghargaan=rows)["2025"]["keadaan"] == "ada"
    made = cycle_record(told, tanpa_penghargaan=rows)
    assert [row["status"] for row in made["tanpa_penghargaan"]] == ["tidak-dinilai"]


def test_the_record_of_a_cycle_counts_them_apart() -> None:
    """The parts make all districts; only recipients are in the list of recipients."""
    for status, key in (("tidak-meraih", "tidak_meraih"), ("tidak-dinilai", "tidak_dinilai")):
        made = cycle_record(*TOLD, tanpa_penghargaan=[none(status)])
        counts = dict(made["cakupan"])
        assert counts[key] == 1
        assert counts["belum_ditemukan"] == 0
        assert counts.pop("daerah") == sum(counts.values()) == 2
        assert [one["kode"] for one in made["daerah"]] == [OTHER]
    assert cycle_record(*TOLD)["cakupan"]["belum_ditemukan"] == 1


def test_the_national_list_says_what_each_line_is() -> None:
    """In one column, so that nobody takes a line without an award for one."""
    told = {"siklus": "2025", "predikat": "padapa", "keputusan": "sk", "sebutan": "Padapa"}
    made = lines(
        told,
        keputusan=[DECISION],
        tanpa_penghargaan=[none("tidak-meraih"), none("tidak-dinilai", sumber="b")],
    )
    kinds = [(line[CLAIM], line["kode"]) for line in made]
    assert kinds == [
        ("disebut-sumber", CODE),
        ("disebut-sumber", OTHER),
        ("tidak-meraih", CODE),
        ("tidak-dinilai", CODE),
    ]
    assert (made[0]["keputusan"], made[0]["sebutan"]) == ("SK 1/2025 (data simulasi)", "Padapa")
    assert made[2]["predikat"] == made[2]["keputusan"] == ""
    columns = columns_of_list("penghargaan")
    assert columns[CLAIM].values[-3:] == ("tidak-meraih", "tidak-dinilai", "tanpa-siklus")
    assert "status" not in columns


def test_a_record_names_its_decision_with_day_and_source() -> None:
    """A record without one has no such key; the source is among those that are listed."""
    told = {"siklus": "2025", "predikat": "padapa", "keputusan": "sk", "sumber": "a"}
    made = history(told, keputusan=[DECISION])["2025"]
    assert made["keputusan"] == [
        {"nomor": "SK 1/2025 (data simulasi)", "sumber": "sk-sumber", "tanggal": "2025-11-20"}
    ]
    assert "keputusan" not in history(told, keputusan=[])["2025"]
    whole = data(told, keputusan=[DECISION], tanpa_penghargaan=[none("tidak-meraih", sumber="z")])
    named = {one.id for one in award_sources(CODE, compute_shared(whole, [CODE]))}
    assert named == {"a", "sk-sumber", "z"}
    assert cycle_record(told, keputusan=[DECISION])["daerah"][0]["keputusan"] == made["keputusan"]


def test_a_record_has_the_place_as_it_was() -> None:
    """Only where it was not as it is now; and rules only where they are known."""
    made = history(*TOLD, {"siklus": "2025", "predikat": "padapa"})
    assert made["2019"]["saat_itu"] == {
        "kode": "S02.01",
        "nama": "Kabupaten Purwa",
        "provinsi": "Simulasi Lama",
    }
    assert made["2019"]["kerangka"] == "kerangka/2019/"
    assert "saat_itu" not in made["2025"]
    assert "kerangka" not in made["2017"]
