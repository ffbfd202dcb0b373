"""Why a value is missing is told in every export: an empty cell is never all there is."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import Any

import pytest

from kksportal.compute.district import compute_district
from kksportal.compute.shared import compute_shared
from kksportal.exports.archive import archive_files
from kksportal.exports.book import book
from kksportal.exports.factsheet import fact_sheet
from kksportal.exports.national import fragments
from kksportal.exports.records import district_record
from kksportal.model.claim import Reason
from kksportal.words.context import DistrictContext, SharedContext
from kksportal.words.names import REASONS
from tests.builders import CODE, CYCLE, district
from tests.contexts import INFO, codes, shared

EVERY = [reason.value for reason in Reason]
TABLES = ("fakta", "capaian", "penilaian", "kelembagaan")


@cache
def missing(reason: str) -> DistrictContext:
    """Balangan, of which every source says why it has no value."""
    indicator = shared().frameworks[CYCLE].indikator[0].kode
    package = district(
        fakta=[{"subjek": CODE, "ukuran": "odf-desa", "sifat": "capaian", "keadaan": reason}],
        capaian=[{"siklus": CYCLE, "indikator": indicator, "tahun": "2024", "keadaan": reason}],
        penilaian=[{"siklus": CYCLE, "indikator": indicator, "penilai": "pusat",
                    "tahap": "verifikasi-pusat", "keadaan": reason}],
        kelembagaan=[{"siklus": CYCLE, "komponen": "forum", "butir": "sk", "wilayah": CODE,
                      "tahun": "2024", "keadaan": reason}],
    )  # fmt: skip
    results = compute_shared(shared(), codes())
    return SharedContext.of(results, INFO).for_district(compute_district(package, results))


@pytest.mark.parametrize("reason", EVERY)
def test_national_tables_say_why(reason: str) -> None:
    """The value of a year and the centre's score are empty, and both name the reason."""
    (text,) = fragments(missing(reason)).values()
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["capaian_2024"], row["pusat_skor"]) == ("", "")
    assert (row["capaian_keadaan"], row["pusat_keadaan"]) == (reason, reason)
    assert (row["capaian_sumber"], row["pusat_sumber"]) == ("a", "a")


@pytest.mark.parametrize("reason", EVERY)
def test_the_workbook_says_why(reason: str) -> None:
    """Every sheet with an empty value has the reason in its row."""
    made = book(missing(reason), INFO)
    told = [sheet.name for sheet in made.sheets if any(reason in row for row in sheet.rows)]
    assert len(told) == len(TABLES)


@pytest.mark.parametrize("reason", EVERY)
def test_the_record_says_why(reason: str) -> None:
    """In groups of rows as in plain ones."""
    record: Any = district_record(missing(reason).opened(), INFO)
    assert all(reason in str(record[name]) for name in TABLES)


@pytest.mark.parametrize("reason", EVERY)
def test_the_archive_says_why(reason: str) -> None:
    """Each table has its column `keadaan`."""
    files = dict(archive_files(missing(reason), INFO))
    for name in TABLES:
        (text,) = (text for file, text in files.items() if file.endswith(f"_{name}.csv"))
        (row,) = csv.DictReader(io.StringIO(text))
        assert row["keadaan"] == reason


@pytest.mark.parametrize("reason", EVERY)
def test_the_fact_sheet_says_why(reason: str) -> None:
    """In words, where a figure would stand."""
    view = fact_sheet(missing(reason).opened(), INFO)
    assert REASONS[reason] in {figure.missing for figure in (*view.key, *view.figures)}
