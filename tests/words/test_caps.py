"""Stamps and signatures on the page of a cycle: since when, by whom, and how they are checked."""

from __future__ import annotations

from typing import Any

from kksportal.model.closed import ArchivedCap, ArchivedCycle, ArchivedKey
from kksportal.words.caps import VersionCaps, caps_counted, version_caps
from tests.closed_cycles import FIRST, SECOND

KEY = ArchivedKey("0123456789ABCDEF", "RWkunci+/=")
STAMP = ArchivedCap(
    version=2,
    authority="cap.contoh.example",
    at="2026-03-02T03:05:22Z",
    files=(
        "2025-v2.cap.contoh.example.tsr",
        "2025-v2.cap.contoh.example.tsq",
        "2025-v2.cap.contoh.example.pem",
    ),
)
SIGNATURE = ArchivedCap(
    version=2, authority="", at="2026-03-02T04:00:00Z", files=("2025-v2.minisig",)
)


def cycle(*caps: ArchivedCap, **told: Any) -> ArchivedCycle:
    """The archive of 2025 in two versions."""
    plain = {"cycle": "2025", "versions": (FIRST, SECOND), "caps": caps, "key": KEY}
    return ArchivedCycle(**plain | told)


def only(*caps: ArchivedCap, **told: Any) -> VersionCaps:
    (version,) = version_caps(cycle(*caps, **told))
    return version


def test_each_is_told_with_its_authority_moment_and_files() -> None:
    version = only(SIGNATURE, STAMP)
    assert version.label == "Versi 2"
    assert [(one.what, one.when) for one in version.caps] == [
        ("Tanda tangan pengelola", "2 Maret 2026 pukul 04.00 UTC"),
        ("Cap waktu oleh cap.contoh.example", "2 Maret 2026 pukul 03.05 UTC"),
    ]
    assert [[link.href for link in one.files] for one in version.caps] == [
        ["arsip/cap/2025-v2.minisig"],
        [f"arsip/cap/{name}" for name in STAMP.files],
    ]


def test_the_commands_check_the_list_of_tags_in_the_unzipped_folder() -> None:
    """A stamp at its own moment, a signature by the key that stands on the page."""
    version = only(SIGNATURE, STAMP)
    assert version.folder == "kks-2025-v2"
    assert version.commands == (
        "minisign -Vm tagmanifest-sha512.txt -x ../2025-v2.minisig -P RWkunci+/=",
        "openssl ts -verify -data tagmanifest-sha512.txt "
        "-in ../2025-v2.cap.contoh.example.tsr -CAfile ../2025-v2.cap.contoh.example.pem "
        "-attime 1772420722",
    )


def test_one_whose_files_are_gone_or_other_has_no_command() -> None:
    version = only(STAMP._replace(files=()), SIGNATURE)
    assert [len(one.files) for one in version.caps] == [0, 1]
    assert len(version.commands) == 1


def test_without_a_moment_none_is_made_up() -> None:
    version = only(STAMP._replace(at=""))
    assert version.caps[0].when == ""
    assert "-attime" not in version.commands[0]


def test_versions_stand_apart_the_newest_first() -> None:
    told = [*version_caps(cycle(STAMP._replace(version=1), STAMP))]
    assert [(one.label, one.folder) for one in told] == [
        ("Versi 2", "kks-2025-v2"),
        ("Versi 1", "kks-2025-v1"),
    ]


def test_without_any_there_is_nothing_to_tell() -> None:
    assert [*version_caps(cycle())] == []
    assert caps_counted(cycle()) == ""


def test_the_list_of_cycles_counts_those_of_the_newest_version_that_can_be_checked() -> None:
    assert caps_counted(cycle(STAMP)) == "Ada 1 cap waktu"
    both = cycle(STAMP, STAMP._replace(authority="lain.example"), SIGNATURE)
    assert caps_counted(both) == "Ada 2 cap waktu dan tanda tangan pengelola"
    assert caps_counted(cycle(SIGNATURE)) == "Ada tanda tangan pengelola"
    assert caps_counted(cycle(STAMP._replace(version=1))) == ""
    assert caps_counted(cycle(STAMP._replace(files=()))) == ""
