"""The comparison of a province: every district of it, whatever kind of thing is known of it."""

from __future__ import annotations

from typing import Any

from kksportal import addresses
from kksportal.compute.shared import compute_shared
from kksportal.pages.nation.compare_province import (
    CompareProvincePage,
    odf_chart,
    province_comparisons,
    told_share,
)
from kksportal.words.context import SharedContext
from kksportal.words.told import FIGURE, Told, ToldItem, packed
from tests.contexts import BALANGAN, CONTOH, INFO, codes, context_of, nation_of, shared

SULSEL = "banding/sulawesi-selatan/"


def real() -> SharedContext:
    """What the real portal's pages share."""
    return SharedContext.of(compute_shared(shared(), codes()), INFO)


def page(address: str, *rows: str) -> CompareProvincePage:
    """The comparison at an address, with what these districts gave."""
    nation = nation_of(real(), wants=lambda one: one == address, rows=lambda _: rows)
    (made,) = province_comparisons(nation)
    assert made.frame.address == address
    assert isinstance(made.view, CompareProvincePage)
    return made.view


def odf(slug: str, percent: str, key: str = "odf-desa", year: str = "2025", **more: str) -> Told:
    """A district that tells a percentage of ODF."""
    item = ToldItem(column=FIGURE, key=key, label="ODF", text=f"{percent}%", as_of=year,
                    percent=percent, **more)  # fmt: skip
    return Told(slug, "2026-01-02", (item,))


def test_a_district_with_an_award_alone_is_compared() -> None:
    """Barru read "belum ada data" where only scores of tatanan were compared."""
    (barru,) = (row for row in page(SULSEL).rows if row.slug == "kabupaten-barru")
    awards = barru.cells[0]
    assert awards.label == "Penghargaan"
    assert [(item.label, item.text) for item in awards.items] == [
        ("2025", "Padapa"), ("2021", "Wistara"), ("2019", "Wistara"),
    ]  # fmt: skip


def test_every_district_of_the_province_stands_on_the_page() -> None:
    """In a row, or in the one line of those of which nothing is known."""
    names = real().names
    view = page(SULSEL)
    found = {row.slug for row in view.rows} | {link.note for link in view.unknown}
    assert found == {row.id for row in names.districts_in("sulawesi-selatan")}
    assert "kabupaten-kepulauan-selayar" in {link.note for link in view.unknown}


def test_what_a_package_tells_stands_beside_the_awards() -> None:
    """Stage, figures and kelembagaan of Balangan, which has no award."""
    context = context_of(BALANGAN)
    address, told = next(iter(told_share(context).items()))
    assert address == "banding/kalimantan-selatan/"
    (row,) = (row for row in page(address, told).rows if row.slug == "kabupaten-balangan")
    assert {cell.label for cell in row.cells if cell.items} == {
        "Tahap terjauh", "Angka menurut sumber", "Kelembagaan",
    }  # fmt: skip


def test_real_and_fictional_districts_are_not_compared() -> None:
    """A real portal has no comparison of the province of its example."""
    made = {one.frame.address for one in province_comparisons(nation_of(real()))}
    names = real().names
    assert len(made) == len({row.provinsi for row in names.current if row.kode[0] != "S"})
    assert next(iter(told_share(context_of(CONTOH)))) not in made


def test_reasons_to_be_careful_are_on_the_page() -> None:
    """Sulawesi Selatan: the ladder grew between its two newest cycles."""
    assert any("Wistara Paripurna belum ada" in one for one in page(SULSEL).warnings)


def chart(*told: Told) -> Any:
    """The ODF dots of Sulawesi Selatan."""
    names = real().names
    return odf_chart(names.districts_in("sulawesi-selatan"), {one.slug: one for one in told}, names)


def test_one_base_of_odf_is_drawn_that_of_most_districts() -> None:
    """Bases are never mixed."""
    drawn = chart(
        odf("kabupaten-barru", "100", "odf-kecamatan"), odf("kabupaten-gowa", "90"),
        odf("kabupaten-wajo", "80"),
    )  # fmt: skip
    assert drawn.title == "Desa/kelurahan bebas buang air besar sembarangan (ODF)"
    words = [shape.text for shape in drawn.shapes if shape.look == "nama"]
    assert words == ["Gowa: 90% (2025)", "Wajo: 80% (2025)"]


def test_one_district_alone_is_no_comparison() -> None:
    """Neither are two of different bases, nor one that tells a count alone."""
    assert chart(odf("kabupaten-barru", "100")) is None
    assert chart(
        odf("kabupaten-barru", "100"), odf("kabupaten-gowa", "9", "odf-kecamatan")
    ) is None  # fmt: skip
    assert chart(odf("kabupaten-barru", "100"), odf("kabupaten-gowa", "")) is None


def test_a_row_crosses_as_text() -> None:
    """The province's page takes it back as it was given."""
    told = packed(odf("kabupaten-barru", "100"))
    (row,) = (row for row in page(SULSEL, told).rows if row.slug == "kabupaten-barru")
    assert row.href == addresses.DISTRICT("kabupaten-barru")
    assert [item.text for cell in row.cells for item in cell.items][-1] == "100%"
