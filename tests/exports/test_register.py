"""What a reader takes along: every maker's files, each at its address."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from kksportal.compute.shared import compute_shared
from kksportal.model.package import PortalInput
from kksportal.pages.share import Gathered
from kksportal.pages.site import Asset
from kksportal.site_build import downloads as module
from kksportal.site_build.downloads import (
    MAKERS,
    archive,
    card,
    card_without_package,
    downloads_of,
    national_files,
    record,
    sheet,
    table_parts,
    workbook,
)
from kksportal.words.names import Names
from kksportal.words.portal import PortalInfo
from tests.builders import framework, head, package
from tests.site_build.small import FIRST, shared

INFO = PortalInfo(name="Uji")


class DistrictContext:
    """The context of the first district, and how often it was cleared."""

    def __init__(self) -> None:
        self.code = FIRST
        self.cleared = 0

    def opened(self) -> Any:
        """A context with an empty source book."""
        self.cleared += 1
        return "meja bersih"


def test_a_district_gives_five_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Archive, workbook, record, card and fact sheet, in this order, each from a clean context."""
    assert (archive, workbook, record, card, sheet) == MAKERS
    seen: list[Any] = []

    def maker(name: str) -> Any:
        def make(context: Any, info: PortalInfo) -> list[Asset]:
            seen.append((context, info))
            return [Asset(address=name)]

        return make

    monkeypatch.setattr(module, "MAKERS", (maker("a"), maker("b")))
    context: Any = DistrictContext()
    assert [asset.address for asset in downloads_of(context, INFO)] == ["a", "b"]
    assert seen == [("meja bersih", INFO)] * 2
    assert context.cleared == 2


@pytest.mark.parametrize(
    ("maker", "printer", "planner", "address"),
    [
        (workbook, "to_xlsx", "book", "unduh/daerah/63.11/data.xlsx"),
        (record, "to_json", "district_record", "api/v1/daerah/63.11.json"),
        (card, "draw_card", "share_card", "kartu/63.11.png"),
    ],
    ids=["buku kerja", "catatan", "kartu"],
)
def test_a_file_is_what_is_planned_as_it_is_printed(
    monkeypatch: pytest.MonkeyPatch, maker: Any, printer: str, planner: str, address: str
) -> None:
    """Each file has its permanent address and the bytes of its printer."""
    monkeypatch.setattr(module, planner, lambda context, info: f"{context.code} {info.name}")
    monkeypatch.setattr(module, printer, lambda plan: f"cetakan {plan}".encode())
    assert list(maker(DistrictContext(), INFO)) == [
        Asset(address=address, content=b"cetakan 63.11 Uji")
    ]


def test_an_archive_has_the_day_of_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files in it are as old as the package, so that the same data are the same bytes."""

    context: Any = DistrictContext()
    context.district = SimpleNamespace(package=SimpleNamespace(head=head(updated="2026-01-02")))
    monkeypatch.setattr(module, "archive_files", lambda *_: ["berkas"])
    monkeypatch.setattr(module, "to_zip", lambda files, day: f"{files} {day}".encode())
    assert list(archive(context, INFO)) == [
        Asset(address="unduh/daerah/63.11/datapackage.zip", content=b"['berkas'] 2026-01-02")
    ]


def test_a_fact_sheet_is_set_until_it_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each try starts from a clean context with the room that is left."""
    monkeypatch.setattr(module, "fact_sheet", lambda context, info, room: f"{context} {room}")
    monkeypatch.setattr(module, "set_sheet", lambda plan: f"{plan(2)}, {plan(1)}".encode())
    context: Any = DistrictContext()
    assert list(sheet(context, INFO)) == [
        Asset(
            address="unduh/daerah/63.11/lembar-fakta.pdf", content=b"meja bersih 2, meja bersih 1"
        )
    ]
    assert context.cleared == 2


def test_lines_of_tables_are_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unpacked they are the district's lines, and many like lines take little room."""
    text = "kode,nilai\n" * 100
    monkeypatch.setattr(module, "fragments", lambda context: {"t": text, "u": "é"})
    parts = table_parts(DistrictContext())
    assert {a: zlib.decompress(part).decode() for a, part in parts.items()} == {"t": text, "u": "é"}
    assert len(parts["t"]) < 100


def nation(*days: str) -> PortalInput:
    """A district without a package, and award packages of these days."""
    regions = package(
        "wilayah",
        about=head("wilayah"),
        provinsi=[{"kode": "63", "id": "kalsel", "nama": "Kalsel"}],
        daerah=[{"kode": FIRST, "id": "balangan", "nama": "Balangan", "provinsi": "kalsel"}],
    )
    awards = tuple(
        package("penghargaan", about=head("penghargaan", cycle=str(2021 + i), updated=day))
        for i, day in enumerate(days)
    )
    rules = framework(indikator=[{"kode": "T1.01", "tatanan": "pasar"}])
    return shared(regions=(regions,), awards=awards, frameworks={"2025": rules})


@pytest.mark.parametrize(
    ("days", "told"),
    [((), "Belum ada data"), (("2026-03-04", "2025-01-01"), "Data per 4 Maret 2026")],
    ids=["tanpa penghargaan", "hari terbaru"],
)
def test_a_district_without_a_package_has_a_card(
    monkeypatch: pytest.MonkeyPatch, days: tuple[str, ...], told: str
) -> None:
    """It is as old as the newest awards; where there are none it has no day."""
    monkeypatch.setattr(module, "draw_card", lambda view: f"{view.name}, {view.as_of}".encode())
    data = nation(*days)
    names = Names(data)
    row = names.districts[FIRST]
    made = card_without_package(row, data, compute_shared(data, ()), names, INFO)
    assert made == Asset(address="kartu/63.11.png", content=f"Balangan, {told}".encode())


def test_what_can_be_taken_of_the_nation() -> None:
    """Schemas with the meanings given, the index, award results and indicators of each cycle."""
    won = [{"wilayah": FIRST, "predikat": "wistara"}]
    awards = package("penghargaan", about=head("penghargaan", cycle="2021"), penerima=won)
    data = replace(nation(), awards=(awards,))
    results = compute_shared(data, ())
    meanings = defaultdict(lambda: "arti sebuah kata", wilayah="arti wilayah")
    made = list(national_files(data, results, Names(data), INFO, Gathered(), meanings))
    assert [asset.address for asset in made] == [
        "api/v1/skema/index.json", "api/v1/skema/daerah.json", "api/v1/skema/penghargaan.json",
        "api/v1/index.json", "api/v1/penghargaan/2021.json", "unduh/nasional/2025/indikator.csv",
    ]  # fmt: skip
    assert all(json.loads(asset.content) for asset in made[:5])
    winner = json.loads(made[2].content)["properties"]["penerima"]
    assert winner["description"] == "arti sebuah kata"
    assert winner["items"]["properties"]["wilayah"]["description"] == "arti wilayah"
    assert made[5].content.decode().splitlines()[1].startswith("2025,T1.01,")
