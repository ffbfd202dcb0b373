"""What a closed cycle freezes: its rows, what they refer to, and nothing of other cycles."""

from __future__ import annotations

from typing import Any

from kksportal.model.package import DistrictPackage
from kksportal.preservation.frozen import (
    frozen_package,
    frozen_rows,
    frozen_texts,
    stories_named,
    subject_of,
)
from tests.builders import award_package, district, framework, log_line
from tests.preservation.texts import story

FACTS = (
    {"siklus": "2025", "ukuran": "odf-desa", "nilai": "85", "sumber": "a"},
    {"siklus": "2023", "ukuran": "odf-desa", "nilai": "60", "sumber": "b"},
    {"siklus": "", "ukuran": "odf-desa", "nilai": "61", "sumber": "c"},
)


def made(**tables: Any) -> DistrictPackage:
    return district(**{"fakta": FACTS, **tables})


def test_rows_freeze_by_their_cycle_and_sources_as_far_as_they_are_named() -> None:
    frozen = frozen_rows(made(), "2025")
    assert [row.nilai for row in frozen["fakta"]] == ["85"]
    assert [row.id for row in frozen["sumber"]] == ["a"]
    assert frozen.keys() == {"fakta", "sumber"}


def test_an_undated_row_freezes_where_a_frozen_row_refers_to_it_with_its_own_source() -> None:
    package = made(
        fakta=[{"siklus": "2025", "ukuran": "odf-desa", "inovasi": "bank", "sumber": "a"}],
        inovasi=[
            {"id": "bank", "judul": "Bank", "cerita": "cerita-bank", "sumber": "d"},
            {"id": "lain", "judul": "Lain", "cerita": "cerita-lain", "sumber": "c"},
        ],
    )
    frozen = frozen_rows(package, "2025")
    assert [row.id for row in frozen["inovasi"]] == ["bank"]
    assert [row.id for row in frozen["sumber"]] == ["a", "d"]
    assert stories_named(frozen) == {"cerita-bank"}


def test_the_log_freezes_where_it_tells_of_a_frozen_row() -> None:
    key = ";odf-desa;;2025;;;;;a;"
    lines = [
        log_line("2025-09-01", "fakta", one, "nilai", "84", "85")._asdict()
        for one in (key, key.replace("2025", "2023"))
    ]
    frozen = frozen_rows(made(pembaruan=lines), "2025")
    assert [line.kunci for line in frozen["pembaruan"]] == [key]


def test_a_framework_and_the_awards_of_the_cycle_freeze_whole_and_others_not() -> None:
    for package in (framework("2025"), award_package("2025")):
        assert frozen_rows(package, "2025").keys() == {"sumber"}
        assert frozen_rows(package, "2023") == {}


def test_a_package_without_frozen_rows_is_not_in_the_archive() -> None:
    assert frozen_package(made(), "2019") is None
    kept = frozen_package(made(), "2023")
    assert isinstance(kept, DistrictPackage)
    assert [row.nilai for row in kept.fakta] == ["60"]


def test_texts_freeze_by_their_cycle_or_because_a_frozen_row_names_them() -> None:
    stories = (story("satu", "2025"), story("dua", ""), story("tiga", "2023"))
    frozen = frozen_texts(stories, (story("pasar", "2025"),), "2025", frozenset({"dua"}))
    assert [one.slug for one in frozen] == ["satu", "dua", "pasar"]


def test_what_a_package_is_about_outlives_the_code_of_its_district() -> None:
    assert subject_of("datapackages/daerah/91.01-kabupaten-merauke") == "daerah/kabupaten-merauke"
    assert subject_of("datapackages/daerah/93.01-kabupaten-merauke") == "daerah/kabupaten-merauke"
    assert subject_of("datapackages/kerangka/2025") == "kerangka/2025"
