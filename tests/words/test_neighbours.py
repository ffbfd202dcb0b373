"""A district among its neighbours: who in its province won what, and of whom nothing is known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kksportal.compute.shared import SharedResults, compute_shared
from kksportal.model.package import PortalInput
from kksportal.words.names import Names
from kksportal.words.neighbours import (
    Alike,
    Neighbour,
    Neighbourhood,
    alike_places,
    bare_name,
    compare_href,
    neighbourhood,
    short_names,
)
from tests.builders import award_package, portal
from tests.words.places import LADDER, NAMES

PLACES = ("Kabupaten Barru", "Kabupaten Gowa", "Kabupaten Wajo", "Kota Gowa")


def nation(
    awards: dict[str, dict[int, Any]], places: tuple[str, ...] = PLACES, *, more: str = ""
) -> tuple[SharedResults, Names]:
    """A province with these districts; awards by cycle and by the number of the district.

    A list is rival categories, "" an award without one, "?" a doubted one. `more`: a cycle in
    which a district elsewhere won.
    """
    packages = [
        award_package(
            cycle,
            penerima=[
                {"wilayah": f"73.0{number}", "penghargaan": "swasti-saba", "predikat": one,
                 "sumber": f"s{place}"}
                for number, told in own.items() if told != "?"
                for place, one in enumerate([told] if isinstance(told, str) else told)
            ],
            diragukan=[
                {"wilayah": f"73.0{number}", "alasan": "x", "sumber": "s0"}
                for number, told in own.items() if told == "?"
            ],
        )
        for cycle, own in awards.items()
    ]  # fmt: skip
    if more:
        far = {"wilayah": "11.01", "penghargaan": "swasti-saba", "predikat": "padapa"}
        packages.append(award_package(more, penerima=[far]))
    data: PortalInput = portal(
        vocabulary={
            "predikat": [
                {"id": one, "nama": name, "urutan": str(place)}
                for place, (one, name) in enumerate(zip(LADDER, NAMES, strict=True), start=1)
            ]
        },
        regions=[
            {
                "provinsi": [
                    {"id": "sulsel", "kode": "73", "nama": "Sulawesi Selatan"},
                    {"id": "aceh", "kode": "11", "nama": "Aceh"},
                ],
                "daerah": [
                    {"id": name.lower().replace(" ", "-"), "kode": f"73.0{place}", "nama": name,
                     "provinsi": "sulsel"}
                    for place, name in enumerate(places, start=1)
                ] + [{"id": "far", "kode": "11.01", "nama": "Kabupaten Jauh", "provinsi": "aceh"}],
            }
        ],
        awards=packages,
    )  # fmt: skip
    return compute_shared(data, ()), Names(data)


def around(awards: dict[str, dict[int, Any]], **told: Any) -> Neighbourhood:
    """What the page of any of these districts shows."""
    found = neighbourhood("sulsel", *nation(awards, **told))
    assert found is not None
    return found


def rungs(made: Neighbourhood) -> list[tuple[str, list[str]]]:
    """The rungs with the names on them."""
    return [(rung.label, [place.name for place in rung.places]) for rung in made.rungs]


def test_the_sentence_counts_winners_by_category_and_the_rest() -> None:
    """From the highest category down, with the cycle, and who is not found."""
    made = around({"2025": {1: "padapa", 2: "wistara", 3: "padapa"}})
    assert made.sentence == (
        "Dari 4 kabupaten dan kota di Sulawesi Selatan, sumber menyebut 3 penerima pada 2025: "
        "1 Wistara, 2 Padapa; satu lainnya belum ditemukan."
    )
    assert rungs(made) == [("Wistara", ["Gowa"]), ("Padapa", ["Barru", "Wajo"])]
    assert [place.name for place in made.unknown] == ["Kota Gowa"]


def test_where_all_are_known_nothing_is_said_of_a_rest() -> None:
    """No "nol lainnya", and one category is not counted twice ("4 penerima: 4 Padapa")."""
    made = around({"2025": dict.fromkeys((1, 2, 3, 4), "padapa")})
    assert made.sentence.endswith("4 penerima pada 2025, Padapa.")
    assert made.unknown == ()


def test_the_newest_cycle_with_a_known_winner_in_the_province_is_shown() -> None:
    """And that of a newer one nothing was found here is said first."""
    made = around({"2021": {1: "wistara"}, "2023": {1: "padapa"}}, more="2025")
    assert made.sentence.startswith(
        "Penerima 2025 di Sulawesi Selatan belum ditemukan. Dari 4 kabupaten dan kotanya, sumber "
    )
    assert "1 penerima pada 2023, Padapa;" in made.sentence
    assert made.sources == "penghargaan/2023/"


def test_rival_and_bare_awards_stand_on_no_rung() -> None:
    """They count as winners, and the rivals are named."""
    made = around({"2025": {1: ["padapa", "wiwerda"], 2: "", 3: "padapa"}})
    assert rungs(made) == [
        ("Padapa", ["Wajo"]), ("Tanpa sebutan predikat", ["Gowa"]), ("Sumber berbeda", ["Barru"]),
    ]  # fmt: skip
    assert made.rungs[-1].places[0].note == "Padapa / Wiwerda"
    assert (
        "3 penerima pada 2025: 1 Padapa, 1 tanpa sebutan predikat, "
        "1 dengan predikat yang disebut berbeda;" in made.sentence
    )


def test_a_doubted_award_is_no_award() -> None:
    """It is marked, and counted among neither the winners nor the unknown."""
    made = around({"2025": {1: "padapa", 2: "?"}})
    assert rungs(made)[-1] == ("Diragukan", ["Gowa"])
    assert "1 penerima pada 2025, Padapa; satu lainnya disebut, tetapi diragukan;" in (
        made.sentence
    )
    assert made.sentence.endswith("dua lainnya belum ditemukan.")


def test_doubted_awards_alone_make_no_cycle() -> None:
    """The newest cycle is one in which somebody won."""
    made = around({"2023": {1: "padapa"}, "2025": {2: "?"}})
    assert "pada 2023, Padapa" in made.sentence


def test_where_no_award_is_known_that_is_said_once() -> None:
    """Without a ladder, and without a list of names."""
    made = around({})
    assert made.sentence == (
        "Dari 4 kabupaten dan kota di Sulawesi Selatan, belum ditemukan sumber yang menyebut "
        "penerima penghargaan."
    )
    assert (made.rungs, made.unknown, made.sources) == ((), (), "")


@pytest.mark.parametrize(("silent", "named"), [(6, 6), (7, 0)])
def test_few_unknown_districts_are_named_and_many_counted(silent: int, named: int) -> None:
    """A list of thirty names would hide the few that are known."""
    places = tuple(f"Kabupaten Nama{i}" for i in range(1, silent + 2))
    made = around({"2025": {1: "padapa"}}, places=places)
    assert len(made.unknown) == named
    assert made.sentence.endswith(f"{('enam', 'tujuh')[silent - 6]} lainnya belum ditemukan.")


def test_a_district_alone_has_no_neighbours() -> None:
    """Nothing to stand among."""
    assert neighbourhood("aceh", *nation({})) is None
    assert neighbourhood("tidak-ada", *nation({})) is None


def test_a_city_keeps_its_kind_beside_its_namesake() -> None:
    """Kabupaten Gowa is Gowa, Kota Gowa stays Kota Gowa, and Kota Makassar is Makassar."""
    _, names = nation({}, (*PLACES, "Kota Makassar"))
    assert list(short_names(names.districts_in("sulsel")).values()) == [
        "Barru", "Gowa", "Wajo", "Kota Gowa", "Makassar",
    ]  # fmt: skip
    assert bare_name("Kota Administrasi Jakarta Barat") == "Jakarta Barat"
    assert bare_name("Kabupaten Administrasi Kepulauan Seribu") == "Kepulauan Seribu"


def test_the_comparison_is_that_of_the_province() -> None:
    """At the row of the district; a fictional district among real ones has none."""
    results, names = nation({})
    row = names.districts_in("sulsel")[0]
    assert compare_href(row, results, names) == "banding/sulsel/#kabupaten-barru"
    fiction = row._replace(kode="S01.01")
    assert compare_href(fiction, results, names) == "banding/"


def test_districts_alike_stand_beside_their_rule() -> None:
    """Kind, newest award and the number of kecamatan are in the sentence; each has its number."""
    results, names = nation({"2025": {1: "padapa", 2: "padapa"}})
    many = {"73.01": 7, "73.02": 8}
    told = replace(results, kecamatan=many, alike={"73.01": ("73.02",)})
    row = names.districts["73.01"]._replace(jenis="kabupaten")
    assert alike_places(row, told, names) == Alike(
        "kabupaten lain yang terakhir meraih Padapa 2025, jumlah kecamatannya terdekat dengan 7",
        (Neighbour("kabupaten-gowa", "Gowa", "8"),),
    )
    assert alike_places(row, results, names) is None
