"""Records for machines: valid by their schemas, nothing lost on the way from the packages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kksportal.exports.rows import COLUMNS, COUNT, GROUPS, INSIDE
from kksportal.model.contract import Shape
from kksportal.model.rows import DISTRICT
from tests.paket import PACKAGES, SIMULATED, package

pytestmark = pytest.mark.xdist_group("situs")


def api(site: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every record we publish, schemas apart."""
    for path in sorted((site / "api").rglob("*.json")):
        name = path.relative_to(site).as_posix()
        if "/skema/" not in name:
            yield name, json.loads(path.read_bytes())


def closed(schema: Any) -> Any:
    """A schema that allows no key it does not describe; published ones do, for what may come."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    if made.get("type") == "object" and "properties" in made:
        made["additionalProperties"] = False
    return made


def test_every_record_is_valid_by_its_schema(site: Path) -> None:
    """Also when no key may stand there that the schema does not describe."""
    judges = {}
    for path in (site / "api/v1/skema").glob("*.json"):
        schema = json.loads(path.read_bytes())
        Draft202012Validator.check_schema(schema)
        judges[path.relative_to(site).as_posix()] = Draft202012Validator(closed(schema))
    seen = set()
    for name, record in api(site):
        errors = [
            f"{e.json_path}: {e.message[:120]}" for e in judges[record["skema"]].iter_errors(record)
        ]
        assert not errors, (name, errors[:5])
        seen.add(record["skema"])
    assert seen == set(judges)
    spoilt = json.loads((site / "api/v1/daerah/63.11.json").read_bytes()) | {"entah": 1}
    assert not judges[spoilt["skema"]].is_valid(spoilt)


def test_every_key_of_a_schema_is_described(site: Path) -> None:
    """Nobody has to guess what a key means."""

    def lacking(schema: Any, place: str) -> Iterator[str]:
        for name, inside in schema.get("properties", {}).items():
            if not inside.get("description"):
                yield f"{place}.{name}"
            yield from lacking(inside, f"{place}.{name}")
        if "items" in schema:
            yield from lacking(schema["items"], f"{place}[]")

    for path in (site / "api/v1/skema").glob("*.json"):
        assert not list(lacking(json.loads(path.read_bytes()), path.stem))


def table_rows(record: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows of a table in a record, groups opened."""
    if name not in GROUPS:
        return list(record.get(name, []))
    return [
        {k: v for k, v in group.items() if k not in (COLUMNS, INSIDE)}
        | {k: v for k, v in zip(group[COLUMNS], row, strict=False) if v is not None}
        for group in record.get(name, [])
        for row in group.get(INSIDE, ())
    ]


@pytest.mark.parametrize("code", [SIMULATED, "63.11", "63.03"])
def test_a_record_tells_every_row_of_the_package(site: Path, code: str) -> None:
    """No claim, source or score is lost or changed on the way to JSON.

    Evidence that is closed to the public is counted, by kind and source; the archive lists it.
    """
    record = json.loads((site / f"api/v1/daerah/{code}.json").read_bytes())
    open_ids = {row.id for row in package(code).bukti if row.publik == "ya"}
    for res in DISTRICT:
        name = "klaim_penghargaan" if res.name == "penghargaan" else res.name
        wanted = []
        for row in getattr(package(code), res.name):
            filled: dict[str, Any] = {}
            for (column, rule), cell in zip(res.columns.items(), row, strict=True):
                if not cell or (
                    name == "kelembagaan" and column == "bukti" and cell not in open_ids
                ):
                    continue
                number = rule.shape in (Shape.DESIMAL, Shape.BULAT)
                listed = rule.shape in (Shape.DAFTAR, Shape.DAFTAR_TEKS, Shape.DAFTAR_TEMPAT)
                yes = cell == "ya" if rule.values == ("ya", "tidak") else cell
                filled[column] = float(cell) if number else cell.split(";") if listed else yes
            wanted.append(filled)
        rows = table_rows(record, name)
        if name == "bukti":
            closed = [one for one in wanted if not one["publik"]]
            counted = [group for group in record.get(name, []) if COUNT in group]
            wanted = [one for one in wanted if one["publik"]]
            assert sum(group[COUNT] for group in counted) == len(closed)
            assert not any(group["publik"] or INSIDE in group for group in counted)
        if name == "sumber":
            rows = [one for one in rows if one["id"] in {s.id for s in package(code).sumber}]
        assert sorted(map(repr, map(sorted_items, rows))) == sorted(
            map(repr, map(sorted_items, wanted))
        ), name


def sorted_items(row: dict[str, Any]) -> list[tuple[str, Any]]:
    """A record in an order of its own, whole numbers as decimals."""
    return sorted(
        (k, float(v) if isinstance(v, int) and not isinstance(v, bool) else v)
        for k, v in row.items()
    )


def test_the_index_knows_every_district(site: Path) -> None:
    """With a package or without; what it links to is there."""
    index = json.loads((site / "api/v1/index.json").read_bytes())
    listed = {one["kode"]: one for one in index["daerah"]}
    assert len(listed) == 515
    assert {code for code, one in listed.items() if one["ada_paket"]} == set(PACKAGES)
    assert [code for code, one in listed.items() if one["simulasi"]] == [SIMULATED]
    for code, one in listed.items():
        links = [one["halaman"] + "index.html"]
        if one["ada_paket"]:
            links += [one["data"], *one["unduhan"].values()]
            assert one["diperbarui"] == package(code).head.updated
        else:
            assert "data" not in one
            assert not (site / f"unduh/daerah/{code}").exists()
        assert all((site / link).is_file() for link in links), code
    for cycle in index["siklus"]:
        for table in cycle.get("tabel", []):
            content = (site / table["alamat"]).read_bytes()
            assert len(content) == table["bita"]
            assert content.count(b"\n") == table["baris"] + 1
