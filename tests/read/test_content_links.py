"""Links and sources of a text lead to the web or into the portal, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import source
from tests.read.files import as_rows
from tests.read.naskah import faults, read


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("[a](javascript:alert(1))", "javascript:alert(1"),
        ("[a](JavaScript:x)", "JavaScript:x"),
        ("[a]( <data:text/html,x> )", "data:text/html,x"),
        ("[a](mailto:a@x.id)", "mailto:a@x.id"),
        ("[a](//x.id)", "//x.id"),
        ("![a](ftp://x.id/a.png)", "ftp://x.id/a.png"),
        ("[a]: javascript:x", "javascript:x"),
        ("   [a]: file:///etc/passwd", "file:///etc/passwd"),
        ("<javascript:x>", "javascript:x"),
        ("<tel:0812>", "tel:0812"),
        ("<svn+ssh:x>", "svn+ssh:x"),
        (f"[a](javascript:{'x' * 60})", f"javascript:{'x' * 49}"),
        ("[a](https://x.id)", None),
        ("[a](HTTP://x.id)", None),
        ("[a](../daerah/)", None),
        ("[a](/daerah/)", None),
        ("[a](#catatan)", None),
        ("[a]()", None),
        ("[a]: https://x.id", None),
        ("    [a]: javascript:x", None),
        ("teks [a]: javascript:x", None),
        ("<https://x.id>", None),
        ("javascript:x", None),
        ("a < b: c > d", None),
        ("[@a] dan [a] (javascript:x)", None),
    ],
)
def test_links_lead_to_the_web_or_into_the_portal(
    body: str, target: str | None, tmp_path: Path
) -> None:
    """Links in each form of Markdown may use https and http or a path, and no other scheme."""
    expected = [] if target is None else [("N007", "", f"Tautan ke “{target}”.")]
    assert faults(tmp_path, body) == expected


def test_each_bad_link_is_reported_on_its_line(tmp_path: Path) -> None:
    """Lines are those of the file; good links between are passed over."""
    body = "Satu [a](x:1) [b](https://x.id)\n\n[c](y:2)\n<z:3>\n"
    _, findings = read(tmp_path, body)
    assert as_rows(findings) == [
        ("N007", 10, "", "Tautan ke “x:1”."),
        ("N007", 12, "", "Tautan ke “y:2”."),
        ("N007", 13, "", "Tautan ke “z:3”."),
    ]
    assert {f.path for f in findings} == {"content/inovasi/kisah.md"}


@pytest.mark.parametrize(
    ("item", "code", "what"),
    [
        ("{judul: A, jenis: berita}", "N002", "Sumber “” tanpa id."),
        ("{id: a, jenis: berita}", "N002", "Sumber “a” tanpa judul."),
        ("{id: a, judul: A}", "N002", "Sumber “a” tanpa jenis."),
        ("{id: a, judul: '', jenis: berita}", "N002", "Sumber “a” tanpa judul."),
        ("{}", "N002", "Sumber “” tanpa id, judul, jenis."),
        ("koran", "N002", "Sumber “” tanpa id, judul, jenis."),
        (
            "{id: a, judul: A, jenis: koran}",
            "N002",
            "Sumber “a” berjenis “koran”, yang tidak dikenal.",
        ),
        (
            "{id: a, judul: A, jenis: berita, tautan: 'javascript:x'}",
            "N007",
            "Sumber “a” bertautan “javascript:x”.",
        ),
        (
            "{id: a, judul: A, jenis: berita, tautan: 'https://x.id/<b>'}",
            "N007",
            "Sumber “a” bertautan “https://x.id/<b>”.",
        ),
        (
            f"{{id: a, judul: A, jenis: berita, tautan: 'x{'y' * 70}'}}",
            "N007",
            f"Sumber “a” bertautan “x{'y' * 59}”.",
        ),
    ],
)
def test_a_source_of_a_story_is_whole(item: str, code: str, what: str, tmp_path: Path) -> None:
    """A source without a part, of no known kind or with a bad link is reported and left out."""
    story, findings = read(tmp_path, sumber=f"[{item}, {{id: b, judul: B, jenis: berita}}]")
    assert as_rows(findings) == [(code, 8, "sumber", what)]
    assert story is not None
    assert story.sources == (source("b", judul="B"),)


def test_a_source_keeps_all_it_says(tmp_path: Path) -> None:
    """The control: each part of a source that the contract knows is read, others are not."""
    item = (
        "{id: a, judul: A, penerbit: P, jenis: berita, tanggal_terbit: 2025-10,"
        " tautan: 'http://x.id/a', judul_pasti: tidak, catatan: C, warna: merah}"
    )
    story, findings = read(tmp_path, sumber=f"[{item}]")
    assert findings == []
    assert story is not None
    assert story.sources == (
        source(
            "a",
            judul="A",
            penerbit="P",
            tanggal_terbit="2025-10",
            tautan="http://x.id/a",
            judul_pasti="tidak",
            catatan="C",
        ),
    )
