"""A change of what a closed cycle froze is a finding; so is a list that lost a line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kksportal.model.archive_rows import ARSIP, RalatRow
from kksportal.model.closed import ClosedCycle, Print
from kksportal.model.contract import blank
from kksportal.model.package import ArchivePackage, Head
from kksportal.preservation.chain import chained, list_print
from kksportal.preservation.closed import table_prints, text_print
from kksportal.validate.closed import check_closed, check_closed_texts, list_resource
from tests.builders import district, head
from tests.preservation.texts import story

ODF = {"siklus": "2025", "ukuran": "odf-desa", "nilai": "85", "sumber": "a"}
ABOUT = head(folder="datapackages/daerah/S01.01-kabupaten-contoh")
CLOSED = ClosedCycle(
    cycle="2025", version=1, tables=table_prints(district(about=ABOUT, fakta=[ODF]), "2025")
)
ERRATA = next(res for res in ARSIP if res.name == "errata")


def told(*facts: dict[str, str]) -> list[tuple[str, str]]:
    found = check_closed(district(about=ABOUT, fakta=facts), [CLOSED])
    return [(one.path.rpartition("/")[2], one.what) for one in found]


def test_the_same_rows_are_no_finding() -> None:
    assert told(ODF) == []


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ((ODF | {"nilai": "86"},), "dengan 1 baris di tabel ini; jumlahnya tetap, isinya berbeda"),
        ((ODF, ODF | {"per_tanggal": "2025"}), "dengan 1 baris di tabel ini; sekarang 2."),
        ((), "dengan 1 baris di tabel ini; sekarang tidak ada."),
    ],
)
def test_a_change_is_told_with_how_many_rows_there_were(facts: Any, said: str) -> None:
    assert ("fakta.csv", f"Siklus 2025 sudah ditutup {said}".rstrip(".")) in [
        (file, what.rstrip(".")) for file, what in told(*facts)
    ]


def test_a_table_that_the_cycle_did_not_have_is_told() -> None:
    package = district(about=ABOUT, fakta=[ODF], pengampu=[{"siklus": "2025", "sumber": "a"}])
    (one,) = check_closed(package, [CLOSED])
    assert one.what == "Siklus 2025 sudah ditutup tanpa baris di tabel ini; sekarang ada 1."


def test_texts_may_not_change_go_or_come() -> None:
    frozen = story("satu", "2025")
    closed = ClosedCycle(cycle="2025", version=1, texts={frozen.path: text_print(frozen)})

    def said(*texts: Any) -> list[str]:
        return [one.what for one in check_closed_texts(texts, [closed])]

    assert said(frozen) == []
    assert said(frozen, story("lain", "2023")) == []
    assert said(story("satu", "2025", "Lain.")) == [
        "Naskah ini dibekukan di siklus 2025, dan sekarang berubah."
    ]
    assert said() == ["Naskah ini dibekukan di siklus 2025, dan sekarang hilang."]
    assert said(frozen, story("dua", "2025")) == ["Siklus 2025 sudah ditutup tanpa naskah ini."]


@pytest.mark.parametrize("field", ["title", "region", "summary", "author", "date"])
def test_a_text_is_all_that_it_says(field: str) -> None:
    frozen = story("satu", "2025")
    assert text_print(frozen) != text_print(replace(frozen, **{field: "lain"}))
    assert text_print(frozen) == text_print(replace(frozen, line=99, starts="2026-01-01"))


def errata(*reasons: str) -> tuple[Any, ...]:
    rows: tuple[Any, ...] = ()
    for reason in reasons:
        row = blank(RalatRow, perihal="daerah/kabupaten-contoh", alasan=reason)
        rows = (*rows, chained(ERRATA, rows, row))
    return rows


def beside(*rows: Any) -> ArchivePackage:
    about = Head(folder="datapackages/arsip/2025", kind="arsip", title="", updated="", cycle="2025")
    return ArchivePackage(head=about, errata=rows)


def codes(package: ArchivePackage, closed: ClosedCycle = CLOSED) -> list[tuple[str, int, str]]:
    return [(one.kind.code, one.row, one.column) for one in check_closed(package, [closed])]


def test_a_list_that_follows_line_by_line_is_sound() -> None:
    assert codes(beside(*errata("a", "b", "c"))) == []


def test_a_line_that_was_changed_is_told_at_the_next_one() -> None:
    one, two, three = errata("a", "b", "c")
    assert codes(beside(one, two._replace(alasan="x"), three)) == [
        ("KKS-T002", 4, "sha512_sebelumnya")
    ]


def test_a_line_that_is_left_out_is_told() -> None:
    one, _, three = errata("a", "b", "c")
    assert codes(beside(one, three)) == [("KKS-T002", 3, "nomor")]


def test_lines_that_a_version_holds_may_not_go() -> None:
    rows = errata("a", "b")
    held = replace(CLOSED, lists={"errata": list_print(list_resource("errata"), rows)})
    assert codes(beside(*rows), held) == []
    assert codes(beside(*errata("a", "b", "c")), held) == []
    assert codes(beside(rows[0]), held) == [("KKS-T002", 0, "")]
    assert codes(beside(*errata("a", "x")), held) == [("KKS-T002", 0, "")]


def test_a_correction_of_what_the_cycle_does_not_hold_is_told() -> None:
    row = blank(RalatRow, perihal="daerah/kabupaten-lain", alasan="a")
    assert codes(beside(chained(ERRATA, (), row))) == [("KKS-T004", 2, "perihal")]


def test_an_empty_list_has_no_print() -> None:
    assert list_print(ERRATA, ()) == Print(0, "")
