"""What an own template names is looked for in the program; nothing is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from kksportal.authoring.template_names import TemplateNames
from kksportal.shipped import shipped_templates

FOLDER = shipped_templates()
PROGRAM = {
    path.relative_to(FOLDER).as_posix(): path.read_text("utf-8")
    for path in sorted(FOLDER.rglob("*"))
    if path.suffix in (".html", ".css", ".js", ".svg") and "awal" not in path.parts
}


def lost(name: str, text: str, program: dict[str, str] | None = None) -> list[tuple[int, str]]:
    """What an own template of this name has lost."""
    return list(TemplateNames({name: text}, program or PROGRAM, FOLDER).lost(name))


@pytest.mark.parametrize("name", sorted(name for name in PROGRAM if name.endswith(".html")))
def test_a_template_of_the_program_lacks_nothing(name: str) -> None:
    """The control: each of them as an own one."""
    assert lost(name, PROGRAM[name]) == []


@pytest.mark.parametrize("name", sorted(name for name in PROGRAM if name.endswith(".css")))
def test_a_style_of_the_program_lacks_nothing(name: str) -> None:
    """The control for classes."""
    assert list(TemplateNames({}, PROGRAM, FOLDER).lost_classes(PROGRAM[name])) == []


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("halaman/cari.html", "\n{% include 'komponen/tiada.html' %}",
         (2, "templat “komponen/tiada.html” tidak ada lagi")),
        ("overrides/main.html", '{% extends "bawaan/utama.html" %}',
         (1, "templat “bawaan/utama.html” tidak ada lagi")),
        ("halaman/cari.html", '{% from "komponen/dasar.html" import ikon, tiada %}',
         (1, "makro “tiada” di komponen/dasar.html tidak ada lagi")),
        ("halaman/cari.html", '{% from "komponen/dasar.html" import tiada as ikon %}',
         (1, "makro “tiada” di komponen/dasar.html tidak ada lagi")),
        ("overrides/main.html",
         '{% extends "bawaan/main.html" %}{% block kaki %}{% endblock %}\n'
         "{% block x %}{% endblock %}",
         (2, "blok “x” tidak ada lagi")),
        ("halaman/beranda.html", "{{ halaman.tiada_lagi }}",
         (1, "isian “tiada_lagi” tidak ada lagi")),
        ("halaman/beranda.html", "{{ halaman.reasons }}", (1, "isian “reasons” tidak ada lagi")),
        ("halaman/beranda.html", "{{ portal.tiada }}", (1, "isian “tiada” tidak ada lagi")),
        ("halaman/beranda.html", "{{ bingkai.tiada }}", (1, "isian “tiada” tidak ada lagi")),
        ("komponen/milik.html", "{% macro a(x) %}{{ x.tiada_lagi }}{% endmacro %}",
         (1, "isian “tiada_lagi” tidak ada lagi")),
        ("halaman/cari.html", "{{ bingkai | tiada }}",
         (1, "“tiada” bukan saringan atau uji yang dikenal")),
        ("halaman/cari.html", "{% if %}", (0, "susunannya salah")),
    ],
)  # fmt: skip
def test_what_is_gone_is_named(name: str, text: str, told: tuple[int, str]) -> None:
    """One sentence with its line, and no other."""
    assert lost(name, text) == [told]


def test_a_block_inside_an_own_block_is_the_owner_s() -> None:
    """It is printed where its parent is."""
    text = (
        '{% extends "bawaan/main.html" %}{% block kaki %}{% block x %}{% endblock %}{% endblock %}'
    )
    assert lost("overrides/main.html", text) == []


def test_what_others_take_from_an_own_file_must_be_in_it() -> None:
    """Templates of the program and its printing code call macros by name."""
    program = {
        "komponen/a.html": "{% macro satu() %}{{ dua() }}{% endmacro %}"
        "{% macro dua() %}{% endmacro %}",
        "halaman/b.html": '{% from "komponen/a.html" import satu %}{{ satu() }}',
    }
    sentence = (0, "makro “satu”, yang dipakai program, tidak ada di templat ini")
    assert lost("komponen/a.html", "{% macro lain() %}{% endmacro %}", program) == [sentence]
    assert lost("komponen/a.html", "{% macro satu() %}{% endmacro %}", program) == []
    # Nobody imports it and nothing beside it calls it: the printing code does.
    printed = {"komponen/sel.html": "{% macro sel() %}{% endmacro %}"}
    (told,) = lost("komponen/sel.html", "<p></p>", printed)
    assert told == (0, "makro “sel”, yang dipakai program, tidak ada di templat ini")


def test_a_class_that_is_made_from_data_is_known() -> None:
    """By its beginning, or because a style of the program names it too."""
    program = {
        "halaman/a.html": '<p class="warna-{{ x }} tetap">',
        "aset/gaya.css": ".k0 { top: 0 }",
    }
    names = TemplateNames({}, program, FOLDER)
    style = (
        '.warna-biru, .tetap:hover { width: 1.5em; background: url("a.png"); }\n/* .x */\n.k0 {}'
    )
    assert list(names.lost_classes(style)) == []
    told = list(names.lost_classes("p { }\n.tetapi > .tetap { }"))
    assert told == [(2, "kelas “.tetapi” tidak ada di templat mana pun")]


def test_nothing_is_run(tmp_path: Path) -> None:
    """A template is a program; here it is only read."""
    text = "{{ ''.__class__.__mro__[1].__subclasses__() }}{% include berkas %}"
    lost("halaman/cari.html", text)
