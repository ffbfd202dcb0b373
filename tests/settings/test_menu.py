"""The owner's menu."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.words.portal import NAV
from tests.settings.portals import put, read, told


def test_pages_are_named_by_file_or_address(tmp_path: Path) -> None:
    """Editorial ones, those of the portal, a district's, a table's; and other sites."""
    put(tmp_path, {"content/layanan/index.md": "# x"})
    lines = ("Beranda: index.md", "Tentang: tentang.md", "Layanan: layanan/", "Daerah: /daerah/",
             "Kami: daerah/kabupaten-barru/", "Umpan: feed.xml", "BPS: https://www.bps.go.id/",
             "Surat: mailto:a@contoh.go.id", "Bagian: tentang/#kontak")  # fmt: skip
    made = read(tmp_path, "nav:\n" + "".join(f"  - {one}\n" for one in lines))
    assert made.findings == ()
    assert made.info.nav == (
        ("Beranda", "", False), ("Tentang", "tentang/", False), ("Layanan", "layanan/", False),
        ("Daerah", "daerah/", False), ("Kami", "daerah/kabupaten-barru/", False),
        ("Umpan", "feed.xml", False), ("BPS", "https://www.bps.go.id/", True),
        ("Surat", "mailto:a@contoh.go.id", True), ("Bagian", "tentang/#kontak", False),
    )  # fmt: skip


def test_without_one_there_is_the_program_s(tmp_path: Path) -> None:
    """The sections of a portal."""
    assert read(tmp_path).info.nav == NAV


@pytest.mark.parametrize(
    "item",
    [
        "tentang.md",
        "A: tidak-ada.md",
        "A: tidak/ada/",
        "A: javascript:alert(1)",
        "A: //evil.example",
        "A: ../../etc/passwd",
        "A: data:text/html,x",
        "A: [x, y]",
        '"": tentang.md',
        f"{'panjang' * 9}: tentang.md",
        "{A: tentang.md, B: tentang.md}",
        "'a\\b': 'https://a b'",
    ],
)
def test_an_item_that_leads_nowhere_is_named(tmp_path: Path, item: str) -> None:
    """In its line; the others stand."""
    made = read(tmp_path, f"nav:\n  - Daerah: daerah/\n  - {item}\n")
    assert [(code, row) for code, row, _ in told(made.findings)] == [("A003", 8)]
    assert made.info.nav == (("Daerah", "daerah/", False),)


@pytest.mark.parametrize("value", ["a", "{A: b}", "[]", "3"])
def test_a_menu_is_a_list(tmp_path: Path, value: str) -> None:
    """Anything else is named, and the program's stands."""
    made = read(tmp_path, f"nav: {value}\n")
    assert [code for code, _, _ in told(made.findings)] == ["A003"]
    assert made.info.nav == NAV


def test_a_menu_has_an_end(tmp_path: Path) -> None:
    """It stands on every page, also on a telephone."""
    made = read(tmp_path, "nav:\n" + "  - Daerah: daerah/\n" * 30)
    assert [row for _, row, _ in told(made.findings)] == [6]
    assert len(made.info.nav) == 9
