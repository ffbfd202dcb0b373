"""What is kept of a district: plain values, short keys, and what national pages take of it."""

from __future__ import annotations

import marshal
from hashlib import blake2b
from typing import Any

import pytest

from kksportal.errors import Finding, Step
from kksportal.exports.search_records import Record
from kksportal.findings import kind
from kksportal.pages.share import News
from kksportal.site_build.incremental.output import (
    DistrictOutput,
    Downloads,
    compared_in,
    given_key,
    is_of_rows,
    key_in,
    keys_by_slot,
    last_day,
    part_key,
    plain_field,
    plain_finding,
    plain_news,
    plain_output,
    record_key,
    row_key,
    row_keys,
    to_finding,
    to_output,
    with_downloads,
)
from tests.builders import source
from tests.site_build.small import FIRST, PAGE, output

INDICATOR, PAIR = "indikator/2025/T1.01/", "banding/kalsel/pasar/"
ROWS = {INDICATOR: "<tr>a</tr>", PAIR: "<tr>b</tr>"}
RECORD = Record("daerah/a/", "A", "Kalsel", "daerah", "teks", (("jenis", "daerah"),))
FULL = output(
    failed=True,
    updated="2026-01-02",
    cycle="2025",
    findings=(("KKS-P008", "a.csv", 1, "", "Salah.", "", ""),),
    news=("2026-01-02", "a", "b", "c", ("a",)),
    changes=(("2026-01-02", "b"),),
    dataset=("a",),
    province="provinsi/kalsel/",
    province_sources=(("a",),),
    province_days=("2025-08",),
    sources=(("b",),),
    named=("a",),
    rows={"temuan/": "t", **ROWS},
    scores=(("pasar",),),
    assessed=(("2025", "pasar", "pusat", "80.0", 9, 0, 9, "2025"),),
    moved=(("2025", "pasar", 9, "70.0", "80.0"),),
    told=(("2025", "pasar", "pusat", "nilai", "92.31", False, "2025"),),
    shas=(("a", "b"),),
    pages=(PAGE,),
    files=(("kartu/63.11.png", 5),),
    parts={"t": b"x"},
    records=(RECORD,),
)


def test_an_empty_output_gives_nothing() -> None:
    """A district of which only its code is known has no data, no pages and no fault."""
    assert tuple(DistrictOutput("63.11", "")) == (
        "63.11", "", False, "", "", (), None, (), (), "", (), (), (), (), {}, (), b"", (), (), (),
        (), (), (), (), (), {}, {}, False, False, (), "", "",
    )  # fmt: skip


def test_every_file_has_its_size() -> None:
    """Pages and other files of a district are listed together, by address."""
    page = PAGE._replace(file="daerah/x/pasar/index.html", size=9)
    made = output(pages=(PAGE, page), files=(("kartu/63.11.png", 5), ("api/x.json", 3)))
    assert made.sizes == {
        PAGE.file: 7, page.file: 9, "kartu/63.11.png": 5, "api/x.json": 3,
    }  # fmt: skip
    assert output().sizes == {}


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        (INDICATOR, True), (PAIR, True), ("indikator/", False), ("banding/", False),
        ("temuan/", False), ("", False), ("provinsi/kalsel/", False), ("en/" + INDICATOR, False),
        ("indikator/2025/T1.01/lagi/", False), ("peta/2025/pasar/", False),
    ],
)  # fmt: skip
def test_pages_of_rows_are_indicators_and_comparisons(address: str, is_one: bool) -> None:
    """Only a page of one indicator or one comparison shows little else than rows."""
    assert is_of_rows(address) is is_one


def test_keys_are_eight_bytes_each_in_the_order_of_the_slots() -> None:
    """The keys of rows stand one after the other, each telling its row alone."""
    keys = row_keys(ROWS, (PAIR, INDICATOR))
    assert keys == row_key("<tr>b</tr>") + row_key("<tr>a</tr>")
    assert len(keys) == 16
    assert row_key("<tr>a</tr>") == blake2b(b"<tr>a</tr>", digest_size=8).digest()
    assert row_keys({}, ()) == b""


def test_keys_are_found_by_slot() -> None:
    """Each slot has the key of its own row, and a district without rows has none."""
    slots = (INDICATOR, PAIR, "indikator/2025/T1.02/")
    keys = b"AAAAAAAABBBBBBBBCCCCCCCC"
    found = {INDICATOR: b"AAAAAAAA", PAIR: b"BBBBBBBB", "indikator/2025/T1.02/": b"CCCCCCCC"}
    assert keys_by_slot(slots, keys) == found
    assert keys_by_slot((), b"") == {}
    assert {slot: key_in(slots, keys, slot) for slot in slots} == found


def test_an_absent_slot_has_no_key() -> None:
    """Where a district has no row the key is empty, which is no row's key."""
    assert key_in((INDICATOR,), b"AAAAAAAA", PAIR) == b""
    assert key_in((), b"", PAIR) == b""


def test_another_row_has_another_key() -> None:
    """Rows, lines of tables and records: the same have the same key, others another."""
    assert row_key("a") == row_key("a") != row_key("b")
    assert part_key(b"a") == part_key(b"a") != part_key(b"b")
    assert part_key(b"a") == blake2b(b"a", digest_size=8).hexdigest()
    other = RECORD._replace(text="lain")
    assert record_key([RECORD]) == record_key([RECORD]) != record_key([other])
    assert record_key([RECORD, other]) != record_key([other, RECORD])
    assert record_key([RECORD, other]) == record_key((RECORD, other))
    assert len(record_key([])) == 24


def test_downloads_join_a_district() -> None:
    """Its own files come first; the lines of tables have their keys."""
    before = output(files=(("foto/a.webp", 3),), updated="2026-01-02")
    taken = Downloads(FIRST, (("kartu/63.11.png", 5),), {"unduh/nasional/2025/pasar.csv": b"baris"})
    after = with_downloads(before, taken)
    assert after == before._replace(
        files=(("foto/a.webp", 3), ("kartu/63.11.png", 5)),
        parts={"unduh/nasional/2025/pasar.csv": b"baris"},
        part_keys={"unduh/nasional/2025/pasar.csv": part_key(b"baris")},
        taken=True,
    )


GIVEN: dict[str, Any] = {
    "assessed": (("2025", "pasar", "pusat", "90.0", 9, 0, 9, "2025"),),
    "moved": (("2025", "pasar", 9, "70.0", "90.0"),),
    "told": (("2025", "pasar", "pusat", "nilai", "92.3", False, "2025"),),
    "code": "63.12",
    "folder": "",
    "updated": "2026-02-02",
    "cycle": "2023",
    "news": None,
    "changes": (),
    "dataset": (),
    "province": "",
    "province_sources": (),
    "province_days": (),
    "rows": {**FULL.rows, "temuan/": "u"},
    "slots": (INDICATOR,),
    "scores": (),
}
OWN: dict[str, Any] = {
    "failed": False,
    "findings": (),
    "sources": (),
    "named": (),
    "rows": {**FULL.rows, INDICATOR: "lain", PAIR: "lain"},
    "row_keys": b"12345678",
    "shas": (),
    "pages": (),
    "files": (),
    "parts": {},
    "part_keys": {},
    "taken": True,
    "drawn": (("kartu/63.11.png", "k", 9),),
    "owed": True,
    "records": (),
    "record_key": "lain",
    "given_key": "lain",
}


@pytest.mark.parametrize("name", GIVEN)
def test_whatever_is_given_moves_the_key_of_what_is_given(name: str) -> None:
    """Days, news, rows of shared pages, slots and scores: one of them moved is another key."""
    assert given_key(FULL._replace(**{name: GIVEN[name]})) != given_key(FULL)


def test_a_new_row_on_a_page_of_rows_is_given_though_not_its_text() -> None:
    """Which indicators and comparisons have a row is told in lists of them."""
    more = {**FULL.rows, "banding/kalsel/sekolah/": "x"}
    now = FULL._replace(rows=more, slots=(*FULL.slots, "banding/kalsel/sekolah/"))
    assert given_key(now) != given_key(FULL)


@pytest.mark.parametrize("name", OWN)
def test_what_is_a_districts_own_moves_no_key_of_what_is_given(name: str) -> None:
    """Sizes, its own findings and sources, and rows on pages of rows have keys of their own."""
    assert given_key(FULL._replace(**{name: OWN[name]})) == given_key(FULL)


def test_every_field_of_an_output_is_given_or_is_its_own() -> None:
    """No field is forgotten: a new one must be put on one side or the other."""
    assert {*GIVEN, *OWN} == set(DistrictOutput._fields)
    assert GIVEN.keys() & OWN.keys() == {"rows"}


def test_the_order_of_rows_is_no_difference_in_what_is_given() -> None:
    """A district that gives the same rows in another order gives the same; keys are short."""
    one, two = output(rows={"a/": "1", "b/": "2"}), output(rows={"b/": "2", "a/": "1"})
    assert one.given_key == two.given_key == given_key(one)
    assert len(one.given_key) == 24
    assert output(rows={"a/": "2", "b/": "1"}).given_key != one.given_key
    assert output(rows={"a/": "1"}).given_key != one.given_key


def test_a_finding_comes_back_as_it_was() -> None:
    """Every field of a finding survives as plain values, which marshal can keep."""
    told = Finding(kind=kind("KKS-P008"), path="a.csv", row=3, column="nilai", what="Salah.",
                   advice="Betulkan.", package="datapackages/daerah/x",
                   fix=(Step("sel", "5"),))  # fmt: skip
    plain = plain_finding(told)
    assert plain == ("KKS-P008", "a.csv", 3, "nilai", "Salah.", "Betulkan.",
                     "datapackages/daerah/x", (("sel", "5", ""),))  # fmt: skip
    assert to_finding(marshal.loads(marshal.dumps(plain))) == told


def test_news_become_plain_values() -> None:
    """News have their source as cells; no news stay none."""
    cited = source("a")
    assert plain_news(None) is None
    made = plain_news(News("2026-01-02", "Judul", "Rinci", "daerah/x/", cited))
    assert made == ("2026-01-02", "Judul", "Rinci", "daerah/x/", tuple(cited))
    assert made is not None
    assert type(made[4]) is tuple


@pytest.mark.parametrize(
    ("own", "days", "last"),
    [
        ({}, (), ""),
        ({}, ("2026-01-02", "2026-03-01", ""), "2026-03-01"),
        ({"a": "2026-05-01", "b": "2026-04-01"}, ("2026-03-01",), "2026-05-01"),
        ({"a": "2026-01-01"}, ("2026-03-01",), "2026-03-01"),
        ({"a": "2026-01-01"}, (), "2026-01-01"),
    ],
    ids=["tidak ada", "daerah saja", "paket bersama", "daerah lebih baru", "paket bersama saja"],
)
def test_the_last_day_is_the_newest_of_all(
    own: dict[str, str], days: tuple[str, ...], last: str
) -> None:
    """The day of the portal's data is the newest of districts and shared packages."""
    assert last_day([output(updated=day) for day in days], own) == last


def test_comparisons_are_listed_once_in_the_order_of_districts() -> None:
    """Only comparisons, each once, as the first district that has them lists them."""
    other = "banding/kalsel/sekolah/"
    outputs = [
        output(slots=(INDICATOR, PAIR, other)),
        output(slots=(other, PAIR)),
        output(slots=("banding/kalteng/pasar/",)),
        output(slots=()),
    ]
    assert compared_in(outputs) == (PAIR, other, "banding/kalteng/pasar/")
    assert compared_in([]) == ()


def test_an_output_is_kept_without_what_lies_elsewhere() -> None:
    """Rows of pages of rows, lines, records and contents are left out; the rest comes back."""
    plain = plain_output(FULL)
    assert type(plain) is tuple
    assert [type(page) for page in plain[DistrictOutput._fields.index("pages")]] == [tuple]
    back = to_output(marshal.loads(marshal.dumps(plain)))
    assert back == FULL._replace(rows={"temuan/": "t"}, parts={}, records=(), shas=())
    assert back.pages[0].file == PAGE.file
    assert back.sizes == FULL.sizes
    bare = DistrictOutput(FIRST, "")
    assert to_output(plain_output(bare)) == bare


@pytest.mark.parametrize("name", ["code", "named", "slots", "row_keys", "part_keys", "given_key"])
def test_one_field_is_read_without_the_others(name: str) -> None:
    """A field of a kept output is the field of the output it came from."""
    assert plain_field(plain_output(FULL), name) == getattr(FULL, name)
