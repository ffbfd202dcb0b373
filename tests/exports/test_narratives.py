"""Narratives are taken along, with where their pictures and films are."""

from __future__ import annotations

from typing import Any

from kksportal.exports.archive import archive_files
from kksportal.exports.narratives import narrative_files, narrative_records
from kksportal.exports.records import district_record
from tests.contexts import BALANGAN, CONTOH, INFO, context_of
from tests.pages.test_films import AWAY, OWN, context

TEXT: dict[str, Any] = {"offices": ("Dinas A",), "films": (OWN, AWAY), "body": "Isi **tebal**.\n"}


def test_the_record_has_the_text_and_where_its_films_are() -> None:
    """A film of the portal by its address there, another by its own."""
    (one,) = narrative_records(context(**TEXT))
    assert (one["siklus"], one["tatanan"], one["isi"]) == ("2025", "pasar", "Isi **tebal**.")
    assert one["perangkat_daerah"] == ["Dinas A"]
    assert [film["alamat"] for film in one["video"]] == [
        "video/S01.01/a-abcdef01.mp4",
        "https://x.id/v",
    ]
    assert one["video"][0]["detik"] == 155
    assert "foto" not in one


def test_the_archive_has_each_as_a_text_of_its_own() -> None:
    """With whole addresses, and the mark of what is not real; the README lists it."""
    here = context(**TEXT)
    ((name, text),) = narrative_files(here, INFO)
    assert name == "narasi_2025_pasar.md"
    assert "Data simulasi: daerah ini tidak ada." in text
    assert "https://contoh.invalid/video/S01.01/a-abcdef01.mp4" in text
    assert "Ditulis Tim, 2 Januari 2026. Perangkat daerah: Dinas A." in text
    files = dict(archive_files(here, INFO))
    assert files[name] == text
    assert f"  {name}\n" in files["README.txt"]


def test_without_narratives_downloads_are_as_they_were() -> None:
    """No empty list, no file."""
    real = context_of(BALANGAN)
    assert "narasi" not in district_record(real, INFO)
    assert not [name for name, _ in archive_files(real, INFO) if name.endswith(".md")]
    assert len(district_record(context_of(CONTOH), INFO)["narasi"]) == 3
