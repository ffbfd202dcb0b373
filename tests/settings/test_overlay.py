"""The portal's own templates and styles, before they are used."""

from __future__ import annotations

import os
from pathlib import Path

from kksportal.effects import Folders
from kksportal.settings.overlay import differing, overlay_findings
from kksportal.shipped import shipped_templates
from tests.conftest import ROOT
from tests.settings.portals import put, told

HOME = (shipped_templates() / "halaman/beranda.html").read_text("utf-8")


def findings(root: Path) -> list[tuple[str, int, str]]:
    """What is said about the own templates of a portal."""
    return told(tuple(overlay_findings(Folders(root=root))))


def test_files_of_the_program_may_be_replaced_one_by_one(tmp_path: Path) -> None:
    """Pages, parts, the frame, styles; new parts and new styles beside them."""
    put(tmp_path, {
        "site_templates/halaman/beranda.html": "<h1>Kita</h1>",
        "site_templates/overrides/main.html": '{% extends "bawaan/main.html" %}',
        "site_templates/komponen/milik.html": "{% macro a() %}{% endmacro %}",
        "site_templates/aset/gaya-sendiri.css": "a { background: url(gambar.png) }",
        "site_templates/aset/.kunci": "x",
    })  # fmt: skip
    assert findings(tmp_path) == []


def test_a_portal_without_any_has_nothing_to_say(tmp_path: Path) -> None:
    """Nor has the checkout, whose templates are the program's."""
    assert findings(tmp_path) == []
    assert findings(ROOT) == []


def test_what_cannot_be_used_is_named(tmp_path: Path) -> None:
    """A broken template with its line, a style that asks elsewhere, a link, no text."""
    put(tmp_path, {
        "rahasia": "x",
        "site_templates/halaman/beranda.html": "<p>\n{% if x %}\n{{ a b }}",
        "site_templates/halaman/data.html": b"\xff",
        "site_templates/aset/x.css": "@import url(https://evil.example)",
    })  # fmt: skip
    os.symlink(tmp_path / "rahasia", tmp_path / "site_templates/aset/y.css")
    assert findings(tmp_path) == [
        ("A008", 0, "Gaya ini mengambil sesuatu dari luar portal."),
        ("B001", 0, "“y.css” tautan simbolik, bukan berkas biasa."),
        ("A008", 3, "Susunan templat ini salah."),
        ("A008", 0, "Tidak terbaca sebagai teks UTF-8."),
    ]


def test_a_file_that_replaces_nothing_is_named(tmp_path: Path) -> None:
    """With the one that was probably meant."""
    put(tmp_path, {
        "site_templates/halaman/berandaa.html": "x", "site_templates/beranda.html": "x",
    })  # fmt: skip
    made = list(overlay_findings(Folders(root=tmp_path)))
    assert [one.kind.code for one in made] == ["KKS-A009", "KKS-A009"]
    assert {one.mend for one in made} == {"Mungkin maksudnya: site_templates/halaman/beranda.html"}


def test_what_differs_from_the_program_s_is_counted(tmp_path: Path) -> None:
    """A copy as it came changes nothing; a changed one, a new one and a link do."""
    put(tmp_path, {
        "site_templates/halaman/beranda.html": HOME, "site_templates/halaman/data.html": HOME,
        "site_templates/aset/baru.css": "a {}", "site_templates/awal/mkdocs.yml": "x",
    })  # fmt: skip
    os.symlink("beranda.html", tmp_path / "site_templates/halaman/teks.html")
    assert differing(Folders(root=tmp_path, safe=True)) == [
        "aset/baru.css", "halaman/data.html", "halaman/teks.html",
    ]  # fmt: skip
    assert differing(Folders(root=ROOT, safe=True)) == []
