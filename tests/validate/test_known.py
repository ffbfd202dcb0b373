"""What data may refer to: vocabularies, places, frameworks, stories, and the package itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kksportal.validate.known import Instrument, Known, Place, decimal, own_words
from tests.builders import district, package
from tests.validate.world import KNOWN, SOUND, frameworks, portal, regions, story, vocabulary


def test_every_word_of_the_vocabularies_is_known_under_its_reference() -> None:
    """Six vocabularies, the tatanan once more with “semua”, stages, stories, and places."""
    areas = {"63", "73", "63.11", "63.03", "73.08", "63.11.01", "63.11.02"}
    assert KNOWN.words == {
        "kosakata.ukuran": {"odf-desa", "odf-rumah-tangga"},
        "kosakata.pokok": {"tahap", "dana"},
        "kosakata.predikat": {"padapa", "wiwerda"},
        "kosakata.satuan": {"persen", "desa", "ton", "orang"},
        "kosakata.jenis-kegiatan": {"pertemuan", "kunjungan"},
        "kosakata.tatanan": {"pasar", "pariwisata"},
        "kosakata.tatanan+semua": {"pasar", "pariwisata", "semua"},
        "tahap": {"mandiri", "provinsi"},
        "cerita": {"bank-sampah"},
        "wilayah": areas | {"kerangka"},
    }
    assert KNOWN.areas == areas


def test_districts_are_known_by_code_with_their_province() -> None:
    """A district's place is its permanent id and its province's code."""
    assert KNOWN.districts == {
        "63.11": Place(id="kabupaten-balangan", province="63", name="kabupaten-balangan"),
        "63.03": Place(id="kabupaten-banjar", province="63", name="kabupaten-banjar"),
        "73.08": Place(id="kabupaten-bone", province="73", name="kabupaten-bone"),
    }


def test_a_province_may_stand_in_another_package_of_regions() -> None:
    """Packages of regions are read together; a district of an unknown province has none."""
    whole = regions()
    places = package("wilayah", daerah=[SOUND["wilayah"]["daerah"]])
    apart = (package("wilayah", provinsi=[SOUND["wilayah"]["provinsi"]]), places)
    made = Known.of(portal(regions=apart))
    assert made.districts == {
        "63.11": Place(id="kabupaten-balangan", province="63", name="Balangan")
    }
    assert made.areas == {"63", "63.11"}
    alone = Known.of(portal(regions=(places,)))
    assert alone.districts == {
        "63.11": Place(id="kabupaten-balangan", province="", name="Balangan")
    }
    assert Known.of(portal(regions=(whole,))).districts == KNOWN.districts


def test_each_cycle_has_its_own_instrument() -> None:
    """Indicators, components, items and steps stand by the cycle that defines them."""
    none: frozenset[str] = frozenset()
    assert KNOWN.instruments == {
        "2021": Instrument(indicators=none, components=none, items=frozenset(), steps={}),
        "2023": Instrument(
            indicators=frozenset({"T1.01"}), components=none, items=frozenset(), steps={}
        ),
        "2025": Instrument(
            indicators=frozenset({"T1.01", "T1.02"}),
            components=frozenset({"forum", "tim"}),
            items=frozenset({("forum", "sk"), ("forum", "rencana"), ("tim", "anggaran")}),
            steps={"T1.01": frozenset(map(Decimal, ("0", "50", "100")))},
        ),
    }


def test_a_step_that_is_no_number_is_left_out() -> None:
    """A scale with a malformed score knows its other steps."""
    made = frameworks()["2025"]
    step = SOUND["kerangka"]["skala"]
    broken = package("kerangka", skala=[step, step | {"langkah": "2", "skor": "banyak"}])
    cycles = {"2025": made, "2023": broken}
    steps = Known.of(portal(frameworks=cycles)).instruments["2023"].steps
    assert steps == {"T1.01": {Decimal("50")}}


def test_a_portal_without_texts_and_frameworks_knows_its_words_alone() -> None:
    """The empty input: no stage, no story, no cycle."""
    made = Known.of(portal(frameworks={}, stories=()))
    assert (made.words["tahap"], made.words["cerita"], made.instruments) == (set(), set(), {})
    assert made.words["kosakata.satuan"] == {row.id for row in vocabulary().satuan}


def test_stages_of_all_cycles_and_all_stories_are_known() -> None:
    """A stage may come from any cycle's framework."""
    other = package("kerangka", tahap=[{"id": "daring"}])
    made = Known.of(
        portal(
            frameworks={**frameworks(), "2019": other},
            stories=(story(), story(slug="kebun")),
        )
    )
    assert made.words["tahap"] == {"mandiri", "provinsi", "daring"}
    assert made.words["cerita"] == {"bank-sampah", "kebun"}


def test_a_district_defines_sources_innovations_and_evidence() -> None:
    """What a package lists may be referred to within it, and a reference may be empty."""
    made = district(inovasi=[{"id": "kebun"}], bukti=[{"id": "sk"}, {"id": "foto"}])
    assert own_words(made) == {
        "sumber": {"", "a"},
        "inovasi": {"", "kebun"},
        "bukti": {"", "sk", "foto"},
    }


def test_a_framework_defines_its_tatanan_and_indicators() -> None:
    """Its scale looks into its own list of indicators."""
    made = package(
        "kerangka",
        tatanan=[{"id": "pasar", "kode": "T1"}],
        indikator=[{"kode": "T1.01"}, {"kode": "T1.02"}],
    )
    assert own_words(made) == {
        "sumber": {"", "a"},
        "tatanan": {"", "pasar"},
        "indikator-sini": {"", "T1.01", "T1.02"},
    }


def test_regions_define_provinces_and_districts() -> None:
    """By their permanent ids, not by their codes."""
    assert own_words(regions()) == {
        "sumber": {"", "a"},
        "provinsi": {"", "kalsel", "sulsel"},
        "daerah": {"", "kabupaten-balangan", "kabupaten-banjar", "kabupaten-bone"},
        "bernama": {
            "",
            "kalsel",
            "sulsel",
            "kabupaten-balangan",
            "kabupaten-banjar",
            "kabupaten-bone",
        },
    }


def test_awards_define_the_decisions_that_they_rest_on() -> None:
    """A decision of another cycle is none of theirs."""
    made = package("penghargaan", keputusan=[{"id": "sk-satu"}])
    assert own_words(made) == {"sumber": {"", "a"}, "keputusan": {"", "sk-satu"}}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("85", Decimal(85)),
        ("-0.5", Decimal("-0.5")),
        ("0", Decimal(0)),
        ("", None),
        ("banyak", None),
        ("85,5", None),
        ("nan", None),
        ("inf", None),
        ("-Infinity", None),
    ],
)
def test_a_cell_holds_a_finite_number_or_none(text: str, value: Decimal | None) -> None:
    """Words, commas, and what is no finite number are none."""
    assert decimal(text) == value
