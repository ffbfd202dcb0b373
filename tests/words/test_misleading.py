"""Why a comparison would mislead: each reason where it applies, and nowhere else."""

from __future__ import annotations

from kksportal.words.misleading import warnings
from kksportal.words.told import AWARD, FIGURE, TATANAN, ToldItem

MEASURES = {"odf-desa": "ODF desa", "odf-kecamatan": "ODF kecamatan"}
LADDERS = {"2023": ("a", "b"), "2025": ("a", "b", "c")}


def figure(key: str = "odf-desa", as_of: str = "2025", units: str = "persen") -> ToldItem:
    """A figure of ODF."""
    return ToldItem(
        column=FIGURE, key=key, label=MEASURES[key], text="", as_of=as_of, units=units, family="odf"
    )


def score(cycle: str, assessors: str, part: str = "") -> ToldItem:
    """A score of a tatanan."""
    return ToldItem(
        column=TATANAN, key=f"pasar {cycle}", label="Pasar", text="", cycle=cycle,
        assessors=assessors, part=part,
    )  # fmt: skip


def award(cycle: str) -> ToldItem:
    """An award of a cycle."""
    return ToldItem(column=AWARD, key=f"siklus {cycle}", label=cycle, text="A")


def said(*items: ToldItem) -> list[str]:
    """The reasons for two districts that tell the same."""
    found = warnings({"Barru": items, "Gowa": items}, MEASURES, LADDERS, {"c": "Paripurna"})
    return list(found)


def test_what_is_alike_needs_no_word() -> None:
    """One year, one base, one unit, one instrument, one assessor."""
    assert said() == []
    assert said(figure(), score("2025", "pusat"), award("2025")) == []


def test_different_years_are_told() -> None:
    """Of the same measure; a figure without a date says nothing of its year."""
    assert said(figure(as_of="2021-05"), figure(as_of="2025")) == [
        "ODF desa: angkanya dari 2021 sampai 2025, jadi tidak sezaman."
    ]
    assert said(figure(as_of=""), figure(as_of="2025")) == []


def test_a_share_and_a_count_are_told_apart() -> None:
    """ "100%" beside "91 desa"."""
    assert said(figure(), figure(units="desa")) == [
        "ODF desa: sebagian sumber menyebut bagiannya, sebagian hanya jumlahnya."
    ]


def test_several_bases_are_told() -> None:
    """They are never set beside each other."""
    assert said(figure(), figure("odf-kecamatan")) == [
        "Dasar hitungnya berbeda, jadi tidak disandingkan: “ODF desa” dan “ODF kecamatan”."
    ]
    things = [figure()._replace(family="inovasi"), figure("odf-kecamatan")._replace(family="")]
    assert said(*things, things[0]._replace(key="lain")) == []


def test_several_instruments_and_assessors_are_told() -> None:
    """2023 had other indicators than 2025."""
    both = said(score("2023", "mandiri"), score("2025", "pusat"))
    assert both[0].startswith("Nilai tatanan berasal dari instrumen 2023 dan 2025;")
    assert both[1].startswith("Nilai tatanan dibuat penilai yang berbeda")
    assert len(both) == 2
    assert len(said(score("2025", "mandiri pusat"))) == 1


def test_a_ladder_that_grew_is_told() -> None:
    """Of the two newest cycles that anyone won in."""
    assert said(award("2023"), award("2025")) == [
        "Paripurna belum ada pada 2023, baru pada 2025: predikat yang sama dari siklus yang "
        "berbeda tidak setara."
    ]
    assert said(award("2023")) == []


def test_scores_over_few_indicators_are_told_by_district() -> None:
    """Three by name, the rest counted."""
    few = score("2025", "pusat", "12 dari 136 indikator")
    names = ("Barru", "Gowa", "Wajo", "Luwu", "Bone")
    (line,) = warnings({name: [few] for name in names}, MEASURES, LADDERS, {})
    assert line == (
        "Nilainya belum atas semua indikator: Barru 12 dari 136 indikator, Gowa 12 dari 136 "
        "indikator, Wajo 12 dari 136 indikator, dan 2 daerah lain."
    )
