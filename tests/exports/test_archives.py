"""Closed cycles for machines, and in the feed: versions, pages, corrections."""

from __future__ import annotations

from typing import Any

from kksportal.exports.archives import archives_record
from kksportal.exports.feeds import archive_entries
from kksportal.model.closed import ArchivedCycle, ArchivedZip
from kksportal.words.portal import PortalInfo
from tests.closed_cycles import FIRST, SECOND, beside, closed_portal, erratum, names_of

INFO = PortalInfo(name="Uji", url="https://kks.example/")
ZIP = ArchivedZip("kks-2025-v2.zip", 5, "ef" * 64)


def record(pages: frozenset[str] = frozenset(), **told: Any) -> Any:
    """What is told of the archive of 2025."""
    one = ArchivedCycle(cycle="2025", **{"versions": (FIRST, SECOND), **told})
    made: Any = archives_record((one,), closed_portal(pages=pages).closed, INFO)
    assert made["timemap_uri"] == {"json_format": "https://kks.example/api/v1/arsip.json"}
    (cycle,) = made["arsip"]
    return cycle


def test_a_version_that_is_not_carried_has_no_address() -> None:
    told = record(zip=ZIP)["mementos"]
    assert [one["uri"] for one in told["list"]] == [
        None,
        "https://kks.example/arsip/2025/kks-2025-v2.zip",
    ]
    assert [one["uri"] for one in record()["mementos"]["list"]] == [None, None]
    assert (told["first"]["versi"], told["last"]["versi"]) == (1, 2)
    assert told["last"]["sha512"] == SECOND.sha512


def test_each_archived_page_is_told_beside_the_address_it_had() -> None:
    told = record(frozenset({"kota-b", "kota-a"}))["daerah"]
    assert told[0] == {
        "original_uri": "https://kks.example/daerah/kota-a/",
        "memento": {
            "datetime": "2026-03-02T00:00:00+07:00",
            "uri": "https://kks.example/arsip/2025/daerah/kota-a/",
        },
    }
    assert len(told) == 2
    assert record()["daerah"] == []


def test_a_damaged_archive_has_no_versions_and_no_pages() -> None:
    told = record(frozenset({"kota-a"}), versions=())
    assert (told["mementos"], told["daerah"]) == ({"list": []}, [])


def test_the_feed_announces_each_version_with_its_digest_and_each_correction() -> None:
    entries = list(archive_entries(names_of(beside(errata=(erratum(),)))))
    assert [(one.title, one.day, one.href) for one in entries] == [
        ("Siklus 2023 ditutup dan dibekukan", "2026-01-31", "arsip/2023/"),
        ("Siklus 2025 ditutup dan dibekukan", "2026-01-31", "arsip/2025/"),
        ("Arsip siklus 2025: versi 2", "2026-03-02", "arsip/2025/"),
        ("Ralat siklus 2025", "2026-03-01", "arsip/2025/#ralat-1"),
    ]
    assert SECOND.sha512 in entries[2].summary
    assert "tercatat 85, seharusnya 84" in entries[3].summary


def test_an_entry_keeps_its_key_when_more_is_said_later() -> None:
    before = {one.key: one for one in archive_entries(names_of(beside(errata=(erratum(),))))}
    more = beside(errata=(erratum(), erratum(2, menjadi="83")))
    after = {one.key: one for one in archive_entries(names_of(more))}
    assert before.items() < after.items()
    assert sorted(after) == [
        "arsip/2023/v1", "arsip/2025/#ralat-1", "arsip/2025/#ralat-2", "arsip/2025/v1",
        "arsip/2025/v2",
    ]  # fmt: skip
