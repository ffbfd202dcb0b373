"""What districts contribute to a page, a table or the search: made now, or kept and proved."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kksportal.exports.search_records import Record
from kksportal.site_build.incremental.cache import Cache
from kksportal.site_build.incremental.contributions import PARTS, RECORDS, ROWS, Contributions
from kksportal.site_build.incremental.last_build import ForgottenError
from kksportal.site_build.incremental.output import part_key, record_key, row_key
from tests.site_build.small import FIRST, SECOND

ROW, TABLE = "indikator/2025/T1.01/", "unduh/nasional/2025/pasar.csv"
RECORD = Record("daerah/a/", "A", "Kalsel", "daerah", "teks", (("jenis", "daerah"),))
BOTH = {FIRST: row_key("satu"), SECOND: row_key("dua")}


class Watched(Cache):
    """A cache that tells which names were asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked: list[str] = []

    def load(self, name: str) -> Any:
        """A value kept before."""
        self.asked.append(name)
        return super().load(name)


@pytest.fixture
def cache(tmp_path: Path) -> Watched:
    """A cache with the rows of two districts on one page."""
    made = Watched(tmp_path / "ingatan")
    made.save("baris-indikator-2025-T1.01", {FIRST: "satu", SECOND: "dua", "63.99": "lama"})
    return made


@pytest.mark.parametrize(
    ("kind", "name", "file"),
    [
        (ROWS, ROW, "baris-indikator-2025-T1.01"),
        (ROWS, "banding/kalsel/pasar/", "baris-banding-kalsel-pasar"),
        (PARTS, TABLE, "tabel-unduh-nasional-2025-pasar.csv"),
        (RECORDS, "", "catatan"),
    ],
)
def test_each_page_and_table_has_a_file_of_its_own(
    kind: Contributions[Any], name: str, file: str
) -> None:
    """Its name is that of the page without the strokes of its address."""
    assert kind.file(name) == file


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (ROWS, "<tr>"),
        (PARTS, b"baris"),
        (RECORDS, (RECORD, RECORD._replace(text="lain"))),
        (RECORDS, ()),
    ],
    ids=["baris", "tabel", "catatan", "tanpa catatan"],
)
def test_a_contribution_comes_back_as_it_was(
    tmp_path: Path, kind: Contributions[Any], value: Any
) -> None:
    """Kept by one build and joined by the next: equal, and of its own type."""
    cache = Cache(tmp_path)
    kind.save(cache, ROW, {FIRST: value})
    found = kind.join(Cache(tmp_path), ROW, {FIRST: kind.key_of(value)}, {})
    assert found == {FIRST: value}
    assert [type(one) for one in found[FIRST]] == [type(one) for one in value]


def test_keys_are_those_that_outputs_name() -> None:
    """Rows, lines of tables and records are proved by the keys that a district's output has."""
    assert ROWS.key_of("a") == row_key("a")
    assert PARTS.key_of(b"a") == part_key(b"a")
    assert RECORDS.key_of([RECORD]) == record_key([RECORD])


def test_records_are_kept_as_plain_values(tmp_path: Path) -> None:
    """The cache holds no object of ours."""
    RECORDS.save(Cache(tmp_path), "", {FIRST: (RECORD,)})
    kept = Cache(tmp_path).load("catatan")
    assert kept == {FIRST: (tuple(RECORD),)}
    assert marshal.loads(marshal.dumps(kept)) == kept
    assert type(kept[FIRST][0]) is tuple


def test_contributions_are_in_the_order_of_the_keys(cache: Watched) -> None:
    """Made now or kept, each stands where its district stands; others are left out."""
    keys = {"63.10": row_key("nol"), **BOTH}
    found = ROWS.join(cache, ROW, keys, {SECOND: "dua!", "63.10": "nol", "63.98": "x"})
    assert [*found.items()] == [("63.10", "nol"), (FIRST, "satu"), (SECOND, "dua!")]


def test_what_was_joined_is_kept_for_the_next_build(cache: Watched) -> None:
    """The file then holds what there is now, and no district that is gone."""
    ROWS.join(cache, ROW, {FIRST: BOTH[FIRST], SECOND: row_key("baru")}, {SECOND: "baru"})
    assert cache.load("baris-indikator-2025-T1.01") == {FIRST: "satu", SECOND: "baru"}
    ROWS.join(cache, ROW, {}, {})
    assert cache.load("baris-indikator-2025-T1.01") == {}


def test_what_was_built_now_is_believed(cache: Watched) -> None:
    """It is taken whatever the cache holds, and where all was built now the cache is not read."""
    found = ROWS.join(cache, ROW, BOTH, {FIRST: "satu!", SECOND: "dua!"})
    assert found == {FIRST: "satu!", SECOND: "dua!"}
    assert cache.asked == []


def test_a_file_is_read_once(cache: Watched) -> None:
    """However many districts are kept, their file is read one time."""
    assert ROWS.join(cache, ROW, BOTH, {}) == {FIRST: "satu", SECOND: "dua"}
    assert cache.asked == ["baris-indikator-2025-T1.01"]


@pytest.mark.parametrize(
    "kept",
    [
        None,
        [FIRST],
        7,
        {},
        {SECOND: "satu"},
        {FIRST: "dua"},
        {FIRST: ""},
    ],
    ids=["tidak ada", "larik", "angka", "kosong", "daerah lain", "baris lain", "baris kosong"],
)
def test_what_the_cache_lacks_or_has_otherwise_is_forgotten(tmp_path: Path, kept: Any) -> None:
    """Where the cache and the output disagree the build starts anew, and nothing is kept."""
    cache = Cache(tmp_path)
    cache.save(ROWS.file(ROW), kept)
    keys: Mapping[str, object] = {FIRST: row_key("satu")}
    with pytest.raises(ForgottenError, match=ROW):
        ROWS.join(cache, ROW, keys, {SECOND: "dua"})
    assert cache.load(ROWS.file(ROW)) == kept


def test_the_value_is_proved_not_its_plain_form(tmp_path: Path) -> None:
    """Records have the key of records, as they were when their district was built."""
    cache = Cache(tmp_path)
    RECORDS.save(cache, "", {FIRST: (RECORD,)})
    other = record_key([RECORD._replace(title="lain")])
    with pytest.raises(ForgottenError):
        RECORDS.join(cache, "", {FIRST: other}, {})
    assert RECORDS.join(cache, "", {FIRST: record_key([RECORD])}, {}) == {FIRST: (RECORD,)}


def test_without_a_cache_nothing_is_kept_and_all_must_be_made() -> None:
    """A build that remembers nothing joins what it made, and lacks all else."""
    cache = Cache(None)
    assert ROWS.join(cache, ROW, BOTH, {FIRST: "a", SECOND: "b"}) == {FIRST: "a", SECOND: "b"}
    with pytest.raises(ForgottenError):
        ROWS.join(cache, ROW, BOTH, {FIRST: "a"})
