"""The inventory counts each innovation once a group, of all, and says once what is not known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kksportal.compute.district import compute_district
from kksportal.compute.shared import compute_shared
from kksportal.model.package import Story
from kksportal.pages.district.innovations import DistrictInnovationsPage, innovations_page
from kksportal.words.context import DistrictContext, SharedContext
from kksportal.words.counted import FROM, counted, has_inventory
from kksportal.words.inventory import Grouping, groupings
from tests.builders import district, head, rows
from tests.compute.districts import world
from tests.contexts import INFO
from tests.site_build.small import story

KECAMATAN = [{"id": f"k{i}", "kode": f"63.11.0{i}", "daerah": "balangan", "nama": f"K{i}"}
             for i in range(1, 9)]  # fmt: skip


def row(name: str, tatanan: str = "pasar", **cells: str) -> dict[str, str]:
    """An innovation."""
    return {"id": name, "judul": name.upper(), "tatanan": tatanan} | cells


def context(*made: dict[str, str], stories: tuple[Story, ...] = ()) -> DistrictContext:
    """Balangan with these innovations, and eight kecamatan."""
    mine = replace(district(inovasi=made), head=head(updated="2026-01-02"))
    read = world(mine)
    provinces = rows("wilayah", "provinsi", [{"id": "", "kode": "63"}])
    kecamatan = rows("wilayah", "kecamatan", KECAMATAN)
    place = read.regions[0].daerah[0]._replace(nama="Balangan")
    lands = (replace(read.regions[0], daerah=(place,), provinsi=provinces, kecamatan=kecamatan),)
    read = replace(read, regions=lands, stories=stories)
    results = compute_shared(read, read.districts)
    return SharedContext.of(results, INFO).for_district(compute_district(mine, results))


def found(*made: dict[str, str], stories: tuple[Story, ...] = ()) -> dict[str, Grouping]:
    """The groupings by their titles."""
    here = context(*made, stories=stories)
    every = counted(here.district.package.inovasi, stories)
    return {one.title.removeprefix("Menurut "): one for one in groupings(here, every)[0]}


def told(grouping: Grouping) -> dict[str, tuple[str, list[str]]]:
    """How many of all stand in each group, and which."""
    return {g.head.label: (g.many, [i.label for i in g.items]) for g in grouping.groups}


def test_an_innovation_of_two_tatanan_stands_in_both_and_counts_once_in_each() -> None:
    """The denominator is all innovations; the instrument has two tatanan."""
    one = found(row("a", "pasar;pariwisata"), row("b"), row("c"))["tatanan"]
    assert told(one) == {"pasar": ("3 dari 3", ["A", "B", "C"]), "pariwisata": ("1 dari 3", ["A"])}
    assert one.lead == "Inovasi tercatat di 2 dari 2 tatanan."
    assert found(row("b"))["tatanan"].lead == "Inovasi tercatat di 1 dari 2 tatanan."


def test_offices_are_counted_and_what_has_none_is_named_once() -> None:
    """A name that stands twice in one list counts once."""
    one = found(row("a", perangkat_daerah="Dinas B;Dinas A;Dinas B"), row("b"))["perangkat daerah"]
    assert told(one) == {"Dinas A": ("1 dari 2", ["A"]), "Dinas B": ("1 dari 2", ["A"])}
    assert one.lead == "2 perangkat daerah disebut."
    assert one.unknown_text == "Perangkat daerahnya belum diketahui: 1 dari 2 inovasi"
    assert [link.label for link in one.unknown] == ["B"]


def test_a_village_counts_in_its_kecamatan_and_the_district_in_none() -> None:
    """Of eight kecamatan two have one; what is everywhere is a group of its own."""
    one = found(
        row("a", wilayah="63.11.01;63.11.01.2001"),
        row("b", wilayah="63.11.02.2003"),
        row("c", wilayah="63.11"),
        row("d"),
    )["kecamatan"]
    assert told(one) == {
        "K1": ("1 dari 4", ["A"]),
        "K2": ("1 dari 4", ["B"]),
        "Seluruh Balangan": ("1 dari 4", ["C"]),
    }
    assert one.lead == "Inovasi tercatat di 2 dari 8 kecamatan."
    assert one.unknown_text == "Kecamatannya belum diketahui: 1 dari 4 inovasi"


def test_of_what_nothing_is_known_there_is_one_sentence() -> None:
    """And no empty list."""
    here = context(row("a"), row("b"))
    made, silent = groupings(here, counted(here.district.package.inovasi, ()))
    assert [one.title for one in made] == ["Menurut tatanan"]
    assert silent == ("Belum diketahui dari semua inovasi ini: perangkat daerah dan kecamatannya.")
    assert groupings(*_known())[1] == ""


def _known() -> tuple[DistrictContext, Any]:
    here = context(row("a", perangkat_daerah="Dinas A", wilayah="63.11.01"))
    return here, counted(here.district.package.inovasi, ())


def test_a_story_and_its_row_are_one_innovation() -> None:
    """Named by the row or by the story; a story that no row names counts by itself."""
    stories = (story("kisah", offices=("Dinas S",)), story("lain", innovation="b"),
               story("sendiri", tatanan=("pariwisata",)))  # fmt: skip
    made = rows("daerah", "inovasi", [row("a", cerita="kisah"), row("b")])
    every = counted(made, stories)
    assert [(one.title, one.href) for one in every] == [
        ("A", "inovasi/kisah/"),
        ("B", "inovasi/lain/"),
        ("Sendiri", "inovasi/sendiri/"),
    ]
    assert every[0].offices == ("Dinas S",)  # the row names none
    assert [one.source for one in every] == ["a", "a", ""]


@pytest.mark.parametrize("many", [FROM - 1, FROM])
def test_the_page_stands_where_there_is_something_to_group(many: int) -> None:
    """A few are seen at a glance on the district's own page; no file is made for them."""
    here = context(*[row(f"i{n}") for n in range(many)])
    stands = "daerah/balangan/inovasi/" in here.standing
    assert stands is (many >= FROM) is has_inventory(here.district.package.inovasi, ())


def test_the_page_says_how_many_there_are_and_who_tells_of_them() -> None:
    """Each source once, below."""
    here = context(row("a"), row("b", sumber="b"), row("c", sumber="b"))
    (page,) = innovations_page(here)
    assert isinstance(page.view, DistrictInnovationsPage)
    assert page.view.lead.startswith("3 inovasi")
    assert "ceritanya" not in page.view.lead
    assert [link.label for link in page.view.origin] == ["a", "b"]
    assert [one.id for one in page.view.sources] == ["a", "b"]
