"""What is kept of a district: plain values, short keys, and its share of the nation."""

from __future__ import annotations

import marshal
from hashlib import blake2b
from typing import Any

import pytest

from kksportal.errors import Finding
from kksportal.exports.search_records import Record
from kksportal.findings import kind
from kksportal.model.rows import Sumber
from kksportal.pages.share import ChangeNews, DatasetShare, MapScore, News, PageEntry
from kksportal.site_build.incremental.digest import (
    Digest,
    Taken,
    Written,
    compared_in,
    gather,
    key_in,
    keys_by_slot,
    last_day,
    part_key,
    plain_finding,
    plain_news,
    record_key,
    row_key,
    row_keys,
    to_finding,
    with_downloads,
)
from tests.builders import source
from tests.site_build.small import FIRST, SECOND, digest

INDICATOR, PAIR = "indikator/2025/T1.01/", "banding/kalsel/pasar/"
ROWS = {INDICATOR: "<tr>a</tr>", PAIR: "<tr>b</tr>"}
RECORD = Record("daerah/a/", "A", "Kalsel", "daerah", "teks", (("jenis", "daerah"),))


def test_an_empty_digest_gives_nothing() -> None:
    """A district of which only its code is known has no data, no pages and no fault."""
    assert tuple(Digest("63.11", "")) == (
        "63.11", "", False, "", "", (), None, (), (), "", (), (), (), {}, (), b"", (), (), (), (),
        {}, {}, (), "",
    )  # fmt: skip


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
    assert len(record_key([])) == 24


def test_downloads_join_a_district() -> None:
    """Its own files come first; the lines of tables have their keys."""
    before = digest(files=(("foto/a.webp", 3),), updated="2026-01-02")
    taken = Taken(FIRST, (("kartu/63.11.png", 5),), {"unduh/nasional/2025/pasar.csv": b"baris"})
    after = with_downloads(before, taken)
    assert after == before._replace(
        files=(("foto/a.webp", 3), ("kartu/63.11.png", 5)),
        parts={"unduh/nasional/2025/pasar.csv": b"baris"},
        part_keys={"unduh/nasional/2025/pasar.csv": part_key(b"baris")},
    )


def test_a_finding_comes_back_as_it_was() -> None:
    """Every field of a finding survives as plain values, which marshal can keep."""
    told = Finding(kind=kind("KKS-P008"), path="a.csv", row=3, column="nilai", what="Salah.",
                   advice="Betulkan.", package="datapackages/daerah/x")  # fmt: skip
    plain = plain_finding(told)
    assert plain == ("KKS-P008", "a.csv", 3, "nilai", "Salah.", "Betulkan.",
                     "datapackages/daerah/x")  # fmt: skip
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
    assert last_day([digest(updated=day) for day in days], own) == last


def test_comparisons_are_listed_once_in_the_order_of_districts() -> None:
    """Only comparisons, each once, as the first district that has them lists them."""
    other = "banding/kalsel/sekolah/"
    digests = [
        digest(slots=(INDICATOR, PAIR, other)),
        digest(slots=(other, PAIR)),
        digest(slots=("banding/kalteng/pasar/",)),
        digest(slots=()),
    ]
    assert compared_in(digests) == (PAIR, other, "banding/kalteng/pasar/")
    assert compared_in([]) == ()


def test_a_nation_of_no_district_is_empty() -> None:
    """With no district there is no day, no news, no row."""
    made = gather([], {}, {})
    assert (made.updated, made.news, made.rows, made.pages, made.days) == ("", (), {}, (), {})


def full(code: str, day: str, **told: Any) -> Digest:
    """A district that gives of everything."""
    return digest(
        code,
        updated=day,
        cycle="2025",
        news=(day, f"Berita {code}", "Rinci", "daerah/x/", tuple(source("a"))),
        changes=((day, code, "daerah/x/", "X", "teks", "2025", "label", "sumber"),),
        dataset=(code, "x", "X", "Kalsel", day, "", "CC", "K", "2023", "2025"),
        province="provinsi/kalsel/",
        province_sources=(tuple(source(f"s{code}")),),
        rows={"temuan/": f"<tr>{code}</tr>", INDICATOR: "x", PAIR: "y"},
        slots=(INDICATOR, PAIR),
        scores=(("pasar", "84.6", "84,6", "per 2025", "a"),),
        pages=(Written(f"daerah/{code}/index.html", f"daerah/{code}/", day, True, 7),),
        **told,
    )


def test_a_nation_is_the_shares_of_its_districts_in_order() -> None:
    """News, changes, rows, sources, scores, days and pages of all, in the order of the codes."""
    rows = {INDICATOR: ["cetakan"]}
    made = gather(
        [full(FIRST, "2026-01-02"), full(SECOND, "2026-02-03")], {"p": "2026-01-09"}, rows
    )
    assert made.updated == "2026-02-03"
    assert made.news == tuple(
        News(day, f"Berita {code}", "Rinci", "daerah/x/", source("a"))
        for code, day in ((FIRST, "2026-01-02"), (SECOND, "2026-02-03"))
    )
    assert made.changes == tuple(
        ChangeNews(day, code, "daerah/x/", "X", "teks", "2025", "label", "sumber")
        for code, day in ((FIRST, "2026-01-02"), (SECOND, "2026-02-03"))
    )
    assert made.datasets[1] == DatasetShare(
        SECOND, "x", "X", "Kalsel", "2026-02-03", "", "CC", "K", "2023", "2025"
    )
    assert len(made.datasets) == 2
    assert made.rows == {
        INDICATOR: ["cetakan"], "temuan/": ["<tr>63.11</tr>", "<tr>63.12</tr>"],
    }  # fmt: skip
    assert made.province_sources == {
        "provinsi/kalsel/": (source(f"s{FIRST}"), source(f"s{SECOND}"))
    }
    assert all(isinstance(cited, Sumber) for cited in made.province_sources["provinsi/kalsel/"])
    assert made.cycles == {FIRST: "2025", SECOND: "2025"}
    assert made.days == {FIRST: "2026-01-02", SECOND: "2026-02-03"}
    assert made.compared == (PAIR,)
    score = {"pasar": MapScore("pasar", "84.6", "84,6", "per 2025", "a")}
    assert made.scores == {FIRST: score, SECOND: score}
    assert made.pages == (
        PageEntry(address=f"daerah/{FIRST}/", changed="2026-01-02", noindex=True),
        PageEntry(address=f"daerah/{SECOND}/", changed="2026-02-03", noindex=True),
    )


def test_a_district_without_a_package_gives_only_its_page() -> None:
    """It has no cycle, no day, no dataset and no news in the nation."""
    page = Written("daerah/x/index.html", "daerah/x/", "", False, 7)
    made = gather([Digest(FIRST, "", pages=(page,))], {}, {})
    assert made.pages == (PageEntry(address="daerah/x/", changed="", noindex=False),)
    assert (made.news, made.datasets, made.scores, made.cycles) == ((), (), {}, {})
    assert (made.days, made.province_sources) == ({}, {})
