"""The register of files: who makes what, at which address, and what is left out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest

from kksportal.addresses import SCHEMA, SCHEMAS, Address
from kksportal.compute.shared import compute_shared
from kksportal.exports import register
from kksportal.exports.book import Book
from kksportal.exports.card import CardView
from kksportal.exports.files import Archive, File, FittedSheet
from kksportal.exports.register import DISTRICT, NATION, PLACE, FileType
from kksportal.model.package import BoundaryPackage, PortalInput
from kksportal.model.rows import Sumber
from kksportal.model.words import Term
from kksportal.pages.gathered import Gathered
from kksportal.plan import downloads_of
from kksportal.read.glossary import read_terms
from kksportal.render.files import to_bytes
from kksportal.words.context import DistrictContext, PlaceContext, SharedContext
from tests.builders import framework, head, package
from tests.contexts import CONTOH, INFO, context_of, nation_of
from tests.site_build.small import FIRST, shared

# By name: whether it is left out where a portal makes no downloads.
ANY = Address("{}", ".*")
LEFT_OUT = {
    "daftar-arsip": False,
    "paket-nasional": True,
    "umpan": False, "paket": True, "buku-kerja": True, "rekaman": True, "kartu": True,
    "lembar-fakta": True, "skema": True, "indeks": True, "penghargaan": True, "indikator": True,
    "pencarian-nama": False, "batas": False, "peta-situs": False, "katalog": True,
    "keamanan": False, "kepala-host": False,
}  # fmt: skip


def nation(*days: str, **told: Any) -> PortalInput:
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
    return shared(**{"regions": (regions,), "awards": awards, "frameworks": {"2025": rules}} | told)


def context_in(data: PortalInput) -> SharedContext:
    """What this nation shares."""
    return SharedContext.of(compute_shared(data, ()), INFO)


def place_in(data: PortalInput) -> PlaceContext:
    """The district of this nation, which has no package."""
    context = context_in(data)
    return context.for_place(context.names.districts[FIRST])


def made_by(name: str, data: PortalInput, **told: Any) -> list[File]:
    """The files of one type of the nation."""
    (one,) = (one for one in NATION if one.name == name)
    told = {
        "terms": {name: Term(one.title, "arti sebuah kata") for name, one in read_terms().items()}
    } | told
    return list(one.make(nation_of(context_in(data), **told)))


def test_each_name_is_of_one_type() -> None:
    """A type of the nation is a thing by its name; names of districts' types say what they are."""
    for group in (DISTRICT, PLACE, NATION):
        names = [one.name for one in group]
        assert len(set(names)) == len(names)


def test_downloads_are_left_out_where_a_portal_makes_none() -> None:
    """Feeds, the site map, names for the search and borders belong to pages and stay."""
    told = {one.name: one.download for group in (DISTRICT, PLACE, NATION) for one in group}
    assert told == LEFT_OUT


def test_dependencies_are_of_the_nation_alone() -> None:
    """A district stands or falls as a whole."""
    assert not [one for group in (DISTRICT, PLACE) for one in group if one.on]


def test_a_district_gives_five_files_to_take_along() -> None:
    """Package, workbook, record, card and fact sheet, each at its permanent address."""
    context = context_of(CONTOH)
    made = list(downloads_of(context))
    assert [(one.address, type(one.content)) for one in made] == [
        ("unduh/daerah/S01.01/datapackage.zip", Archive),
        ("unduh/daerah/S01.01/data.xlsx", Book),
        ("api/v1/daerah/S01.01.json", dict),
        ("kartu/S01.01.png", CardView),
        ("unduh/daerah/S01.01/lembar-fakta.pdf", FittedSheet),
    ]
    archive: Any = made[0].content
    assert archive.day == context.district.package.head.updated
    assert "datapackage.json" in {name.rpartition("/")[2] for name, _ in archive.files}
    record: Any = made[2].content
    assert record["kode"] == "S01.01"
    card: Any = made[3].content
    assert card.name == context.label


def test_each_file_of_a_district_is_made_from_a_clean_context(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A source that one file cites has no number in the next; feeds are not among them."""
    context = context_of(CONTOH).opened()
    context.book.cite(cited := next(iter(context.sources.values())))
    seen: list[tuple[Sumber, ...]] = []

    def kind(name: str, **told: Any) -> FileType[DistrictContext]:
        def make(own: DistrictContext) -> Iterable[File]:
            seen.append(own.book.cited())
            own.book.cite(cited)
            yield File(address=name)

        return FileType(name=name, addresses=(ANY,), make=make, **told)

    monkeypatch.setattr(register, "DISTRICT", (kind("a"), kind("umpan", download=False), kind("b")))
    assert [one.address for one in downloads_of(context)] == ["a", "b"]
    assert seen == [(), ()]


def test_a_fact_sheet_is_set_until_it_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each try starts from a clean context with the room that is left."""
    seen: list[Any] = []
    monkeypatch.setattr(register, "fact_sheet", lambda own, info, room: seen.append((own, room)))
    context = context_of(CONTOH).opened()
    (made,) = register._sheet(context)
    assert isinstance(made.content, FittedSheet)
    made.content.make(2)
    made.content.make(1)
    assert [room for _, room in seen] == [2, 1]
    assert len({id(own.book) for own, _ in seen} | {id(context.book)}) == 3


@pytest.mark.parametrize(
    ("days", "told"),
    [((), ""), (("2026-03-04", "2025-01-01"), "diperbarui 4 Maret 2026")],
    ids=["tanpa penghargaan", "hari terbaru"],
)
def test_a_district_without_a_package_has_a_card(days: tuple[str, ...], told: str) -> None:
    """That is all there is; it is as old as the newest awards, or has no day."""
    (made,) = downloads_of(place_in(nation(*days)))
    assert made.address == "kartu/63.11.png"
    assert isinstance(made.content, CardView)
    assert (made.content.name, made.content.as_of) == ("Balangan", told)


def test_schemas_tell_what_each_key_means() -> None:
    """One for each kind of record, with the meanings of the glossary."""
    made = made_by("skema", nation())
    assert [one.address for one in made] == [SCHEMA(name) for name in SCHEMAS]
    told: Any = made[2].content
    winner = told["properties"]["penerima"]
    assert winner["description"] == "arti sebuah kata"
    assert winner["items"]["properties"]["wilayah"]["description"] == "arti sebuah kata"
    assert all(json.loads(to_bytes(one.content)) for one in made)


def test_the_index_knows_the_districts_and_the_day() -> None:
    """It is made from what the districts gave."""
    gathered = Gathered(updated="2026-01-02", days={FIRST: "2026-01-02"})
    (made,) = made_by("indeks", nation(), gather=lambda: gathered)
    content: Any = made.content
    assert made.address == "api/v1/index.json"
    assert [row["kode"] for row in content["daerah"]] == [FIRST]
    assert "2026-01-02" in json.dumps(content)


def test_each_cycle_has_its_awards_and_its_indicators() -> None:
    """Awards of cycles with a record; indicators of each instrument, as a table."""
    won = [{"wilayah": FIRST, "predikat": "wistara"}]
    awards = package("penghargaan", about=head("penghargaan", cycle="2021"), penerima=won)
    data = nation(awards=(awards,))
    (made,) = made_by("penghargaan", data)
    content: Any = made.content
    assert (made.address, content["siklus"]) == ("api/v1/penghargaan/2021.json", "2021")
    (made,) = made_by("indikator", data)
    assert made.address == "unduh/nasional/2025/indikator.csv"
    assert isinstance(made.content, bytes)
    assert made.content.decode().splitlines()[1].startswith("2025,T1.01,")


def test_borders_are_drawn_where_they_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """A portal without outlines has no drawing."""
    assert made_by("batas", nation()) == []
    drawn = BoundaryPackage(head=head("batas"), batas=())
    monkeypatch.setattr(register, "border_file", lambda told: File(address=str(told is drawn)))
    assert [one.address for one in made_by("batas", nation(boundaries=drawn))] == ["True"]


@pytest.mark.parametrize(
    ("name", "addresses"),
    [
        ("pencarian-nama", ["aset/daerah.json"]),
        ("peta-situs", ["robots.txt", "sitemap.xml"]),
        ("umpan", ["feed.xml"]),
        ("katalog", ["data/katalog.jsonld", "data/katalog.ttl"]),
    ],
)
def test_other_files_of_the_nation_stand_at_their_addresses(
    name: str, addresses: list[str]
) -> None:
    """They are printed already."""
    made = made_by(name, nation())
    assert sorted(one.address for one in made) == addresses
    assert all(isinstance(one.content, bytes) for one in made)


def test_a_maker_that_gives_another_address_is_reported() -> None:
    """A file stands at one of its type's addresses, whichever it is; another is a fault."""
    kinds = (Address("a/{}.csv"), Address("b.csv"))
    for name, right in (("a/x.csv", True), ("b.csv", True), ("c.csv", False), ("a/x/y.csv", False)):
        one: FileType[None] = FileType(
            name="n", addresses=kinds, make=lambda _, name=name: [File(address=name)]
        )
        if right:
            assert [file.address for file in one.files(None)] == [name]
        else:
            with pytest.raises(ValueError, match=f"{name} is no address of n"):
                [*one.files(None)]
